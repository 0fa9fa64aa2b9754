// Our JSON tokeniser accepts what nlohmann/json accepts, and refuses what it refuses. They differ
// on purpose in three things: we cap the depth, take numbers of any size, and let unpaired
// surrogates pass, which undoing escapes mends.
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>

#include "formats/json/tokeniser.h"
#include "formats/reading/encoding.h"
#include "harnesses.h"
#include "property.h"

namespace threadbare::test {
namespace {

/// Wants the same of every value.
class Listener final : public JsonEvents {
 public:
  explicit Listener(JsonInterest interest) : interest_(interest) {}

  JsonInterest want(uint64_t) override { return interest_; }
  void key(JsonText) override {}
  void begin_object() override { ++open_; }
  void end_object() override { PROPERTY(open_-- > 0); }
  void begin_array() override { ++open_; }
  void end_array() override { PROPERTY(open_-- > 0); }
  void string(JsonText) override {}
  void number(std::string_view) override {}
  void boolean(bool) override {}
  void null() override {}
  void raw(std::string_view json) override { PROPERTY(!json.empty()); }

 private:
  JsonInterest interest_;
  int open_ = 0;
};

bool accepts(std::string_view input, JsonInterest interest, size_t budget) {
  Listener listener(interest);
  JsonTokeniser tokeniser(input, listener);
  size_t position = 0;
  JsonTokeniser::Progress progress;
  do {
    progress = tokeniser.step(budget);
    PROPERTY(tokeniser.position() >= position && tokeniser.position() <= input.size());
    position = tokeniser.position();
  } while (progress == JsonTokeniser::Progress::more);
  if (progress == JsonTokeniser::Progress::done) return true;
  PROPERTY(!tokeniser.error().message.empty() && tokeniser.error().place.byte <= input.size());
  return false;
}

}  // namespace

void fuzz_json(std::string_view input) {
  if (input.size() > 16000) return;  // below the cap on depth
  const std::string text = repaired_utf8(input);
  const bool accepted = accepts(text, JsonInterest::read, 1 << 20);
  for (const JsonInterest interest :
       {JsonInterest::read, JsonInterest::skip, JsonInterest::slice}) {
    PROPERTY(accepts(text, interest, 1) == accepted);
  }
  // nlohmann/json skips a byte order mark, which Reading has done before, and ends at a NUL.
  if (text.starts_with("\xEF\xBB\xBF") || text.find('\0') != std::string::npos) return;
  const bool reference = nlohmann::json::accept(text);
  if (reference) PROPERTY(accepted);
  // accept() also refuses numbers past a double's range.
  const bool may_differ = text.find("\\u") != std::string::npos ||
                          text.find_first_of("eE") != std::string::npos || text.size() > 300;
  if (accepted && !may_differ) PROPERTY(reference);
}

}  // namespace threadbare::test

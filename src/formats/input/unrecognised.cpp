#include "formats/input/unrecognised.h"

#include <algorithm>
#include <utility>

#include "formats/input/binary_kind.h"
#include "formats/json/events.h"
#include "formats/json/tokeniser.h"

namespace threadbare {

namespace {

constexpr size_t kMaxKeysNamed = 8;
constexpr size_t kMaxQuotedBytes = 40;

std::string names_of_formats() {
  std::string names;
  for (const Format* format : formats()) {
    if (!names.empty()) names += ", ";
    names += format->name;
  }
  return names;
}

// At most `limit` bytes of a text, cut between characters, for a message.
std::string quoted(std::string_view text, size_t limit) {
  size_t end = std::min(text.size(), limit);
  while (end < text.size() && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) {
    --end;
  }
  std::string quote = "“" + std::string(text.substr(0, end));
  quote += end < text.size() ? "…”" : "”";
  return quote;
}

std::string describe_json(const Sample& sample) {
  std::string keys;
  size_t named = 0;
  for (const std::string& path : sample.paths) {
    if (path.find('.') != std::string::npos || path.ends_with("[]")) continue;
    if (named++ == kMaxKeysNamed) {
      keys += ", …";
      break;
    }
    if (!keys.empty()) keys += ", ";
    keys += quoted(path, kMaxQuotedBytes);
  }
  std::string what = "this is JSON";
  if (!keys.empty()) what += " with the keys " + keys;
  return what + ", which is none of the shapes that are read: " + names_of_formats();
}

std::string describe_text(std::string_view input) {
  const size_t start = std::min(input.find_first_not_of(" \t\r\n"), input.size());
  const std::string_view rest = input.substr(start);
  if (rest.starts_with("<")) {
    return "this looks like HTML or XML, which is not read yet; what is read: " +
           names_of_formats();
  }
  return "this is text without a line like “6 months ago”, with which copied comments begin; what "
         "is read: " +
         names_of_formats();
}

// Wants nothing, so that the tokeniser just checks.
class Unheeding final : public JsonEvents {
 public:
  JsonInterest want(uint64_t) override { return JsonInterest::skip; }
};

class UnrecognisedJson final : public FormatReader {
 public:
  UnrecognisedJson(const Sample& sample, Problems& problems)
      : description_(describe_json(sample)),
        problems_(&problems),
        tokeniser_(sample.input, unheeding_) {}

  Progress step(size_t budget) override {
    switch (tokeniser_.step(budget)) {
      case JsonTokeniser::Progress::more:
        return Progress::more;
      case JsonTokeniser::Progress::failed: {
        const Problem& error = tokeniser_.error();
        problems_->fail(error.code, error.message, error.place.byte);
        break;
      }
      case JsonTokeniser::Progress::done:
        problems_->fail(ProblemCode::unknown_format, description_, 0);
        break;
    }
    return Progress::failed;
  }

  size_t position() const override { return tokeniser_.position(); }

 private:
  std::string description_;
  Problems* problems_;
  Unheeding unheeding_;
  JsonTokeniser tokeniser_;
};

class UnrecognisedText final : public FormatReader {
 public:
  UnrecognisedText(std::string_view input, Problems& problems) {
    problems.fail(ProblemCode::unknown_format, describe_text(input), 0);
  }
  Progress step(size_t) override { return Progress::failed; }
  size_t position() const override { return 0; }
};

}  // namespace

std::unique_ptr<FormatReader> open_unrecognised(const Sample& sample, Problems& problems) {
  if (sample.kind == Sample::Kind::json)
    return std::make_unique<UnrecognisedJson>(sample, problems);
  return std::make_unique<UnrecognisedText>(sample.input, problems);
}

std::string describe_binary(std::string_view bytes) {
  const std::string_view kind = binary_kind(bytes);
  if (kind.empty()) return "this is no text: there are NUL bytes in it";
  return "this is no text: it is " + std::string(kind);
}

}  // namespace threadbare

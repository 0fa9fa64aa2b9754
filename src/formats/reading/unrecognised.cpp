#include "formats/reading/unrecognised.h"

#include <algorithm>
#include <utility>

#include "formats/json/events.h"
#include "formats/json/tokeniser.h"
#include "formats/reading/binary_kind.h"

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

std::string describe_text(const Sample& sample) {
  if (sample.kind == Sample::Kind::xml) {
    return "this is XML" +
           (sample.root.empty()
                ? ""
                : " with the root element " + quoted(sample.root, kMaxQuotedBytes)) +
           ", which is none of the exports that are read: " + names_of_formats();
  }
  const size_t start = std::min(sample.input.find_first_not_of(" \t\r\n"), sample.input.size());
  if (sample.input.substr(start).starts_with("<")) {
    return "this is an HTML page, which is not read: save its data, or copy its text; what is "
           "read: " +
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
  UnrecognisedJson(const Sample& sample, uint64_t offset, Problems& problems)
      : description_(describe_json(sample)),
        problems_(&problems),
        offset_(offset),
        lines_(sample.lines),
        tokeniser_(sample.input, unheeding_, offset) {}

  void begin(const Sample&) override {}

  Progress step(size_t budget) override {
    switch (tokeniser_.step(budget)) {
      case JsonTokeniser::Progress::more:
        return Progress::more;
      case JsonTokeniser::Progress::failed: {
        // Of texts one a line the second is no mistake.
        const Problem& error = tokeniser_.error();
        if (lines_) {
          problems_->fail(ProblemCode::unknown_format, description_, offset_);
        } else {
          problems_->fail(error.code, error.message, error.place.byte);
        }
        break;
      }
      case JsonTokeniser::Progress::done:
        problems_->fail(ProblemCode::unknown_format, description_, offset_);
        break;
    }
    return Progress::failed;
  }

  size_t position() const override { return tokeniser_.position(); }

 private:
  std::string description_;
  Problems* problems_;
  uint64_t offset_;
  bool lines_;
  Unheeding unheeding_;
  JsonTokeniser tokeniser_;
};

class UnrecognisedText final : public FormatReader {
 public:
  UnrecognisedText(const Sample& sample, uint64_t offset, Problems& problems) {
    problems.fail(ProblemCode::unknown_format, describe_text(sample), offset);
  }
  void begin(const Sample&) override {}
  Progress step(size_t) override { return Progress::failed; }
  size_t position() const override { return 0; }
};

}  // namespace

std::unique_ptr<FormatReader> open_unrecognised(const Sample& sample, uint64_t offset,
                                                Problems& problems) {
  if (sample.kind == Sample::Kind::json) {
    return std::make_unique<UnrecognisedJson>(sample, offset, problems);
  }
  return std::make_unique<UnrecognisedText>(sample, offset, problems);
}

std::string describe_binary(std::string_view bytes) {
  const std::string_view kind = binary_kind(bytes);
  if (kind.empty()) return "this is no text: there are NUL bytes in it";
  return "this is no text: it is " + std::string(kind);
}

}  // namespace threadbare

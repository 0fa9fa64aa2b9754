#include "formats/reading/unrecognised.h"

#include <utility>

#include "formats/json/events.h"
#include "formats/json/tokeniser.h"
#include "formats/reading/description.h"

namespace threadbare {

namespace {

std::string complaint_of(const Sample& sample) {
  std::string complaint = "this is " + describe(sample);
  if (sample.kind != Sample::Kind::json && !left_out().empty()) {
    return complaint.append("; ").append(left_out());
  }
  complaint += sample.kind == Sample::Kind::json  ? ", which is none of the shapes that are read"
               : sample.kind == Sample::Kind::xml ? ", which is none of the exports that are read"
               : complaint.ends_with("page")
                   ? ", which is not read: save the thread's data, or copy its text"
                   : " without a line like “6 months ago”, with which copied comments begin";
  complaint += "; what is read: ";
  for (const Format* format : formats()) {
    if (format != formats().front()) complaint += ", ";
    complaint += format->name;
  }
  return complaint;
}

class UnrecognisedJson final : public FormatReader {
 public:
  UnrecognisedJson(const Sample& sample, uint64_t offset, Problems& problems)
      : description_(complaint_of(sample)),
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
  JsonUnheeding unheeding_;
  JsonTokeniser tokeniser_;
};

class UnrecognisedText final : public FormatReader {
 public:
  UnrecognisedText(const Sample& sample, uint64_t offset, Problems& problems) {
    problems.fail(ProblemCode::unknown_format, complaint_of(sample), offset);
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

}  // namespace threadbare

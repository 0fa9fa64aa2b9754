#include "thread/problem.h"

#include <algorithm>
#include <utility>

#include "thread/limits.h"

namespace threadbare {

std::string_view name_of(ProblemCode code) {
  switch (code) {
    case ProblemCode::none:
      return "none";
    case ProblemCode::empty_input:
      return "empty-input";
    case ProblemCode::binary_input:
      return "binary-input";
    case ProblemCode::unknown_format:
      return "unknown-format";
    case ProblemCode::bad_json:
      return "bad-json";
    case ProblemCode::too_deep:
      return "too-deep";
    case ProblemCode::too_large:
      return "too-large";
    case ProblemCode::no_comments:
      return "no-comments";
    case ProblemCode::bad_comment:
      return "bad-comment";
    case ProblemCode::bad_text:
      return "bad-text";
    case ProblemCode::ambiguous:
      return "ambiguous";
  }
  return "none";
}

void Problems::warn(ProblemCode code, std::string message, uint64_t byte) {
  if (warnings_.size() == kMaxWarnings) {
    ++dropped_;
    return;
  }
  warnings_.push_back({code, std::move(message), {byte, 0, 0}});
}

void Problems::fail(ProblemCode code, std::string message, uint64_t byte) {
  if (!failed()) error_ = {code, std::move(message), {byte, 0, 0}};
}

namespace {

// Counts lines and code points up to ever later places, so that many places cost one pass.
class PlaceFinder {
 public:
  explicit PlaceFinder(std::string_view input) : input_(input) {}

  void find(Place& place) {
    const uint64_t target = std::min<uint64_t>(place.byte, input_.size());
    for (; position_ < target; ++position_) {
      const auto byte = static_cast<unsigned char>(input_[position_]);
      if (byte == '\n') {
        ++line_;
        column_ = 1;
      } else if ((byte & 0xC0) != 0x80) {  // continuation bytes are no code points
        ++column_;
      }
    }
    place.line = line_;
    place.column = column_;
  }

 private:
  std::string_view input_;
  uint64_t position_ = 0;
  uint32_t line_ = 1;
  uint32_t column_ = 1;
};

}  // namespace

void Problems::locate(std::string_view input) {
  std::stable_sort(warnings_.begin(), warnings_.end(),
                   [](const Problem& a, const Problem& b) { return a.place.byte < b.place.byte; });
  PlaceFinder finder(input);
  for (Problem& warning : warnings_) {
    if (warning.place.byte != Place::kNowhere && warning.place.line == 0)
      finder.find(warning.place);
  }
  if (error_.place.byte != Place::kNowhere && error_.place.line == 0) {
    PlaceFinder(input).find(error_.place);
  }
}

}  // namespace threadbare

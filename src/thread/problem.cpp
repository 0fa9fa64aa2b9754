#include "thread/problem.h"

#include <algorithm>
#include <utility>

#include "thread/limits.h"
#include "thread/stable_sort.h"

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
    case ProblemCode::bad_xml:
      return "bad-xml";
    case ProblemCode::too_deep:
      return "too-deep";
    case ProblemCode::too_large:
      return "too-large";
    case ProblemCode::bad_map:
      return "bad-map";
    case ProblemCode::no_comments:
      return "no-comments";
    case ProblemCode::bad_comment:
      return "bad-comment";
    case ProblemCode::bad_text:
      return "bad-text";
    case ProblemCode::ambiguous:
      return "ambiguous";
    case ProblemCode::truncated:
      return "truncated";
    case ProblemCode::skipped_part:
      return "skipped-part";
    case ProblemCode::left_out:
      return "left-out";
  }
  return "none";
}

namespace {

// Not located yet, but for the part.
Place place_in(uint64_t byte, uint32_t part) {
  return {byte, byte == Place::kNowhere ? 0 : part, 0, 0};
}

}  // namespace

void Problems::warn(ProblemCode code, std::string message, uint64_t byte) {
  if (warnings_.size() == kMaxWarnings) {
    ++dropped_;
    return;
  }
  warnings_.push_back({code, std::move(message), place_in(byte, part_)});
}

void Problems::fail(ProblemCode code, std::string message, uint64_t byte) {
  if (!failed()) error_ = {code, std::move(message), place_in(byte, part_)};
}

void Problems::fail_at(ProblemCode code, std::string message, Place place) {
  if (!failed()) error_ = {code, std::move(message), place};
}

void Problems::forgive() {
  if (!failed()) return;
  warn(ProblemCode::skipped_part, std::move(error_.message), error_.place.byte);
  error_ = {};
}

namespace {

// Counts lines and code points up to ever later places, so that many places cost one pass.
class PlaceFinder {
 public:
  PlaceFinder(std::string_view input, const std::vector<uint64_t>& parts)
      : input_(input), parts_(parts) {}

  void find(Place& place) {
    const uint64_t target = std::min<uint64_t>(place.byte, input_.size());
    while (part_ + 1 < parts_.size() && part_ < place.part && parts_[part_ + 1] <= target) {
      position_ = parts_[++part_];
      line_ = column_ = 1;
    }
    if (part_ == 0 && !parts_.empty()) position_ = std::max(position_, parts_[0]);
    for (; position_ < target; ++position_) {
      const auto byte = static_cast<unsigned char>(input_[position_]);
      if (byte == '\n') {
        ++line_;
        column_ = 1;
      } else if ((byte & 0xC0) != 0x80) {  // continuation bytes are no code points
        ++column_;
      }
    }
    place.part = part_;
    place.line = line_;
    place.column = column_;
    if (!parts_.empty()) place.byte = target - std::min(target, parts_[part_]);
  }

 private:
  std::string_view input_;
  const std::vector<uint64_t>& parts_;
  uint64_t position_ = 0;
  uint32_t part_ = 0;
  uint32_t line_ = 1;
  uint32_t column_ = 1;
};

}  // namespace

void Problems::locate(std::string_view input, const std::vector<uint64_t>& parts) {
  sort_stably(std::span(warnings_), [](const Problem& a, const Problem& b) {
    return a.place.byte != b.place.byte ? a.place.byte < b.place.byte : a.place.part < b.place.part;
  });
  PlaceFinder finder(input, parts);
  for (Problem& warning : warnings_) {
    if (warning.place.byte != Place::kNowhere && warning.place.line == 0)
      finder.find(warning.place);
  }
  if (error_.place.byte != Place::kNowhere && error_.place.line == 0) {
    PlaceFinder(input, parts).find(error_.place);
  }
}

}  // namespace threadbare

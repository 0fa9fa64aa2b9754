#include "thread/problem.h"

#include <span>
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
    case ProblemCode::out_of_memory:
      return "out-of-memory";
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

bool Problems::locate(Pace& pace, std::string_view input, const std::vector<uint64_t>& parts) {
  if (!is_locating_) {
    is_locating_ = true;
    located_ = 0;
    finder_ = PlaceFinder();
    sort_stably(std::span(warnings_), [](const Problem& a, const Problem& b) {
      return a.place.byte != b.place.byte ? a.place.byte < b.place.byte
                                          : a.place.part < b.place.part;
    });
  }
  const auto find = [&](Place& place) {
    if (place.byte == Place::kNowhere || place.line != 0) return true;
    return finder_.find(pace, input, parts, place);
  };
  for (; located_ < warnings_.size(); ++located_) {
    if (!find(warnings_[located_].place)) return false;
  }
  if (!find(error_.place)) return false;
  is_locating_ = false;
  return true;
}

}  // namespace threadbare

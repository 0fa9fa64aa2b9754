// What can be wrong with an input, as values: errors end the reading of a document, warnings do
// not.
#ifndef THREADBARE_THREAD_PROBLEM_H_
#define THREADBARE_THREAD_PROBLEM_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "thread/pace.h"
#include "thread/place.h"

namespace threadbare {

/// Only `none` is success. The names are part of the interface: the element reports them as
/// `detail.code`, with `-` for `_`.
enum class ProblemCode : uint8_t {
  none,
  empty_input,     ///< nothing but white space
  binary_input,    ///< not text in UTF-8 or UTF-16
  unknown_format,  ///< text or JSON, but no format recognises it
  bad_json,        ///< JSON that breaks its grammar, truncation included
  bad_xml,         ///< XML that has a DOCTYPE or no start; as a warning: it was mended
  too_deep,        ///< nested past kMaxJsonDepth or kMaxXmlDepth
  too_large,       ///< more than kMaxInputBytes
  out_of_memory,   ///< natively; in WebAssembly the instance traps
  bad_map,         ///< a map (ReadOptions::map) that says what cannot be
  no_comments,     ///< a known format without a post or a comment; a warning of one of several
  bad_comment,     ///< warning: one comment was skipped or mended
  bad_text,        ///< warning: bytes that were no valid text were replaced
  ambiguous,       ///< warning: the input does not say how it is meant
  truncated,       ///< warning: the input ends too early; what is whole was kept
  skipped_part,    ///< warning: one of several files, or a part of one, could not be read
  left_out,        ///< warning: something that is there on purpose is not read
};

/// The name of a code, as in the enum but with `-` for `_`: "bad-json".
std::string_view name_of(ProblemCode code);

/// One problem: `message` is a sentence that a person can act on, without a final full stop.
struct Problem {
  ProblemCode code = ProblemCode::none;
  std::string message;
  Place place;
};

/// The warnings of one reading, and its error if it has one. Reporting is cheap; lines and columns
/// are found once, at the end.
class Problems {
 public:
  /// Says which part is being read, until further notice: where one ends and the next begins, a
  /// byte alone does not tell. Place::kAnyPart: none in particular.
  void set_part(uint32_t part) { part_ = part; }

  /// Adds a warning. Past kMaxWarnings it is only counted.
  void warn(ProblemCode code, std::string message, uint64_t byte = Place::kNowhere);

  /// Sets the error; the first one stays.
  void fail(ProblemCode code, std::string message, uint64_t byte = Place::kNowhere);
  /// The same with a place that was located before.
  void fail_at(ProblemCode code, std::string message, Place place);

  /// Turns the error into a warning: of several files one is broken.
  void forgive();

  bool failed() const { return error_.code != ProblemCode::none; }
  const Problem& error() const { return error_; }
  const std::vector<Problem>& warnings() const { return warnings_; }

  /// Warnings that were counted but not kept.
  size_t dropped_warnings() const { return dropped_; }

  /// Fills in part, line and column of all problems from their byte offsets, and sorts the warnings
  /// by place. True when that is done; until then nothing may be reported. `input` must be the
  /// bytes that the offsets count in; `parts` are the places where its parts begin, in order (none:
  /// it is one). Complexity: one pass over `input` up to the last place, and sorting.
  bool locate(Pace& pace, std::string_view input, const std::vector<uint64_t>& parts = {});

 private:
  Problem error_;
  std::vector<Problem> warnings_;
  size_t dropped_ = 0;
  uint32_t part_ = Place::kAnyPart;
  // While they are located.
  bool is_locating_ = false;
  size_t located_ = 0;  // of the warnings
  PlaceFinder finder_;
};

}  // namespace threadbare

#endif  // THREADBARE_THREAD_PROBLEM_H_

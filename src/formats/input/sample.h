// What recognition sees of an input: its kind, and for JSON the paths that occur in it.
#ifndef THREADBARE_FORMATS_INPUT_SAMPLE_H_
#define THREADBARE_FORMATS_INPUT_SAMPLE_H_

#include <string>
#include <string_view>
#include <vector>

namespace threadbare {

/// Made once for an input, then shown to every format.
struct Sample {
  enum class Kind { text, json };

  Kind kind = Kind::text;

  /// The whole input. Formats of plain text look for their own marks in it.
  std::string_view input;

  /// For JSON: the distinct paths met in its first part, down to four keys deep, in order:
  /// "comments", "comments[]", "comments[].comment", "comments[].comment.path". An array's elements
  /// are `[]`; a path stands once however often it occurs.
  std::vector<std::string> paths;

  /// Whether `path` occurs. Complexity: linear in the number of paths, which is capped.
  bool has(std::string_view path) const;
};

/// Looks at `input` (valid UTF-8). It is JSON if its first character that is no white space opens
/// an object or array and what follows can begin one. Complexity: the first megabyte for JSON,
/// constant for text.
Sample take_sample(std::string_view input);

}  // namespace threadbare

#endif  // THREADBARE_FORMATS_INPUT_SAMPLE_H_

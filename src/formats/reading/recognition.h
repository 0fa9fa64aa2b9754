// Why a file is taken for what it is.
#ifndef THREADBARE_FORMATS_READING_RECOGNITION_H_
#define THREADBARE_FORMATS_READING_RECOGNITION_H_

#include <string>
#include <string_view>
#include <vector>

#include "formats/format.h"

namespace threadbare {

/// A format that takes a file for its own, and the mark by which it does. Both are static.
struct Claim {
  std::string_view format;
  std::string_view mark;
};

struct Recognition {
  /// What the file looks like: "JSON with the keys “post”, “comments”".
  std::string kind;
  /// In the order of the list of formats: the first one reads the file. A test holds that there is
  /// never more than one.
  std::vector<Claim> claims;
};

/// The first format that recognises `sample`, or null. Where nobody knows it as it is, it is shown
/// to them unwrapped, and stays so if somebody does. Formats of raw bytes are not asked.
const Format* claim(Sample& sample);

/// Judges the bytes of one file, as reading does.
Recognition recognise(std::string_view bytes);

}  // namespace threadbare

#endif  // THREADBARE_FORMATS_READING_RECOGNITION_H_

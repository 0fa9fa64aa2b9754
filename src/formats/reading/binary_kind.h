// Files that are no text, by their first bytes.
#ifndef THREADBARE_FORMATS_READING_BINARY_KIND_H_
#define THREADBARE_FORMATS_READING_BINARY_KIND_H_

#include <string_view>

namespace threadbare {

/// What a file is that starts as `bytes` do, worded to stand behind "it is": "a PNG image". Empty
/// if its start is not a known one; it may be text then, or not. Packed files may have no NUL byte
/// for long, so that looking for one would not tell.
std::string_view binary_kind(std::string_view bytes);

}  // namespace threadbare

#endif  // THREADBARE_FORMATS_READING_BINARY_KIND_H_

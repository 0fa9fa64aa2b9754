// From the bytes of a file to valid UTF-8.
#ifndef THREADBARE_FORMATS_READING_ENCODING_H_
#define THREADBARE_FORMATS_READING_ENCODING_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace threadbare {

enum class Encoding { utf8, utf8_with_mark, utf16_little, utf16_big, binary };

/// Judges by the byte order mark, else by where the first kilobytes have NUL bytes: at every odd
/// place in UTF-16 of mostly Latin text, at every even one if it is big-endian, anywhere in
/// something that is no text.
Encoding encoding_of(std::string_view bytes);

/// The end of the valid UTF-8 in `text` that starts at `from`: the first place that begins an
/// invalid sequence (RFC 3629: overlong ones, surrogates and what lies past U+10FFFF included), or
/// else a start of a character at `until` or, by less than 64 bytes, past it.
size_t valid_utf8_end(std::string_view text, size_t from, size_t until);

/// `text` with each maximal invalid part of a sequence replaced by U+FFFD, as the WHATWG encoding
/// standard does it.
std::string repaired_utf8(std::string_view text);

/// UTF-16 as UTF-8, a byte order mark left out; lone surrogates and an odd last byte become U+FFFD.
/// `replaced` is set if there were any.
std::string utf8_from_utf16(std::string_view bytes, bool big_endian, bool* replaced);

}  // namespace threadbare

#endif  // THREADBARE_FORMATS_READING_ENCODING_H_

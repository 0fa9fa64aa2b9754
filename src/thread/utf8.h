// UTF-8, one code point at a time.
#ifndef THREADBARE_THREAD_UTF8_H_
#define THREADBARE_THREAD_UTF8_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace threadbare {

inline constexpr char32_t kReplacementCharacter = 0xFFFD;

/// A code point and how many bytes it took, at least 1.
struct DecodedCodePoint {
  char32_t value = kReplacementCharacter;
  size_t size = 1;
  bool valid = false;
};

/// The code point at `text[at]`. Where the bytes are no UTF-8 (overlong forms and surrogates are
/// none), it is U+FFFD for the longest prefix of a sequence that is there, as browsers have it (the
/// Unicode Standard, section 3.9). REQUIRES: at < text.size().
DecodedCodePoint decode_utf8(std::string_view text, size_t at);

/// Writes a code point at `out`, where there must be room for 4 bytes, and returns the end of what
/// it wrote. REQUIRES: it is no surrogate and not past U+10FFFF.
char* write_utf8(char* out, char32_t code_point);

/// Appends a code point; U+FFFD for surrogates, zero and what lies past U+10FFFF.
void append_utf8(std::string& out, char32_t code_point);

}  // namespace threadbare

#endif  // THREADBARE_THREAD_UTF8_H_

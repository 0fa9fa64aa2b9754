// From the bytes of a file to valid UTF-8.
#ifndef THREADBARE_FORMATS_READING_ENCODING_H_
#define THREADBARE_FORMATS_READING_ENCODING_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

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

/// Makes valid UTF-8, in steps: of UTF-8 each maximal invalid part of a sequence becomes U+FFFD, as
/// the WHATWG encoding standard does it; of UTF-16 lone surrogates and an odd last byte do, and a
/// byte order mark is left out.
class Conversion {
 public:
  /// `bytes` are borrowed. REQUIRES: `from` is neither `binary` nor `utf8_with_mark`.
  Conversion(std::string_view bytes, Encoding from);

  /// Whether what may come of so many bytes fits into one string, which in wasm is half the memory.
  static bool can_hold(uint64_t bytes);

  /// Goes on for about `budget` bytes. True when all is converted.
  bool step(size_t budget);
  size_t position() const { return position_; }

  bool is_from_utf8() const { return from_ == Encoding::utf8; }

  /// Whether anything had to be replaced.
  bool replaced() const { return replaced_; }
  std::string take() { return std::move(text_); }

 private:
  void repair(size_t until);
  void convert(size_t until);
  uint32_t unit_at(size_t i) const;

  std::string_view bytes_;
  Encoding from_;
  size_t position_ = 0;
  bool replaced_ = false;
  std::string text_;
};

/// The same in one go.
std::string repaired_utf8(std::string_view text);
std::string utf8_from_utf16(std::string_view bytes, bool big_endian, bool* replaced);

}  // namespace threadbare

#endif  // THREADBARE_FORMATS_READING_ENCODING_H_

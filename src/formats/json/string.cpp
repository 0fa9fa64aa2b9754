#include "formats/json/string.h"

#include <cstdint>

#include "thread/simd.h"
#include "thread/utf8.h"

namespace threadbare {

namespace {

uint32_t hex_value(char c) {
  if (c <= '9') return static_cast<uint32_t>(c - '0');
  return static_cast<uint32_t>((c | 0x20) - 'a' + 10);
}

bool is_high_surrogate(uint32_t unit) {
  return unit >= 0xD800 && unit < 0xDC00;
}
bool is_low_surrogate(uint32_t unit) {
  return unit >= 0xDC00 && unit < 0xE000;
}

// The four digits behind `\u`.
uint32_t code_unit(const char* digits) {
  return hex_value(digits[0]) << 12 | hex_value(digits[1]) << 8 | hex_value(digits[2]) << 4 |
         hex_value(digits[3]);
}

// Reads the escape at `at`, a backslash, and moves past it.
uint32_t read_escape(const char*& at, const char* end) {
  const char kind = at[1];
  at += 2;
  switch (kind) {
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    case 'u':
      break;
    default:
      return static_cast<unsigned char>(kind);
  }
  const uint32_t unit = code_unit(at);
  at += 4;
  if (unit == 0 || is_low_surrogate(unit)) return kReplacementCharacter;
  if (!is_high_surrogate(unit)) return unit;
  if (end - at < 6 || at[0] != '\\' || at[1] != 'u') return kReplacementCharacter;
  const uint32_t low = code_unit(at + 2);
  if (!is_low_surrogate(low)) return kReplacementCharacter;
  at += 6;
  return 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
}

// Moves the text up to the first backslash, to `out`: `at` is then there, or at `end`. What is
// moved may overlap, `out` being before `at`: bytes are written that have been read, and no more
// of them than are plain.
char* move_plain(const char*& at, const char* end, char* out) {
  while (static_cast<size_t>(end - at) >= simd::kVectorBytes) {
    const simd::Vector bytes = simd::load(at);
    if (simd::high_bits(simd::equal(bytes, '\\')) != 0) break;
    simd::store(out, bytes);
    at += simd::kVectorBytes;
    out += simd::kVectorBytes;
  }
  while (at != end && *at != '\\') *out++ = *at++;
  return out;
}

// Writes to `out`, which may be `at` itself: no escape stands for more bytes than it has. Returns
// the end of what was written.
char* unescape(const char* at, const char* end, char* out) {
  for (;;) {
    out = move_plain(at, end, out);
    if (at == end) return out;
    out = write_utf8(out, read_escape(at, end));
  }
}

}  // namespace

void append_unescaped(std::string& out, std::string_view escaped) {
  const size_t before = out.size();
  out.resize(before + escaped.size());
  const char* const end =
      unescape(escaped.data(), escaped.data() + escaped.size(), out.data() + before);
  out.resize(static_cast<size_t>(end - out.data()));
}

Piece unescape_in_place(TextHeap& heap, Piece escaped) {
  char* const text = heap.writable_input().data() + escaped.offset;
  const char* const end = unescape(text, text + escaped.size, text);
  return {escaped.offset, static_cast<uint32_t>(end - text)};
}

}  // namespace threadbare

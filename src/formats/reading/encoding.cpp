#include "formats/reading/encoding.h"

#include <algorithm>
#include <bit>

#include "formats/reading/binary_kind.h"
#include "thread/simd.h"
#include "thread/utf8.h"

namespace threadbare {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr size_t kLookedAt = 4096;

// Past the bytes from `i` on that are ASCII, up to about `until`; what is less than a vector is left.
size_t ascii_end(std::string_view text, size_t i, size_t until) {
  while (i < until && i + simd::kBlockBytes <= text.size()) {
    const simd::Block block(text.data() + i);
    const simd::Vector either = simd::either(simd::either(block.parts[0], block.parts[1]),
                                             simd::either(block.parts[2], block.parts[3]));
    if (simd::high_bits(either) != 0) break;
    i += simd::kBlockBytes;
  }
  while (i < until && i + simd::kVectorBytes <= text.size()) {
    const uint32_t others = simd::high_bits(simd::load(text.data() + i));
    if (others != 0) return i + static_cast<size_t>(std::countr_zero(others));
    i += simd::kVectorBytes;
  }
  return i;
}

uint8_t byte_at(std::string_view text, size_t i) {
  return static_cast<uint8_t>(text[i]);
}

}  // namespace

Encoding encoding_of(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return Encoding::utf8_with_mark;
  if (bytes.starts_with("\xFF\xFE")) return Encoding::utf16_little;
  if (bytes.starts_with("\xFE\xFF")) return Encoding::utf16_big;
  if (!binary_kind(bytes).empty()) return Encoding::binary;
  const std::string_view start = bytes.substr(0, kLookedAt);
  size_t zeros[2] = {0, 0};
  for (size_t i = 0; i < start.size(); ++i) zeros[i % 2] += start[i] == '\0';
  if (zeros[0] + zeros[1] == 0) return Encoding::utf8;
  const size_t pairs = start.size() / 2;
  if (pairs > 0 && zeros[0] == 0 && zeros[1] * 10 >= pairs * 7) return Encoding::utf16_little;
  if (pairs > 0 && zeros[1] == 0 && zeros[0] * 10 >= pairs * 7) return Encoding::utf16_big;
  return Encoding::binary;
}

size_t valid_utf8_end(std::string_view text, size_t from, size_t until) {
  size_t i = from;
  until = std::min(until, text.size());
  while (i < until) {
    // OPTIMIZATION: exports are mostly ASCII; many bytes are tested at once.
    i = ascii_end(text, i, until);
    if (i >= until) break;
    // What is not ASCII rarely comes alone.
    do {
      const DecodedCodePoint sequence = decode_utf8(text, i);
      if (!sequence.valid) return i;
      i += sequence.size;
    } while (i < until && byte_at(text, i) >= 0x80);
  }
  return i;
}

std::string repaired_utf8(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  size_t i = 0;
  while (i < text.size()) {
    const size_t end = valid_utf8_end(text, i, text.size());
    out.append(text.substr(i, end - i));
    if (end == text.size()) break;
    out.append(kReplacement);
    i = end + decode_utf8(text, end).size;
  }
  return out;
}

std::string utf8_from_utf16(std::string_view bytes, bool big_endian, bool* replaced) {
  auto unit_at = [&](size_t i) -> uint32_t {
    const uint32_t first = byte_at(bytes, i);
    const uint32_t second = byte_at(bytes, i + 1);
    return big_endian ? first << 8 | second : second << 8 | first;
  };
  *replaced = false;
  std::string out;
  out.reserve(bytes.size() / 2 + bytes.size() / 8);
  size_t i = bytes.size() >= 2 && unit_at(0) == 0xFEFF ? 2 : 0;
  for (; i + 2 <= bytes.size(); i += 2) {
    const uint32_t unit = unit_at(i);
    const bool is_high = unit >= 0xD800 && unit <= 0xDBFF;
    const uint32_t next = is_high && i + 4 <= bytes.size() ? unit_at(i + 2) : 0;
    if (next >= 0xDC00 && next <= 0xDFFF) {
      append_utf8(out, 0x10000 + ((unit - 0xD800) << 10) + (next - 0xDC00));
      i += 2;
    } else {
      *replaced |= unit >= 0xD800 && unit <= 0xDFFF;
      append_utf8(out, unit);
    }
  }
  if (i < bytes.size()) {
    *replaced = true;
    out.append(kReplacement);
  }
  return out;
}

}  // namespace threadbare

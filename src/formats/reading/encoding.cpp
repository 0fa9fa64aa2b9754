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

// Past the bytes from `i` on that are ASCII, up to about `until`; what is less than a vector is
// left.
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

Conversion::Conversion(std::string_view bytes, Encoding from) : bytes_(bytes), from_(from) {
  text_.reserve(bytes.size() + bytes.size() / 16);
  if (from_ != Encoding::utf8 && bytes.size() >= 2 && unit_at(0) == 0xFEFF) position_ = 2;
}

bool Conversion::can_hold(uint64_t bytes) {
  return bytes + bytes / 2 < std::string().max_size();
}

bool Conversion::step(size_t budget) {
  const size_t rest = bytes_.size() - position_;
  const size_t until = budget < rest ? position_ + budget : bytes_.size();
  from_ == Encoding::utf8 ? repair(until) : convert(until);
  return position_ == bytes_.size();
}

void Conversion::repair(size_t until) {
  while (position_ < until) {
    const size_t end = valid_utf8_end(bytes_, position_, until);
    text_.append(bytes_.substr(position_, end - position_));
    position_ = end;
    if (end >= until) break;
    text_.append(kReplacement);
    replaced_ = true;
    position_ += decode_utf8(bytes_, end).size;
  }
}

uint32_t Conversion::unit_at(size_t i) const {
  const uint32_t first = byte_at(bytes_, i);
  const uint32_t second = byte_at(bytes_, i + 1);
  return from_ == Encoding::utf16_big ? first << 8 | second : second << 8 | first;
}

void Conversion::convert(size_t until) {
  for (; position_ < until && position_ + 2 <= bytes_.size(); position_ += 2) {
    const uint32_t unit = unit_at(position_);
    const bool is_high = unit >= 0xD800 && unit <= 0xDBFF;
    const uint32_t next = is_high && position_ + 4 <= bytes_.size() ? unit_at(position_ + 2) : 0;
    if (next >= 0xDC00 && next <= 0xDFFF) {
      append_utf8(text_, 0x10000 + ((unit - 0xD800) << 10) + (next - 0xDC00));
      position_ += 2;
    } else {
      replaced_ |= unit >= 0xD800 && unit <= 0xDFFF;
      append_utf8(text_, unit);
    }
  }
  if (position_ + 1 == bytes_.size()) {
    ++position_;
    replaced_ = true;
    text_.append(kReplacement);
  }
}

std::string repaired_utf8(std::string_view text) {
  Conversion conversion(text, Encoding::utf8);
  conversion.step(text.size());
  return conversion.take();
}

std::string utf8_from_utf16(std::string_view bytes, bool big_endian, bool* replaced) {
  Conversion conversion(bytes, big_endian ? Encoding::utf16_big : Encoding::utf16_little);
  conversion.step(bytes.size());
  *replaced = conversion.replaced();
  return conversion.take();
}

}  // namespace threadbare

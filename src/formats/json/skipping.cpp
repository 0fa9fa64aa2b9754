#include "formats/json/skipping.h"

#include <cstring>
#include <initializer_list>

namespace threadbare {

namespace {

// Which bytes of a block are escaped by a backslash before them. `carried`: the first one is, by
// the block before; and then whether the first of the next is.
uint64_t escaped_bytes(uint64_t backslashes, uint64_t& carried) {
  uint64_t escaped = carried;
  carried = 0;
  // Backslashes are rare outside of bodies, and in pairs or alone inside them.
  for (uint64_t rest = backslashes & ~escaped; rest != 0;) {
    const int at = std::countr_zero(rest);
    rest &= rest - 1;
    if (at == 63) {
      carried = 1;
      break;
    }
    const uint64_t next = uint64_t{2} << at;
    escaped |= next;
    rest &= ~next;
  }
  return escaped;
}

// Bit i is set if an odd number of bits up to i are.
uint64_t parity_up_to(uint64_t bits) {
  for (const int shift : {1, 2, 4, 8, 16, 32}) bits ^= bits << shift;
  return bits;
}

// Counts brackets outside of strings, block by block.
class BracketCounter {
 public:
  // Where in the block the container ends (one past its last bracket), or 0 if it goes on.
  size_t end_in(const simd::Block& block) {
    const uint64_t backslashes = block.bits([](simd::Vector v) { return simd::equal(v, '\\'); });
    uint64_t quotes = block.bits([](simd::Vector v) { return simd::equal(v, '"'); });
    if ((backslashes | carried_) != 0) quotes &= ~escaped_bytes(backslashes, carried_);
    const uint64_t in_string = parity_up_to(quotes) ^ in_string_;
    in_string_ = static_cast<uint64_t>(static_cast<int64_t>(in_string) >> 63);

    // `[` and `{` differ in one bit, and so do `]` and `}`.
    const auto bracket = [](char c) {
      return [c](simd::Vector v) { return simd::equal(simd::with_bit(v, 0x20), c); };
    };
    const uint64_t opening = block.bits(bracket('{')) & ~in_string;
    uint64_t closing = block.bits(bracket('}')) & ~in_string;
    const auto closed = static_cast<uint64_t>(std::popcount(closing));
    if (closed < depth_) {
      depth_ += static_cast<uint64_t>(std::popcount(opening)) - closed;
      return 0;
    }
    // It may end here: one closing bracket after the other.
    uint64_t opened_before = 0;
    for (uint64_t number = 1; closing != 0; ++number, closing &= closing - 1) {
      const int at = std::countr_zero(closing);
      opened_before = static_cast<uint64_t>(std::popcount(opening & ((uint64_t{1} << at) - 1)));
      if (depth_ + opened_before == number) return static_cast<size_t>(at) + 1;
    }
    depth_ += static_cast<uint64_t>(std::popcount(opening)) - closed;
    return 0;
  }

 private:
  uint64_t depth_ = 0;
  uint64_t carried_ = 0;    // whether the next block's first byte is escaped
  uint64_t in_string_ = 0;  // all bits set if it stands in a string
};

}  // namespace

const char* past_string(const char* at, const char* end) {
  ++at;
  for (;;) {
    while (static_cast<size_t>(end - at) >= simd::kVectorBytes) {
      const simd::Vector bytes = simd::load(at);
      const uint32_t bits =
          simd::high_bits(simd::either(simd::equal(bytes, '"'), simd::equal(bytes, '\\')));
      if (bits != 0) {
        at += std::countr_zero(bits);
        break;
      }
      at += simd::kVectorBytes;
    }
    while (at != end && *at != '"' && *at != '\\') ++at;
    if (at == end) return nullptr;
    if (*at == '"') return at + 1;
    if (end - at < 2) return nullptr;
    at += 2;
  }
}

const char* past_container(const char* at, const char* end) {
  BracketCounter counter;
  while (static_cast<size_t>(end - at) >= simd::kBlockBytes) {
    const size_t found = counter.end_in(simd::Block(at));
    if (found != 0) return at + found;
    at += simd::kBlockBytes;
  }
  char last[simd::kBlockBytes];
  std::memset(last, ' ', sizeof last);
  std::memcpy(last, at, static_cast<size_t>(end - at));
  const size_t found = counter.end_in(simd::Block(last));
  return found != 0 ? at + found : nullptr;
}

}  // namespace threadbare

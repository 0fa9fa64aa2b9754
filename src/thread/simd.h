// Sixteen bytes at a time, on the machines we run on: the one place that names their instructions.
#ifndef THREADBARE_THREAD_SIMD_H_
#define THREADBARE_THREAD_SIMD_H_

#include <cstdint>
#include <cstring>

#if defined(__wasm_simd128__)
#include <wasm_simd128.h>
#elif defined(__SSE2__)
#include <emmintrin.h>
#elif defined(__ARM_NEON) && defined(__aarch64__)
#include <arm_neon.h>
#endif

namespace threadbare::simd {

#if defined(__wasm_simd128__)

using Vector = v128_t;

inline Vector load(const char* bytes) {
  return wasm_v128_load(bytes);
}
inline void store(char* bytes, Vector v) {
  wasm_v128_store(bytes, v);
}
inline Vector equal(Vector a, Vector b) {
  return wasm_i8x16_eq(a, b);
}
inline Vector equal(Vector v, char c) {
  return equal(v, wasm_i8x16_splat(c));
}
/// Bytes below `limit`, both taken as unsigned.
inline Vector below(Vector v, unsigned char limit) {
  return wasm_u8x16_lt(v, wasm_u8x16_splat(limit));
}
inline Vector either(Vector a, Vector b) {
  return wasm_v128_or(a, b);
}
inline Vector with_bit(Vector v, char bit) {
  return wasm_v128_or(v, wasm_i8x16_splat(bit));
}
/// A bit for each byte: its highest one. The first byte is bit 0.
inline uint32_t high_bits(Vector v) {
  return wasm_i8x16_bitmask(v);
}

#elif defined(__SSE2__)

using Vector = __m128i;

inline Vector load(const char* bytes) {
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
}
inline void store(char* bytes, Vector v) {
  _mm_storeu_si128(reinterpret_cast<__m128i*>(bytes), v);
}
inline Vector equal(Vector a, Vector b) {
  return _mm_cmpeq_epi8(a, b);
}
inline Vector equal(Vector v, char c) {
  return equal(v, _mm_set1_epi8(c));
}
/// Bytes below `limit`, both taken as unsigned.
inline Vector below(Vector v, unsigned char limit) {
  const Vector largest = _mm_set1_epi8(static_cast<char>(limit - 1));
  return _mm_cmpeq_epi8(_mm_min_epu8(v, largest), v);
}
inline Vector either(Vector a, Vector b) {
  return _mm_or_si128(a, b);
}
inline Vector with_bit(Vector v, char bit) {
  return _mm_or_si128(v, _mm_set1_epi8(bit));
}
/// A bit for each byte: its highest one. The first byte is bit 0.
inline uint32_t high_bits(Vector v) {
  return static_cast<uint32_t>(_mm_movemask_epi8(v));
}

#elif defined(__ARM_NEON) && defined(__aarch64__)

using Vector = uint8x16_t;

inline Vector load(const char* bytes) {
  return vld1q_u8(reinterpret_cast<const uint8_t*>(bytes));
}
inline void store(char* bytes, Vector v) {
  vst1q_u8(reinterpret_cast<uint8_t*>(bytes), v);
}
inline Vector equal(Vector a, Vector b) {
  return vceqq_u8(a, b);
}
inline Vector equal(Vector v, char c) {
  return equal(v, vdupq_n_u8(static_cast<uint8_t>(c)));
}
/// Bytes below `limit`, both taken as unsigned.
inline Vector below(Vector v, unsigned char limit) {
  return vcltq_u8(v, vdupq_n_u8(limit));
}
inline Vector either(Vector a, Vector b) {
  return vorrq_u8(a, b);
}
inline Vector with_bit(Vector v, char bit) {
  return vorrq_u8(v, vdupq_n_u8(static_cast<uint8_t>(bit)));
}
/// A bit for each byte: its highest one. The first byte is bit 0.
inline uint32_t high_bits(Vector v) {
  // NEON has no such instruction: each byte keeps the bit of its place, and halves are added up.
  constexpr uint8_t kPlaces[16] = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  const uint8x16_t set = vreinterpretq_u8_s8(vshrq_n_s8(vreinterpretq_s8_u8(v), 7));
  const uint8x16_t bits = vandq_u8(set, vld1q_u8(kPlaces));
  return static_cast<uint32_t>(vaddv_u8(vget_low_u8(bits))) |
         static_cast<uint32_t>(vaddv_u8(vget_high_u8(bits))) << 8;
}

#else

/// The same without such instructions: two words of eight bytes.
struct Vector {
  uint64_t words[2];
};

inline constexpr uint64_t kOnes = 0x0101010101010101ull;
inline constexpr uint64_t kHighBits = kOnes * 0x80;

template <class Word>
Vector each_word(Vector v, Word word) {
  return {{word(v.words[0]), word(v.words[1])}};
}
inline Vector load(const char* bytes) {
  // Byte by byte, so that the first is the lowest whatever the machine's order of bytes is.
  Vector v{};
  for (int i = 0; i < 16; ++i) {
    v.words[i / 8] |= uint64_t{static_cast<unsigned char>(bytes[i])} << (i % 8 * 8);
  }
  return v;
}
inline void store(char* bytes, Vector v) {
  for (int i = 0; i < 16; ++i) bytes[i] = static_cast<char>(v.words[i / 8] >> (i % 8 * 8));
}
inline Vector equal(Vector a, Vector b) {
  Vector same{};
  for (int i = 0; i < 2; ++i) {
    const uint64_t different = a.words[i] ^ b.words[i];
    same.words[i] = ~(((different & ~kHighBits) + ~kHighBits) | different) & kHighBits;
  }
  return same;
}
inline Vector equal(Vector v, char c) {
  const uint64_t word = kOnes * static_cast<unsigned char>(c);
  return equal(v, Vector{{word, word}});
}
/// Bytes below `limit`, both taken as unsigned. REQUIRES: limit < 128.
inline Vector below(Vector v, unsigned char limit) {
  return each_word(v, [limit](uint64_t word) {
    return ~((word & ~kHighBits) + kOnes * (0x80u - limit)) & ~word & kHighBits;
  });
}
inline Vector either(Vector a, Vector b) {
  return {{a.words[0] | b.words[0], a.words[1] | b.words[1]}};
}
inline Vector with_bit(Vector v, char bit) {
  return each_word(v,
                   [bit](uint64_t word) { return word | kOnes * static_cast<unsigned char>(bit); });
}
/// A bit for each byte: its highest one. The first byte is bit 0.
inline uint32_t high_bits(Vector v) {
  uint32_t bits = 0;
  for (int i = 0; i < 16; ++i) {
    bits |= static_cast<uint32_t>(v.words[i / 8] >> (i % 8 * 8 + 7) & 1) << i;
  }
  return bits;
}

#endif

inline constexpr size_t kVectorBytes = 16;

/// Four vectors, judged together: a bit for each of 64 bytes.
struct Block {
  Vector parts[4];

  explicit Block(const char* bytes)
      : parts{load(bytes), load(bytes + 16), load(bytes + 32), load(bytes + 48)} {}

  template <class Judge>
  uint64_t bits(Judge judge) const {
    return uint64_t{high_bits(judge(parts[0]))} | uint64_t{high_bits(judge(parts[1]))} << 16 |
           uint64_t{high_bits(judge(parts[2]))} << 32 | uint64_t{high_bits(judge(parts[3]))} << 48;
  }
};

inline constexpr size_t kBlockBytes = 64;

}  // namespace threadbare::simd

#endif  // THREADBARE_THREAD_SIMD_H_

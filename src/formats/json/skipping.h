// Getting past JSON that nobody asked for, many bytes at a time.
#ifndef THREADBARE_FORMATS_JSON_SKIPPING_H_
#define THREADBARE_FORMATS_JSON_SKIPPING_H_

#include <bit>
#include <string_view>

#include "thread/simd.h"

namespace threadbare {

/// The first quote, backslash or control character in [at, end), or `end`.
inline const char* end_of_plain_text(const char* at, const char* end) {
  while (static_cast<size_t>(end - at) >= simd::kVectorBytes) {
    const simd::Vector bytes = simd::load(at);
    const simd::Vector special = simd::either(
        simd::either(simd::equal(bytes, '"'), simd::equal(bytes, '\\')), simd::below(bytes, 0x20));
    const uint32_t bits = simd::high_bits(special);
    if (bits != 0) return at + std::countr_zero(bits);
    at += simd::kVectorBytes;
  }
  while (at != end && *at != '"' && *at != '\\' && static_cast<unsigned char>(*at) >= 0x20) ++at;
  return at;
}

/// Whether `text` stands at `at`. REQUIRES: a vector's bytes can be read behind both.
inline bool is_text_at(const char* at, std::string_view text) {
  const char* expected = text.data();
  const char* const end = expected + text.size();
  for (; static_cast<size_t>(end - expected) >= simd::kVectorBytes;
       at += simd::kVectorBytes, expected += simd::kVectorBytes) {
    if (simd::high_bits(simd::equal(simd::load(at), simd::load(expected))) != 0xFFFF) return false;
  }
  const uint32_t rest = (1u << (end - expected)) - 1;
  return (simd::high_bits(simd::equal(simd::load(at), simd::load(expected))) & rest) == rest;
}

/// Past the string that begins at `at`, its opening quote, or null if it does not end before `end`.
/// Only quotes and backslashes are looked at.
const char* past_string(const char* at, const char* end);

/// Past the object or array that begins at `at`, its opening bracket, or null if it does not end
/// before `end`. Strings are told from what is outside them and brackets are counted, both kinds
/// alike; nothing else is looked at. Complexity: linear, 64 bytes a step.
const char* past_container(const char* at, const char* end);

/// Past the number or word that begins at `at`: up to what ends a value, or to `end`. `at` itself
/// where none can begin so.
inline const char* past_scalar(const char* at, const char* end) {
  if (*at != '-' && (*at < '0' || *at > '9') && *at != 't' && *at != 'f' && *at != 'n') return at;
  while (at != end && *at != ',' && *at != '}' && *at != ']' &&
         static_cast<unsigned char>(*at) > 0x20) {
    ++at;
  }
  return at;
}

}  // namespace threadbare

#endif  // THREADBARE_FORMATS_JSON_SKIPPING_H_

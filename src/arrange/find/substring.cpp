#include "arrange/find/substring.h"

#include <bit>
#include <cstdint>
#include <cstring>

#include "thread/simd.h"

namespace threadbare {

size_t find_substring(std::string_view text, std::string_view part, size_t from) {
  const size_t size = part.size();
  if (size == 0 || from >= text.size()) return text.find(part, from);
  // Where both the first and the last byte fit, the rest is looked at: text rarely has such places
  // by chance.
  const char first = part.front();
  const char last = part.back();
  size_t at = from;
  for (; at + size - 1 + simd::kVectorBytes <= text.size(); at += simd::kVectorBytes) {
    uint32_t fits = simd::high_bits(simd::equal(simd::load(text.data() + at), first)) &
                    simd::high_bits(simd::equal(simd::load(text.data() + at + size - 1), last));
    for (; fits != 0; fits &= fits - 1) {
      const size_t candidate = at + static_cast<size_t>(std::countr_zero(fits));
      if (std::memcmp(text.data() + candidate, part.data(), size) == 0) return candidate;
    }
  }
  return text.find(part, at);
}

}  // namespace threadbare

#include "formats/mapped/key_names.h"

#include <algorithm>

namespace threadbare {

std::string plain_key(std::string_view key) {
  std::string plain;
  for (const char c : key) {
    if (c == '-' || (c == '_' && !plain.empty())) continue;
    plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return plain;
}

uint32_t rank_of(std::string_view key, KeyNames names) {
  const std::string text = plain_key(key);
  for (uint32_t rank = 0; !names.empty(); ++rank) {
    const size_t end = std::min(names.find(' '), names.size());
    if (names.substr(0, end) == text) return rank;
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  return kNoRank;
}

}  // namespace threadbare

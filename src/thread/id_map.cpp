#include "thread/id_map.h"

#include <cstring>

namespace threadbare {

namespace {

// Eight bytes a step, multiplied and folded; the last step takes the last eight once more. Ids are
// short, and the full text is compared after the hash, so quality beyond an even spread is not
// needed. (Words are in the machine's order: hashes are never kept.)
uint32_t hash_of(std::string_view text) {
  constexpr uint64_t kMultiplier = 0x9E3779B97F4A7C15ull;
  const auto word = [&](size_t at, size_t size) {
    uint64_t bytes = 0;
    std::memcpy(&bytes, text.data() + at, size);
    return bytes;
  };
  uint64_t hash = text.size() * kMultiplier;
  const auto mix = [&](uint64_t bytes) {
    hash = (hash ^ bytes) * kMultiplier;
    hash ^= hash >> 32;
  };
  size_t at = 0;
  for (; at + 8 < text.size(); at += 8) mix(word(at, 8));
  if (text.size() >= 8) {
    mix(word(text.size() - 8, 8));
  } else if (text.size() >= 4) {
    mix(word(0, 4) << 32 | word(text.size() - 4, 4));
  } else {
    for (; at < text.size(); ++at) mix(static_cast<unsigned char>(text[at]));
  }
  return static_cast<uint32_t>(hash);
}

}  // namespace

size_t IdMap::slot(const TextHeap& heap, std::string_view id, uint32_t hash) const {
  const size_t mask = entries_.size() - 1;
  size_t i = hash & mask;
  while (entries_[i].number != kAbsent &&
         !(entries_[i].hash == hash && heap.view(entries_[i].id) == id)) {
    i = (i + 1) & mask;
  }
  return i;
}

uint32_t IdMap::find(const TextHeap& heap, std::string_view id) const {
  if (entries_.empty()) return kAbsent;
  return entries_[slot(heap, id, hash_of(id))].number;
}

uint32_t IdMap::add(const TextHeap& heap, Piece id, uint32_t number) {
  if (entries_.size() * 3 <= used_ * 4) grow();
  const std::string_view text = heap.view(id);
  const uint32_t hash = hash_of(text);
  Entry& entry = entries_[slot(heap, text, hash)];
  if (entry.number == kAbsent) {
    entry = {hash, number, id};
    ++used_;
  }
  return entry.number;
}

void IdMap::clear() {
  entries_.clear();
  used_ = 0;
}

void IdMap::grow() {
  std::vector<Entry> old(entries_.empty() ? 16 : entries_.size() * 2);
  old.swap(entries_);
  const size_t mask = entries_.size() - 1;
  for (const Entry& entry : old) {
    if (entry.number == kAbsent) continue;
    size_t i = entry.hash & mask;
    while (entries_[i].number != kAbsent) i = (i + 1) & mask;
    entries_[i] = entry;
  }
}

}  // namespace threadbare

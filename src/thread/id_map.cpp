#include "thread/id_map.h"

namespace threadbare {

namespace {

// Eight bytes a step, multiplied and folded; the last ones are padded. Ids are short, and the full
// text is compared after the hash, so quality beyond an even spread is not needed.
uint32_t hash_of(std::string_view text) {
  constexpr uint64_t kMultiplier = 0x9E3779B97F4A7C15ull;
  uint64_t hash = text.size() * kMultiplier;
  for (size_t i = 0; i < text.size(); i += 8) {
    uint64_t word = 0;
    for (size_t j = i; j < text.size() && j < i + 8; ++j) {
      word = word << 8 | static_cast<unsigned char>(text[j]);
    }
    hash = (hash ^ word) * kMultiplier;
    hash ^= hash >> 32;
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

#include "thread/id_map.h"

#include <algorithm>
#include <cstring>

namespace threadbare {

namespace {

uint64_t word_at(const char* bytes, size_t size) {
  uint64_t word = 0;
  std::memcpy(&word, bytes, size);
  return word;
}

uint64_t mixed(uint64_t hash, uint64_t word) {
  hash = (hash ^ word) * 0x9E3779B97F4A7C15ull;
  return hash ^ hash >> 32;
}

// Eight bytes a step, multiplied and folded; the last ones overlap. The full text is compared after
// the hash, so quality beyond an even spread is not needed.
uint32_t hash_of(std::string_view text) {
  const char* const end = text.data() + text.size();
  uint64_t hash = mixed(0, text.size());
  if (text.size() >= 8) {
    for (const char* at = text.data(); end - at > 8; at += 8) hash = mixed(hash, word_at(at, 8));
    hash = mixed(hash, word_at(end - 8, 8));
  } else if (text.size() >= 4) {
    hash = mixed(hash, word_at(text.data(), 4) << 32 | word_at(end - 4, 4));
  } else {
    for (const char c : text) hash = mixed(hash, static_cast<unsigned char>(c));
  }
  return static_cast<uint32_t>(hash);
}

}  // namespace

size_t IdMap::slot(const TextHeap& heap, std::string_view id, uint32_t hash) const {
  size_t i = home(hash);
  while (entries_[i].number != kAbsent &&
         !(entries_[i].hash == hash && heap.view(entries_[i].id) == id)) {
    i = after(i);
  }
  return i;
}

uint32_t IdMap::find(const TextHeap& heap, std::string_view id) const {
  if (entries_.empty()) return kAbsent;
  return entries_[slot(heap, id, hash_of(id))].number;
}

uint32_t IdMap::add(const TextHeap& heap, Piece id, uint32_t number) {
  // Seven of eight may be taken.
  if (entries_.size() * 7 <= used_ * 8) resize(std::max<size_t>(16, entries_.size() / 2 * 3));
  const std::string_view text = heap.view(id);
  const uint32_t hash = hash_of(text);
  Entry& entry = entries_[slot(heap, text, hash)];
  if (entry.number == kAbsent) {
    entry = {hash, number, id};
    ++used_;
  }
  return entry.number;
}

void IdMap::reserve(size_t count) {
  const size_t wanted = count + count / 3;
  if (entries_.size() < wanted) resize(std::max<size_t>(16, wanted));
}

void IdMap::clear() {
  entries_ = {};
  used_ = 0;
}

void IdMap::resize(size_t size) {
  std::vector<Entry> old(size);
  old.swap(entries_);
  for (const Entry& entry : old) {
    if (entry.number == kAbsent) continue;
    size_t i = home(entry.hash);
    while (entries_[i].number != kAbsent) i = after(i);
    entries_[i] = entry;
  }
}

}  // namespace threadbare

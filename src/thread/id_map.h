// A map from texts of a heap to numbers.
#ifndef THREADBARE_THREAD_ID_MAP_H_
#define THREADBARE_THREAD_ID_MAP_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "thread/text_heap.h"

namespace threadbare {

/// Open addressing over (hash, number, piece): 16 bytes an entry and no allocation for each, where
/// std::unordered_map<std::string, …> takes about 80 and copies every id.
class IdMap {
 public:
  static constexpr uint32_t kAbsent = ~uint32_t{0};

  /// The number of `id`, or kAbsent.
  uint32_t find(const TextHeap& heap, std::string_view id) const;

  /// Adds `id` with `number` unless it is there. Returns the number that is in the map afterwards.
  uint32_t add(const TextHeap& heap, Piece id, uint32_t number);

  /// Makes room for so many ids in all, where it is known how many there will be.
  void reserve(size_t count);

  /// Forgets everything, and gives back the memory.
  void clear();

 private:
  struct Entry {
    uint32_t hash = 0;
    uint32_t number = kAbsent;
    Piece id;
  };
  size_t slot(const TextHeap& heap, std::string_view id, uint32_t hash) const;
  // Where an id of that hash would stand, and where one goes whose place is taken.
  size_t home(uint32_t hash) const { return uint64_t{hash} * entries_.size() >> 32; }
  size_t after(size_t i) const { return i + 1 == entries_.size() ? 0 : i + 1; }
  void resize(size_t size);

  std::vector<Entry> entries_;
  size_t used_ = 0;
};

}  // namespace threadbare

#endif  // THREADBARE_THREAD_ID_MAP_H_

// Sorting that is compiled once, whatever is sorted: each std::stable_sort is 4 KB of a module that
// a page loads.
#ifndef THREADBARE_THREAD_STABLE_SORT_H_
#define THREADBARE_THREAD_STABLE_SORT_H_

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

namespace threadbare {

/// Whether one number comes before another: a function of two of them, borrowed for a call.
class ComesBefore {
 public:
  template <class Function>
  explicit ComesBefore(const Function& function)
      : function_(&function), call_([](const void* borrowed, uint32_t a, uint32_t b) {
          return static_cast<bool>((*static_cast<const Function*>(borrowed))(a, b));
        }) {}

  bool operator()(uint32_t a, uint32_t b) const { return call_(function_, a, b); }

 private:
  const void* function_;
  bool (*call_)(const void*, uint32_t, uint32_t);
};

/// Sorts numbers; those of which none comes before the other stay as they stand. O(n log n).
void sort_numbers(std::span<uint32_t> numbers, const ComesBefore& comes_before);

/// Sorts anything that can be moved; equal items stay as they stand. O(n log n), and as much room
/// again unless they are sorted already.
template <class Item, class Less>
void sort_stably(std::span<Item> items, const Less& less) {
  std::vector<uint32_t> order(items.size());
  std::iota(order.begin(), order.end(), 0u);
  const auto comes_before = [&](uint32_t a, uint32_t b) { return less(items[a], items[b]); };
  sort_numbers(order, ComesBefore(comes_before));
  if (std::is_sorted(order.begin(), order.end())) return;
  std::vector<Item> sorted;
  sorted.reserve(items.size());
  for (const uint32_t i : order) sorted.push_back(std::move(items[i]));
  std::move(sorted.begin(), sorted.end(), items.begin());
}

}  // namespace threadbare

#endif  // THREADBARE_THREAD_STABLE_SORT_H_

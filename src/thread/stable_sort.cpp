#include "thread/stable_sort.h"

#include <cstddef>

namespace threadbare {

namespace {

// Runs of that many are sorted by insertion: most siblings are few.
constexpr size_t kRun = 8;

void insert_in_order(std::span<uint32_t> numbers, const ComesBefore& comes_before) {
  for (size_t i = 1; i < numbers.size(); ++i) {
    const uint32_t number = numbers[i];
    size_t at = i;
    for (; at > 0 && comes_before(number, numbers[at - 1]); --at) numbers[at] = numbers[at - 1];
    numbers[at] = number;
  }
}

}  // namespace

void sort_numbers(std::span<uint32_t> numbers, const ComesBefore& comes_before) {
  const size_t size = numbers.size();
  for (size_t begin = 0; begin < size; begin += kRun) {
    insert_in_order(numbers.subspan(begin, std::min(kRun, size - begin)), comes_before);
  }
  if (size <= kRun) return;
  // Sorted runs are merged two by two, there and back.
  std::vector<uint32_t> other(size);
  uint32_t* from = numbers.data();
  uint32_t* to = other.data();
  for (size_t run = kRun; run < size; run *= 2) {
    for (size_t begin = 0; begin < size; begin += 2 * run) {
      size_t left = begin;
      size_t right = std::min(begin + run, size);
      const size_t left_end = right;
      const size_t right_end = std::min(left_end + run, size);
      for (size_t at = begin; at < right_end; ++at) {
        const bool takes_right =
            right < right_end && (left == left_end || comes_before(from[right], from[left]));
        to[at] = from[takes_right ? right++ : left++];
      }
    }
    std::swap(from, to);
  }
  if (from != numbers.data()) std::copy(other.begin(), other.end(), numbers.begin());
}

}  // namespace threadbare

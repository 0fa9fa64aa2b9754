// One field of many comments.
#ifndef THREADBARE_THREAD_COLUMN_H_
#define THREADBARE_THREAD_COLUMN_H_

#include <algorithm>
#include <cstdint>
#include <memory>
#include <type_traits>
#include <utility>
#include <vector>

namespace threadbare {

/// A list that grows without moving what is in it: a std::vector takes three times its size while
/// it grows, and leaves holes that the next one does not fit into. These are chunks of a thousand
/// entries, so what one column gives back is just what another one needs. Small lists are one chunk
/// of their own size.
template <class T>
class Column {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  Column() = default;
  Column(uint32_t size, T value) { append(size, value); }
  Column(Column&& other) noexcept { swap(other); }
  Column& operator=(Column&& other) noexcept {
    Column(std::move(other)).swap(*this);
    return *this;
  }
  Column(const Column&) = delete;
  Column& operator=(const Column&) = delete;

  uint32_t size() const { return size_; }
  bool empty() const { return size_ == 0; }

  /// REQUIRES: i < size().
  T& operator[](uint32_t i) { return chunk_of(i)[i % kChunk]; }
  const T& operator[](uint32_t i) const { return chunk_of(i)[i % kChunk]; }
  T& back() { return (*this)[size_ - 1]; }

  /// Makes room for `size` entries in all, if it is known how many there will be.
  void reserve(uint32_t size) {
    if (first_capacity_ < std::min(size, kChunk)) grow_first(std::min(size, kChunk));
  }

  void push_back(const T& value) {
    if (size_ < kChunk) {
      if (size_ == first_capacity_) grow_first(std::clamp(size_ * 2, kSmallest, kChunk));
    } else if (size_ % kChunk == 0) {
      more_.push_back(std::make_unique<T[]>(kChunk));
    }
    chunk_of(size_)[size_ % kChunk] = value;
    ++size_;
  }

  /// Adds `count` entries that are `value`.
  void append(uint32_t count, T value) {
    reserve(size_ + count);
    for (uint32_t i = 0; i < count; ++i) push_back(value);
  }

 private:
  static constexpr uint32_t kChunk = 1024;
  static constexpr uint32_t kSmallest = 4;

  T* chunk_of(uint32_t i) const { return i < kChunk ? first_.get() : more_[i / kChunk - 1].get(); }

  void grow_first(uint32_t capacity) {
    std::unique_ptr<T[]> grown = std::make_unique<T[]>(capacity);
    std::copy(first_.get(), first_.get() + std::min(size_, kChunk), grown.get());
    first_ = std::move(grown);
    first_capacity_ = capacity;
  }

  void swap(Column& other) noexcept {
    std::swap(first_, other.first_);
    std::swap(more_, other.more_);
    std::swap(size_, other.size_);
    std::swap(first_capacity_, other.first_capacity_);
  }

  std::unique_ptr<T[]> first_;
  std::vector<std::unique_ptr<T[]>> more_;  // all of them kChunk entries
  uint32_t size_ = 0;
  uint32_t first_capacity_ = 0;
};

}  // namespace threadbare

#endif  // THREADBARE_THREAD_COLUMN_H_

#include "input_region.h"

#include "heap_growth.h"
#include "thread/limits.h"

#ifdef __EMSCRIPTEN__
#include <unistd.h>

char* InputRegion::append(uint32_t size) {
  if (size_ + uint64_t{size} > threadbare::kMaxInputBytes) return nullptr;
  void* const failed = reinterpret_cast<void*>(-1);
  // sbrk keeps what it hands out aligned, so the end of one chunk need not be the start of the next
  // unless all of them are asked for from the same start: the break is moved by whole words, and
  // what is left over of the last one is used first.
  constexpr uint64_t kWord = 16;
  const uint64_t taken = (size_ + kWord - 1) / kWord * kWord;
  const uint64_t needed = (size_ + uint64_t{size} + kWord - 1) / kWord * kWord;
  if (begin_ == nullptr) {
    const uintptr_t end = reinterpret_cast<uintptr_t>(sbrk(0));
    if (end % kWord != 0 && sbrk(static_cast<intptr_t>(kWord - end % kWord)) == failed) {
      return nullptr;
    }
    begin_ = static_cast<char*>(sbrk(0));
  }
  // One step past 2 GB would be negative.
  for (uint64_t left = needed - taken; left > 0;) {
    const uint64_t step = left < (uint64_t{1} << 30) ? left : uint64_t{1} << 30;
    grow_heap_ahead(static_cast<size_t>(step));
    if (sbrk(static_cast<intptr_t>(step)) == failed) return nullptr;
    left -= step;
  }
  char* const room = begin_ + size_;
  size_ += size;
  return room;
}

std::span<char> InputRegion::bytes() {
  return {begin_, size_};
}

#else

char* InputRegion::append(uint32_t size) {
  if (text_.size() + uint64_t{size} > threadbare::kMaxInputBytes) return nullptr;
  const size_t end = text_.size();
  text_.resize(end + size);
  return text_.data() + end;
}

std::span<char> InputRegion::bytes() {
  return {text_.data(), text_.size()};
}

#endif

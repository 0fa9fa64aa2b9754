#include "arrange/newer.h"

namespace threadbare {

uint32_t count_newer(const Thread& thread, Timestamp since) {
  uint32_t count = 0;
  for (uint32_t i = 0; i < thread.size(); ++i) count += thread[i].is_newer_than(since) ? 1 : 0;
  return count;
}

uint32_t next_newer(const View& view, uint32_t comment, Timestamp since, bool backwards) {
  const uint32_t size = view.size();
  const uint32_t step = backwards ? size - 1 : 1;
  uint32_t row = view.row_of(comment);
  for (uint32_t i = 0; i < size; ++i) {
    row = static_cast<uint32_t>((uint64_t{row} + step) % size);
    const uint32_t there = view.comment_at(row);
    if (view.thread()[there].is_newer_than(since)) return there;
  }
  return Thread::kNone;
}

}  // namespace threadbare

// Replies that a source counts and does not hold: how many of them are below which comment.
#include <algorithm>
#include <span>

#include "thread/settling.h"
#include "thread/stable_sort.h"

namespace threadbare {

namespace {

uint32_t clamped(uint64_t count) {
  return static_cast<uint32_t>(std::min<uint64_t>(count, ~uint32_t{0} - 1));
}

}  // namespace

void Settling::begin_counting() {
  explained_ = Column<uint32_t>(size(), 1);
  children_ = Column<uint32_t>(size(), 0);
  explained_by_roots_ = 0;
  roots_ = 0;
  gap_ = 0;
  place_gaps();
}

// The last parent first, those of the thread at the end.
void Settling::place_gaps() {
  gaps_.clear();
  for (uint32_t i = 0; i < resolved_.gaps.size(); ++i) {
    const uint32_t node = resolved_.gaps[i];
    gaps_.push_back({node == Forest::kNone ? Thread::kNone : rank_[node], i});
  }
  // Positions count up from 0, so that kNone + 1 comes last.
  sort_stably(std::span(gaps_),
              [](const PlacedGap& a, const PlacedGap& b) { return a.parent + 1 > b.parent + 1; });
}

uint32_t Settling::unfilled(const PlacedGap& placed, uint64_t below_parent) const {
  const Gap& gap = drafts_->gaps[placed.number];
  if (gap.any_reply_fills) return below_parent > 0 ? 0 : gap.count;
  const size_t begin = drafts_->gap_starts[placed.number];
  const size_t end = placed.number + 1 < drafts_->gap_starts.size()
                         ? drafts_->gap_starts[placed.number + 1]
                         : resolved_.heads.size();
  uint64_t filled = 0;
  for (size_t i = begin; i < end; ++i) {
    const uint32_t node = resolved_.heads[i];
    if (node == Forest::kNone || rank_[node] == Forest::kNone) continue;
    // Only what hangs where the gap is can fill it; only that has been summed up, too.
    if (placed.parent == Thread::kNone || rank_[node] > placed.parent) {
      filled += explained_[rank_[node]];
    }
  }
  return gap.count > filled ? static_cast<uint32_t>(gap.count - filled) : 0;
}

// From the last comment to the first: what is below it has been counted by then.
void Settling::count_unloaded(uint32_t i) {
  const bool present = node(i) < comments();
  const uint32_t counted = present ? drafts_->counted[node(i)] : Draft::kUncounted;
  uint32_t& unloaded = thread_.columns_.unloaded[i];
  const uint32_t below = explained_[i] - 1;
  for (; gap_ < gaps_.size() && gaps_[gap_].parent == i; ++gap_) {
    unloaded = clamped(uint64_t{unloaded} + unfilled(gaps_[gap_], below));
  }
  if (counted != Draft::kUncounted && drafts_->has(node(i), Drafts::kCountsChildren)) {
    unloaded = std::max(unloaded, counted > children_[i] ? counted - children_[i] : 0);
    explained_[i] = clamped(uint64_t{explained_[i]} + unloaded);
  } else if (counted != Draft::kUncounted) {
    unloaded = clamped(uint64_t{unloaded} + (counted > below ? counted - below : 0));
    explained_[i] = clamped(uint64_t{1} + counted);
  } else {
    explained_[i] = clamped(uint64_t{explained_[i]} + unloaded);
  }
  const uint32_t parent = thread_.parent_[i];
  if (parent == Thread::kNone) {
    ++roots_;
    explained_by_roots_ += explained_[i];
  } else {
    ++children_[parent];
    explained_[parent] = clamped(uint64_t{explained_[parent]} + explained_[i]);
  }
}

void Settling::count_unloaded_of_thread() {
  uint32_t& unloaded = thread_.facts_.unloaded;
  for (; gap_ < gaps_.size(); ++gap_) {
    unloaded = clamped(uint64_t{unloaded} + unfilled(gaps_[gap_], explained_by_roots_));
  }
  explained_ = {};
  children_ = {};
  const uint32_t counted = post_ == Forest::kNone ? Draft::kUncounted : drafts_->counted[post_];
  if (counted == Draft::kUncounted) return;
  uint64_t present = explained_by_roots_;
  if (drafts_->has(post_, Drafts::kCountsChildren)) {
    present = uint64_t{roots_} + thread_.columns_.unloaded[size()];  // what it says outright
  }
  if (counted > present) unloaded = clamped(unloaded + (counted - present));
}

}  // namespace threadbare

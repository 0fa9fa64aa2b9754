#include "thread/forest.h"

#include <algorithm>
#include <numeric>

#include "thread/stable_sort.h"

namespace threadbare {

uint32_t Forest::add_placeholder(uint32_t parent) {
  parent_.push_back(parent);
  dropped_.push_back(false);
  return size() - 1;
}

std::vector<uint32_t> Forest::cut_cycles() {
  std::vector<uint32_t> cut;
  constexpr uint32_t kUnseen = 0;
  std::vector<uint32_t> seen_by(size(), kUnseen);  // 1 + the node whose walk came here first
  for (uint32_t start = 0; start < size(); ++start) {
    uint32_t node = start;
    while (node != kNone && seen_by[node] == kUnseen) {
      seen_by[node] = start + 1;
      node = parent_[node];
    }
    if (node == kNone || seen_by[node] != start + 1) continue;  // met a root or an earlier walk
    uint32_t first = node;
    for (uint32_t other = parent_[node]; other != node; other = parent_[other]) {
      first = std::min(first, other);
    }
    parent_[first] = kNone;
    cut.push_back(first);
  }
  return cut;
}

std::vector<uint32_t> Forest::in_source_order() const {
  // A placeholder ranks as the first comment below it. Comments are visited in order, so the first
  // that climbs to a placeholder sets its rank, and later climbs stop there.
  std::vector<uint32_t> rank(size(), kNone);
  std::iota(rank.begin(), rank.begin() + source_, 0u);
  for (uint32_t node = 0; node < source_; ++node) {
    if (dropped_[node]) continue;
    for (uint32_t up = parent_[node]; up != kNone && up >= source_ && rank[up] == kNone;
         up = parent_[up]) {
      rank[up] = node;
    }
  }
  std::vector<uint32_t> placeholders(size() - source_);
  std::iota(placeholders.begin(), placeholders.end(), source_);
  const auto ranks_before = [&](uint32_t a, uint32_t b) { return rank[a] < rank[b]; };
  sort_numbers(placeholders, ComesBefore(ranks_before));

  std::vector<uint32_t> order;
  order.reserve(size());
  auto placeholder = placeholders.begin();
  for (uint32_t node = 0; node < source_; ++node) {
    while (placeholder != placeholders.end() && rank[*placeholder] <= node) {
      order.push_back(*placeholder++);
    }
    if (!dropped_[node]) order.push_back(node);
  }
  order.insert(order.end(), placeholder, placeholders.end());
  return order;
}

std::vector<uint32_t> Forest::preorder() const {
  const std::vector<uint32_t> order = in_source_order();

  // Children of node n stand at children[first[n]] … children[first[n + 1] - 1]; roots belong to a
  // node one past the last.
  const uint32_t root_slot = size();
  auto slot_of = [&](uint32_t node) { return parent_[node] == kNone ? root_slot : parent_[node]; };
  std::vector<uint32_t> first(size() + 2, 0);
  for (uint32_t node : order) ++first[slot_of(node) + 1];
  std::partial_sum(first.begin(), first.end(), first.begin());
  std::vector<uint32_t> next(first.begin(), first.end() - 1);
  std::vector<uint32_t> children(order.size());
  for (uint32_t node : order) children[next[slot_of(node)]++] = node;

  std::vector<uint32_t> result;
  result.reserve(order.size());
  std::vector<uint32_t> stack(children.rbegin(),
                              children.rbegin() + (first[root_slot + 1] - first[root_slot]));
  while (!stack.empty()) {
    const uint32_t node = stack.back();
    stack.pop_back();
    result.push_back(node);
    for (uint32_t i = first[node + 1]; i > first[node]; --i) stack.push_back(children[i - 1]);
  }
  return result;
}

}  // namespace threadbare

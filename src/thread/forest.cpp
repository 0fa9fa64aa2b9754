#include "thread/forest.h"

#include <algorithm>

namespace threadbare {

void Forest::set_parent(uint32_t node, uint32_t parent) {
  parent_[node] = parent;
  if (parent != kNone && parent >= node) may_have_cycles_ = true;
}

uint32_t Forest::add_placeholder(uint32_t parent) {
  parent_.push_back(parent);
  return size() - 1;
}

bool Forest::cut_cycles(Pace& pace, std::vector<uint32_t>& cut) {
  // Who follows nothing but earlier nodes comes to an end.
  if (!may_have_cycles_) return true;
  constexpr uint32_t kUnseen = 0;
  if (seen_by_.empty()) {
    seen_by_ = Column<uint32_t>(size(), kUnseen);
    at_ = start_ = 0;
  }
  while (start_ < size()) {
    while (at_ != kNone && seen_by_[at_] == kUnseen) {
      if (pace.grant(1, Pace::kLook) == 0) return false;
      seen_by_[at_] = start_ + 1;
      at_ = parent_[at_];
    }
    if (at_ != kNone && seen_by_[at_] == start_ + 1) {  // neither a root nor an earlier walk
      uint32_t first = at_;
      for (uint32_t other = parent_[at_]; other != at_; other = parent_[other]) {
        first = std::min(first, other);
      }
      parent_[first] = kNone;
      cut.push_back(first);
    }
    at_ = ++start_;
  }
  seen_by_ = {};
  may_have_cycles_ = false;
  return true;
}

// A placeholder ranks as the first comment below it. Comments are visited in order, so the first
// that climbs to a placeholder sets its rank, and later climbs stop there.
bool Forest::rank_placeholders(Pace& pace) {
  if (size() == source_) return true;
  for (uint32_t end = cursor_ + pace.grant(source_ - cursor_, Pace::kLook); cursor_ < end;
       ++cursor_) {
    if (dropped_[cursor_]) continue;
    for (uint32_t up = parent_[cursor_];
         up != kNone && up >= source_ && rank_[up - source_] == kNone; up = parent_[up]) {
      rank_[up - source_] = cursor_;
    }
  }
  return cursor_ == source_;
}

void Forest::link(uint32_t node) {
  const uint32_t parent = parent_[node];
  uint32_t& first = parent == kNone ? first_root_ : first_child_[parent];
  next_sibling_[node] = first;
  first = node;
}

// From the last to the first, since each becomes the first of its siblings. Placeholders whose rank
// is the same are above each other, so that it does not matter which of them is linked first.
bool Forest::link_children(Pace& pace) {
  for (uint32_t end = cursor_ + pace.grant(size() - cursor_, Pace::kLook); cursor_ < end;
       ++cursor_) {
    const uint32_t node = size() - 1 - cursor_;
    if (node >= source_) {
      if (rank_[node - source_] == kNone) link(node);  // nothing is left below it
      continue;
    }
    if (dropped_[node]) continue;
    link(node);
    for (uint32_t up = parent_[node]; up != kNone && up >= source_ && rank_[up - source_] == node;
         up = parent_[up]) {
      link(up);
    }
  }
  return cursor_ == size();
}

bool Forest::follow_links(Pace& pace, Column<uint32_t>& order) {
  while (at_ != kNone) {
    if (pace.grant(1, Pace::kLook) == 0) return false;
    order.push_back(at_);
    if (first_child_[at_] != kNone) {
      at_ = first_child_[at_];
      continue;
    }
    while (at_ != kNone && next_sibling_[at_] == kNone) at_ = parent_[at_];
    if (at_ != kNone) at_ = next_sibling_[at_];
  }
  return true;
}

bool Forest::walk(Pace& pace, Column<uint32_t>& order) {
  switch (walk_) {
    case Walk::unbegun:
      rank_ = Column<uint32_t>(size() - source_, kNone);
      cursor_ = 0;
      walk_ = Walk::ranks;
      [[fallthrough]];
    case Walk::ranks:
      if (!rank_placeholders(pace)) return false;
      first_child_ = Column<uint32_t>(size(), kNone);
      next_sibling_ = Column<uint32_t>(size(), kNone);
      first_root_ = kNone;
      cursor_ = 0;
      walk_ = Walk::links;
      [[fallthrough]];
    case Walk::links:
      if (!link_children(pace)) return false;
      rank_ = {};
      at_ = first_root_;
      walk_ = Walk::walks;
      [[fallthrough]];
    case Walk::walks:
      if (!follow_links(pace, order)) return false;
      first_child_ = {};
      next_sibling_ = {};
      walk_ = Walk::unbegun;
      break;
  }
  return true;
}

}  // namespace threadbare

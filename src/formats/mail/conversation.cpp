#include "formats/mail/conversation.h"

#include <cstddef>

namespace threadbare::mail {

namespace {
constexpr uint32_t kNone = ~uint32_t{0};
}  // namespace

uint32_t IdList::number_of(const std::string& id) {
  const auto [entry, added] = numbers_.try_emplace(id, size());
  if (added) ids_.push_back(&entry->first);
  return entry->second;
}

Piece IdList::piece(uint32_t number, TextHeap& heap, const AddressMask& senders) const {
  std::string shown = *ids_[number];
  if (senders.mask(shown)) shown += "-" + std::to_string(number);
  return heap.add(shown);
}

std::vector<uint32_t> first_messages(std::span<const Links> messages, uint32_t ids) {
  // Nodes are the messages, and behind them the ids that stand for absent ones.
  const auto count = static_cast<uint32_t>(messages.size());
  std::vector<uint32_t> parent(count + ids, kNone);
  std::vector<uint32_t> node_of(ids, kNone);
  for (uint32_t i = 0; i < count; ++i) {
    const uint32_t id = messages[i].id;
    if (id != Links::kNoId && node_of[id] == kNone) node_of[id] = i;
  }
  for (uint32_t i = 0; i < count; ++i) {
    const std::span<const uint32_t> ancestors = messages[i].ancestors;
    size_t known = ancestors.size();
    while (known > 0 && node_of[ancestors[known - 1]] == kNone) --known;
    uint32_t above = known > 0 ? node_of[ancestors[known - 1]] : kNone;
    for (const uint32_t id : ancestors.subspan(known)) {
      node_of[id] = count + id;
      parent[count + id] = above;
      above = count + id;
    }
    parent[i] = above;
  }

  // The root of each node; whoever meets himself on the way up is one.
  std::vector<uint32_t> root(parent.size(), kNone);
  std::vector<uint32_t> path;
  std::vector<uint32_t> seen_by(parent.size(), kNone);
  for (uint32_t i = 0; i < count; ++i) {
    path.clear();
    uint32_t at = i;
    while (root[at] == kNone && parent[at] != kNone && seen_by[at] != i) {
      seen_by[at] = i;
      path.push_back(at);
      at = parent[at];
    }
    if (root[at] == kNone) root[at] = at;
    for (const uint32_t node : path) root[node] = root[at];
  }

  std::vector<uint32_t> first(count);
  std::vector<uint32_t> first_below(parent.size(), kNone);
  for (uint32_t i = 0; i < count; ++i) {
    uint32_t& of_root = first_below[root[i]];
    if (of_root == kNone) of_root = root[i] < count ? root[i] : i;
    first[i] = of_root;
  }
  return first;
}

}  // namespace threadbare::mail

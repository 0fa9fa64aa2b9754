// The tree of a thread while it is being settled: parents first, then a preorder.
#ifndef THREADBARE_THREAD_FOREST_H_
#define THREADBARE_THREAD_FOREST_H_

#include <cstdint>
#include <vector>

namespace threadbare {

/// Nodes are numbered in the order of the source; placeholders, which the source does not have, are
/// added behind. Nothing in here recurses, and everything is linear in the number of nodes.
class Forest {
 public:
  static constexpr uint32_t kNone = ~uint32_t{0};

  /// `nodes` roots.
  explicit Forest(uint32_t nodes) : parent_(nodes, kNone), dropped_(nodes, false), source_(nodes) {}

  uint32_t size() const { return static_cast<uint32_t>(parent_.size()); }
  uint32_t source_nodes() const { return source_; }
  uint32_t parent(uint32_t node) const { return parent_[node]; }
  void set_parent(uint32_t node, uint32_t parent) { parent_[node] = parent; }

  /// Adds a node that the source lacks. It will stand where the first of its descendants would.
  uint32_t add_placeholder(uint32_t parent);

  /// Leaves a node out. REQUIRES: nothing has it as its parent.
  void drop(uint32_t node) { dropped_[node] = true; }
  bool dropped(uint32_t node) const { return dropped_[node]; }

  /// Makes every tree end at a root: of each cycle the node that comes first loses its parent.
  /// Returns those nodes.
  std::vector<uint32_t> cut_cycles();

  /// All nodes that are not dropped, each followed by its subtree; siblings and roots in the order
  /// of the source. REQUIRES: no cycles.
  std::vector<uint32_t> preorder() const;

 private:
  std::vector<uint32_t> in_source_order() const;

  std::vector<uint32_t> parent_;
  std::vector<bool> dropped_;
  uint32_t source_;
};

}  // namespace threadbare

#endif  // THREADBARE_THREAD_FOREST_H_

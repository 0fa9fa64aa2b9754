// The tree of a thread while it is being settled: parents first, then a preorder.
#ifndef THREADBARE_THREAD_FOREST_H_
#define THREADBARE_THREAD_FOREST_H_

#include <cstdint>
#include <vector>

#include "thread/column.h"
#include "thread/pace.h"

namespace threadbare {

/// Nodes are numbered in the order of the source; placeholders, which the source does not have, are
/// added behind. Nothing in here recurses, and everything is linear in the number of nodes.
class Forest {
 public:
  static constexpr uint32_t kNone = ~uint32_t{0};

  /// `nodes` roots.
  explicit Forest(uint32_t nodes) : parent_(nodes, kNone), dropped_(nodes, false), source_(nodes) {}

  uint32_t size() const { return parent_.size(); }
  uint32_t source_nodes() const { return source_; }
  uint32_t parent(uint32_t node) const { return parent_[node]; }
  void set_parent(uint32_t node, uint32_t parent);

  /// Adds a node that the source lacks. It will stand where the first of its descendants would.
  uint32_t add_placeholder(uint32_t parent);

  /// Leaves a node out. REQUIRES: nothing has it as its parent.
  void drop(uint32_t node) { dropped_[node] = true; }
  bool dropped(uint32_t node) const { return node < source_ && dropped_[node]; }

  /// Makes every tree end at a root: of each cycle the node that comes first loses its parent, and
  /// is appended to `cut`. True when that is done.
  bool cut_cycles(Pace& pace, std::vector<uint32_t>& cut);

  /// Appends to `order` all nodes that are not dropped, each followed by its subtree; siblings and
  /// roots in the order of the source. True when that is done. REQUIRES: no cycles.
  bool walk(Pace& pace, Column<uint32_t>& order);

 private:
  bool rank_placeholders(Pace& pace);
  bool link_children(Pace& pace);
  void link(uint32_t node);
  bool follow_links(Pace& pace, Column<uint32_t>& order);

  Column<uint32_t> parent_;
  std::vector<bool> dropped_;  // by node of the source
  uint32_t source_;
  bool may_have_cycles_ = false;  // some node comes before its parent

  // How far cut_cycles() has come.
  Column<uint32_t> seen_by_;  // 1 + the node whose walk came here first
  uint32_t start_ = 0;
  uint32_t at_ = kNone;

  // How far walk() has come.
  enum class Walk : uint8_t { unbegun, ranks, links, walks };
  Walk walk_ = Walk::unbegun;
  uint32_t cursor_ = 0;
  Column<uint32_t> rank_;  // of placeholders: the first comment below
  Column<uint32_t> first_child_;
  Column<uint32_t> next_sibling_;
  uint32_t first_root_ = kNone;
};

}  // namespace threadbare

#endif  // THREADBARE_THREAD_FOREST_H_

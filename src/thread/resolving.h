// Where every comment hangs: from drafts, which say it in one of many ways, to a forest.
#ifndef THREADBARE_THREAD_RESOLVING_H_
#define THREADBARE_THREAD_RESOLVING_H_

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "thread/column.h"
#include "thread/drafts.h"
#include "thread/forest.h"
#include "thread/id_map.h"
#include "thread/pace.h"
#include "thread/problem.h"
#include "thread/text_heap.h"

namespace threadbare {

/// What is decided of the drafts. Nodes of the forest are their ordinals, then placeholders.
struct Resolved {
  Forest forest{0};
  Column<Piece> placeholder_ids;  ///< by placeholder; empty: it has none
  std::vector<uint32_t> gaps;     ///< by gap: the node of its parent, or Forest::kNone
  std::vector<uint32_t> heads;    ///< by Drafts::gap_heads: its node, or Forest::kNone
};

/// See ThreadBuilder::resolve(), whose work this is.
class Resolving {
 public:
  /// Both are borrowed. What `drafts` say of parents is given back at the end.
  Resolving(const TextHeap& heap, Drafts& drafts);

  bool step(Pace& pace, Problems& problems);
  double share_done() const;

  /// REQUIRES: step() returned true.
  Resolved take() { return std::move(resolved_); }

 private:
  enum class Stage : uint8_t { ids, parents, cycles, done };

  void note_id(uint32_t ordinal, Problems& problems);
  uint32_t parent_of(uint32_t ordinal, Pace& pace, Problems& problems);
  uint32_t parent_enclosing(uint32_t outer) const;
  uint32_t parent_by_chain(std::span<const Piece> ancestors);
  uint32_t parent_by_path(Piece path);
  uint32_t parent_by_depth(uint32_t ordinal, Problems& problems);
  bool is_post(std::string_view id) const;
  uint32_t node_of(std::string_view id) const { return nodes_by_id_.find(*heap_, id); }
  uint32_t add_placeholder(uint32_t parent, Piece id);
  void place_gaps();

  const TextHeap* heap_;
  Drafts* drafts_;
  Resolved resolved_;
  Stage stage_ = Stage::ids;
  uint32_t cursor_ = 0;
  IdMap nodes_by_id_;           // comments and placeholders
  std::string_view post_id_;    // empty: there is none
  std::vector<uint32_t> path_;  // of the last comment with a depth: its ancestors and itself
  uint32_t spare_ = 0;          // placeholders that depths may still ask for
  std::vector<Piece> chain_;    // the one that is looked at
  std::vector<uint32_t> cut_;
};

}  // namespace threadbare

#endif  // THREADBARE_THREAD_RESOLVING_H_

// Where statuses hang, once all of them are known.
#ifndef THREADBARE_FORMATS_MASTODON_CONVERSATION_H_
#define THREADBARE_FORMATS_MASTODON_CONVERSATION_H_

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "thread/columns.h"
#include "thread/id_map.h"
#include "thread/pace.h"
#include "thread/text_heap.h"
#include "thread/thread_builder.h"

namespace threadbare {

/// Statuses with the places that their file gives them.
///
/// Each names what it answers. Where that is not there, a context
/// (https://docs.joinmastodon.org/entities/Context/) knows more: its ancestors stand one below the
/// other, outermost first, below them the status that was asked for, which it leaves out, and
/// below that the descendants. Only in Mastodon: Pleroma's ancestors are all that is older.
class Conversation {
 public:
  enum class Place : uint8_t {
    alone,       ///< in a list, or by itself
    ancestor,    ///< in a context
    descendant,  ///< in a context
    focal,       ///< beside a context: the status that was asked for
  };

  struct Status {
    Draft draft;
    Piece parent;          ///< the id that it answers; may be empty
    uint32_t details = 0;  ///< 1 + an index, 0 for none
    uint32_t entry = 0;    ///< the number of what holds its context
    Place place = Place::alone;
    bool is_set = false;
  };

  /// Statuses are numbered 0, 1, 2, … like the ordinals of their builder. A number may stand for
  /// something that is no status; it is then never set.
  void add(const Status& status) { statuses_.push_back(status); }
  Status& status(uint32_t number) { return statuses_[number]; }
  void set_details(Status& status, const Details& details) {
    details_.push_back(details);
    status.details = static_cast<uint32_t>(details_.size());
  }

  /// Sets all of them in `thread`, whose ordinals must have been reserved. The thread splits at its
  /// roots, an absent root being the post: so statuses that answer nothing in the file are threads,
  /// and so is each context. An absent status that was asked for is the post if it has no
  /// ancestors, else a placeholder below the last of them. Any other absent parent of a descendant
  /// is a placeholder below the status that was asked for. True when all are set. Complexity:
  /// linear.
  bool hang(ThreadBuilder& thread, TextHeap& heap, Pace& pace);

 private:
  struct Context {
    Piece top;    // the outermost ancestor, else the focal status
    Piece last;   // the innermost ancestor
    Piece focal;  // the status that was asked for
  };

  void index(uint32_t number, const TextHeap& heap);
  void note_context(const Status& status);
  void find_focal();
  void find_focal_elsewhere(const Status& status, bool is_absent, const TextHeap& heap);
  void name_tops(TextHeap& heap);
  bool is_here(const TextHeap& heap, Piece id) const;
  Parentage parentage_of(uint32_t number, ThreadBuilder& thread, const TextHeap& heap);

  std::vector<Status> statuses_;
  std::vector<Details> details_;
  IdMap ids_;
  std::unordered_map<uint32_t, Context> contexts_;  // by entry
  std::unordered_map<uint32_t, Piece> previous_;    // by entry, the ancestor hung last
  PacedLoops loops_;
};

}  // namespace threadbare

#endif  // THREADBARE_FORMATS_MASTODON_CONVERSATION_H_

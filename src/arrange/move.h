// Where a reader comes to who goes from one comment to another.
#ifndef THREADBARE_ARRANGE_MOVE_H_
#define THREADBARE_ARRANGE_MOVE_H_

#include <cstdint>

#include "arrange/view.h"

namespace threadbare {

enum class Move : uint8_t {
  next,              ///< the shown row below
  previous,          ///< the shown row above
  next_sibling,      ///< the next reply to the same comment
  previous_sibling,  ///< the one before
  parent,            ///< what the comment replies to
  root,              ///< the outermost ancestor; from a root itself
  past_parent,       ///< what follows the parent, or the nearest ancestor that anything follows
};

/// The comment that `move` leads to from `comment`, in the order of `view`; Thread::kNone if there
/// is nothing there. From a hidden comment next and previous lead where they do from the one whose
/// fold hides it. Where `view` shows a branch nothing leads out of it, or from outside: its first
/// comment is the root of all in it. REQUIRES: comment < view.size(). Complexity: linear in the
/// depth.
uint32_t moved(const View& view, uint32_t comment, Move move);

}  // namespace threadbare

#endif  // THREADBARE_ARRANGE_MOVE_H_

#include "arrange/move.h"

namespace threadbare {

namespace {

// The comment itself, or the outermost one whose fold hides it.
uint32_t shown_for(const View& view, uint32_t comment) {
  const Thread& thread = view.thread();
  uint32_t shown = comment;
  for (uint32_t up = thread.parent(comment); up != Thread::kNone; up = thread.parent(up)) {
    if (view.folded(up)) shown = up;
  }
  return shown;
}

uint32_t next(const View& view, uint32_t comment) {
  const uint32_t shown = shown_for(view, comment);
  const uint32_t folded = view.folded(shown) ? view.thread().descendants(shown) : 0;
  const uint32_t row = view.row_of(shown) + 1 + folded;
  return row < view.size() ? view.comment_at(row) : Thread::kNone;
}

uint32_t previous(const View& view, uint32_t comment) {
  const uint32_t row = view.row_of(shown_for(view, comment));
  return row == 0 ? Thread::kNone : shown_for(view, view.comment_at(row - 1));
}

// What stands behind a subtree is a sibling, or one of an ancestor's.
uint32_t next_sibling(const View& view, uint32_t comment) {
  const Thread& thread = view.thread();
  const uint32_t row = view.row_of(comment) + 1 + thread.descendants(comment);
  if (row >= view.size()) return Thread::kNone;
  const uint32_t behind = view.comment_at(row);
  return thread.depth(behind) == thread.depth(comment) ? behind : Thread::kNone;
}

uint32_t previous_sibling(const View& view, uint32_t comment) {
  const uint32_t row = view.row_of(comment);
  if (row == 0) return Thread::kNone;
  const Thread& thread = view.thread();
  const uint32_t above = view.comment_at(row - 1);
  const uint32_t depth = thread.depth(comment);
  return thread.depth(above) < depth ? Thread::kNone : view.ancestor_at(above, depth);
}

uint32_t past_parent(const View& view, uint32_t comment) {
  const Thread& thread = view.thread();
  for (uint32_t up = thread.parent(comment); up != Thread::kNone; up = thread.parent(up)) {
    const uint32_t sibling = next_sibling(view, up);
    if (sibling != Thread::kNone) return sibling;
  }
  return Thread::kNone;
}

uint32_t moved_once(const View& view, uint32_t comment, Move move) {
  switch (move) {
    case Move::next:
      return next(view, comment);
    case Move::previous:
      return previous(view, comment);
    case Move::next_sibling:
      return next_sibling(view, comment);
    case Move::previous_sibling:
      return previous_sibling(view, comment);
    case Move::parent:
      return view.thread().parent(comment);
    case Move::root:
      return view.ancestor_at(comment, 0);
    case Move::past_parent:
      return past_parent(view, comment);
  }
  return Thread::kNone;
}

}  // namespace

uint32_t moved(const View& view, uint32_t comment, Move move) {
  do {
    comment = moved_once(view, comment, move);
  } while (comment != Thread::kNone && !view.kept(comment));
  return comment;
}

}  // namespace threadbare

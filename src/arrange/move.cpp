#include "arrange/move.h"

namespace threadbare {

namespace {

// The comment itself, or the outermost one whose fold hides it.
uint32_t shown_for(const View& view, uint32_t comment) {
  uint32_t shown = comment;
  for (uint32_t up = view.parent(comment); up != Thread::kNone; up = view.parent(up)) {
    if (view.folded(up)) shown = up;
  }
  return shown;
}

uint32_t next(const View& view, uint32_t comment) {
  const uint32_t shown = shown_for(view, comment);
  const uint32_t folded = view.folded(shown) ? view.thread().descendants(shown) : 0;
  const uint32_t row = view.row_of(shown) + 1 + folded;
  return row < view.range().end ? view.comment_at(row) : Thread::kNone;
}

uint32_t previous(const View& view, uint32_t comment) {
  const uint32_t row = view.row_of(shown_for(view, comment));
  return row == view.range().first ? Thread::kNone : shown_for(view, view.comment_at(row - 1));
}

// What stands behind a subtree is a sibling, or one of an ancestor's.
uint32_t next_sibling(const View& view, uint32_t comment) {
  const Thread& thread = view.thread();
  const uint32_t row = view.row_of(comment) + 1 + thread.descendants(comment);
  if (row >= view.range().end) return Thread::kNone;
  const uint32_t behind = view.comment_at(row);
  return thread.depth(behind) == thread.depth(comment) ? behind : Thread::kNone;
}

uint32_t previous_sibling(const View& view, uint32_t comment) {
  const uint32_t row = view.row_of(comment);
  if (row == view.range().first) return Thread::kNone;
  const Thread& thread = view.thread();
  const uint32_t above = view.comment_at(row - 1);
  const uint32_t depth = thread.depth(comment);
  return thread.depth(above) < depth ? Thread::kNone : view.ancestor_at(above, depth);
}

uint32_t root(const View& view, uint32_t comment) {
  return view.branch() == Thread::kNone ? view.ancestor_at(comment, 0) : view.branch();
}

uint32_t past_parent(const View& view, uint32_t comment) {
  for (uint32_t up = view.parent(comment); up != Thread::kNone; up = view.parent(up)) {
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
      return view.parent(comment);
    case Move::root:
      return root(view, comment);
    case Move::past_parent:
      return past_parent(view, comment);
  }
  return Thread::kNone;
}

}  // namespace

uint32_t moved(const View& view, uint32_t comment, Move move) {
  if (!view.contains(comment)) return Thread::kNone;
  do {
    comment = moved_once(view, comment, move);
  } while (comment != Thread::kNone && !view.kept(comment));
  return comment;
}

}  // namespace threadbare

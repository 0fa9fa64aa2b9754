#include "arrange/fold_policy.h"

namespace threadbare {

FoldReason reason_to_fold(const Thread& thread, uint32_t comment, uint32_t row,
                          const FoldPolicy& policy) {
  const Comment one = thread[comment];
  const uint32_t replies = thread.descendants(comment);
  // What is said of replies that the file does not hold stands below the body.
  if (policy.removed && replies == 0 && one.unloaded() == 0) {
    if (one.state() == State::removed) return FoldReason::removed;
    if (one.state() == State::deleted) return FoldReason::deleted;
  }
  if (one.score() && *one.score() < policy.below_score) return FoldReason::score;
  if (policy.bots && one.details().pinned && (one.roles() & kRoleBot) != 0) return FoldReason::bot;
  if (replies == 0) return FoldReason::none;
  const uint32_t depth = thread.depth(comment);
  if (depth == 0 && row >= policy.roots_after) return FoldReason::late;
  return depth >= policy.depth ? FoldReason::depth : FoldReason::none;
}

}  // namespace threadbare

// What of a thread starts folded, and why.
#ifndef THREADBARE_ARRANGE_FOLD_POLICY_H_
#define THREADBARE_ARRANGE_FOLD_POLICY_H_

#include <cstdint>
#include <limits>

#include "thread/thread.h"

namespace threadbare {

/// Why a comment is folded that nobody has folded by hand.
enum class FoldReason : uint8_t {
  none,     ///< it is not, or somebody has
  removed,  ///< by a moderator, and nobody has replied
  deleted,  ///< by its author, the same
  score,    ///< is below the policy's
  bot,      ///< has written it, and it is pinned
  late,     ///< a root past so many comments
  depth,    ///< it is so far down
};

/// What starts folded.
struct FoldPolicy {
  static constexpr int64_t kAnyScore = std::numeric_limits<int64_t>::min();
  static constexpr uint32_t kNever = ~uint32_t{0};

  int64_t below_score = -5;       ///< comments with a lower score; kAnyScore: none
  bool removed = true;            ///< removed and deleted comments that have no replies
  bool bots = true;               ///< pinned comments of bots
  uint32_t roots_after = kNever;  ///< roots with replies that so many comments stand before
  uint32_t depth = kNever;        ///< comments with replies so many levels below a root

  /// One that folds nothing.
  static FoldPolicy off() { return {kAnyScore, false, false, kNever, kNever}; }
};

/// Why `comment` starts folded, in row `row` of what is shown; the first reason of those above that
/// applies. Complexity: constant.
FoldReason reason_to_fold(const Thread& thread, uint32_t comment, uint32_t row,
                          const FoldPolicy& policy);

/// Whether it is for what the comment is, not for where it stands.
inline bool is_of_comment(FoldReason reason) {
  return reason != FoldReason::none && reason < FoldReason::late;
}

}  // namespace threadbare

#endif  // THREADBARE_ARRANGE_FOLD_POLICY_H_

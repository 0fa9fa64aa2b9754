// What is shown of a thread: the order of its comments, and which are folded.
#ifndef THREADBARE_ARRANGE_VIEW_H_
#define THREADBARE_ARRANGE_VIEW_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "arrange/fold_policy.h"
#include "arrange/order/order.h"
#include "arrange/row.h"
#include "thread/thread.h"

namespace threadbare {

/// Rows [first, end), half open.
struct RowRange {
  uint32_t first = 0;
  uint32_t end = 0;
};

/// The one mutable thing over an immutable Thread, which it borrows. Comments are named by their
/// position in the Thread, which no sort changes; rows by where they stand now.
///
/// It shows all of the thread, or one branch of it: then the rows outside are hidden, and the folds
/// above the branch hide nothing.
class View {
 public:
  explicit View(const Thread& thread);

  const Thread& thread() const { return *thread_; }
  uint32_t size() const { return static_cast<uint32_t>(rows_.size()); }

  Order order() const { return order_; }
  /// Whether the order is Order::best, and that goes by votes; see votes_are_known().
  bool goes_by_votes() const { return goes_by_votes_; }
  /// Puts siblings in `order`. Folds stay with their comments.
  void sort(Order order);

  /// REQUIRES: comment, row < size().
  uint32_t comment_at(uint32_t row) const { return rows_[row]; }
  uint32_t row_of(uint32_t comment) const { return row_of_[comment]; }
  bool folded(uint32_t comment) const { return folded_[comment]; }
  /// Folds or unfolds one comment. Returns the rows below it: those whose being shown may have
  /// changed. Complexity: constant.
  RowRange fold(uint32_t comment, bool folded);

  /// Folds or unfolds all replies to the comment that `comment` replies to, or all roots. Returns
  /// the rows of all of them. The first comment of a branch stands alone. Complexity: linear in
  /// their number.
  RowRange fold_siblings(uint32_t comment, bool folded);

  /// Folds what the policy says, and unfolds all others. Complexity: linear.
  void start_folded(const FoldPolicy& policy);

  /// Why the policy folds a comment, for as long as it is folded; none once all were unfolded.
  FoldReason fold_reason(uint32_t comment) const {
    return reasons_.empty() || !folded_[comment] ? FoldReason::none : reasons_[comment];
  }

  /// Folds every comment with replies that is `depth` or more levels deep and unfolds the others,
  /// but for those that the policy folds for what they are; 0 leaves just the roots' heads, size()
  /// or more unfolds everything. In a branch, levels count from its first comment, and what is
  /// outside stays as it is. Complexity: linear.
  void fold_from_depth(uint32_t depth);

  /// The least `depth` after whose fold_from_depth() it would be folded as it is now; size() where
  /// nothing is, Thread::kNone where no depth does that. What the policy folds for what it is
  /// counts neither way. Complexity: linear.
  uint32_t folded_from() const;

  /// Folds these, and unfolds all others. REQUIRES: each < size(). Complexity: linear.
  void set_folds(const std::vector<uint32_t>& comments);

  /// Shows just `comment` and what is below it. Folds stay as they are. REQUIRES: comment < size().
  void show_branch(uint32_t comment) { branch_ = comment; }
  void show_all() { branch_ = Thread::kNone; }
  /// The comment whose branch is shown, Thread::kNone for all of the thread.
  uint32_t branch() const { return branch_; }
  /// The rows of the branch, or of the whole thread.
  RowRange range() const;
  /// Whether a comment is in the branch. Complexity: constant.
  bool contains(uint32_t comment) const;

  /// The ancestor of `comment` that is `depth` levels below a root; itself at its own depth and
  /// below. Complexity: linear in the levels between.
  uint32_t ancestor_at(uint32_t comment, uint32_t depth) const;

  /// Unfolds all ancestors of `comment`, in a branch those that are in it, so that its row is
  /// shown. Returns the rows that this may have changed: the subtree of the outermost one unfolded,
  /// or an empty range. REQUIRES: contains(comment), kept(comment).
  RowRange reveal(uint32_t comment);

  /// The comment that a comment replies to, where that is shown; else Thread::kNone.
  uint32_t parent(uint32_t comment) const {
    return comment == branch_ ? Thread::kNone : thread_->parent(comment);
  }

  /// Shows only these comments and their ancestors, all unfolded, until keep_all(): the others'
  /// rows stay where they are and count as hidden. How it was folded is remembered. Complexity:
  /// linear in the size of the thread.
  void keep_only(const std::vector<uint32_t>& comments);
  /// Shows all again, folded as before the first keep_only(). Complexity: linear.
  void keep_all();
  /// Whether keep_only() has left the comment.
  bool kept(uint32_t comment) const { return kept_.empty() || kept_[comment]; }
  /// What folded() will be after keep_all().
  bool folded_when_all_kept(uint32_t comment) const {
    return kept_.empty() ? folded_[comment] : folded_before_[comment];
  }

  /// The rows in [first, end), hidden ones included and marked. Complexity: linear in the count
  /// plus the depth of the first.
  std::vector<Row> rows(uint32_t first, uint32_t end) const;

  /// How many rows of `range` are shown. Complexity: linear in their number, some nanoseconds each,
  /// and the depth of the first.
  uint32_t count_shown(RowRange range) const;

  /// The comments of shown rows, of which the first of all is number 0: those with numbers
  /// [first, end), less what is past the last. Complexity: linear in `end`.
  std::vector<uint32_t> shown(uint32_t first, uint32_t end) const;

  /// Up to `count` shown rows from `row` on. REQUIRES: `row` is shown, or size(). Complexity:
  /// linear in the count, however deep they are.
  std::vector<Row> shown_rows(uint32_t row, uint32_t count) const;

  /// Appends to `out` the longest runs of hidden rows that touch `range`, cut to it. Complexity:
  /// linear in the shown rows of the range and the depth of its first: hidden runs are skipped.
  void hidden_runs(RowRange range, std::vector<RowRange>& out) const;

 private:
  Row row(uint32_t comment, bool hidden) const;
  /// What levels count in: positions in the thread, which no order changes, and the first's depth.
  struct Levels {
    uint32_t first, end, top;
  };
  Levels levels() const;
  /// Whether the policy folds a comment for what it is.
  bool is_folded_for_itself(uint32_t comment) const {
    return !reasons_.empty() && is_of_comment(reasons_[comment]);
  }
  /// The outermost folded ancestor of `comment`, or Thread::kNone.
  uint32_t folding_ancestor(uint32_t comment) const;
  /// Row `row` or the first after it that is kept, or size().
  uint32_t kept_from(uint32_t row) const { return kept_.empty() ? row : next_kept_[row]; }
  void find_next_kept();
  /// The first shown row in or after `row`, or size().
  uint32_t first_shown(uint32_t row) const;
  /// The shown row after a shown one, or size().
  uint32_t next_shown(uint32_t row) const;

  const Thread* thread_;
  Order order_ = Order::source;
  bool goes_by_votes_ = false;
  std::vector<uint32_t> rows_;
  std::vector<uint32_t> row_of_;
  std::vector<bool> folded_;
  uint32_t branch_ = Thread::kNone;
  std::vector<FoldReason> reasons_;  // from start_folded() on, until all are unfolded
  // From keep_only() to keep_all(). Who is not kept has nobody below who is.
  std::vector<bool> kept_;
  std::vector<uint32_t> next_kept_;  // for each row, and the end
  std::vector<bool> folded_before_;
};

}  // namespace threadbare

#endif  // THREADBARE_ARRANGE_VIEW_H_

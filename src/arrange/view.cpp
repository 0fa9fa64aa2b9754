#include "arrange/view.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "arrange/order/standing.h"

namespace threadbare {

View::View(const Thread& thread)
    : thread_(&thread),
      rows_(thread.size()),
      row_of_(thread.size()),
      folded_(thread.size(), false) {
  std::iota(rows_.begin(), rows_.end(), 0u);
  std::iota(row_of_.begin(), row_of_.end(), 0u);
}

void View::sort(Order order) {
  order_ = order;
  goes_by_votes_ = order == Order::best && votes_are_known(*thread_);
  rows_ = arrange(*thread_, order);
  for (uint32_t row = 0; row < size(); ++row) row_of_[rows_[row]] = row;
  if (!kept_.empty()) find_next_kept();
}

void View::keep_only(const std::vector<uint32_t>& comments) {
  if (size() == 0) return;
  if (kept_.empty()) folded_before_ = folded_;
  folded_.assign(size(), false);
  kept_.assign(size(), false);
  for (uint32_t comment : comments) {
    // The ancestors of one who is kept are kept already.
    for (; comment != Thread::kNone && !kept_[comment]; comment = thread_->parent(comment)) {
      kept_[comment] = true;
    }
  }
  find_next_kept();
}

void View::keep_all() {
  if (kept_.empty()) return;
  folded_ = std::move(folded_before_);
  folded_before_.clear();
  kept_.clear();
  next_kept_.clear();
}

void View::find_next_kept() {
  next_kept_.resize(size() + size_t{1});
  next_kept_[size()] = size();
  for (uint32_t row = size(); row-- > 0;) {
    next_kept_[row] = kept_[rows_[row]] ? row : next_kept_[row + 1];
  }
}

void View::start_folded(const FoldPolicy& policy) {
  reasons_.resize(size());
  for (uint32_t row = 0; row < size(); ++row) {
    const uint32_t comment = rows_[row];
    reasons_[comment] = reason_to_fold(*thread_, comment, row, policy);
    folded_[comment] = reasons_[comment] != FoldReason::none;
  }
}

RowRange View::fold(uint32_t comment, bool folded) {
  folded_[comment] = folded;
  const uint32_t row = row_of_[comment];
  return {row + 1, row + 1 + thread_->descendants(comment)};
}

RowRange View::fold_siblings(uint32_t comment, bool folded) {
  if (comment == branch_) {
    fold(comment, folded);
    return this->range();
  }
  const uint32_t above = parent(comment);
  RowRange range{0, size()};
  if (above != Thread::kNone) range = fold(above, folded_[above]);
  for (uint32_t row = range.first; row < range.end;) {
    const uint32_t sibling = rows_[row];
    folded_[sibling] = folded;
    row += 1 + thread_->descendants(sibling);
  }
  return range;
}

View::Levels View::levels() const {
  if (branch_ == Thread::kNone) return {0, size(), 0};
  return {branch_, branch_ + 1 + thread_->descendants(branch_), thread_->depth(branch_)};
}

void View::fold_from_depth(uint32_t depth) {
  const auto [first, end, top] = levels();
  for (uint32_t i = first; i < end; ++i) {
    if (depth >= size() && !reasons_.empty()) reasons_[i] = FoldReason::none;
    const bool is_deep = thread_->depth(i) - top >= depth && thread_->descendants(i) > 0;
    folded_[i] = is_deep || is_folded_for_itself(i);
  }
}

uint32_t View::folded_from() const {
  const auto [first, end, top] = levels();
  uint32_t from = size();
  for (uint32_t i = first; i < end; ++i) {
    if (folded_[i] && !is_folded_for_itself(i)) from = std::min(from, thread_->depth(i) - top);
  }
  for (uint32_t i = first; i < end; ++i) {
    const bool is_deep = thread_->depth(i) - top >= from && thread_->descendants(i) > 0;
    if (folded_[i] != is_deep && !is_folded_for_itself(i)) return Thread::kNone;
  }
  return from;
}

void View::set_folds(const std::vector<uint32_t>& comments) {
  folded_.assign(size(), false);
  for (const uint32_t comment : comments) folded_[comment] = true;
}

RowRange View::range() const {
  if (branch_ == Thread::kNone) return {0, size()};
  const uint32_t row = row_of_[branch_];
  return {row, row + 1 + thread_->descendants(branch_)};
}

bool View::contains(uint32_t comment) const {
  const RowRange shown = range();
  return row_of_[comment] >= shown.first && row_of_[comment] < shown.end;
}

Row View::row(uint32_t comment, bool hidden) const {
  const uint32_t depth = thread_->depth(comment);
  // A row outside a branch is hidden, so that any indent does.
  const uint32_t top = branch_ == Thread::kNone ? 0 : std::min(thread_->depth(branch_), depth);
  const uint32_t replies = thread_->descendants(comment);
  return {comment, depth, depth - top, replies, folded_[comment], hidden, fold_reason(comment)};
}

uint32_t View::folding_ancestor(uint32_t comment) const {
  uint32_t outermost = Thread::kNone;
  for (uint32_t up = parent(comment); up != Thread::kNone; up = parent(up)) {
    if (folded_[up]) outermost = up;
  }
  return outermost;
}

RowRange View::reveal(uint32_t comment) {
  const uint32_t outermost = folding_ancestor(comment);
  if (outermost == Thread::kNone) return {};
  for (uint32_t up = parent(comment); up != Thread::kNone; up = parent(up)) {
    folded_[up] = false;
  }
  const uint32_t row = row_of_[outermost];
  return {row + 1, row + 1 + thread_->descendants(outermost)};
}

uint32_t View::ancestor_at(uint32_t comment, uint32_t depth) const {
  while (thread_->depth(comment) > depth) comment = thread_->parent(comment);
  return comment;
}

uint32_t View::first_shown(uint32_t row) const {
  const RowRange all = range();
  if (row >= all.end) return size();
  row = std::max(row, all.first);
  const uint32_t folding = folding_ancestor(rows_[row]);
  // The first kept one from there on has no folded ancestor that starts before it but those of
  // `row`.
  const uint32_t next = kept_from(
      folding == Thread::kNone ? row : row_of_[folding] + 1 + thread_->descendants(folding));
  return next < all.end ? next : size();
}

uint32_t View::next_shown(uint32_t row) const {
  const uint32_t comment = rows_[row];
  const uint32_t next = row + 1 + (folded_[comment] ? thread_->descendants(comment) : 0);
  const uint32_t kept = kept_from(next);
  return kept < range().end ? kept : size();
}

uint32_t View::count_shown(RowRange range) const {
  const uint32_t end = std::min(range.end, size());
  uint32_t count = 0;
  for (uint32_t row = first_shown(range.first); row < end; row = next_shown(row)) ++count;
  return count;
}

std::vector<uint32_t> View::shown(uint32_t first, uint32_t end) const {
  std::vector<uint32_t> comments;
  uint32_t number = 0;
  for (uint32_t row = first_shown(0); row < size() && number < end; row = next_shown(row)) {
    if (number++ >= first) comments.push_back(rows_[row]);
  }
  return comments;
}

std::vector<Row> View::shown_rows(uint32_t row, uint32_t count) const {
  std::vector<Row> out;
  for (; row < size() && out.size() < count; row = next_shown(row)) {
    out.push_back(this->row(rows_[row], false));
  }
  return out;
}

std::vector<Row> View::rows(uint32_t first, uint32_t end) const {
  end = std::min(end, size());
  std::vector<Row> out;
  if (first >= end) return out;
  out.reserve(end - first);
  uint32_t shown_from = first_shown(first);
  for (uint32_t row = first; row < end; ++row) {
    const bool hidden = row < shown_from;
    out.push_back(this->row(rows_[row], hidden));
    if (!hidden) shown_from = next_shown(row);
  }
  return out;
}

void View::hidden_runs(RowRange range, std::vector<RowRange>& out) const {
  const uint32_t end = std::min(range.end, size());
  uint32_t row = range.first;
  if (row >= end) return;
  auto add = [&](uint32_t first, uint32_t last) {
    last = std::min(last, end);
    if (first >= last) return;
    if (!out.empty() && out.back().end == first) {
      out.back().end = last;
    } else {
      out.push_back({first, last});
    }
  };
  const uint32_t shown_from = first_shown(row);
  add(row, shown_from);
  for (row = shown_from; row < end;) {
    const uint32_t next = next_shown(row);
    add(row + 1, next);
    row = next;
  }
}

}  // namespace threadbare

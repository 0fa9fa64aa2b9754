// Attachments come in any order, and by the ordinals of their comments: each thread gets its own,
// in the order of its comments.
#include <utility>

#include "thread/settling.h"

namespace threadbare {

// Calls `visit(list, member)` for the list whose turn it is.
template <class Visit>
bool Settling::with_list(Visit visit) {
  Attachments& all = drafts_->attachments;
  switch (list_) {
    case 0:
      return visit(all.media, &Attachments::media);
    case 1:
      return visit(all.reactions, &Attachments::reactions);
    case 2:
      return visit(all.poll_options, &Attachments::poll_options);
    default:
      return visit(all.quotes, &Attachments::quotes);
  }
}

// From the last to the first, since each becomes the first of its comment's list.
bool Settling::link_attachments(Pace& pace) {
  return with_list([&](auto& list, auto) {
    if (list.empty()) return true;
    const auto count = static_cast<uint32_t>(list.size());
    if (cursor_ == 0) {
      first_of_ = Column<uint32_t>(order_.size() + 1, count);
      next_of_ = Column<uint32_t>(count, count);
    }
    const auto granted = static_cast<uint32_t>(pace.grant(count - cursor_, Pace::kLook));
    for (const uint32_t end = cursor_ + granted; cursor_ < end; ++cursor_) {
      const uint32_t i = count - 1 - cursor_;
      const uint32_t node = list[i].comment;
      const uint32_t rank = node == kPostItself ? order_.size() : rank_[node];
      if (rank == Forest::kNone) continue;  // its comment was dropped
      next_of_[i] = first_of_[rank];
      first_of_[rank] = i;
    }
    return cursor_ == count;
  });
}

bool Settling::share_attachments(Pace& pace, std::vector<Thread>& threads) {
  return with_list([&](auto& list, auto member) {
    if (list.empty()) return true;
    if (cursor_ == 0) thread_at_ = 0;
    const uint32_t count = order_.size() + 1;
    const auto granted = static_cast<uint32_t>(pace.grant(count - cursor_, Pace::kLook));
    for (const uint32_t end = cursor_ + granted; cursor_ < end; ++cursor_) {
      const bool is_post = cursor_ == order_.size();
      while (thread_at_ + 1 < begins_.size() && begins_[thread_at_ + 1] <= cursor_) ++thread_at_;
      Thread& thread = threads[first_thread_ + (is_post ? 0 : thread_at_)];
      const uint32_t position = cursor_ - begins_[thread_at_];
      for (uint32_t i = first_of_[cursor_]; i < list.size(); i = next_of_[i]) {
        auto attachment = list[i];
        attachment.comment = is_post || position == thread.size() ? kPostItself : position;
        (thread.attachments_.*member).push_back(attachment);
      }
    }
    if (cursor_ < count) return false;
    list = {};
    first_of_ = {};
    next_of_ = {};
    return true;
  });
}

}  // namespace threadbare

#include "thread/thread.h"

#include <algorithm>
#include <cassert>

namespace threadbare {

Comment Thread::post() const {
  assert(has_post_);
  return Comment(*this, size());
}

uint32_t Thread::find(std::string_view id) const {
  for (uint32_t i = 0; i < size(); ++i) {
    if (text(columns_.id[i]) == id) return i;
  }
  return kNone;
}

namespace {

template <class Attachment>
std::span<const Attachment> of(const std::vector<Attachment>& list, uint32_t comment) {
  const auto first = std::lower_bound(
      list.begin(), list.end(), comment,
      [](const Attachment& attachment, uint32_t wanted) { return attachment.comment < wanted; });
  auto end = first;
  while (end != list.end() && end->comment == comment) ++end;
  return {list.data() + (first - list.begin()), static_cast<size_t>(end - first)};
}

}  // namespace

std::span<const Media> Thread::media_of(uint32_t i) const {
  return of(attachments_.media, i);
}

std::span<const Reaction> Thread::reactions_of(uint32_t i) const {
  return of(attachments_.reactions, i);
}

std::span<const PollOption> Thread::poll_of(uint32_t i) const {
  return of(attachments_.poll_options, i);
}

std::span<const Quote> Thread::quotes_of(uint32_t i) const {
  return of(attachments_.quotes, i);
}

std::string_view Comment::author_name() const {
  return has_author() ? text(thread_->authors_[author_index()].name) : std::string_view();
}

std::string_view Comment::author_display() const {
  if (!has_author()) return {};
  const Author& author = thread_->authors_[author_index()];
  return text(author.display.empty() ? author.name : author.display);
}

std::string_view Comment::author_url() const {
  return has_author() ? text(thread_->authors_[author_index()].url) : std::string_view();
}

const Details& Comment::details() const {
  static const Details kNoDetails;
  const uint32_t index = columns().details[index_];
  return index == 0 ? kNoDetails : thread_->details_[index - 1];
}

}  // namespace threadbare

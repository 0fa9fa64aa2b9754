#include "render/info.h"

#include <algorithm>

namespace threadbare {

ThreadCounts count(const Thread& thread) {
  ThreadCounts counts;
  std::vector<bool> author_seen(thread.authors().size(), false);
  counts.unloaded = thread.facts().unloaded;
  if (thread.has_post()) counts.unloaded += thread.post().unloaded();
  for (uint32_t i = 0; i < thread.size(); ++i) {
    const Comment comment = thread[i];
    const State state = comment.state();
    ++(state == State::missing ? counts.missing : counts.comments);
    counts.deleted += state == State::deleted;
    counts.removed += state == State::removed;
    counts.unloaded += comment.unloaded();
    counts.roots += thread.parent(i) == Thread::kNone;
    counts.max_depth = std::max(counts.max_depth, thread.depth(i));
    if (comment.has_author() && !author_seen[comment.author_index()]) {
      author_seen[comment.author_index()] = true;
      ++counts.authors;
    }
    const Timestamp time = comment.time();
    if (time == kUnknownTime) continue;
    if (counts.first_time == kUnknownTime || time < counts.first_time) counts.first_time = time;
    if (counts.last_time == kUnknownTime || time > counts.last_time) counts.last_time = time;
  }
  return counts;
}

std::vector<AuthorCount> most_active(const Thread& thread, size_t most) {
  std::vector<AuthorCount> counts;
  std::vector<uint32_t> place(thread.authors().size(), Thread::kNone);
  for (uint32_t i = 0; i < thread.size(); ++i) {
    const Comment comment = thread[i];
    if (!comment.has_author() || comment.state() == State::missing) continue;
    uint32_t& at = place[comment.author_index()];
    if (at == Thread::kNone) {
      at = static_cast<uint32_t>(counts.size());
      counts.push_back({comment.author_index(), 0});
    }
    ++counts[at].comments;
  }
  // Places break ties, so that no stable sort is needed, nor the memory of one.
  const size_t kept = std::min(most, counts.size());
  std::partial_sort(counts.begin(), counts.begin() + static_cast<ptrdiff_t>(kept), counts.end(),
                    [&](const AuthorCount& a, const AuthorCount& b) {
                      if (a.comments != b.comments) return a.comments > b.comments;
                      return place[a.author] < place[b.author];
                    });
  counts.resize(kept);
  return counts;
}

}  // namespace threadbare

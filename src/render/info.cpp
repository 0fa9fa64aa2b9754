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

}  // namespace threadbare

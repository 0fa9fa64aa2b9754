// The end of a ThreadBuilder: from a forest, which is resolved, to threads.
#include <algorithm>
#include <utility>

#include "thread/stable_sort.h"
#include "thread/thread_builder.h"

namespace threadbare {

namespace {

uint32_t clamped(uint64_t count) {
  return static_cast<uint32_t>(std::min<uint64_t>(count, ~uint32_t{0} - 1));
}

// The entries of a column that belong to `nodes`, and behind them the post's, unless that is kNone.
// Placeholders, whose numbers come behind those of comments, have no entry.
template <class T>
std::vector<T> gathered(const std::vector<T>& from, std::span<const uint32_t> nodes,
                        uint32_t comments, uint32_t post, T absent) {
  std::vector<T> to;
  to.reserve(nodes.size() + 1);
  for (uint32_t node : nodes) to.push_back(node < comments ? from[node] : absent);
  if (post != Forest::kNone) to.push_back(from[post]);
  return to;
}

}  // namespace

// A gap, and the position of its parent: Thread::kNone for the thread.
struct ThreadBuilder::PlacedGap {
  uint32_t parent;
  uint32_t number;
};

// The last parent first, those of the thread at the end.
std::vector<ThreadBuilder::PlacedGap> ThreadBuilder::placed_gaps() const {
  std::vector<PlacedGap> placed;
  for (uint32_t i = 0; i < gaps_.size(); ++i) {
    const uint32_t node = nodes_by_id_.find(*heap_, heap_->view(gaps_[i].parent));
    const bool is_there = node != IdMap::kAbsent && node < comments() && !forest_.dropped(node);
    placed.push_back({is_there ? position_[node] : Thread::kNone, i});
  }
  // Positions count up from 0, so that kNone + 1 comes last.
  sort_stably(std::span(placed),
              [](const PlacedGap& a, const PlacedGap& b) { return a.parent + 1 > b.parent + 1; });
  return placed;
}

uint32_t ThreadBuilder::unfilled(const PlacedGap& placed, std::span<const uint64_t> explained,
                                 uint64_t below_parent) const {
  const Gap& gap = gaps_[placed.number];
  if (gap.any_reply_fills) return below_parent > 0 ? 0 : gap.count;
  const size_t begin = gap_starts_[placed.number];
  const size_t end =
      placed.number + 1 < gap_starts_.size() ? gap_starts_[placed.number + 1] : gap_heads_.size();
  uint64_t filled = 0;
  for (const Piece head : std::span(gap_heads_).subspan(begin, end - begin)) {
    const uint32_t node = nodes_by_id_.find(*heap_, heap_->view(head));
    if (node == IdMap::kAbsent || position_[node] == Thread::kNone) continue;
    // Only what hangs where the gap is can fill it; only that has been summed up, too.
    if (placed.parent == Thread::kNone || position_[node] > placed.parent) {
      filled += explained[position_[node]];
    }
  }
  return gap.count > filled ? static_cast<uint32_t>(gap.count - filled) : 0;
}

// `post` is the entry of the post, or kNone.
void ThreadBuilder::count_unloaded(Thread& thread, std::span<const uint32_t> nodes,
                                   uint32_t post) const {
  // explained[i]: of what is counted above it, how much comment i accounts for.
  const uint32_t size = thread.size();
  std::vector<uint64_t> explained(size, 1);
  std::vector<uint32_t> children(size, 0);
  uint64_t explained_by_roots = 0;
  uint32_t roots = 0;
  const std::vector<PlacedGap> gaps = placed_gaps();
  size_t gap = 0;
  for (uint32_t i = size; i-- > 0;) {
    const bool present = nodes[i] < comments();
    const uint32_t counted = present ? counted_[nodes[i]] : Draft::kUncounted;
    uint32_t& unloaded = thread.columns_.unloaded[i];
    const uint64_t below = explained[i] - 1;
    for (; gap < gaps.size() && gaps[gap].parent == i; ++gap) {
      unloaded = clamped(uint64_t{unloaded} + unfilled(gaps[gap], explained, below));
    }
    if (counted != Draft::kUncounted && (flags_[nodes[i]] & kCountsChildren) != 0) {
      unloaded = std::max(unloaded, counted > children[i] ? counted - children[i] : 0);
      explained[i] += unloaded;
    } else if (counted != Draft::kUncounted) {
      unloaded = clamped(uint64_t{unloaded} + (counted > below ? counted - below : 0));
      explained[i] = uint64_t{1} + counted;
    } else {
      explained[i] += unloaded;
    }
    const bool is_root = thread.parent_[i] == Thread::kNone;
    ++(is_root ? roots : children[thread.parent_[i]]);
    (is_root ? explained_by_roots : explained[thread.parent_[i]]) += explained[i];
  }
  for (; gap < gaps.size(); ++gap) {
    const uint32_t unloaded = unfilled(gaps[gap], explained, explained_by_roots);
    thread.facts_.unloaded = clamped(uint64_t{thread.facts_.unloaded} + unloaded);
  }
  const uint32_t counted = post == Forest::kNone ? Draft::kUncounted : counted_[post];
  if (counted == Draft::kUncounted) return;
  uint64_t present = explained_by_roots;
  if ((flags_[post] & kCountsChildren) != 0) {
    present = uint64_t{roots} + thread.columns_.unloaded[size];  // what it says outright
  }
  if (counted > present) {
    thread.facts_.unloaded = clamped(thread.facts_.unloaded + (counted - present));
  }
}

// Parents, depths and ends of a thread whose comments are `nodes`, in preorder.
void ThreadBuilder::place_nodes(Thread& thread, std::span<const uint32_t> nodes) {
  const auto size = static_cast<uint32_t>(nodes.size());
  for (uint32_t i = 0; i < size; ++i) position_[nodes[i]] = i;
  thread.parent_.resize(size, Thread::kNone);
  thread.depth_.resize(size, 0);
  thread.end_.resize(size);
  for (uint32_t i = 0; i < size; ++i) {
    const uint32_t parent = forest_.parent(nodes[i]);
    // A root that has become the post has no position.
    if (parent == Forest::kNone || position_[parent] == Thread::kNone) continue;
    thread.parent_[i] = position_[parent];
    thread.depth_[i] = thread.depth_[position_[parent]] + 1;
  }
  for (uint32_t i = size; i-- > 0;) {
    thread.end_[i] = std::max(thread.end_[i], i + 1);
    if (thread.parent_[i] != Thread::kNone) {
      uint32_t& end = thread.end_[thread.parent_[i]];
      end = std::max(end, thread.end_[i]);
    }
  }
}

// Calls `gather(to, from, absent)` for each column; `absent` is what placeholders have in it.
template <class Gather>
void ThreadBuilder::gather_columns(Columns& to, Gather gather) {
  gather(to.id, columns_.id, Piece());
  gather(to.url, columns_.url, Piece());
  gather(to.body, columns_.body, Piece());
  gather(to.time, columns_.time, kUnknownTime);
  gather(to.author, columns_.author, kNoAuthor);
  gather(to.score, columns_.score, kUnknownCount);
  gather(to.up, columns_.up, kUnknownCount);
  gather(to.down, columns_.down, kUnknownCount);
  gather(to.unloaded, columns_.unloaded, uint32_t{0});
  gather(to.details, columns_.details, uint32_t{0});
  gather(to.roles, columns_.roles, Roles{0});
  gather(to.state, columns_.state, State::missing);
  gather(to.markup, columns_.markup, Markup::text);
}

void ThreadBuilder::name_placeholders(Thread& thread, std::span<const uint32_t> nodes) const {
  for (size_t i = 0; i < nodes.size(); ++i) {
    if (nodes[i] >= comments()) thread.columns_.id[i] = placeholder_ids_[nodes[i] - comments()];
  }
}

Thread ThreadBuilder::settle_whole() {
  const std::vector<uint32_t> nodes = forest_.preorder();
  Thread thread;
  thread.heap_ = heap_;
  thread.facts_ = facts_;
  place_nodes(thread, nodes);

  uint32_t post = Forest::kNone;
  if (has_post_) {
    append_entry();
    post = static_cast<uint32_t>(flags_.size() - 1);
    write(post, post_, &post_details_);
  }
  gather_columns(thread.columns_, [&](auto& to, auto& from, auto absent) {
    to = gathered(from, nodes, comments(), post, absent);
    from = {};  // before the next column is gathered: memory peaks at one column more
  });
  name_placeholders(thread, nodes);
  count_unloaded(thread, nodes, post);
  thread.authors_ = std::move(authors_);
  thread.details_ = std::move(details_);
  thread.has_post_ = has_post_ && post_is_whole_;
  return thread;
}

// The thread of one root: preorder[0] is the root, the rest hangs below it.
Thread ThreadBuilder::settle_tree(std::span<const uint32_t> preorder) {
  const uint32_t root = preorder.front();
  const bool present = root < comments();
  const bool keeps_root = !present && absent_root_ == AbsentRoot::placeholder;
  const std::span<const uint32_t> nodes = preorder.subspan(keeps_root ? 0 : 1);

  Thread thread;
  thread.heap_ = heap_;
  thread.facts_ = facts_;
  place_nodes(thread, nodes);
  gather_columns(thread.columns_, [&](auto& to, auto& from, auto absent) {
    to = gathered(from, nodes, comments(), present ? root : Forest::kNone, absent);
  });
  name_placeholders(thread, nodes);
  count_unloaded(thread, nodes, present ? root : Forest::kNone);
  thread.has_post_ = present && (flags_[root] & kIsBare) == 0;
  const uint32_t op = present ? columns_.author[root] : kNoAuthor;
  for (uint32_t i = 0; op != kNoAuthor && i < thread.size(); ++i) {
    if (thread.columns_.author[i] == op) thread.columns_.roles[i] |= kRoleOp;
  }
  for (uint32_t& details : thread.columns_.details) {
    if (details == 0) continue;
    thread.details_.push_back(details_[details - 1]);
    details = static_cast<uint32_t>(thread.details_.size());
  }
  name_thread(thread);
  return thread;
}

// `new_author` has an entry for each author of the builder: kNoAuthor, before and after.
void ThreadBuilder::take_authors(Thread& thread, std::vector<uint32_t>& new_author) const {
  std::vector<uint32_t> taken;
  for (uint32_t& author : thread.columns_.author) {
    if (author == kNoAuthor) continue;
    if (new_author[author] == kNoAuthor) {
      new_author[author] = static_cast<uint32_t>(taken.size());
      taken.push_back(author);
      thread.authors_.push_back(authors_[author]);
    }
    author = new_author[author];
  }
  for (const uint32_t author : taken) new_author[author] = kNoAuthor;
}

void ThreadBuilder::settle_split(std::vector<Thread>& threads) {
  const std::vector<uint32_t> preorder = forest_.preorder();
  std::vector<uint32_t> new_author(authors_.size(), kNoAuthor);
  for (size_t begin = 0, end = 0; begin < preorder.size(); begin = end) {
    for (end = begin + 1; end < preorder.size(); ++end) {
      if (forest_.parent(preorder[end]) == Forest::kNone) break;
    }
    threads.push_back(settle_tree(std::span(preorder).subspan(begin, end - begin)));
    take_authors(threads.back(), new_author);
  }
}

// A thread that was split off is called what its post is called.
void ThreadBuilder::name_thread(Thread& thread) const {
  ThreadFacts& facts = thread.facts_;
  const auto details_of = [&](uint32_t entry) {
    const uint32_t details = thread.columns_.details[entry];
    return details == 0 ? nullptr : &thread.details_[details - 1];
  };
  if (thread.has_post_) {
    const uint32_t post = thread.size();
    facts.url = thread.columns_.url[post];
    if (Details* details = details_of(post)) {
      facts.title = details->subject;
      details->subject = {};  // not to be said twice
    }
    return;
  }
  for (uint32_t i = 0; i < thread.size() && facts.title.empty(); ++i) {
    if (Details* details = details_of(i)) std::swap(facts.title, details->subject);
  }
}

// Hands attachments to the threads that their comments are in: threads[first] and on.
void ThreadBuilder::share_attachments(std::vector<Thread>& threads, size_t first) {
  std::vector<uint32_t> thread_of(splits_ ? forest_.size() : 0);
  if (splits_) {
    auto thread = static_cast<uint32_t>(first) - 1;
    for (const uint32_t node : forest_.preorder()) {
      thread += forest_.parent(node) == Forest::kNone ? 1 : 0;
      thread_of[node] = thread;
    }
  }
  const auto share = [&](auto& list, auto Attachments::*to) {
    sort_stably(std::span(list), [&](const auto& a, const auto& b) {
      return place_of_attachment(a.comment) < place_of_attachment(b.comment);
    });
    for (auto& attachment : list) {
      const uint32_t node = attachment.comment;
      const bool is_post = node == kPostItself;
      if (!is_post && forest_.dropped(node)) continue;
      attachment.comment = place_of_attachment(node);
      (threads[splits_ && !is_post ? thread_of[node] : first].attachments_.*to)
          .push_back(attachment);
    }
    list.clear();
  };
  share(attachments_.media, &Attachments::media);
  share(attachments_.reactions, &Attachments::reactions);
  share(attachments_.poll_options, &Attachments::poll_options);
  share(attachments_.quotes, &Attachments::quotes);
}

// A node that has become the post has no position, and Thread::kNone is kPostItself.
uint32_t ThreadBuilder::place_of_attachment(uint32_t node) const {
  static_assert(kPostItself == Thread::kNone);
  return node == kPostItself ? kPostItself : position_[node];
}

void ThreadBuilder::settle_into(std::vector<Thread>& threads) {
  const size_t first = threads.size();
  position_.assign(forest_.size(), Thread::kNone);
  if (splits_) {
    settle_split(threads);
  } else {
    threads.push_back(settle_whole());
  }
  share_attachments(threads, first);
  *this = ThreadBuilder(*heap_);
}

}  // namespace threadbare

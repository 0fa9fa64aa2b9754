#include "thread/thread_builder.h"

#include <algorithm>
#include <utility>

namespace threadbare {

namespace {

constexpr uint8_t kIsSet = 1;
constexpr uint8_t kBodyEscaped = 2;

// Placeholders that jumps in depth may ask for, beyond one a comment: a forged depth of a billion
// must not become a billion placeholders.
constexpr uint32_t kSpareDepthPlaceholders = 1024;

uint32_t clamped(uint64_t count) {
  return static_cast<uint32_t>(std::min<uint64_t>(count, ~uint32_t{0} - 1));
}

template <class T>
std::vector<T> gathered(const std::vector<T>& from, const std::vector<uint32_t>& nodes, T absent) {
  std::vector<T> to;
  to.reserve(nodes.size() + 1);
  for (uint32_t node : nodes) to.push_back(node < from.size() ? from[node] : absent);
  return to;
}

}  // namespace

void ThreadBuilder::append_entry() {
  columns_.for_each([](auto& column) { column.emplace_back(); });
  columns_.author.back() = kNoAuthor;
  columns_.time.back() = kUnknownTime;
  columns_.score.back() = columns_.up.back() = columns_.down.back() = kUnknownCount;
  counted_.push_back(Draft::kUncounted);
  byte_.push_back(Place::kNowhere);
  flags_.push_back(0);
}

uint32_t ThreadBuilder::reserve() {
  append_entry();
  parentage_.push_back({});
  return comments() - 1;
}

void ThreadBuilder::write(uint32_t entry, const Draft& draft, const Details* details) {
  columns_.id[entry] = draft.id;
  columns_.url[entry] = draft.url;
  columns_.body[entry] = draft.body;
  columns_.markup[entry] = draft.markup;
  columns_.state[entry] = draft.state;
  columns_.author[entry] = draft.author;
  columns_.roles[entry] = draft.roles;
  columns_.time[entry] = draft.time;
  columns_.score[entry] = draft.score;
  columns_.up[entry] = draft.up;
  columns_.down[entry] = draft.down;
  columns_.unloaded[entry] = draft.unloaded;
  counted_[entry] = draft.counted_descendants;
  byte_[entry] = draft.byte;
  flags_[entry] = static_cast<uint8_t>(kIsSet | (draft.body_escaped ? kBodyEscaped : 0));
  if (details != nullptr) {
    details_.push_back(*details);
    columns_.details[entry] = static_cast<uint32_t>(details_.size());
  }
}

void ThreadBuilder::set(uint32_t ordinal, const Draft& draft, Parentage parentage,
                        const Details* details) {
  write(ordinal, draft, details);
  parentage_[ordinal] = parentage;
}

uint32_t ThreadBuilder::add(const Draft& draft, Parentage parentage, const Details* details) {
  const uint32_t ordinal = reserve();
  set(ordinal, draft, parentage, details);
  return ordinal;
}

void ThreadBuilder::set_post(const Draft& draft, bool whole, const Details* details) {
  post_ = draft;
  post_details_ = details != nullptr ? *details : Details();
  has_post_ = true;
  post_is_whole_ = whole;
}

uint32_t ThreadBuilder::chain(std::span<const Piece> ancestors) {
  chain_starts_.push_back(static_cast<uint32_t>(chain_ids_.size()));
  chain_ids_.insert(chain_ids_.end(), ancestors.begin(), ancestors.end());
  return static_cast<uint32_t>(chain_starts_.size() - 1);
}

uint32_t ThreadBuilder::author(std::string_view name, std::string_view display,
                               std::string_view url) {
  uint32_t index = author_index_.find(*heap_, name);
  if (index == IdMap::kAbsent) {
    index = static_cast<uint32_t>(authors_.size());
    const Piece piece = heap_->add(name);
    authors_.push_back({piece, {}, {}});
    author_index_.add(*heap_, piece, index);
  }
  Author& author = authors_[index];
  if (author.display.empty() && display != heap_->view(author.name)) {
    author.display = heap_->add(display);
  }
  if (author.url.empty()) author.url = heap_->add(url);
  return index;
}

void ThreadBuilder::rewrite_bodies(Piece (*rewrite)(TextHeap& heap, Piece body)) {
  for (uint32_t i = 0; i < comments(); ++i) {
    if ((flags_[i] & kBodyEscaped) == 0) continue;
    columns_.body[i] = rewrite(*heap_, columns_.body[i]);
    flags_[i] = static_cast<uint8_t>(flags_[i] & ~kBodyEscaped);
  }
  if (post_.body_escaped) {
    post_.body = rewrite(*heap_, post_.body);
    post_.body_escaped = false;
  }
}

uint32_t ThreadBuilder::parent_by_chain(std::span<const Piece> ancestors) {
  const std::string_view post_id = has_post_ ? heap_->view(post_.id) : std::string_view();
  // The innermost ancestor that is there; those further in get placeholders, one below the other.
  size_t known = ancestors.size();
  uint32_t node = Forest::kNone;
  for (; known > 0; --known) {
    const std::string_view id = heap_->view(ancestors[known - 1]);
    if (!post_id.empty() && id == post_id) break;
    const uint32_t found = nodes_by_id_.find(*heap_, id);
    if (found == IdMap::kAbsent) continue;
    node = found;
    break;
  }
  for (const Piece id : ancestors.subspan(known)) {
    if (id.empty()) continue;
    node = forest_.add_placeholder(node);
    placeholder_ids_.push_back(id);
    nodes_by_id_.add(*heap_, id, node);
  }
  return node;
}

uint32_t ThreadBuilder::parent_by_depth(uint32_t ordinal, std::vector<uint32_t>& path,
                                        uint32_t& spare, Problems& problems) {
  const uint32_t depth = parentage_[ordinal].value;
  if (depth > path.size() && depth - path.size() > spare) {
    problems.warn(
        ProblemCode::bad_comment,
        "this comment is far deeper than the one before it; it was taken as a reply to it",
        byte_[ordinal]);
  } else {
    while (path.size() < depth) {
      path.push_back(forest_.add_placeholder(path.empty() ? Forest::kNone : path.back()));
      placeholder_ids_.push_back({});
      --spare;
    }
  }
  path.resize(std::min<size_t>(path.size(), depth));
  const uint32_t parent = path.empty() ? Forest::kNone : path.back();
  path.push_back(ordinal);
  return parent;
}

void ThreadBuilder::drop_duplicates(std::vector<uint32_t>& same_as, Problems& problems) {
  for (uint32_t i = 0; i < comments(); ++i) {
    same_as[i] = i;
    if ((flags_[i] & kIsSet) == 0) {
      forest_.drop(i);
    } else if (!columns_.id[i].empty()) {
      same_as[i] = nodes_by_id_.add(*heap_, columns_.id[i], i);
      if (same_as[i] == i) continue;
      forest_.drop(i);
      problems.warn(ProblemCode::bad_comment,
                    "this comment has the id of an earlier one, which was kept", byte_[i]);
    }
  }
}

void ThreadBuilder::resolve(Problems& problems) {
  forest_ = Forest(comments());
  nodes_by_id_.clear();
  placeholder_ids_.clear();
  std::vector<uint32_t> same_as(comments());  // of comments with one id, the first
  drop_duplicates(same_as, problems);

  std::vector<uint32_t> path;  // of the last comment with a depth: its ancestors and itself
  uint32_t spare = comments() + kSpareDepthPlaceholders;
  for (uint32_t i = 0; i < comments(); ++i) {
    if (forest_.dropped(i)) continue;
    const Parentage& parentage = parentage_[i];
    uint32_t parent = Forest::kNone;
    switch (parentage.kind) {
      case Parentage::Kind::root:
        break;
      case Parentage::Kind::enclosing: {
        const uint32_t outer = same_as[parentage.value];
        if (!forest_.dropped(outer)) parent = outer;
        break;
      }
      case Parentage::Kind::id:
        parent = parent_by_chain({&parentage.parent, 1});
        break;
      case Parentage::Kind::chain: {
        const uint32_t start = chain_starts_[parentage.value];
        const size_t end = parentage.value + 1 < chain_starts_.size()
                               ? chain_starts_[parentage.value + 1]
                               : chain_ids_.size();
        parent = parent_by_chain(std::span(chain_ids_).subspan(start, end - start));
        break;
      }
      case Parentage::Kind::depth:
        parent = parent_by_depth(i, path, spare, problems);
        break;
    }
    forest_.set_parent(i, parent);
  }
  for (uint32_t node : forest_.cut_cycles()) {
    problems.warn(ProblemCode::bad_comment,
                  "this comment is among its own ancestors; it was made a root",
                  node < comments() ? byte_[node] : Place::kNowhere);
  }
}

void ThreadBuilder::count_unloaded(Thread& thread, const std::vector<uint32_t>& nodes) const {
  // explained[i]: of what is counted above it, how much comment i accounts for.
  const uint32_t size = thread.size();
  std::vector<uint64_t> explained(size, 1);
  uint64_t explained_by_roots = 0;
  for (uint32_t i = size; i-- > 0;) {
    const uint32_t counted = nodes[i] < comments() ? counted_[nodes[i]] : Draft::kUncounted;
    uint32_t& unloaded = thread.columns_.unloaded[i];
    const uint64_t below = explained[i] - 1;
    if (counted != Draft::kUncounted) {
      unloaded = clamped(uint64_t{unloaded} + (counted > below ? counted - below : 0));
      explained[i] = uint64_t{1} + counted;
    } else {
      explained[i] += unloaded;
    }
    (thread.parent_[i] == Thread::kNone ? explained_by_roots : explained[thread.parent_[i]]) +=
        explained[i];
  }
  if (post_.counted_descendants != Draft::kUncounted &&
      post_.counted_descendants > explained_by_roots) {
    const uint64_t unexplained = post_.counted_descendants - explained_by_roots;
    thread.facts_.unloaded = clamped(thread.facts_.unloaded + unexplained);
  }
}

Thread ThreadBuilder::settle() {
  const std::vector<uint32_t> nodes = forest_.preorder();

  Thread thread;
  thread.heap_ = heap_;
  thread.facts_ = facts_;
  const uint32_t size = static_cast<uint32_t>(nodes.size());
  std::vector<uint32_t> position(forest_.size(), Thread::kNone);
  for (uint32_t i = 0; i < size; ++i) position[nodes[i]] = i;

  thread.parent_.resize(size, Thread::kNone);
  thread.depth_.resize(size, 0);
  thread.end_.resize(size);
  for (uint32_t i = 0; i < size; ++i) {
    const uint32_t parent = forest_.parent(nodes[i]);
    if (parent == Forest::kNone) continue;
    thread.parent_[i] = position[parent];
    thread.depth_[i] = thread.depth_[position[parent]] + 1;
  }
  for (uint32_t i = size; i-- > 0;) {
    thread.end_[i] = std::max(thread.end_[i], i + 1);
    if (thread.parent_[i] != Thread::kNone) {
      uint32_t& end = thread.end_[thread.parent_[i]];
      end = std::max(end, thread.end_[i]);
    }
  }

  if (has_post_) {  // its entry comes last, so that gathering leaves it there
    append_entry();
    write(static_cast<uint32_t>(flags_.size() - 1), post_, &post_details_);
  }
  std::vector<uint32_t> entries = nodes;
  if (has_post_) {
    // The post's entry has the number that the first placeholder would have: placeholders, which
    // have no entry, move up by one.
    for (uint32_t& node : entries) node += node >= comments() ? 1 : 0;
    entries.push_back(comments());
  }
  auto move_column = [&](auto& to, auto& from, auto absent) {
    to = gathered(from, entries, absent);
    from = {};  // before the next column is gathered: memory peaks at one column more
  };
  Columns& to = thread.columns_;
  move_column(to.id, columns_.id, Piece());
  move_column(to.url, columns_.url, Piece());
  move_column(to.body, columns_.body, Piece());
  move_column(to.time, columns_.time, kUnknownTime);
  move_column(to.author, columns_.author, kNoAuthor);
  move_column(to.score, columns_.score, kUnknownCount);
  move_column(to.up, columns_.up, kUnknownCount);
  move_column(to.down, columns_.down, kUnknownCount);
  move_column(to.unloaded, columns_.unloaded, uint32_t{0});
  move_column(to.details, columns_.details, uint32_t{0});
  move_column(to.roles, columns_.roles, Roles{0});
  move_column(to.state, columns_.state, State::missing);
  move_column(to.markup, columns_.markup, Markup::text);
  for (uint32_t i = 0; i < size; ++i) {
    if (nodes[i] >= comments()) to.id[i] = placeholder_ids_[nodes[i] - comments()];
  }
  count_unloaded(thread, nodes);

  for (const Media& media : media_) {
    if (media.comment == Media::kPost) {
      thread.media_.push_back(media);
    } else if (position[media.comment] != Thread::kNone) {
      thread.media_.push_back(media);
      thread.media_.back().comment = position[media.comment];
    }
  }
  std::stable_sort(thread.media_.begin(), thread.media_.end(),
                   [](const Media& a, const Media& b) { return a.comment < b.comment; });
  thread.authors_ = std::move(authors_);
  thread.details_ = std::move(details_);
  thread.has_post_ = has_post_ && post_is_whole_;
  *this = ThreadBuilder(*heap_);
  return thread;
}

}  // namespace threadbare

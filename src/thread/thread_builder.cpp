#include "thread/thread_builder.h"

#include <algorithm>
#include <utility>

namespace threadbare {

namespace {

// Placeholders that jumps in depth may ask for, beyond one a comment: a forged depth of a billion
// must not become a billion placeholders.
constexpr uint32_t kSpareDepthPlaceholders = 1024;

// 128 bits that tell texts apart: two FNV-1a hashes from different starts.
std::string hash_of(std::string_view text) {
  std::string hash;
  for (uint64_t state : {0xCBF29CE484222325ull, 0x9E3779B97F4A7C15ull}) {
    for (const char c : text) {
      state = (state ^ static_cast<unsigned char>(c)) * 0x100000001B3ull;
      state ^= state >> 29;
    }
    hash.append(reinterpret_cast<const char*>(&state), sizeof state);
  }
  return hash;
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
  const bool counts_children = draft.counted_children != Draft::kUncounted;
  counted_[entry] = counts_children ? draft.counted_children : draft.counted_descendants;
  byte_[entry] = draft.byte;
  flags_[entry] =
      static_cast<uint8_t>(kIsSet | (draft.body_escaped ? kBodyEscaped : 0) |
                           (counts_children ? kCountsChildren : 0) | (draft.bare ? kIsBare : 0));
  if (details != nullptr) {
    details_.push_back(*details);
    columns_.details[entry] = static_cast<uint32_t>(details_.size());
  }
}

void ThreadBuilder::set(uint32_t ordinal, const Draft& draft, Parentage parentage,
                        const Details* details) {
  if ((flags_[ordinal] & kIsSet) == 0) ++set_;
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
  if (index != IdMap::kAbsent) {
    const Author& known = authors_[index];
    const bool has_display = !known.display.empty() || display == heap_->view(known.name);
    if (has_display && !known.url.empty()) return index;
  }
  // They may lie in the heap, whose texts move when it grows.
  const std::string display_copy(display);
  const std::string url_copy(url);
  if (index == IdMap::kAbsent) {
    index = static_cast<uint32_t>(authors_.size());
    const Piece piece = heap_->add(name);
    authors_.push_back({piece, {}, {}});
    author_index_.add(*heap_, piece, index);
  }
  Author& author = authors_[index];
  if (author.display.empty() && display_copy != heap_->view(author.name)) {
    author.display = heap_->add(display_copy);
  }
  if (author.url.empty()) author.url = heap_->add(url_copy);
  return index;
}

uint32_t ThreadBuilder::author_by_key(std::string_view key, std::string_view name,
                                      std::string_view url) {
  if (key.empty()) return author(name, {}, url);
  const auto [entry, added] =
      authors_by_key_.try_emplace(hash_of(key), static_cast<uint32_t>(authors_.size()));
  if (added) authors_.push_back({heap_->add(name), {}, {}});
  Author& author = authors_[entry->second];
  if (author.url.empty()) author.url = heap_->add(url);
  return entry->second;
}

void ThreadBuilder::add_gap(const Gap& gap, std::span<const Piece> heads) {
  gaps_.push_back(gap);
  gap_starts_.push_back(static_cast<uint32_t>(gap_heads_.size()));
  gap_heads_.insert(gap_heads_.end(), heads.begin(), heads.end());
}

void ThreadBuilder::split_at_roots(AbsentRoot absent) {
  splits_ = true;
  absent_root_ = absent;
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

}  // namespace threadbare

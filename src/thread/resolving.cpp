#include "thread/resolving.h"

#include <algorithm>
#include <utility>

namespace threadbare {

namespace {

// Placeholders that jumps in depth may ask for, beyond one a comment: a forged depth of a billion
// must not become a billion placeholders.
constexpr uint32_t kSpareDepthPlaceholders = 1024;

}  // namespace

Resolving::Resolving(const TextHeap& heap, Drafts& drafts)
    : heap_(&heap), drafts_(&drafts), spare_(drafts.comments + kSpareDepthPlaceholders) {
  resolved_.forest = Forest(drafts.comments);
  nodes_by_id_.reserve(drafts.comments);
  if (drafts.has_post) post_id_ = heap.view(drafts.post.id);
}

bool Resolving::is_post(std::string_view id) const {
  return !post_id_.empty() && id == post_id_;
}

uint32_t Resolving::add_placeholder(uint32_t parent, Piece id) {
  const uint32_t node = resolved_.forest.add_placeholder(parent);
  resolved_.placeholder_ids.push_back(id);
  if (!id.empty()) nodes_by_id_.add(*heap_, id, node);
  return node;
}

void Resolving::note_id(uint32_t ordinal, Problems& problems) {
  if (!drafts_->has(ordinal, Drafts::kIsSet)) {
    resolved_.forest.drop(ordinal);
    return;
  }
  const Piece id = drafts_->columns.id[ordinal];
  if (id.empty() || nodes_by_id_.add(*heap_, id, ordinal) == ordinal) return;
  resolved_.forest.drop(ordinal);
  problems.warn(ProblemCode::bad_comment,
                "this comment has the id of an earlier one, which was kept",
                drafts_->place(ordinal));
}

// The comment itself, or the first of its id.
uint32_t Resolving::parent_enclosing(uint32_t outer) const {
  if (!resolved_.forest.dropped(outer)) return outer;
  if (!drafts_->has(outer, Drafts::kIsSet)) return Forest::kNone;
  return node_of(heap_->view(drafts_->columns.id[outer]));
}

// Below the innermost ancestor that is there; those further in get placeholders, one below the
// other.
uint32_t Resolving::parent_by_chain(std::span<const Piece> ancestors) {
  size_t known = ancestors.size();
  uint32_t node = Forest::kNone;
  for (; known > 0; --known) {
    const std::string_view id = heap_->view(ancestors[known - 1]);
    if (is_post(id)) break;
    const uint32_t found = node_of(id);
    if (found == IdMap::kAbsent) continue;
    node = found;
    break;
  }
  for (const Piece id : ancestors.subspan(known)) {
    if (!id.empty()) node = add_placeholder(node, id);
  }
  return node;
}

// OPTIMIZATION: the parent itself is there as a rule, and the ancestors above it need not be told
// apart.
uint32_t Resolving::parent_by_path(Piece path) {
  const std::string_view text = heap_->view(path);
  chain_.clear();
  for (size_t end = text.size();;) {
    const size_t dot = end == 0 ? std::string_view::npos : text.rfind('.', end - 1);
    const size_t begin = dot == std::string_view::npos ? 0 : dot + 1;
    const std::string_view id = text.substr(begin, end - begin);
    chain_.push_back(
        {static_cast<uint32_t>(path.offset + begin), static_cast<uint32_t>(end - begin)});
    if (begin == 0 || is_post(id) || node_of(id) != IdMap::kAbsent) break;
    end = dot;
  }
  std::reverse(chain_.begin(), chain_.end());
  return parent_by_chain(chain_);
}

uint32_t Resolving::parent_by_depth(uint32_t ordinal, Problems& problems) {
  const uint32_t depth = drafts_->above[ordinal].offset;
  if (depth > path_.size() && depth - path_.size() > spare_) {
    problems.warn(
        ProblemCode::bad_comment,
        "this comment is far deeper than the one before it; it was taken as a reply to it",
        drafts_->place(ordinal));
  } else {
    while (path_.size() < depth) {
      path_.push_back(add_placeholder(path_.empty() ? Forest::kNone : path_.back(), {}));
      --spare_;
    }
  }
  path_.resize(std::min<size_t>(path_.size(), depth));
  const uint32_t parent = path_.empty() ? Forest::kNone : path_.back();
  path_.push_back(ordinal);
  return parent;
}

uint32_t Resolving::parent_of(uint32_t ordinal, Pace& pace, Problems& problems) {
  const Piece above = drafts_->above[ordinal];
  switch (drafts_->kind(ordinal)) {
    case Parentage::Kind::root:
      break;
    case Parentage::Kind::enclosing:
      return parent_enclosing(above.offset);
    case Parentage::Kind::id:
      return parent_by_chain({&above, 1});
    case Parentage::Kind::chain: {
      chain_.clear();
      const uint32_t count = drafts_->chains[above.offset].size;
      for (uint32_t i = 0; i < count; ++i) {
        chain_.push_back(drafts_->chains[above.offset + 1 + i]);
      }
      pace.spend(count * Pace::kLook);
      return parent_by_chain(chain_);
    }
    case Parentage::Kind::path:
      return parent_by_path(above);
    case Parentage::Kind::depth:
      return parent_by_depth(ordinal, problems);
  }
  return Forest::kNone;
}

void Resolving::place_gaps() {
  const auto present = [&](Piece id) {
    const uint32_t node = node_of(heap_->view(id));
    const bool is_there = node < drafts_->comments && !resolved_.forest.dropped(node);
    return is_there ? node : Forest::kNone;
  };
  for (const Gap& gap : drafts_->gaps) resolved_.gaps.push_back(present(gap.parent));
  for (const Piece head : drafts_->gap_heads) {
    resolved_.heads.push_back(node_of(heap_->view(head)));
  }
}

bool Resolving::step(Pace& pace, Problems& problems) {
  const uint32_t comments = drafts_->comments;
  const auto next = [&] {
    return cursor_ + static_cast<uint32_t>(pace.grant(comments - cursor_, Pace::kLookUp));
  };
  switch (stage_) {
    case Stage::ids:
      for (uint32_t end = next(); cursor_ < end; ++cursor_) note_id(cursor_, problems);
      if (cursor_ < comments) return false;
      cursor_ = 0;
      stage_ = Stage::parents;
      [[fallthrough]];
    case Stage::parents:
      for (uint32_t end = next(); cursor_ < end; ++cursor_) {
        if (resolved_.forest.dropped(cursor_)) continue;
        resolved_.forest.set_parent(cursor_, parent_of(cursor_, pace, problems));
      }
      if (cursor_ < comments) return false;
      place_gaps();
      nodes_by_id_.clear();
      stage_ = Stage::cycles;
      [[fallthrough]];
    case Stage::cycles:
      if (!resolved_.forest.cut_cycles(pace, cut_)) return false;
      for (const uint32_t node : cut_) {
        problems.warn(ProblemCode::bad_comment,
                      "this comment is among its own ancestors; it was made a root",
                      node < comments ? drafts_->place(node) : Place::kNowhere);
      }
      drafts_->byte = {};
      drafts_->above = {};
      drafts_->chains = {};
      stage_ = Stage::done;
      break;
    case Stage::done:
      break;
  }
  return true;
}

double Resolving::share_done() const {
  const double pass = cursor_ / (drafts_->comments + 1.0);
  if (stage_ == Stage::ids) return pass / 2;
  return stage_ == Stage::parents ? 0.5 + pass / 2 : 1;
}

}  // namespace threadbare

#include "thread/page_comments.h"

#include <algorithm>
#include <utility>

#include "thread/page_url.h"

namespace threadbare {

namespace {

constexpr uint32_t kNone = PageComment::kNone;

// An author who tries out his site at home comments on localhost; any other URL is a better one.
bool is_worth_showing(std::string_view url) {
  return url.find("://") != std::string_view::npos && url.find("://localhost") > url.find("://") &&
         url.find("://127.") > url.find("://");
}

}  // namespace

uint32_t PageComments::reserve() {
  comments_.emplace_back();
  is_set_.push_back(false);
  return size() - 1;
}

void PageComments::set(uint32_t number, PageComment comment) {
  comments_[number] = comment;
  is_set_[number] = true;
}

void PageComments::count(std::string_view page, uint32_t comments) {
  uint32_t& counted = counted_[page_of(page)];
  counted = std::max(counted, comments);
}

// What a comment follows to its page. Absent parents get a number when they are first named.
uint32_t PageComments::link_of(PageComment& comment) {
  if (comment.enclosing != kNone && is_set_[comment.enclosing]) return comment.enclosing;
  const TextHeap& heap = threads_->heap();
  uint32_t above = kNone;
  for (const Piece ancestor : comment.ancestors) {
    if (ancestor.empty()) continue;
    const uint32_t known = by_id_.find(heap, heap.view(ancestor));
    if (known != IdMap::kAbsent) {
      above = known;
      continue;
    }
    by_id_.add(heap, ancestor, static_cast<uint32_t>(above_.size()));
    above_.push_back(above);
    above = static_cast<uint32_t>(above_.size() - 1);
  }
  return above;
}

void PageComments::note_id(uint32_t number) {
  const Piece id = comments_[number].draft.id;
  if (id.empty()) return;
  const uint32_t first = by_id_.add(threads_->heap(), id, number);
  if (first != number) same_as_[number] = first;
}

void PageComments::link(uint32_t number) {
  // One that comes twice is on the page of the first, so that the builder sees both.
  const uint32_t first = same_as_[number];
  const uint32_t above = first != kNone ? first : link_of(comments_[number]);
  above_[number] = above;
}

void PageComments::find_page(uint32_t number) {
  constexpr uint32_t kOnTheWay = kNone - 1;
  way_.clear();
  uint32_t at = number;
  for (; at != kNone && page_[at] == kNone; at = above_[at]) {
    page_[at] = kOnTheWay;
    way_.push_back(at);
  }
  uint32_t page = at == kNone ? kNone : page_[at];
  if (at == kNone) {
    // The root, or what answers an absent one.
    page = *std::find_if(way_.rbegin(), way_.rend(), [this](uint32_t n) { return n < size(); });
  } else if (page == kOnTheWay) {
    // A loop, which will be opened at the comment that stands first.
    page = *std::min_element(std::find(way_.begin(), way_.end(), at), way_.end());
  }
  for (const uint32_t each : way_) page_[each] = page;
}

void PageComments::find_thread(uint32_t number) {
  const TextHeap& heap = threads_->heap();
  const std::string page = page_of(heap.view(comments_[page_[number]].page));
  ThreadBuilder*& thread = thread_of_page_[page];
  if (thread == nullptr) thread = &threads_->thread(page);
  thread_of_[number] = thread;
  ordinals_[number] = thread->reserve();
  if (page_of(heap.view(comments_[number].page)) == page) describe(*thread, comments_[number]);
}

void PageComments::describe(ThreadBuilder& thread, const PageComment& comment) {
  const TextHeap& heap = threads_->heap();
  ThreadFacts& facts = thread.facts();
  const Piece url = comment.page_url.empty() ? comment.page : comment.page_url;
  if (facts.url.empty() ||
      (!is_worth_showing(heap.view(facts.url)) && is_worth_showing(heap.view(url)))) {
    facts.url = url;
  }
  if (facts.title.empty()) facts.title = comment.title;
}

// REQUIRES: `number` is that of comments_.front(): each is freed when it is in its thread, so that
// no comment is held twice.
void PageComments::hand_on(uint32_t number) {
  const TextHeap& heap = threads_->heap();
  PageComment& comment = comments_.front();
  ThreadBuilder& thread = *thread_of_[number];
  const std::string_view name = heap.view(comment.author);
  if (!name.empty()) comment.draft.author = thread.author(name, {}, heap.view(comment.author_url));
  chain_.clear();
  for (const Piece ancestor : comment.ancestors) {
    if (ancestor.empty()) continue;
    if (chain_.empty() || heap.view(chain_.back()) != heap.view(ancestor))
      chain_.push_back(ancestor);
  }
  const bool is_enclosed = comment.enclosing != kNone && is_set_[comment.enclosing];
  const Parentage parentage = is_enclosed      ? Parentage::enclosing(ordinals_[comment.enclosing])
                              : chain_.empty() ? Parentage::root()
                                               : Parentage::chain(thread.chain(chain_));
  thread.set(ordinals_[number], comment.draft, parentage,
             comment.details ? &*comment.details : nullptr);
}

void PageComments::finish_threads() {
  for (auto& [number, media] : media_) {
    if (!is_set_[number]) continue;
    media.comment = ordinals_[number];
    thread_of_[number]->attach(media);
  }
  for (const auto& [page, thread] : thread_of_page_) {
    const auto counted = counted_.find(page);
    const bool has_title = !thread->facts().title.empty();
    if (!has_title && counted == counted_.end()) continue;
    Draft post;
    post.url = thread->facts().url;
    if (counted != counted_.end()) post.counted_descendants = counted->second;
    thread->set_post(post, has_title);
  }
}

// One after the other: the comments of one stage, as far as there is time for them.
bool PageComments::run_stage(Pace& pace) {
  for (; cursor_ < size(); ++cursor_) {
    if (pace.grant(1, Pace::kLookUp) == 0) return false;
    const bool is_set = is_set_[cursor_];
    switch (stage_) {
      case Stage::ids:
        if (is_set) note_id(cursor_);
        break;
      case Stage::links:
        if (is_set) link(cursor_);
        break;
      case Stage::pages:
        if (is_set) find_page(cursor_);
        break;
      case Stage::threads:
        if (is_set) find_thread(cursor_);
        break;
      case Stage::comments:
        if (is_set) hand_on(cursor_);
        comments_.pop_front();
        break;
    }
  }
  cursor_ = 0;
  return true;
}

bool PageComments::settle(Pace& pace) {
  switch (stage_) {
    case Stage::ids:
      if (above_.empty()) {
        above_.assign(size(), kNone);
        same_as_.assign(size(), kNone);
      }
      if (!run_stage(pace)) return false;
      stage_ = Stage::links;
      [[fallthrough]];
    case Stage::links:
      if (!run_stage(pace)) return false;
      by_id_.clear();
      page_.assign(above_.size(), kNone);
      stage_ = Stage::pages;
      [[fallthrough]];
    case Stage::pages:
      if (!run_stage(pace)) return false;
      above_ = {};
      thread_of_.assign(size(), nullptr);
      ordinals_.assign(size(), 0);
      stage_ = Stage::threads;
      [[fallthrough]];
    case Stage::threads:
      if (!run_stage(pace)) return false;
      stage_ = Stage::comments;
      [[fallthrough]];
    case Stage::comments:
      if (!run_stage(pace)) return false;
      finish_threads();
      break;
  }
  *this = PageComments(*threads_);
  return true;
}

}  // namespace threadbare

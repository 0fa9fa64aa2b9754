#include "thread/page_comments.h"

#include <algorithm>
#include <span>
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

void PageComments::link() {
  above_.assign(size(), kNone);
  std::vector<uint32_t> same_as(size(), kNone);
  for (uint32_t i = 0; i < size(); ++i) {
    if (!is_set_[i] || comments_[i].draft.id.empty()) continue;
    const uint32_t first = by_id_.add(threads_->heap(), comments_[i].draft.id, i);
    if (first != i) same_as[i] = first;
  }
  for (uint32_t i = 0; i < size(); ++i) {
    if (!is_set_[i]) continue;
    // One that comes twice is on the page of the first, so that the builder sees both.
    const uint32_t above = same_as[i] != kNone ? same_as[i] : link_of(comments_[i]);
    above_[i] = above;
  }
}

void PageComments::find_pages() {
  page_.assign(above_.size(), kNone);
  constexpr uint32_t kOnTheWay = kNone - 1;
  std::vector<uint32_t> way;
  for (uint32_t i = 0; i < size(); ++i) {
    if (!is_set_[i]) continue;
    way.clear();
    uint32_t at = i;
    for (; at != kNone && page_[at] == kNone; at = above_[at]) {
      page_[at] = kOnTheWay;
      way.push_back(at);
    }
    uint32_t page = at == kNone ? kNone : page_[at];
    if (at == kNone) {
      // The root, or what answers an absent one.
      page = *std::find_if(way.rbegin(), way.rend(), [this](uint32_t n) { return n < size(); });
    } else if (page == kOnTheWay) {
      // A loop, which will be opened at the comment that stands first.
      page = *std::min_element(std::find(way.begin(), way.end(), at), way.end());
    }
    for (const uint32_t each : way) page_[each] = page;
  }
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

void PageComments::settle() {
  link();
  find_pages();
  TextHeap& heap = threads_->heap();
  std::unordered_map<std::string, ThreadBuilder*> threads;
  std::vector<ThreadBuilder*> thread_of(size(), nullptr);
  std::vector<uint32_t> ordinals(size(), 0);
  for (uint32_t i = 0; i < size(); ++i) {
    if (!is_set_[i]) continue;
    const std::string page = page_of(heap.view(comments_[page_[i]].page));
    ThreadBuilder*& thread = threads[page];
    if (thread == nullptr) thread = &threads_->thread(page);
    thread_of[i] = thread;
    ordinals[i] = thread->reserve();
    if (page_of(heap.view(comments_[i].page)) == page) describe(*thread, comments_[i]);
  }
  std::vector<Piece> chain;
  for (uint32_t i = 0; i < size(); ++i) {
    if (!is_set_[i]) continue;
    PageComment& comment = comments_[i];
    ThreadBuilder& thread = *thread_of[i];
    const std::string name(heap.view(comment.author));
    const std::string url(heap.view(comment.author_url));
    if (!name.empty()) comment.draft.author = thread.author(name, {}, url);
    chain.clear();
    for (const Piece ancestor : comment.ancestors) {
      if (ancestor.empty()) continue;
      if (chain.empty() || heap.view(chain.back()) != heap.view(ancestor))
        chain.push_back(ancestor);
    }
    const bool is_enclosed = comment.enclosing != kNone && is_set_[comment.enclosing];
    const Parentage parentage = is_enclosed     ? Parentage::enclosing(ordinals[comment.enclosing])
                                : chain.empty() ? Parentage::root()
                                                : Parentage::chain(thread.chain(chain));
    thread.set(ordinals[i], comment.draft, parentage,
               comment.details ? &*comment.details : nullptr);
  }
  for (auto& [number, media] : media_) {
    if (!is_set_[number]) continue;
    media.comment = ordinals[number];
    thread_of[number]->attach(media);
  }
  for (const auto& [page, thread] : threads) {
    const auto counted = counted_.find(page);
    const bool has_title = !thread->facts().title.empty();
    if (!has_title && counted == counted_.end()) continue;
    Draft post;
    post.url = thread->facts().url;
    if (counted != counted_.end()) post.counted_descendants = counted->second;
    thread->set_post(post, has_title);
  }
  *this = PageComments(*threads_);
}

}  // namespace threadbare

// Hacker News: items of its own API, which name their parents and kids, and of Algolia's, which are
// nested or found by a search.
#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "formats/format.h"
#include "formats/hacker_news/item.h"
#include "formats/hacker_news/values.h"
#include "formats/json/node.h"
#include "formats/json/reader.h"
#include "thread/id_map.h"
#include "thread/stable_sort.h"

namespace threadbare {

using namespace hacker_news;

namespace {

constexpr std::string_view kSite = "https://news.ycombinator.com/";
constexpr uint32_t kNone = ~uint32_t{0};

struct Item {
  enum class Kind : uint8_t { comment, story, poll_option };

  Kind kind = Kind::comment;
  Piece parent;
  Piece story;  // Algolia says which story a comment is of
  Piece story_title;
  Piece story_url;
  Piece title;
  Piece url;
  Piece author;
  Piece kids;  // a JSON array of ids
  int32_t descendants = kUnknownCount;
  uint32_t enclosing = kNone;  // the item around it
  bool is_set = false;
  bool is_duplicate = false;
  Draft draft;

  // Decided when all items are known:
  uint32_t above = kNone;  // the item that it answers
  uint32_t thread = kNone;
  uint32_t last_walk = kNone;  // the last that came by on its way to a thread
  std::vector<uint32_t> replies;
};

// A story, in the source or not, with its comments.
struct StoryThread {
  ThreadBuilder* thread = nullptr;
  Piece id;
  uint32_t item = kNone;
  Piece title;  // as comments tell it
  Piece url;
  uint32_t present = 0;   // comments and placeholders
  uint64_t unloaded = 0;  // below comments
  uint32_t absent_kids = 0;
};

class HackerNewsHandler final : public NodeHandler {
 public:
  HackerNewsHandler(ThreadList& threads, Problems& problems)
      : threads_(&threads), heap_(&threads.heap()), problems_(&problems) {}

  void open(JsonNode node) override {
    if (node.kind() == EdgeKind::document) return;
    Item item;
    const JsonNode around = node.enclosing();
    if (around.kind() != EdgeKind::document) item.enclosing = around.mark();
    node.set_mark(static_cast<uint32_t>(items_.size()));
    items_.push_back(std::move(item));
  }

  void finish(JsonNode node) override {
    if (node.kind() != EdgeKind::document) {
      finish_item(node);
    } else {
      finish_part();
    }
  }

  bool finish_all(Pace& pace) override;

 private:
  void finish_item(JsonNode node);
  void finish_scraped(JsonNode node);
  void finish_part();

  void index(uint32_t item);
  void index_kids(uint32_t item);
  void find_parent(uint32_t item);
  uint32_t item_of(Piece id) const { return items_by_id_.find(*heap_, heap_->view(id)); }
  /// The item whose `kids` name `id`, if no item has that id.
  uint32_t lister_of(Piece id) const;
  uint32_t story_thread(Piece story);
  uint32_t thread_where(uint32_t start) const;
  void find_thread(uint32_t item);
  void order_replies(uint32_t item);
  void count_present(uint32_t item);
  void count_unloaded(uint32_t kid);
  bool add_trees(Pace& pace);
  void add_comment(uint32_t number);
  void set_post(StoryThread& story);
  void add_author(Item& item, ThreadBuilder& thread);
  Piece page_of_item(Piece id);

  ThreadList* threads_;
  TextHeap* heap_;
  Problems* problems_;
  std::vector<Item> items_;
  size_t part_begin_ = 0;
  bool part_is_map_ = false;
  bool part_is_nested_ = false;

  IdMap items_by_id_;
  IdMap kids_;                         // numbered in the order in which `kids` name them
  std::vector<uint32_t> kid_listers_;  // by those numbers
  std::vector<Piece> kid_ids_;
  IdMap placeholders_;  // absent parents that are no stories
  std::vector<StoryThread> stories_;
  IdMap stories_by_id_;
  uint32_t count_of_stories_ = 0;
  uint32_t only_story_ = kNone;  // the story, if the source has just one

  PacedLoops loops_;
  int pass_ = 0;  // of add_trees(), as what follows
  uint32_t next_top_ = 0;
  std::vector<uint32_t> open_;
  std::vector<bool> added_;
};

Item::Kind kind_of(JsonNode node, const Item& item) {
  const std::string type = node.copy(kType);
  if (type == "comment") return Item::Kind::comment;
  if (type == "pollopt") return Item::Kind::poll_option;
  if (!type.empty()) return Item::Kind::story;
  if (node.kind() == EdgeKind::side && item.enclosing != kNone) return Item::Kind::poll_option;
  if (!item.parent.empty()) return Item::Kind::comment;
  const bool is_post = node.has(kTitle) || node.kind() == EdgeKind::side;
  return is_post && item.enclosing == kNone ? Item::Kind::story : Item::Kind::comment;
}

void HackerNewsHandler::finish_item(JsonNode node) {
  Item& item = items_[node.mark()];
  Draft& draft = item.draft;
  draft.id = node.id(kId);
  draft.byte = node.byte();
  if (draft.id.empty()) {
    if (node.has(kIndent)) {
      finish_scraped(node);
    } else if (&node.type() != &kHackerNewsMapItem) {
      problems_->warn(ProblemCode::bad_comment, "this item has no id; it was skipped", draft.byte);
    }
    return;
  }
  item.is_set = true;
  item.parent = node.id(kParent);
  item.kind = kind_of(node, item);
  if (item.kind == Item::Kind::poll_option && item.parent.empty()) item.parent = node.id(kPoll);
  if (item.kind == Item::Kind::comment) item.story = node.id(kStory);
  item.story_title = node.text(kStoryTitle);
  item.story_url = node.text(kStoryUrl);
  item.title = item.kind == Item::Kind::poll_option ? heap_->add(plain_text(node.copy(kText)))
                                                    : node.text(kTitle);
  item.url = node.text(kUrl);
  item.author = node.text(kAuthor);
  item.kids = node.slice(kKids);
  item.descendants = node.count(kDescendants);

  draft.body = node.raw_text(kText, draft.body_escaped);
  draft.markup = Markup::html;
  draft.time = node.epoch_seconds(kTime);
  if (draft.time == kUnknownTime) draft.time = node.time(kCreatedAt);
  draft.score = node.count(kScore);
  const bool is_empty = item.author.empty() && draft.body.empty() && item.title.empty();
  if (node.is_true(kDeleted) || is_empty) {
    draft.state = State::deleted;
  } else if (node.is_true(kDead)) {
    draft.state = State::removed;
  }
  part_is_map_ |= &node.type() == &kHackerNewsMapItem;
  part_is_nested_ |= item.enclosing != kNone;
}

void HackerNewsHandler::finish_scraped(JsonNode node) {
  Draft draft;
  draft.byte = node.byte();
  draft.body = node.raw_text(kText, draft.body_escaped);
  ThreadBuilder& thread = threads_->thread();
  const std::string author = node.copy(kAuthor);
  if (!author.empty()) {
    draft.author = thread.author(author, {}, std::string(kSite) + "user?id=" + author);
  }
  if (author.empty() && draft.body.empty()) draft.state = State::deleted;
  const int32_t indent = std::max(node.count(kIndent), 0);
  thread.add(draft, Parentage::depth(static_cast<uint32_t>(indent)));
}

// Items by their numbers have no order but that of the numbers.
void HackerNewsHandler::finish_part() {
  if (part_is_map_ && !part_is_nested_) {
    const auto is_before = [this](const Item& a, const Item& b) {
      const std::string_view id_a = heap_->view(a.draft.id), id_b = heap_->view(b.draft.id);
      return id_a.size() != id_b.size() ? id_a.size() < id_b.size() : id_a < id_b;
    };
    sort_stably(std::span(items_).subspan(part_begin_), is_before);
  }
  part_begin_ = items_.size();
  part_is_map_ = part_is_nested_ = false;
}

void HackerNewsHandler::index(uint32_t number) {
  Item& item = items_[number];
  if (!item.is_set) return;
  item.is_duplicate = items_by_id_.add(*heap_, item.draft.id, number) != number;
  if (item.kind != Item::Kind::story || item.is_duplicate) return;
  only_story_ = count_of_stories_++ == 0 ? number : kNone;
}

void HackerNewsHandler::index_kids(uint32_t item) {
  if (!items_[item].is_set || items_[item].is_duplicate) return;
  for (const Piece kid : numbers_in(*heap_, items_[item].kids)) {
    const auto number = static_cast<uint32_t>(kid_listers_.size());
    if (kids_.add(*heap_, kid, number) != number) continue;
    kid_listers_.push_back(item);
    kid_ids_.push_back(kid);
  }
}

void HackerNewsHandler::find_parent(uint32_t number) {
  Item& item = items_[number];
  if (!item.is_set || item.kind == Item::Kind::story) return;
  if (item.parent.empty() && item.enclosing != kNone) {
    item.parent = items_[item.enclosing].draft.id;
  }
  if (item.parent.empty()) {
    const uint32_t kid = kids_.find(*heap_, heap_->view(item.draft.id));
    if (kid != IdMap::kAbsent) item.parent = items_[kid_listers_[kid]].draft.id;
  }
  if (!item.parent.empty()) item.above = item_of(item.parent);
}

uint32_t HackerNewsHandler::lister_of(Piece id) const {
  const uint32_t kid = kids_.find(*heap_, heap_->view(id));
  return kid == IdMap::kAbsent ? kNone : kid_listers_[kid];
}

uint32_t HackerNewsHandler::story_thread(Piece story) {
  const auto number = static_cast<uint32_t>(stories_.size());
  const uint32_t found = stories_by_id_.add(*heap_, story, number);
  if (found != number) return found;
  StoryThread entry;
  entry.thread = &threads_->thread(heap_->view(story));
  entry.id = story;
  const uint32_t item = story.empty() ? kNone : item_of(story);
  if (item != kNone && items_[item].kind == Item::Kind::story) entry.item = item;
  stories_.push_back(entry);
  return number;
}

// Decides the thread of an item, and of those above it on the way to what tells: a story, its id,
// or the place where the parents end.
void HackerNewsHandler::find_thread(uint32_t number) {
  std::vector<uint32_t> way;
  uint32_t thread = kNone;
  for (uint32_t at = number; thread == kNone;) {
    Item& item = items_[at];
    if (item.thread != kNone) {
      thread = item.thread;
      break;
    }
    const bool is_loop = item.last_walk == number;  // the builder cuts it
    item.last_walk = number;
    way.push_back(at);
    const uint32_t above =
        item.above == kNone && !item.parent.empty() ? lister_of(item.parent) : item.above;
    if (item.kind == Item::Kind::story) {
      thread = story_thread(item.draft.id);
    } else if (!item.story.empty()) {
      thread = story_thread(item.story);
    } else if (above != kNone && above != at && !is_loop) {
      at = above;
    } else if (only_story_ != kNone) {
      thread = story_thread(items_[only_story_].draft.id);
    } else {
      // Nothing tells whether the absent parent is the story, so it is taken for it.
      thread = story_thread(is_loop ? Piece() : item.parent);
    }
  }
  for (const uint32_t at : way) items_[at].thread = thread;
}

// `kids` name replies in the order in which the site shows them; others follow as they came.
void HackerNewsHandler::order_replies(uint32_t item) {
  const auto place = [&](uint32_t reply) {
    const uint32_t kid = kids_.find(*heap_, heap_->view(items_[reply].draft.id));
    return kid != IdMap::kAbsent && kid_listers_[kid] == item ? kid : kNone;
  };
  const auto is_before = [&](uint32_t a, uint32_t b) { return place(a) < place(b); };
  sort_numbers(items_[item].replies, ComesBefore(is_before));
}

void HackerNewsHandler::count_present(uint32_t i) {
  const Item& item = items_[i];
  if (!item.is_set || item.is_duplicate || item.kind != Item::Kind::comment) return;
  StoryThread& story = stories_[item.thread];
  ++story.present;
  const bool is_placeholder = item.above == kNone && !item.parent.empty() &&
                              heap_->view(item.parent) != heap_->view(story.id);
  const auto number = static_cast<uint32_t>(items_.size());
  if (is_placeholder && item_of(item.parent) == IdMap::kAbsent &&
      placeholders_.find(*heap_, heap_->view(item.parent)) == IdMap::kAbsent) {
    placeholders_.add(*heap_, item.parent, number);
    ++story.present;
  }
}

void HackerNewsHandler::count_unloaded(uint32_t kid) {
  const std::string_view id = heap_->view(kid_ids_[kid]);
  if (items_by_id_.find(*heap_, id) != IdMap::kAbsent ||
      placeholders_.find(*heap_, id) != IdMap::kAbsent) {
    return;
  }
  Item& lister = items_[kid_listers_[kid]];
  if (lister.kind == Item::Kind::story) {
    ++stories_[lister.thread].absent_kids;
  } else if (lister.kind == Item::Kind::comment) {
    ++lister.draft.unloaded;
    ++stories_[lister.thread].unloaded;
  }
}

Piece HackerNewsHandler::page_of_item(Piece id) {
  if (id.empty()) return {};
  return heap_->add(std::string(kSite) + "item?id=" + std::string(heap_->view(id)));
}

void HackerNewsHandler::add_author(Item& item, ThreadBuilder& thread) {
  const std::string name(heap_->view(item.author));
  if (name.empty()) return;
  item.draft.author = thread.author(name, {}, std::string(kSite) + "user?id=" + name);
}

void HackerNewsHandler::add_comment(uint32_t number) {
  Item& item = items_[number];
  StoryThread& story = stories_[item.thread];
  add_author(item, *story.thread);
  item.draft.url = page_of_item(item.draft.id);
  if (story.title.empty()) story.title = item.story_title;
  if (story.url.empty()) story.url = item.story_url;
  if (story.item != kNone && !item.author.empty() &&
      heap_->view(item.author) == heap_->view(items_[story.item].author)) {
    item.draft.roles |= kRoleOp;
  }
  Parentage parentage = item.parent.empty() ? Parentage::root() : Parentage::id(item.parent);
  if (item.above != kNone && items_[item.above].kind == Item::Kind::story) {
    parentage = Parentage::root();
  } else if (item.above == kNone && !item.parent.empty()) {
    const uint32_t lister = lister_of(item.parent);
    if (lister != kNone && items_[lister].kind == Item::Kind::comment) {
      const Piece chain[] = {items_[lister].draft.id, item.parent};
      parentage = Parentage::chain(story.thread->chain(chain));
    }
  }
  story.thread->add(item.draft, parentage);
}

void HackerNewsHandler::set_post(StoryThread& story) {
  ThreadFacts& facts = story.thread->facts();
  facts.url = page_of_item(story.id);
  Draft post;
  Piece link = story.url;
  facts.title = story.title;
  int32_t descendants = kUnknownCount;
  if (story.item != kNone) {
    Item& item = items_[story.item];
    if (!item.title.empty()) facts.title = item.title;
    link = item.url;
    descendants = item.descendants;
    add_author(item, *story.thread);
    post = item.draft;
    post.roles = post.author == kNoAuthor ? 0 : kRoleOp;
    for (const uint32_t reply : item.replies) {
      const Item& option = items_[reply];
      if (option.kind != Item::Kind::poll_option || option.is_duplicate) continue;
      story.thread->attach(PollOption{kPostItself, option.title, option.draft.score});
    }
  }
  post.id = story.id;
  post.url = facts.url;
  const bool whole = !facts.title.empty() || !post.body.empty();
  if (!link.empty()) {
    story.thread->attach(Media{kPostItself, link, {}, heap_->add("link")});
  }
  story.thread->set_post(post, whole);
  // What the story's own `kids` name, or what its count has beyond all that is here or is named by
  // comments: they overlap.
  const int64_t beyond =
      int64_t{std::max(descendants, 0)} - story.present - static_cast<int64_t>(story.unloaded);
  facts.unloaded = static_cast<uint32_t>(std::max<int64_t>(beyond, story.absent_kids));
}

// In the order of the site: a walk over the trees below stories, then those whose parent is absent,
// then what is in no tree, since it is in a loop.
bool HackerNewsHandler::add_trees(Pace& pace) {
  added_.resize(items_.size());
  for (;;) {
    while (!open_.empty()) {
      if (pace.grant(1, 4 * Pace::kLookUp) == 0) return false;
      const uint32_t at = open_.back();
      open_.pop_back();
      if (added_[at]) continue;
      added_[at] = true;
      if (items_[at].kind == Item::Kind::comment) add_comment(at);
      const std::vector<uint32_t>& replies = items_[at].replies;
      open_.insert(open_.end(), replies.rbegin(), replies.rend());
    }
    if (next_top_ == items_.size()) {
      if (pass_ == 2) return true;
      ++pass_;
      next_top_ = 0;
      continue;
    }
    if (pace.grant(1, 1) == 0) return false;
    const Item& item = items_[next_top_];
    const bool is_story = item.kind == Item::Kind::story;
    const bool is_next = pass_ == 0 ? is_story : pass_ == 2 || item.above == kNone;
    if (item.is_set && is_next) open_.push_back(next_top_);
    ++next_top_;
  }
}

bool HackerNewsHandler::finish_all(Pace& pace) {
  const auto find_thread_of = [this](uint32_t i) {
    if (items_[i].is_set && items_[i].kind != Item::Kind::poll_option) find_thread(i);
  };
  const auto note_reply = [this](uint32_t i) {
    if (items_[i].is_set && items_[i].above != kNone) items_[items_[i].above].replies.push_back(i);
  };
  const size_t size = items_.size();
  constexpr size_t kLookUp = Pace::kLookUp;
  return loops_.start(pace).each(size, kLookUp, [this](uint32_t i) { index(i); }) &&
         loops_.each(size, 2 * kLookUp, [this](uint32_t i) { index_kids(i); }) &&
         loops_.each(size, 2 * kLookUp, [this](uint32_t i) { find_parent(i); }) &&
         loops_.each(size, kLookUp, find_thread_of) && loops_.each(size, kLookUp, note_reply) &&
         loops_.each(size, 4 * kLookUp, [this](uint32_t i) { order_replies(i); }) &&
         loops_.each(size, kLookUp, [this](uint32_t i) { count_present(i); }) &&
         loops_.each(kid_ids_.size(), 2 * kLookUp, [this](uint32_t i) { count_unloaded(i); }) &&
         add_trees(pace) &&
         loops_.each(stories_.size(), kLookUp, [this](uint32_t i) { set_post(stories_[i]); });
}

constexpr JsonFormat kJson = {
    &kHackerNewsDocument,
    [](ThreadList& threads, Problems& problems) -> std::unique_ptr<NodeHandler> {
      return std::make_unique<HackerNewsHandler>(threads, problems);
    },
    is_hacker_news_item};

}  // namespace

extern const Format kHackerNews = {
    "hacker-news", "JSON of Hacker News: items of its API and of Algolia's, and searches",
    recognises_hacker_news, open_json_reader, &kJson};

}  // namespace threadbare

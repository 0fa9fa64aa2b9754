#include <algorithm>
#include <string>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "formats/format.h"
#include "formats/github/fields.h"
#include "formats/github/issue_url.h"
#include "formats/github/item.h"
#include "formats/json/node.h"
#include "formats/json/reader.h"
#include "thread/commenter.h"
#include "thread/stable_sort.h"

namespace threadbare {

namespace {

using namespace github;

constexpr uint32_t kNone = Item::kNone;

// What is known of a thread while its comments are placed.
struct IssueThread {
  ThreadBuilder* builder = nullptr;
  IssueUrl url;
  uint32_t issue = kNone;
  bool has_comments = false;
  bool has_reviews = false;
  // Ids of those that are there: of comments at the top, of all of them, of review comments.
  std::unordered_set<std::string> top;
  std::unordered_set<std::string> comments;
  std::unordered_set<std::string> review_comments;
};

class GitHubHandler final : public NodeHandler {
 public:
  GitHubHandler(ThreadList& threads, Problems& problems)
      : threads_(&threads), heap_(&threads.heap()), problems_(&problems) {}

  // An item's mark is 1 + its number.
  void open(JsonNode node) override {
    if (node.kind() == EdgeKind::document || node.kind() == EdgeKind::side) return;
    items_.emplace_back();
    items_.back().holder = node.enclosing().mark() - 1;
    node.set_mark(static_cast<uint32_t>(items_.size()));
  }

  void finish(JsonNode node) override {
    if (&node.type() == &kItem) {
      finish_item(node);
    } else if (&node.type() == &kReviewThread) {
      item_of(node).kind = Item::Kind::review_thread;
    } else if (&node.type() == &kReactionGroup) {
      finish_reaction_group(node);
    }
  }

  bool finish_all(Pace& pace) override;

 private:
  Item& item_of(JsonNode node) { return items_[node.mark() - 1]; }
  std::string_view view(Piece piece) const { return heap_->view(piece); }

  void finish_reaction_group(JsonNode node);
  void finish_item(JsonNode node);
  void read_reactions(JsonNode node, Item& item);

  void find_issues();
  void find_thread(Item& item);
  uint32_t thread_of(const IssueUrl& url, std::string_view key);
  void finish_author(const IssueThread& thread, Item& item);
  bool is_answer(const IssueThread& thread, const Item& item) const;
  Parentage parentage_of(const Item& item);
  void count(IssueThread& thread, const Item& item);
  std::vector<uint32_t> order_of_placing() const;
  void place(Item& item);
  void finish_thread(IssueThread& thread);

  ThreadList* threads_;
  TextHeap* heap_;
  Problems* problems_;
  std::vector<Item> items_;
  std::vector<Reaction> reactions_;  // each with the number of its item
  std::vector<IssueThread> issue_threads_;
  std::unordered_map<std::string, uint32_t> thread_numbers_;
  uint32_t only_issue_ = kNone;
  std::vector<uint32_t> order_;  // in which comments are placed
  PacedLoops loops_;
};

void GitHubHandler::finish_reaction_group(JsonNode node) {
  const int32_t count = node.count(kReactors);
  if (count == kUnknownCount) return;
  const uint32_t number = node.enclosing().mark() - 1;
  int32_t& score = items_[number].draft.score;
  score = std::max(score, 0) + std::min(count, 1 << 24);
  const std::string content = node.copy(kContent);
  for (const ReactionKind& kind : kReactionKinds) {
    if (kind.content == content && count > 0) {
      reactions_.push_back({number, heap_->add(kind.emoji), count});
    }
  }
}

void GitHubHandler::read_reactions(JsonNode node, Item& item) {
  // Upvotes are what discussions are sorted by.
  for (const uint8_t field : {uint8_t{kReactions}, uint8_t{kUpvotes}}) {
    if (node.count(field) != kUnknownCount) item.draft.score = node.count(field);
  }
  uint8_t field = kFirstReaction;
  for (const ReactionKind& kind : kReactionKinds) {
    const int32_t count = node.count(field++);
    if (count > 0) reactions_.push_back({node.mark() - 1, heap_->add(kind.emoji), count});
  }
}

void GitHubHandler::finish_item(JsonNode node) {
  Item& item = item_of(node);
  item.kind = kind_of_item(node);
  if (item.kind == Item::Kind::around) {
    if (node.has(kAssociation) && !node.has(kEvent) && !node.has(kSubmitted)) {
      problems_->warn(ProblemCode::bad_comment,
                      "this comment has neither a body nor an author; it was skipped", node.byte());
    }
    return;
  }
  read_item(node, item);
  read_reactions(node, item);
}

// Which issue is around each item. Those around come first, so each is looked at once.
void GitHubHandler::find_issues() {
  uint32_t issues = 0;
  for (uint32_t i = 0; i < items_.size(); ++i) {
    Item& item = items_[i];
    if (item.kind == Item::Kind::issue) {
      only_issue_ = ++issues == 1 ? i : kNone;
      item.issue = i;
      // {issue, comments}: the object is around one issue, and all in it is that one's.
      if (item.holder != kNone && items_[item.holder].kind == Item::Kind::around) {
        Item& around = items_[item.holder];
        around.issue = around.holds_issue ? kNone : i;
        around.holds_issue = true;
      }
    }
  }
  for (Item& item : items_) {
    if (item.holder == kNone) continue;
    const Item& holder = items_[item.holder];
    if (item.issue == kNone) item.issue = holder.issue;
    if (item.kind != Item::Kind::issue) {
      item.above = is_comment(holder) ? item.holder : holder.above;
    }
    const bool is_in_review =
        holder.kind == Item::Kind::review_thread || holder.kind == Item::Kind::review;
    if (item.kind == Item::Kind::comment && is_in_review) item.kind = Item::Kind::review_comment;
  }
  // An issue whose URL was not asked for stands where its comments do.
  for (const Item& item : items_) {
    if (!is_comment(item) || item.issue == kNone) continue;
    Item& issue = items_[item.issue];
    if (issue.draft.url.empty() && issue.issue_url.empty()) issue.issue_url = item.issue_url;
    if (issue.draft.url.empty() && issue.issue_url.empty()) issue.issue_url = item.draft.url;
  }
}

uint32_t GitHubHandler::thread_of(const IssueUrl& url, std::string_view key) {
  const auto [entry, added] =
      thread_numbers_.try_emplace(std::string(key), static_cast<uint32_t>(issue_threads_.size()));
  if (added) {
    issue_threads_.emplace_back();
    issue_threads_.back().builder = &threads_->thread(key);
  }
  IssueUrl& known = issue_threads_[entry->second].url;
  if (known.page.empty() || (known.is_api && !url.is_api && !url.page.empty())) known = url;
  return entry->second;
}

void GitHubHandler::find_thread(Item& item) {
  const uint32_t issue = item.issue;
  if (item.kind != Item::Kind::issue && issue != kNone && items_[issue].thread != kNone) {
    item.thread = items_[issue].thread;
    return;
  }
  IssueUrl url = issue_url(view(item.draft.url));
  if (url.key.empty()) url = issue_url(view(item.issue_url));
  if (!url.key.empty()) {
    item.thread = thread_of(url, url.key);
  } else if (item.kind == Item::Kind::issue) {
    item.thread = thread_of(url, "issue " + std::to_string(&item - items_.data()));
  } else if (only_issue_ != kNone) {
    item.thread = items_[only_issue_].thread;
  } else {
    item.thread = thread_of(url, {});
  }
}

void GitHubHandler::finish_author(const IssueThread& thread, Item& item) {
  if (item.login.empty()) return;
  const std::string name(view(item.login));
  std::string display(public_name_of(view(item.display)));
  if (display == name) display.clear();
  std::string url(view(item.author_url));
  if (url.empty() && !item.is_bot && !thread.url.site.empty()) url = thread.url.site + "/" + name;
  item.draft.author = thread.builder->author(name, display, url);
  if (thread.issue != kNone && !item.is_ghost && name == view(items_[thread.issue].login)) {
    item.draft.roles |= kRoleOp;
  }
}

bool GitHubHandler::is_answer(const IssueThread& thread, const Item& item) const {
  if (thread.issue == kNone) return false;
  const std::string_view answer = view(items_[thread.issue].answer);
  return !answer.empty() && (answer == view(item.draft.id) || answer == view(item.draft.url));
}

Parentage GitHubHandler::parentage_of(const Item& item) {
  if (item.above != kNone && items_[item.above].is_placed) {
    const bool is_of_review = items_[item.above].kind == Item::Kind::review;
    if (!is_of_review || item.reply_to.empty()) {
      return Parentage::enclosing(items_[item.above].ordinal);
    }
  }
  if (!item.reply_to.empty()) return Parentage::id(item.reply_to);
  if (item.holder == kNone || items_[item.holder].kind != Item::Kind::review_thread) {
    return Parentage::root();
  }
  // The first in a review thread is what the others reply to.
  const Item& first = items_[item.holder + 1];
  return first.is_placed && &first != &item ? Parentage::enclosing(first.ordinal)
                                            : Parentage::root();
}

void GitHubHandler::count(IssueThread& thread, const Item& item) {
  std::string id(view(item.draft.id));
  if (id.empty()) id = "comment " + std::to_string(item.ordinal);
  if (item.kind == Item::Kind::review_comment) {
    thread.review_comments.insert(std::move(id));
  } else if (item.kind == Item::Kind::comment) {
    if (item.above == kNone) thread.top.insert(id);
    thread.comments.insert(std::move(id));
  }
}

// Comments in the order of the file; but where comments, reviews and review comments come in lists
// of their own they stand by time, as they do on a pull request's page.
std::vector<uint32_t> GitHubHandler::order_of_placing() const {
  struct Place {
    uint32_t thread;
    Timestamp time;
    Item::Kind kind;
    uint32_t top;  // the outermost comment around it, or the first in its review thread
    uint32_t item;
  };
  std::vector<Place> places;
  std::vector<uint32_t> top(items_.size(), kNone);
  for (uint32_t i = 0; i < items_.size(); ++i) {
    const Item& item = items_[i];
    if (!is_comment(item)) continue;
    const bool in_thread =
        item.holder != kNone && items_[item.holder].kind == Item::Kind::review_thread;
    top[i] = item.above != kNone ? top[item.above] : in_thread ? item.holder + 1 : i;
    const IssueThread& thread = issue_threads_[item.thread];
    const Item& first = items_[top[i]];
    const bool by_time = thread.has_comments && thread.has_reviews;
    places.push_back({item.thread, by_time ? first.draft.time : 0,
                      by_time ? first.kind : Item::Kind::comment, top[i], i});
  }
  sort_stably(std::span(places), [](const Place& a, const Place& b) {
    return std::tie(a.thread, a.time, a.kind, a.top, a.item) <
           std::tie(b.thread, b.time, b.kind, b.top, b.item);
  });
  std::vector<uint32_t> order;
  order.reserve(places.size());
  for (const Place& place : places) order.push_back(place.item);
  return order;
}

void GitHubHandler::place(Item& item) {
  IssueThread& thread = issue_threads_[item.thread];
  finish_author(thread, item);
  if (is_answer(thread, item)) {
    item.details.kind = heap_->add("answer");
    item.has_details = true;
  }
  item.ordinal = thread.builder->add(item.draft, parentage_of(item),
                                     item.has_details ? &item.details : nullptr);
  item.is_placed = true;
  count(thread, item);
}

void GitHubHandler::finish_thread(IssueThread& thread) {
  ThreadFacts& facts = thread.builder->facts();
  facts.url = heap_->add(thread.url.page);
  if (thread.issue == kNone) return;
  Item& issue = items_[thread.issue];
  facts.title = issue.title;
  const auto add_absent = [&](int32_t counted, size_t present) {
    const auto known = static_cast<int32_t>(std::min<size_t>(present, 1u << 30));
    if (counted > known) facts.unloaded += static_cast<uint32_t>(counted - known);
  };
  add_absent(issue.comment_count, thread.comments.size());
  add_absent(issue.comment_total, thread.top.size());
  add_absent(issue.review_comment_count, thread.review_comments.size());
  finish_author(thread, issue);
  issue.draft.id = {};  // issues and comments count their ids apart
  issue.ordinal = kPostItself;
  issue.is_placed = true;
  const bool whole = !issue.title.empty() || !issue.draft.body.empty();
  thread.builder->set_post(issue.draft, whole, issue.has_details ? &issue.details : nullptr);
}

bool GitHubHandler::finish_all(Pace& pace) {
  const auto is_issue = [](const Item& item) { return item.kind == Item::Kind::issue; };
  // Issues first: comments look for them.
  const auto find_thread_of_issue = [&](uint32_t i) {
    if (is_issue(items_[i])) find_thread(items_[i]);
  };
  const auto join_thread = [&](uint32_t i) {
    Item& item = items_[i];
    if (is_comment(item)) {
      find_thread(item);
      IssueThread& thread = issue_threads_[item.thread];
      (item.kind == Item::Kind::comment ? thread.has_comments : thread.has_reviews) = true;
    }
    if (!is_issue(item)) return;
    // The same issue once more, from another file: the first wins.
    uint32_t& issue = issue_threads_[item.thread].issue;
    if (issue == kNone || items_[issue].title.empty()) issue = i;
  };
  const auto share = [&](Reaction reaction) {
    const Item& item = items_[reaction.comment];
    if (!item.is_placed) return;
    reaction.comment = item.ordinal;
    issue_threads_[item.thread].builder->attach(reaction);
  };
  return loops_.start(pace).once([&] { find_issues(); }) &&
         loops_.each(items_.size(), Pace::kLookUp, find_thread_of_issue) &&
         loops_.each(items_.size(), 4 * Pace::kLookUp, join_thread) &&
         loops_.once([&] { order_ = order_of_placing(); }) &&
         loops_.each(order_.size(), 4 * Pace::kLookUp,
                     [&](uint32_t i) { place(items_[order_[i]]); }) &&
         loops_.each(issue_threads_.size(), Pace::kLookUp,
                     [&](uint32_t i) { finish_thread(issue_threads_[i]); }) &&
         loops_.each(reactions_.size(), Pace::kLook, [&](uint32_t i) { share(reactions_[i]); });
}

std::string_view recognises(const Sample& sample) {
  const std::string_view mark = sample.first_of({
      // REST
      "[].author_association",
      "author_association",
      "[][].author_association",
      "issue.author_association",
      "pull_request.author_association",
      "comment.author_association",
      "comments[].author_association",
      "comments_data[].author_association",
      "data.comments_data[].author_association",
      "[].data.comments_data",
      "[].issue_url",
      "[][].issue_url",
      "issue_url",
      "[].pull_request_url",
      "[][].pull_request_url",
      "pull_request_url",
      "[].repository_url",
      "issue.comments_url",
      "[].issue.comments_url",
      "items[].repository_url",
      "comments[].issue_url",
      "discussion.author_association",
      // GraphQL and gh
      "data.repository.discussion",
      "data.repository.discussions",
      "data.repository.issue",
      "data.repository.issues",
      "data.repository.pullRequest",
      "data.repository.pullRequests",
      "data.repository.issueOrPullRequest",
      "[].data.repository.discussion",
      "[].data.repository.discussions",
      "[].data.repository.issue",
      "[].data.repository.issues",
      "[].data.repository.pullRequest",
      "[].data.repository.pullRequests",
      "repository.discussion.comments",
      "repository.discussions.nodes",
      "repository.issue.comments",
      "repository.issues.nodes",
      "repository.pullRequest.comments",
      "repository.pullRequests.nodes",
      "comments[].authorAssociation",
      "[].comments[].authorAssociation",
      "authorAssociation",
      "[].authorAssociation",
      "comments.nodes[].authorAssociation",
      "discussion.comments.nodes",
      "discussions.nodes",
      "data.node.comments.nodes",
      "[].author.is_bot",
      "author.is_bot",
      "comments[].author.login",
  });
  if (!mark.empty()) return mark;
  const auto both = [&](std::string_view one, std::string_view other) {
    return sample.has(one) && sample.has(other) ? one : std::string_view();
  };
  for (const std::string_view found :
       {both("comments_url", "number"), both("issue.number", "issue.title"),
        both("html_url", "number"), both("[].html_url", "[].number"),
        both("[].comments_url", "[].number"), both("[].user.login", "[].html_url"),
        both("user.login", "html_url"), both("comments.nodes[].author.login", "title"),
        both("[].comments.nodes[].author.login", "[].title"),
        both("comments.nodes", "author.login"), both("[].comments.nodes", "[].author.login"),
        both("data.search.nodes[].comments", "data.search.nodes[].author")}) {
    if (!found.empty()) return found;
  }
  return {};
}

// An issue, a comment or an object around them stands alone; an array may hold any of them.
bool is_element(const Sample& sample) {
  return std::none_of(sample.paths.begin(), sample.paths.end(),
                      [](const std::string& path) { return path.starts_with("[]"); });
}

constexpr JsonFormat kJson = {
    &kDocument,
    [](ThreadList& threads, Problems& problems) -> std::unique_ptr<NodeHandler> {
      return std::make_unique<GitHubHandler>(threads, problems);
    },
    is_element};

}  // namespace

extern const Format kGitHub = {
    "github",
    "JSON of GitHub: issues, pull requests and discussions with their comments, from its REST and "
    "GraphQL APIs or the command gh",
    recognises, open_json_reader, &kJson};

}  // namespace threadbare

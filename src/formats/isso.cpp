// Isso (https://isso-comments.de/docs/reference/server-api/): what its API answers, and the JSON
// that its import reads (isso-comments.de/docs/guides/advanced-migration, "generic").
#include <algorithm>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "formats/format.h"
#include "formats/json/node.h"
#include "formats/json/reader.h"
#include "thread/commenter.h"
#include "thread/page_comments.h"
#include "thread/page_url.h"

namespace threadbare {

namespace {

// An answer says the same of its replies as each comment in it does. In an array stand comments,
// the latest of a site, or threads to import, which have a title and comments without replies.
enum CommentField : uint8_t {
  kId,
  kHiddenReplies,
  kTotalReplies,
  kParent,
  kUri,
  kTitle,
  kAuthor,
  kWebsite,
  kText,
  kMode,
  kCreated,
  kModified,
  kLikes,
  kDislikes,
};

constexpr Field kCommentFields[] = {
    {kId, "id"},
    {kHiddenReplies, "hidden_replies"},
    {kTotalReplies, "total_replies"},
    {kParent, "parent"},
    {kUri, "uri"},
    {kTitle, "title"},
    {kAuthor, "author"},
    {kWebsite, "website"},
    {kText, "text"},
    {kMode, "mode"},
    {kCreated, "created"},
    {kModified, "modified"},
    {kLikes, "likes"},
    {kDislikes, "dislikes"},
};

constexpr NodeType kImported = {"comment", kCommentFields, {}};
extern const NodeType kComment;
constexpr Edge kCommentEdges[] = {
    {"replies[]", EdgeKind::reply, &kComment},
    {"comments[]", EdgeKind::reply, &kImported},
};
constexpr NodeType kComment = {"comment", kCommentFields, kCommentEdges};
constexpr Edge kAnswerEdges[] = {{"replies[]|[]", EdgeKind::reply, &kComment}};
constexpr NodeType kAnswer = {"document", kCommentFields, kAnswerEdges};

// Bits of a comment's mode.
constexpr int32_t kAwaitsModeration = 2;
constexpr int32_t kIsDeleted = 4;

Timestamp time_of(JsonNode node, uint8_t field) {
  return node.is_number(field) ? node.epoch_seconds(field) : node.time(field);
}

class IssoHandler final : public NodeHandler {
 public:
  IssoHandler(ThreadList& threads, Problems& problems)
      : threads_(&threads), problems_(&problems), pages_(threads) {}

  void open(JsonNode node) override {
    if (node.kind() == EdgeKind::document) roots_here_ = 0;
    if (&node.type() != &kComment) return;
    imported_.clear();
    node.set_mark(pages_.reserve());
    replies_.push_back(0);
  }

  void finish(JsonNode node) override;
  bool finish_all(Pace& pace) override;

 private:
  bool read(JsonNode node, PageComment& comment);
  void finish_comment(JsonNode node);
  void finish_thread(JsonNode node);
  void count_replies(JsonNode node, uint32_t present);
  void count_unloaded();

  ThreadList* threads_;
  Problems* problems_;
  PageComments pages_;
  uint32_t roots_here_ = 0;            // in this answer
  std::vector<uint32_t> replies_;      // direct ones that a comment encloses, by its number
  std::vector<PageComment> imported_;  // into the thread that is open
  // How many direct replies there are, by the id of what they answer; empty: the page.
  std::unordered_map<std::string, uint32_t> counted_;
  uint32_t of_pages_ = 0;  // replies that are elsewhere, to pages and to comments that are not here
};

void IssoHandler::finish(JsonNode node) {
  if (node.kind() == EdgeKind::document) {
    count_replies(node, roots_here_);
  } else if (&node.type() == &kImported) {
    PageComment comment;
    if (read(node, comment)) imported_.push_back(comment);
  } else if (!imported_.empty() || (node.has(kTitle) && !node.has(kText))) {
    finish_thread(node);
  } else {
    finish_comment(node);
  }
}

bool IssoHandler::read(JsonNode node, PageComment& comment) {
  TextHeap& heap = node.heap();
  Draft& draft = comment.draft;
  draft.byte = node.byte();
  draft.id = node.id(kId);
  draft.body = node.raw_text(kText, draft.body_escaped);
  if (draft.id.empty() && draft.body.empty()) {
    problems_->warn(ProblemCode::bad_comment,
                    "this comment has neither an id nor a text; it was skipped", draft.byte);
    return false;
  }
  // What is imported is Markdown, what is answered its HTML, unless `plain=1` was asked for.
  const bool is_html = &node.type() == &kComment && heap.view(draft.body).starts_with('<');
  draft.markup = is_html ? Markup::html : Markup::markdown;
  draft.time = time_of(node, kCreated);
  draft.up = node.count(kLikes);
  draft.down = node.count(kDislikes);
  if (draft.up != kUnknownCount && draft.down != kUnknownCount) {
    draft.score = draft.up - draft.down;
  }
  const int32_t mode = node.count(kMode);
  Details details;
  if (mode > 0 && (mode & kIsDeleted) != 0) {
    draft.state = State::deleted;
  } else if (mode > 0 && (mode & kAwaitsModeration) != 0) {
    draft.state = State::hidden;
    details.reason = heap.add("awaits moderation");
  }
  details.edited_time = time_of(node, kModified);
  details.edited = details.edited_time != kUnknownTime && details.edited_time != draft.time;
  if (!details.edited) details.edited_time = kUnknownTime;
  if (details.edited || !details.reason.empty()) comment.details = details;
  comment.author = heap.add(public_name_of(node.copy(kAuthor)));
  comment.author_url = heap.add(website_of(node.copy(kWebsite)));
  comment.ancestors[0] = node.id(kParent);
  return true;
}

void IssoHandler::finish_comment(JsonNode node) {
  count_replies(node, replies_[node.mark()]);
  PageComment comment;
  if (!read(node, comment)) return;
  comment.page = node.text(kUri);
  const JsonNode around = node.enclosing();
  if (around.kind() == EdgeKind::document) {
    ++roots_here_;
  } else {
    ++replies_[around.mark()];
    comment.enclosing = around.mark();
  }
  pages_.set(node.mark(), comment);
}

// A thread to import: its id is the page's path. Comments are numbered within it, if at all.
void IssoHandler::finish_thread(JsonNode node) {
  TextHeap& heap = node.heap();
  const Piece page = node.id(kId);
  const Piece title = node.text(kTitle);
  ThreadBuilder& thread = threads_->thread(page_of(heap.view(page)));
  ThreadFacts& facts = thread.facts();
  if (facts.url.empty()) facts.url = page;
  if (facts.title.empty()) facts.title = title;
  if (!facts.title.empty()) {
    Draft post;
    post.url = facts.url;
    thread.set_post(post, true);
  }
  std::unordered_map<std::string, uint32_t> uses;
  for (const PageComment& comment : imported_) ++uses[std::string(heap.view(comment.draft.id))];
  for (PageComment& comment : imported_) {
    Draft& draft = comment.draft;
    if (uses[std::string(heap.view(draft.id))] > 1) draft.id = {};
    const std::string name(heap.view(comment.author));
    if (!name.empty()) {
      draft.author = thread.author(name, {}, std::string(heap.view(comment.author_url)));
    }
    const Piece parent = comment.ancestors[0];
    thread.add(draft, parent.empty() ? Parentage::root() : Parentage::id(parent),
               comment.details ? &*comment.details : nullptr);
  }
  imported_.clear();
}

// `hidden_replies` are those past the request's limit. Of old servers, which do not say it,
// `total_replies` are the direct ones; newer ones count all in it.
void IssoHandler::count_replies(JsonNode node, uint32_t present) {
  const int32_t hidden = node.count(kHiddenReplies);
  const int32_t total = node.count(kTotalReplies);
  const int64_t counted = hidden != kUnknownCount ? int64_t{present} + std::max(hidden, 0) : total;
  if (counted <= 0) return;
  uint32_t& most = counted_[std::string(node.view(node.id(kId)))];
  most = std::max(most, static_cast<uint32_t>(counted));
}

// What one answer keeps back may stand in another, so it is known only now.
// What answers count beyond what they hold is elsewhere.
void IssoHandler::count_unloaded() {
  const TextHeap& heap = threads_->heap();
  std::unordered_map<std::string, uint32_t> present;
  std::unordered_map<std::string, uint32_t> numbers;
  for (uint32_t i = 0; i < pages_.size(); ++i) {
    if (!pages_.is_set(i)) continue;
    const PageComment& comment = pages_[i];
    if (!numbers.emplace(heap.view(comment.draft.id), i).second) continue;
    const bool is_enclosed =
        comment.enclosing != PageComment::kNone && pages_.is_set(comment.enclosing);
    const Piece parent = is_enclosed ? pages_[comment.enclosing].draft.id : comment.ancestors[0];
    ++present[std::string(heap.view(parent))];
  }
  for (const auto& [id, counted] : counted_) {
    const uint32_t unloaded = counted - std::min(counted, present[id]);
    const auto number = numbers.find(id);
    if (!id.empty() && number != numbers.end()) {
      pages_[number->second].draft.unloaded = unloaded;
    } else {
      of_pages_ += unloaded;
    }
  }
}

bool IssoHandler::finish_all(Pace& pace) {
  if (!counted_.empty()) count_unloaded();
  counted_.clear();
  if (!pages_.settle(pace)) return false;
  if (of_pages_ > 0) threads_->thread().facts().unloaded = of_pages_;
  return true;
}

bool is_comment(const Sample& sample) {
  return sample.has("mode") && sample.has("likes") && sample.has("dislikes") && sample.has("text");
}

std::string_view recognises(const Sample& sample) {
  if (is_comment(sample)) return "dislikes";
  if (sample.has("replies[].mode") && sample.has("replies[].text")) return "replies[].mode";
  if (sample.has("replies") && sample.has("total_replies"))
    return sample.first_of({"hidden_replies"});
  if (sample.has("[].mode") && sample.has("[].text")) return sample.first_of({"[].dislikes"});
  if (sample.has("[].title") && sample.has("[].comments[].author") &&
      sample.has("[].comments[].created")) {
    return sample.first_of({"[].comments[].text"});
  }
  return {};
}

constexpr JsonFormat kJson = {
    &kAnswer,
    [](ThreadList& threads, Problems& problems) -> std::unique_ptr<NodeHandler> {
      return std::make_unique<IssoHandler>(threads, problems);
    },
    is_comment};

}  // namespace

extern const Format kIsso = {"isso", "JSON of Isso: answers of its API, or threads to import",
                             recognises, open_json_reader, &kJson};

}  // namespace threadbare

// Twikoo (https://twikoo.js.org): what its administrators export, and what its API answers.
#include <algorithm>
#include <memory>
#include <string>
#include <unordered_set>

#include "formats/format.h"
#include "formats/json/array_size.h"
#include "formats/json/node.h"
#include "formats/json/reader.h"
#include "thread/commenter.h"
#include "thread/page_comments.h"
#include "thread/page_url.h"

namespace threadbare {

namespace {

enum DocumentField : uint8_t { kCount };
constexpr Field kDocumentFields[] = {{kCount, "count"}};

// The database may be MongoDB, whose exports wrap ids and numbers.
enum CommentField : uint8_t {
  kId,
  kParent,
  kBranch,
  kUrl,
  kHref,
  kName,
  kLink,
  kIsMaster,
  kBody,
  kCreated,
  kIsSpam,
  kIsTop,
  kLikes,
  kUps,
  kDowns,
};

constexpr Field kCommentFields[] = {
    {kId, "_id.$oid|_id|id"},
    {kParent, "pid"},
    {kBranch, "rid"},
    {kUrl, "url"},
    {kHref, "href"},
    {kName, "nick"},
    {kLink, "link"},
    {kIsMaster, "master"},
    {kBody, "comment"},
    {kCreated, "created.$numberLong|created"},
    {kIsSpam, "isSpam"},
    {kIsTop, "top"},
    {kLikes, "like", Field::As::slice},
    {kUps, "ups", Field::As::slice},
    {kDowns, "downs", Field::As::slice},
};

extern const NodeType kComment;
constexpr Edge kCommentEdges[] = {{"replies[]", EdgeKind::reply, &kComment}};
constexpr NodeType kComment = {"comment", kCommentFields, kCommentEdges};
constexpr Edge kDocumentEdges[] = {{"data[]|[]", EdgeKind::reply, &kComment}};
constexpr NodeType kDocument = {"document", kDocumentFields, kDocumentEdges};

// Exports list those who voted, answers count them.
int32_t votes_in(std::string_view json) {
  if (json.empty()) return kUnknownCount;
  if (json.front() == '[') return array_size(json);
  constexpr size_t kMaxDigits = 9;
  if (json.size() > kMaxDigits) return kUnknownCount;
  int32_t count = 0;
  for (const char digit : json) {
    if (digit < '0' || digit > '9') return kUnknownCount;
    count = count * 10 + (digit - '0');
  }
  return count;
}

class TwikooHandler final : public NodeHandler {
 public:
  TwikooHandler(ThreadList& threads, Problems& problems)
      : threads_(&threads), problems_(&problems), pages_(threads) {}

  void open(JsonNode node) override {
    if (node.kind() == EdgeKind::document) {
      roots_here_ = 0;
    } else {
      node.set_mark(pages_.reserve());
    }
  }

  void finish(JsonNode node) override {
    if (node.kind() == EdgeKind::document) {
      finish_answer(node);
    } else {
      finish_comment(node);
    }
  }

  bool finish_all(Pace& pace) override;

 private:
  void finish_answer(JsonNode document);
  void finish_comment(JsonNode node);
  void count_unloaded();

  ThreadList* threads_;
  Problems* problems_;
  PageComments pages_;
  uint32_t roots_here_ = 0;     // of comments without a page, in this part
  uint32_t counted_roots_ = 0;  // of the page that answers are about
  uint32_t unloaded_ = 0;       // of them, those that are not here
};

// An answer to a reader is about one page, which it does not name, and counts that page's roots. An
// answer to an administrator names the page of every comment, and counts those of all pages.
void TwikooHandler::finish_answer(JsonNode document) {
  const int32_t count = document.count(kCount);
  if (count > 0 && roots_here_ > 0) {
    counted_roots_ = std::max(counted_roots_, static_cast<uint32_t>(count));
  }
}

void TwikooHandler::finish_comment(JsonNode node) {
  TextHeap& heap = node.heap();
  PageComment comment;
  Draft& draft = comment.draft;
  draft.byte = node.byte();
  draft.id = node.id(kId);
  if (draft.id.empty()) {
    problems_->warn(ProblemCode::bad_comment, "this comment has no id; it was skipped", draft.byte);
    return;
  }
  draft.body = node.raw_text(kBody, draft.body_escaped);
  draft.markup = Markup::html;
  draft.time = node.epoch_milliseconds(kCreated);
  if (node.is_true(kIsSpam)) draft.state = State::hidden;
  if (node.is_true(kIsMaster)) draft.roles = kRoleOp | kRoleAdmin;
  const int32_t likes = votes_in(node.view(node.slice(kLikes)));
  const int32_t ups = votes_in(node.view(node.slice(kUps)));
  draft.up = ups == kUnknownCount ? likes : ups;
  draft.down = votes_in(node.view(node.slice(kDowns)));
  if (draft.up != kUnknownCount) {
    draft.score = draft.up - (draft.down == kUnknownCount ? 0 : draft.down);
  }
  if (draft.state == State::hidden || node.is_true(kIsTop)) {
    comment.details.emplace();
    comment.details->pinned = node.is_true(kIsTop);
    if (draft.state == State::hidden) comment.details->reason = heap.add("spam");
  }
  comment.author = heap.add(public_name_of(node.copy(kName)));
  comment.author_url = heap.add(website_of(node.copy(kLink)));
  comment.page = node.text(kUrl);
  std::string href = node.copy(kHref);
  href.erase(std::min(href.find('#'), href.size()));
  if (comment.page.empty() || page_of(href).ends_with(page_of(heap.view(comment.page)))) {
    comment.page_url = heap.add(href);
  }
  if (comment.page.empty()) comment.page = comment.page_url;

  comment.ancestors[0] = node.id(kBranch);
  comment.ancestors[1] = node.id(kParent);
  const bool is_nested = node.enclosing().kind() != EdgeKind::document;
  const bool is_root = comment.ancestors[0].empty() && comment.ancestors[1].empty() && !is_nested;
  if (is_root && comment.page.empty()) ++roots_here_;
  // Answers put all replies of a branch below its root, and say by `pid` what each one answers.
  if (is_nested && comment.ancestors[1].empty()) comment.enclosing = node.enclosing().mark();
  pages_.set(node.mark(), comment);
}

// Of the roots that are counted those that are not here.
void TwikooHandler::count_unloaded() {
  std::unordered_set<std::string> roots;  // pages of an answer may overlap
  for (uint32_t i = 0; i < pages_.size(); ++i) {
    if (!pages_.is_set(i)) continue;
    const PageComment& comment = pages_[i];
    if (comment.page.empty() && comment.enclosing == PageComment::kNone &&
        comment.ancestors[0].empty() && comment.ancestors[1].empty()) {
      roots.emplace(threads_->heap().view(comment.draft.id));
    }
  }
  unloaded_ = counted_roots_ - std::min(counted_roots_, static_cast<uint32_t>(roots.size()));
  counted_roots_ = 0;
}

bool TwikooHandler::finish_all(Pace& pace) {
  if (counted_roots_ > 0) count_unloaded();
  if (!pages_.settle(pace)) return false;
  if (unloaded_ > 0) threads_->thread().facts().unloaded = unloaded_;
  return true;
}

std::string_view recognises(const Sample& sample) {
  const std::string_view mark =
      sample.first_of({"data[].mailMd5", "data[].isSpam", "[].mailMd5", "[].isSpam"});
  const bool in_data = mark.starts_with("data");
  return sample.has(in_data ? "data[].nick" : "[].nick") &&
                 sample.has(in_data ? "data[].comment" : "[].comment")
             ? mark
             : std::string_view();
}

constexpr JsonFormat kJson = {
    &kDocument, [](ThreadList& threads, Problems& problems) -> std::unique_ptr<NodeHandler> {
      return std::make_unique<TwikooHandler>(threads, problems);
    }};

}  // namespace

extern const Format kTwikoo = {
    "twikoo", "JSON of Twikoo: exports of a blog's comments, or answers of its API", recognises,
    open_json_reader, &kJson};

}  // namespace threadbare

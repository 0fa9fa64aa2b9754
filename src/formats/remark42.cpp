// Remark42 (https://remark42.com/docs/contributing/api): the trees and lists that its API answers,
// and its backups, which are a comment a line.
#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include "formats/format.h"
#include "formats/json/node.h"
#include "formats/json/reader.h"
#include "thread/commenter.h"
#include "thread/page_comments.h"

namespace threadbare {

namespace {

enum DocumentField : uint8_t { kInfoUrl, kInfoCount };
constexpr Field kDocumentFields[] = {{kInfoUrl, "info.url"}, {kInfoCount, "info.count"}};

// A tree's nodes hold the comment beside its replies, lists hold comments alone. The first line of
// a backup holds the site's people and pages, and no comment.
enum CommentField : uint8_t {
  kId,
  kParent,
  kText,
  kOriginal,
  kName,
  kUserId,
  kIsAdmin,
  kIsBlocked,
  kPage,
  kTitle,
  kScore,
  kTime,
  kEdited,
  kIsPinned,
  kIsDeleted,
  kBackupVersion,
};

constexpr Field kCommentFields[] = {
    {kId, "comment.id|id"},
    {kParent, "comment.pid|pid"},
    {kText, "comment.text|text"},
    {kOriginal, "comment.orig|orig"},
    {kName, "comment.user.name|user.name"},
    {kUserId, "comment.user.id|user.id"},
    {kIsAdmin, "comment.user.admin|user.admin"},
    {kIsBlocked, "comment.user.block|user.block"},
    {kPage, "comment.locator.url|locator.url"},
    {kTitle, "comment.title|title"},
    {kScore, "comment.score|score"},
    {kTime, "comment.time|time"},
    {kEdited, "comment.edit.time|edit.time"},
    {kIsPinned, "comment.pin|pin"},
    {kIsDeleted, "comment.delete|delete"},
    {kBackupVersion, "version"},
};

extern const NodeType kComment;
constexpr Edge kCommentEdges[] = {{"replies[]", EdgeKind::reply, &kComment}};
constexpr NodeType kComment = {"comment", kCommentFields, kCommentEdges};
constexpr Edge kDocumentEdges[] = {{"comments[]|[]", EdgeKind::reply, &kComment}};
constexpr NodeType kDocument = {"document", kDocumentFields, kDocumentEdges};

// Names are escaped when they are stored, by Go's html/template: five characters, as these.
std::string unescaped_name(std::string_view escaped) {
  constexpr std::pair<std::string_view, char> kReferences[] = {
      {"&lt;", '<'}, {"&gt;", '>'}, {"&#34;", '"'}, {"&#39;", '\''}, {"&amp;", '&'}};
  std::string name;
  while (!escaped.empty()) {
    const auto* const reference =
        std::find_if(std::begin(kReferences), std::end(kReferences),
                     [&](const auto& known) { return escaped.starts_with(known.first); });
    const bool is_reference = reference != std::end(kReferences);
    name += is_reference ? reference->second : escaped.front();
    escaped.remove_prefix(is_reference ? reference->first.size() : 1);
  }
  return name;
}

// Go's time that was never set is the first second of the year 1.
Timestamp time_of(JsonNode node, uint8_t field) {
  const Timestamp time = node.time(field);
  return time == parse_timestamp("0001-01-01T00:00:00Z") ? kUnknownTime : time;
}

class Remark42Handler final : public NodeHandler {
 public:
  Remark42Handler(ThreadList& threads, Problems& problems)
      : problems_(&problems), pages_(threads) {}

  void open(JsonNode node) override {
    if (node.kind() == EdgeKind::document) {
      page_here_.clear();
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

  bool finish_all(Pace& pace) override { return pages_.settle(pace); }

 private:
  void finish_answer(JsonNode document);
  void finish_comment(JsonNode node);

  Problems* problems_;
  PageComments pages_;
  std::string page_here_;  // of a comment in this part
};

// Deleted comments are not counted, but stay where there are answers to them; so a gap may be
// wider than it looks, and is never invented.
void Remark42Handler::finish_answer(JsonNode document) {
  const int32_t count = document.count(kInfoCount);
  const std::string url = document.copy(kInfoUrl);
  if (count > 0) pages_.count(url.empty() ? page_here_ : url, static_cast<uint32_t>(count));
}

void Remark42Handler::finish_comment(JsonNode node) {
  TextHeap& heap = node.heap();
  PageComment comment;
  Draft& draft = comment.draft;
  draft.byte = node.byte();
  draft.id = node.id(kId);
  if (draft.id.empty()) {
    if (node.has(kBackupVersion)) return;
    problems_->warn(ProblemCode::bad_comment, "this comment has no id; it was skipped", draft.byte);
    return;
  }
  draft.body = node.raw_text(kText, draft.body_escaped);
  draft.markup = Markup::html;
  if (draft.body.empty()) {
    draft.body = node.raw_text(kOriginal, draft.body_escaped);
    if (!draft.body.empty()) draft.markup = Markup::markdown;
  }
  draft.score = node.count(kScore);
  draft.time = time_of(node, kTime);
  if (node.is_true(kIsDeleted)) draft.state = State::deleted;
  if (node.is_true(kIsAdmin)) draft.roles |= kRoleAdmin;
  if (node.is_true(kIsBlocked)) draft.roles |= kRoleBanned;
  // What is deleted for good is put under the name of a user "deleted", who is nobody.
  if (draft.state != State::deleted || node.copy(kUserId) != "deleted") {
    comment.author = heap.add(public_name_of(unescaped_name(node.copy(kName))));
  }
  Details details;
  details.edited_time = time_of(node, kEdited);
  details.edited = details.edited_time != kUnknownTime && details.edited_time != draft.time;
  if (!details.edited) details.edited_time = kUnknownTime;
  details.pinned = node.is_true(kIsPinned);
  if (details.edited || details.pinned) comment.details = details;

  comment.page = node.text(kPage);
  comment.title = node.text(kTitle);
  if (page_here_.empty()) page_here_ = heap.view(comment.page);
  comment.ancestors[0] = node.id(kParent);
  const JsonNode around = node.enclosing();
  if (around.kind() != EdgeKind::document) comment.enclosing = around.mark();
  pages_.set(node.mark(), comment);
}

bool is_comment(const Sample& sample) {
  return sample.has("locator.url") && sample.has("pid");
}

std::string_view recognises(const Sample& sample) {
  if (is_comment(sample)) return "locator.url";
  if (sample.has("[].locator.url") && sample.has("[].pid")) return "[].locator.url";
  if (sample.has("comments[].locator.url") && sample.has("comments[].pid")) {
    return "comments[].locator.url";
  }
  return sample.first_of({"comments[].comment.locator.url"});
}

constexpr JsonFormat kJson = {
    &kDocument,
    [](ThreadList& threads, Problems& problems) -> std::unique_ptr<NodeHandler> {
      return std::make_unique<Remark42Handler>(threads, problems);
    },
    is_comment};

}  // namespace

extern const Format kRemark42 = {"remark42",
                                 "JSON of Remark42: its API's trees and lists, and its backups",
                                 recognises, open_json_reader, &kJson};

}  // namespace threadbare

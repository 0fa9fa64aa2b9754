// Commento and Commento++ (https://docs.commento.io, https://github.com/souramoo/commentoplusplus):
// what a domain's owner exports, and what the API's comment/list answers.
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

namespace threadbare {

namespace {

enum CommentField : uint8_t {
  kId,
  kParent,
  kDomain,
  kPath,
  kCommenterOf,
  kMarkdown,
  kHtml,
  kScore,
  kState,
  kCreated,
  kDeleted,
};

constexpr Field kCommentFields[] = {
    {kId, "commentHex"},
    {kParent, "parentHex"},
    {kDomain, "domain"},
    {kPath, "url|path"},
    {kCommenterOf, "commenterHex"},
    {kMarkdown, "markdown"},
    {kHtml, "html"},
    {kScore, "score"},
    {kState, "state"},
    {kCreated, "creationDate"},
    {kDeleted, "deleted"},
};

enum CommenterField : uint8_t { kCommenter, kName, kLink, kIsModerator };

constexpr Field kCommenterFields[] = {
    {kCommenter, "commenterHex"},
    {kName, "name"},
    {kLink, "link"},
    {kIsModerator, "isModerator"},
};

constexpr NodeType kCommentNode = {"comment", kCommentFields, {}};
constexpr NodeType kCommenterNode = {"commenter", kCommenterFields, {}};
constexpr Edge kDocumentEdges[] = {
    {"comments[]", EdgeKind::reply, &kCommentNode},
    {"commenters[]|commenters.*", EdgeKind::side, &kCommenterNode},
};
constexpr NodeType kDocument = {"document", {}, kDocumentEdges};

class CommentoHandler final : public NodeHandler {
 public:
  CommentoHandler(ThreadList& threads, Problems& problems)
      : problems_(&problems), pages_(threads) {}

  void open(JsonNode node) override {
    if (&node.type() == &kCommentNode) node.set_mark(pages_.reserve());
  }

  void finish(JsonNode node) override {
    if (&node.type() == &kCommentNode) finish_comment(node);
    if (&node.type() == &kCommenterNode) finish_commenter(node);
  }

  bool finish_all(Pace& pace) override;

 private:
  struct Commenter {
    Piece name;
    Piece url;
    bool is_moderator = false;
  };

  void finish_comment(JsonNode node);
  void finish_commenter(JsonNode node);

  Problems* problems_;
  PageComments pages_;
  std::vector<std::pair<uint32_t, std::string>> written_by_;  // comments and their commenters
  std::unordered_map<std::string, Commenter> commenters_;
};

void CommentoHandler::finish_comment(JsonNode node) {
  TextHeap& heap = node.heap();
  PageComment comment;
  Draft& draft = comment.draft;
  draft.byte = node.byte();
  draft.id = node.id(kId);
  if (draft.id.empty()) {
    problems_->warn(ProblemCode::bad_comment, "this comment has no commentHex; it was skipped",
                    draft.byte);
    return;
  }
  draft.body = node.raw_text(kMarkdown, draft.body_escaped);
  draft.markup = Markup::markdown;
  if (draft.body.empty()) {
    draft.body = node.raw_text(kHtml, draft.body_escaped);
    draft.markup = Markup::html;
  }
  draft.score = node.count(kScore);
  draft.time = node.time(kCreated);
  const std::string state = node.copy(kState);
  if (node.is_true(kDeleted)) {
    draft.state = State::deleted;
  } else if (!state.empty() && state != "approved") {
    draft.state = State::hidden;
    comment.details.emplace();
    comment.details->reason = heap.add(state);
  }
  const std::string domain = node.copy(kDomain);
  const std::string path = node.copy(kPath);
  comment.page = heap.add(domain.empty() ? path : "https://" + domain + path);
  const Piece parent = node.id(kParent);
  if (heap.view(parent) != "root") comment.ancestors[0] = parent;
  written_by_.emplace_back(node.mark(), node.copy(kCommenterOf));
  pages_.set(node.mark(), comment);
}

void CommentoHandler::finish_commenter(JsonNode node) {
  TextHeap& heap = node.heap();
  Commenter& commenter = commenters_[node.copy(kCommenter)];
  commenter.name = heap.add(public_name_of(node.copy(kName)));
  commenter.url = heap.add(website_of(node.copy(kLink)));
  commenter.is_moderator = node.is_true(kIsModerator);
}

bool CommentoHandler::finish_all(Pace& pace) {
  // Those who are in no table are "anonymous".
  for (const auto& [comment, hex] : written_by_) {
    const auto commenter = commenters_.find(hex);
    if (commenter == commenters_.end()) continue;
    pages_[comment].author = commenter->second.name;
    pages_[comment].author_url = commenter->second.url;
    if (commenter->second.is_moderator) pages_[comment].draft.roles = kRoleModerator;
  }
  written_by_.clear();
  return pages_.settle(pace);
}

std::string_view recognises(const Sample& sample) {
  return sample.first_of({"comments[].commentHex"});
}

constexpr JsonFormat kJson = {
    &kDocument, [](ThreadList& threads, Problems& problems) -> std::unique_ptr<NodeHandler> {
      return std::make_unique<CommentoHandler>(threads, problems);
    }};

}  // namespace

extern const Format kCommento = {"commento",
                                 "JSON of Commento and Commento++: a domain's export, or answers "
                                 "of its API",
                                 recognises, open_json_reader, &kJson};

}  // namespace threadbare

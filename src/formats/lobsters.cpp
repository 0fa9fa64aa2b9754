// Lobsters, and sites that run its software (https://github.com/lobsters/lobsters): a story with
// its comments, flat and in preorder, or lists of stories.
#include <algorithm>
#include <string>
#include <vector>

#include "formats/format.h"
#include "formats/json/node.h"
#include "formats/json/reader.h"

namespace threadbare {

namespace {

enum StoryField : uint8_t {
  kStoryId,
  kStoryIdUrl,
  kStoryPage,
  kStoryTitle,
  kStoryLink,
  kStoryScore,
  kStoryCreated,
  kStoryComments,
  kStoryText,
  kStoryPlainText,
  kSubmitter,
  kSubmitterIsAdmin,
  kSubmitterIsModerator,
};

// Users were objects before they were names.
constexpr Field kStoryFields[] = {
    {kStoryId, "short_id"},
    {kStoryIdUrl, "short_id_url"},
    {kStoryPage, "comments_url"},
    {kStoryTitle, "title"},
    {kStoryLink, "url"},
    {kStoryScore, "score"},
    {kStoryCreated, "created_at"},
    {kStoryComments, "comment_count"},
    {kStoryText, "description"},
    {kStoryPlainText, "description_plain"},
    {kSubmitter, "submitter_user|submitter_user.username"},
    {kSubmitterIsAdmin, "submitter_user.is_admin"},
    {kSubmitterIsModerator, "submitter_user.is_moderator"},
};

enum CommentField : uint8_t {
  kId,
  kIdUrl,
  kUrl,
  kParent,
  kIndentLevel,
  kDepth,
  kText,
  kPlainText,
  kScore,
  kUp,
  kDown,
  kCreated,
  kEdited,
  kIsDeleted,
  kIsModerated,
  kUser,
  kUserIsAdmin,
  kUserIsModerator,
};

constexpr Field kCommentFields[] = {
    {kId, "short_id"},
    {kIdUrl, "short_id_url"},
    {kUrl, "url"},
    {kParent, "parent_comment"},
    {kIndentLevel, "indent_level"},
    {kDepth, "depth"},
    {kText, "comment"},
    {kPlainText, "comment_plain"},
    {kScore, "score"},
    {kUp, "upvotes"},
    {kDown, "downvotes"},
    {kCreated, "created_at"},
    {kEdited, "last_edited_at|updated_at"},
    {kIsDeleted, "is_deleted"},
    {kIsModerated, "is_moderated"},
    {kUser, "commenting_user|commenting_user.username|user|user.username"},
    {kUserIsAdmin, "commenting_user.is_admin|user.is_admin"},
    {kUserIsModerator, "commenting_user.is_moderator|user.is_moderator"},
};

constexpr NodeType kComment = {"comment", kCommentFields, {}};
constexpr Edge kStoryEdges[] = {{"comments[]", EdgeKind::reply, &kComment}};
constexpr NodeType kStory = {"story", kStoryFields, kStoryEdges};
constexpr Edge kDocumentEdges[] = {{"[]", EdgeKind::thread, &kStory}};
constexpr NodeType kDocument = {"document", {}, kDocumentEdges};

// "https://lobste.rs" of "https://lobste.rs/s/abc"; empty if there is no host.
std::string_view site_of(std::string_view url) {
  const size_t host = url.find("://");
  if (host == std::string_view::npos) return {};
  return url.substr(0, url.find('/', host + 3));
}

struct Entry {
  Draft draft;
  Details details;
  Parentage parentage;
  std::string author;
  std::string site;
};

class LobstersHandler final : public NodeHandler {
 public:
  LobstersHandler(ThreadList& threads, Problems& problems)
      : threads_(&threads), heap_(&threads.heap()), problems_(&problems) {}

  void open(JsonNode) override {}

  void finish(JsonNode node) override {
    if (&node.type() == &kComment) finish_comment(node);
    if (&node.type() == &kStory) finish_story(node);
  }

 private:
  void finish_comment(JsonNode node);
  void finish_story(JsonNode node);
  void set_post(JsonNode node, ThreadBuilder& thread, const std::string& author,
                std::string_view site);

  ThreadList* threads_;
  TextHeap* heap_;
  Problems* problems_;
  std::vector<Entry> entries_;  // of the story that is open
};

uint32_t author_in(ThreadBuilder& thread, const std::string& name, std::string_view site) {
  if (name.empty()) return kNoAuthor;
  return thread.author(name, {}, site.empty() ? "" : std::string(site) + "/~" + name);
}

Parentage parentage_of(JsonNode node) {
  const Piece parent = node.id(kParent);
  if (!parent.empty()) return Parentage::id(parent);
  if (node.is_null(kParent)) return Parentage::root();
  // `depth` counts from 0, the older `indent_level` from 1.
  const int32_t depth = std::max(node.count(kDepth), 0);
  const int32_t above_level = std::max(node.count(kIndentLevel), 1) - 1;
  return Parentage::depth(static_cast<uint32_t>(node.has(kDepth) ? depth : above_level));
}

void LobstersHandler::finish_comment(JsonNode node) {
  Entry entry;
  Draft& draft = entry.draft;
  draft.byte = node.byte();
  draft.id = node.id(kId);
  if (draft.id.empty() && !node.has(kText) && !node.has(kPlainText)) {
    problems_->warn(ProblemCode::bad_comment,
                    "this comment has neither an id nor a text; it was skipped", draft.byte);
    return;
  }
  draft.url = node.text(kUrl);
  if (draft.url.empty()) draft.url = node.text(kIdUrl);
  draft.body = node.raw_text(kText, draft.body_escaped);
  draft.markup = Markup::html;
  if (draft.body.empty()) {
    draft.body = node.raw_text(kPlainText, draft.body_escaped);  // what was typed: Markdown
    draft.markup = Markup::markdown;
  }
  // A moderator who removes a comment deletes it, too.
  if (node.is_true(kIsModerated)) {
    draft.state = State::removed;
  } else if (node.is_true(kIsDeleted)) {
    draft.state = State::deleted;
  }
  draft.time = node.time(kCreated);
  draft.score = node.count(kScore);
  draft.up = node.count(kUp);
  draft.down = node.count(kDown);
  if (node.is_true(kUserIsAdmin)) draft.roles |= kRoleAdmin;
  if (node.is_true(kUserIsModerator)) draft.roles |= kRoleModerator;
  entry.details.edited_time = node.time(kEdited);
  if (entry.details.edited_time == draft.time) entry.details.edited_time = kUnknownTime;
  entry.details.edited = entry.details.edited_time != kUnknownTime;
  entry.parentage = parentage_of(node);
  entry.author = node.copy(kUser);
  entry.site = site_of(node.copy(kIdUrl));
  entries_.push_back(std::move(entry));
}

void LobstersHandler::set_post(JsonNode node, ThreadBuilder& thread, const std::string& author,
                               std::string_view site) {
  Draft post;
  post.byte = node.byte();
  post.id = node.id(kStoryId);
  post.url = node.text(kStoryPage);
  if (post.url.empty()) post.url = node.text(kStoryIdUrl);
  post.body = node.raw_text(kStoryText, post.body_escaped);
  post.markup = Markup::html;
  if (post.body.empty()) {
    post.body = node.raw_text(kStoryPlainText, post.body_escaped);
    post.markup = Markup::markdown;
  }
  post.author = author_in(thread, author, site);
  if (post.author != kNoAuthor) post.roles = kRoleOp;
  if (node.is_true(kSubmitterIsAdmin)) post.roles |= kRoleAdmin;
  if (node.is_true(kSubmitterIsModerator)) post.roles |= kRoleModerator;
  post.time = node.time(kStoryCreated);
  post.score = node.count(kStoryScore);
  const int32_t counted = node.count(kStoryComments);
  if (counted >= 0) post.counted_descendants = static_cast<uint32_t>(counted);
  ThreadFacts& facts = thread.facts();
  facts.title = node.text(kStoryTitle);
  facts.url = post.url;
  const Piece link = node.text(kStoryLink);
  if (!link.empty()) thread.attach(Media{kPostItself, link, {}, heap_->add("link")});
  thread.set_post(post, !facts.title.empty() || !post.body.empty());
}

void LobstersHandler::finish_story(JsonNode node) {
  const std::string id(heap_->view(node.id(kStoryId)));
  const std::string author = node.copy(kSubmitter);
  const std::string url = node.copy(kStoryIdUrl);
  const std::string_view site = site_of(url);
  ThreadBuilder& thread = threads_->thread(std::string(site) + "/" + id);
  const bool is_new = thread.facts().title.empty();
  if (is_new) set_post(node, thread, author, site);
  for (Entry& entry : entries_) {
    entry.draft.author = author_in(thread, entry.author, entry.site);
    if (!author.empty() && entry.author == author) entry.draft.roles |= kRoleOp;
    thread.add(entry.draft, entry.parentage, entry.details.edited ? &entry.details : nullptr);
  }
  entries_.clear();
}

std::string_view recognises(const Sample& sample) {
  for (const std::string_view at : {"", "[]."}) {
    const auto has = [&](const char* key) { return sample.has(std::string(at) + key); };
    if (!has("short_id")) continue;
    if (has("comments_url") || has("submitter_user") || has("comments[].short_id")) {
      return at.empty() ? "short_id" : "[].short_id";
    }
  }
  return {};
}

constexpr JsonFormat kJson = {
    &kDocument,
    [](ThreadList& threads, Problems& problems) -> std::unique_ptr<NodeHandler> {
      return std::make_unique<LobstersHandler>(threads, problems);
    },
    [](const Sample& sample) { return sample.has("short_id"); }};

}  // namespace

extern const Format kLobsters = {"lobsters",
                                 "JSON of Lobsters: a story with its comments, lists of stories",
                                 recognises, open_json_reader, &kJson};

}  // namespace threadbare

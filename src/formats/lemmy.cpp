#include <algorithm>
#include <deque>
#include <string>
#include <unordered_map>
#include <vector>

#include "formats/format.h"
#include "formats/json/node.h"
#include "formats/json/reader.h"
#include "thread/page_url.h"

namespace threadbare {

namespace {

// A comment view or post view: the comment or post, and beside it what is known of its author and
// its counts. Version 4 has the counts inside the comment and post; PieFed has names of its own.
enum ViewField : uint8_t {
  kId,
  kPath,
  kPostId,
  kCreatorId,
  kBody,
  kUrl,
  kPublished,
  kUpdated,
  kDeleted,
  kRemoved,
  kDistinguished,
  kScore,
  kUp,
  kDown,
  kDescendants,
  kPostDescendants,
  kAuthorName,
  kAuthorDisplay,
  kAuthorUrl,
  kAuthorIsBot,
  kAuthorIsBanned,
  kAuthorIsBannedHere,
  kAuthorIsDeleted,
  kAuthorIsModerator,
  kAuthorIsAdmin,
  kIsAnswer,
  kParentId,
};

constexpr Field kViewFields[] = {
    {kId, "comment.id"},
    {kPath, "comment.path"},
    {kPostId, "comment.post_id"},
    {kCreatorId, "comment.creator_id|comment.user_id"},
    {kBody, "comment.content|comment.body"},
    {kUrl, "comment.ap_id"},
    {kPublished, "comment.published|comment.published_at"},
    {kUpdated, "comment.updated|comment.updated_at"},
    {kDeleted, "comment.deleted"},
    {kRemoved, "comment.removed"},
    {kDistinguished, "comment.distinguished"},
    {kScore, "counts.score|comment.score"},
    {kUp, "counts.upvotes|comment.upvotes"},
    {kDown, "counts.downvotes|comment.downvotes"},
    {kDescendants, "counts.child_count|comment.child_count"},
    {kPostDescendants, "counts.comments"},
    {kAuthorName, "creator.name|creator.user_name"},
    {kAuthorDisplay, "creator.display_name|creator.title"},
    {kAuthorUrl, "creator.actor_id|creator.ap_id"},
    {kAuthorIsBot, "creator.bot_account|creator.bot"},
    {kAuthorIsBanned, "creator.banned|creator_banned"},
    {kAuthorIsBannedHere, "creator_banned_from_community"},
    {kAuthorIsDeleted, "creator.deleted"},
    {kAuthorIsModerator, "creator_is_moderator"},
    {kAuthorIsAdmin, "creator_is_admin"},
    {kIsAnswer, "comment.answer"},
    {kParentId, "comment.parent_id"},  // before version 0.17, which brought paths
};

enum PostField : uint8_t {
  kPostOwnId,
  kPostTitle,
  kPostBody,
  kPostUrl,
  kPostLink,
  kPostLinkAlt,
  kPostLinkType,
  kPostCreatorId,
  kPostPublished,
  kPostUpdated,
  kPostDeleted,
  kPostRemoved,
  kPostScore,
  kPostUp,
  kPostDown,
  kPostOwnDescendants,
};

constexpr Field kPostFields[] = {
    {kPostOwnId, "id"},
    {kPostTitle, "name|title"},
    {kPostBody, "body"},
    {kPostUrl, "ap_id"},
    {kPostLink, "url"},
    {kPostLinkAlt, "alt_text"},
    {kPostLinkType, "url_content_type"},
    {kPostCreatorId, "creator_id|user_id"},
    {kPostPublished, "published|published_at"},
    {kPostUpdated, "updated|updated_at"},
    {kPostDeleted, "deleted"},
    {kPostRemoved, "removed"},
    {kPostScore, "score"},
    {kPostUp, "upvotes"},
    {kPostDown, "downvotes"},
    {kPostOwnDescendants, "comments"},
};

constexpr NodeType kPost = {"post", kPostFields, {}};
// PieFed nests the replies of a post where it is asked for all of them (/post/replies).
extern const NodeType kView;
constexpr Edge kViewEdges[] = {
    {"post", EdgeKind::side, &kPost, false, true},  // the same with every comment
    {"replies[]", EdgeKind::reply, &kView},
};
constexpr NodeType kView = {"comment", kViewFields, kViewEdges};
constexpr Edge kDocumentEdges[] = {
    {"comments[]|items[]|replies[]|[]|comment_view", EdgeKind::reply, &kView},
    {"post_view", EdgeKind::side, &kView},
};
constexpr NodeType kDocument = {"document", {}, kDocumentEdges};

// Of "0.12.34.567" the ancestors, "12.34"; nothing if it is no such path.
std::optional<Piece> ancestors_in(Piece path, std::string_view text) {
  if (!text.starts_with("0.")) return std::nullopt;
  size_t start = 2;
  size_t last = 2;
  for (size_t i = 2; i <= text.size(); ++i) {
    if (i < text.size() && text[i] >= '0' && text[i] <= '9') continue;
    if (i == start || (i < text.size() && text[i] != '.')) return std::nullopt;
    last = start;
    start = i + 1;
  }
  if (last == 2) return Piece();
  return Piece{path.offset + 2, static_cast<uint32_t>(last - 3)};
}

// The post of a thread. Every comment brings it along, and a post view may tell more of it.
struct KnownPost {
  ThreadBuilder* thread = nullptr;
  bool is_read = false;  // not just named by a comment
  Piece title;
  Piece creator_id;
  Draft draft;  // without an id: posts and comments are counted apart, so theirs may be equal
  Details details;
  Piece link;
  Piece link_alt;
  std::string_view link_type;
};

struct ReadComment {
  Draft draft;
  Details details;
  Parentage parentage;
  Piece creator_id;
  uint32_t post = 0;
};

class LemmyHandler final : public NodeHandler {
 public:
  LemmyHandler(ThreadList& threads, Problems& problems)
      : threads_(&threads), heap_(&threads.heap()), problems_(&problems) {}

  void open(JsonNode) override {}

  void finish(JsonNode node) override {
    if (node.kind() == EdgeKind::document) {
      place_waiting();
    } else if (&node.type() == &kPost) {
      finish_post(node);
    } else if (node.kind() == EdgeKind::side || is_post_view(node)) {
      finish_post_view(node);
    } else {
      finish_comment(node);
    }
  }

  bool finish_all(Pace&) override;

 private:
  // Lists of what a person or a search found mix comments and posts.
  static bool is_post_view(JsonNode view) {
    return view.mark() != 0 && !view.has(kId) && !view.has(kPath);
  }

  // A view's mark is 1 + the index of its post, 0 while that is not known.
  KnownPost& post_of(JsonNode view) { return posts_[view.mark() - 1]; }

  uint32_t post_index(std::string_view id) {
    if (!posts_.empty() && last_id_ == id) return last_index_;
    last_id_ = id;
    const auto [entry, added] = post_indices_.try_emplace(last_id_, posts_.size());
    last_index_ = static_cast<uint32_t>(entry->second);
    if (added) {
      posts_.emplace_back();
      posts_.back().thread = &threads_->thread(id);
    }
    return last_index_;
  }

  void finish_post(JsonNode node);
  void finish_post_view(JsonNode view);
  void finish_comment(JsonNode view);
  void place(ReadComment& comment);
  void place_waiting();
  uint32_t author_of(JsonNode view, ThreadBuilder& thread);

  ThreadList* threads_;
  TextHeap* heap_;
  Problems* problems_;
  std::deque<KnownPost> posts_;
  std::unordered_map<std::string, size_t> post_indices_;
  std::string last_id_;  // OPTIMIZATION: mostly all comments have one post
  uint32_t last_index_ = 0;
  std::string author_name_;           // OPTIMIZATION: keeps its room from one comment to the next
  std::vector<ReadComment> waiting_;  // replies in a comment whose post may yet come
};

State state_of(JsonNode node, uint8_t deleted, uint8_t removed) {
  if (node.is_true(removed)) return State::removed;
  return node.is_true(deleted) ? State::deleted : State::normal;
}

Roles roles_of(JsonNode view) {
  Roles roles = 0;
  if (view.is_true(kAuthorIsModerator)) roles |= kRoleModerator;
  if (view.is_true(kAuthorIsAdmin)) roles |= kRoleAdmin;
  if (view.is_true(kAuthorIsBot)) roles |= kRoleBot;
  if (view.is_true(kAuthorIsBanned) || view.is_true(kAuthorIsBannedHere)) roles |= kRoleBanned;
  if (view.is_true(kAuthorIsDeleted)) roles |= kRoleDeleted;
  return roles;
}

uint32_t descendants(int32_t count) {
  return count == kUnknownCount ? Draft::kUncounted : static_cast<uint32_t>(std::max(count, 0));
}

uint32_t LemmyHandler::author_of(JsonNode view, ThreadBuilder& thread) {
  std::string scratch[3];  // stay empty: such texts rarely have escapes
  author_name_ = view.peek(kAuthorName, scratch[0]);
  if (author_name_.empty()) return kNoAuthor;
  const std::string_view url = view.peek(kAuthorUrl, scratch[1]);
  const std::string_view host = instance_of(url);
  if (!host.empty()) author_name_.append("@").append(host);
  return thread.author(author_name_, view.peek(kAuthorDisplay, scratch[2]), url);
}

void LemmyHandler::finish_post(JsonNode node) {
  const Piece id = node.id(kPostOwnId);
  if (id.empty()) return;
  const uint32_t index = post_index(heap_->view(id));
  JsonNode view = node.enclosing();
  view.set_mark(index + 1);
  KnownPost& post = posts_[index];
  if (post.is_read && view.kind() != EdgeKind::side) return;
  post.is_read = true;
  post.title = node.text(kPostTitle);
  post.creator_id = node.id(kPostCreatorId);

  Draft& draft = post.draft;
  draft.url = node.text(kPostUrl);
  draft.body = node.raw_text(kPostBody, draft.body_escaped);
  draft.markup = Markup::markdown;
  draft.state = state_of(node, kPostDeleted, kPostRemoved);
  draft.time = node.time(kPostPublished);
  draft.score = node.count(kPostScore);
  draft.up = node.count(kPostUp);
  draft.down = node.count(kPostDown);
  draft.counted_descendants = descendants(node.count(kPostOwnDescendants));
  draft.byte = node.byte();
  post.details.edited_time = node.time(kPostUpdated);
  post.details.edited = post.details.edited_time != kUnknownTime;

  post.link = node.text(kPostLink);
  post.link_alt = node.text(kPostLinkAlt);
  const std::string type = node.copy(kPostLinkType);
  post.link_type = type.starts_with("image/")   ? "image"
                   : type.starts_with("video/") ? "video"
                                                : "link";
}

void LemmyHandler::finish_post_view(JsonNode view) {
  if (view.mark() == 0) {
    problems_->warn(ProblemCode::bad_comment, "this post has no id; it was skipped", view.byte());
    return;
  }
  KnownPost& post = post_of(view);
  Draft& draft = post.draft;
  const uint32_t author = author_of(view, *post.thread);
  if (author != kNoAuthor) draft.author = author;
  draft.roles = roles_of(view);
  auto take = [](int32_t& into, int32_t count) {
    if (count != kUnknownCount) into = count;
  };
  take(draft.score, view.count(kScore));
  take(draft.up, view.count(kUp));
  take(draft.down, view.count(kDown));
  const int32_t counted = view.count(kPostDescendants);
  if (counted != kUnknownCount) draft.counted_descendants = descendants(counted);
}

void LemmyHandler::finish_comment(JsonNode view) {
  ReadComment comment;
  Draft& draft = comment.draft;
  draft.id = view.id(kId);
  draft.byte = view.byte();
  if (draft.id.empty()) {
    problems_->warn(ProblemCode::bad_comment, "this comment has no id; it was skipped", draft.byte);
    return;
  }
  const Piece path = view.text(kPath);
  const bool names_parent = view.has(kParentId) || view.is_null(kParentId);
  const std::optional<Piece> ancestors = ancestors_in(path, heap_->view(path));
  if (!ancestors && (!path.empty() || !names_parent)) {
    problems_->warn(ProblemCode::bad_comment,
                    "this comment has no path that says what it replies to; it was skipped",
                    draft.byte);
    return;
  }
  if (view.mark() == 0) view.set_mark(post_index(heap_->view(view.id(kPostId))) + 1);
  KnownPost& post = post_of(view);
  ThreadBuilder& thread = *post.thread;

  draft.url = view.text(kUrl);
  draft.body = view.raw_text(kBody, draft.body_escaped);
  draft.markup = Markup::markdown;
  draft.state = state_of(view, kDeleted, kRemoved);
  draft.author = author_of(view, thread);
  draft.roles = roles_of(view);
  // Who speaks with distinction speaks as a moderator; the view need not say that he is one.
  if (view.is_true(kDistinguished) && (draft.roles & kRoleAdmin) == 0) {
    draft.roles |= kRoleModerator;
  }
  comment.creator_id = view.id(kCreatorId);
  draft.time = view.time(kPublished);
  draft.score = view.count(kScore);
  draft.up = view.count(kUp);
  draft.down = view.count(kDown);
  draft.counted_descendants = descendants(view.count(kDescendants));

  Details& details = comment.details;
  details.edited_time = view.time(kUpdated);
  details.edited = details.edited_time != kUnknownTime;
  if (ancestors && !ancestors->empty()) {
    comment.parentage = Parentage::path(*ancestors);
  } else if (path.empty() && view.has(kParentId)) {
    comment.parentage = Parentage::id(view.id(kParentId));
  }
  if (view.is_true(kIsAnswer)) details.kind = heap_->add("answer");
  comment.post = view.mark() - 1;
  if (view.enclosing().kind() == EdgeKind::document) {
    place_waiting();
    place(comment);
  } else {
    waiting_.push_back(comment);
  }
}

// REQUIRES: the post is known, if the document tells of it.
void LemmyHandler::place(ReadComment& comment) {
  KnownPost& post = posts_[comment.post];
  Draft& draft = comment.draft;
  const Piece creator_id = comment.creator_id;
  if (!creator_id.empty() && heap_->view(creator_id) == heap_->view(post.creator_id)) {
    draft.roles |= kRoleOp;
    if (post.draft.author == kNoAuthor) post.draft.author = draft.author;
  }
  const bool has_details = comment.details.edited || !comment.details.kind.empty();
  post.thread->add(draft, comment.parentage, has_details ? &comment.details : nullptr);
}

void LemmyHandler::place_waiting() {
  for (ReadComment& comment : waiting_) place(comment);
  waiting_.clear();
}

bool LemmyHandler::finish_all(Pace&) {
  for (KnownPost& post : posts_) {
    if (!post.is_read) continue;
    ThreadFacts& facts = post.thread->facts();
    facts.title = post.title;
    facts.url = post.draft.url;
    if (!post.link.empty()) {
      const Piece type = heap_->add(post.link_type);
      post.thread->attach(Media{kPostItself, post.link, post.link_alt, type});
    }
    const bool whole = !post.title.empty() || !post.draft.body.empty();
    post.thread->set_post(post.draft, whole, post.details.edited ? &post.details : nullptr);
  }
  return true;
}

std::string_view recognises(const Sample& sample) {
  return sample.first_of({"comments[].comment.path", "items[].comment.path", "[].comment.path",
                          "comment_view.comment.path", "post_view.post.id",
                          "replies[].comment.path", "comment.path", "comments[].comment.ap_id",
                          "[].comment.ap_id"});
}

constexpr JsonFormat kJson = {
    &kDocument,
    [](ThreadList& threads, Problems& problems) -> std::unique_ptr<NodeHandler> {
      return std::make_unique<LemmyHandler>(threads, problems);
    },
    [](const Sample& sample) { return sample.has("comment.path"); }};

}  // namespace

extern const Format kLemmy = {
    "lemmy", "JSON of the Lemmy and PieFed APIs: lists of comments, with or without their post",
    recognises, open_json_reader, &kJson};

}  // namespace threadbare

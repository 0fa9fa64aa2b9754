// Reddit's API (https://www.reddit.com/dev/api): Listings of *things*, which are posts (`t3`),
// comments (`t1`) and stubs for comments that are kept back (`more`); and dumps of the bare data of
// things, one a line.
#include <algorithm>
#include <deque>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "formats/format.h"
#include "formats/json/node.h"
#include "formats/json/reader.h"
#include "formats/reddit/escapes.h"
#include "formats/reddit/media.h"
#include "formats/reddit/thing.h"

namespace threadbare {

using namespace reddit;

namespace {

constexpr std::string_view kSite = "https://www.reddit.com";

// Ids of things carry their kind: "t3_abc" is a post, "t1_abc" a comment. Within a thread, which
// holds but comments, the bare id will do.
Piece without_kind(Piece id, std::string_view text) {
  if (text.size() < 3 || text[0] != 't' || text[2] != '_') return id;
  return {id.offset + 3, id.size - 3};
}

// A post, whether read or just named by its comments.
struct KnownPost {
  ThreadBuilder* thread = nullptr;
  std::string id;
  bool is_read = false;
  bool is_named = false;  // a comment told its title
  bool is_escaped = false;
  uint32_t part = 0;
  Piece title;
  std::string link;
  std::string hint;
  Draft draft;
  Details details;
  bool has_media = false;
};

// Comments that are kept back below a comment, or below the post.
struct Stub {
  uint32_t around = 0;  // the serial of the thing that its Listing is in
  Gap gap;
  Piece heads;  // a JSON array of ids
  std::string name;
};

class RedditHandler final : public NodeHandler {
 public:
  RedditHandler(ThreadList& threads, Problems& problems)
      : threads_(&threads), heap_(&threads.heap()), problems_(&problems) {}

  // Things are numbered as they open. What belongs to one is finished before it, and is told by
  // that number.
  void open(JsonNode node) override {
    if (is_thing(node)) node.set_mark(++serial_);
  }

  void finish(JsonNode node) override {
    if (node.kind() == EdgeKind::document) {
      finish_part();
    } else if (is_thing(node)) {
      finish_thing(node);
    } else if (&node.type() == &kRedditOption) {
      options_.push_back(
          {node.enclosing().mark(), node.text(kOptionText), node.count(kOptionVotes)});
    } else {
      media_.add(node);
    }
  }

  bool finish_all(Pace&) override;

 private:
  struct Option {
    uint32_t around;
    Piece text;
    int32_t votes;
  };

  static bool is_thing(JsonNode node) {
    return &node.type() == &kRedditThing || &node.type() == &kRedditItem;
  }

  KnownPost& post_of(std::string_view link_id);
  void finish_thing(JsonNode node);
  void finish_post(JsonNode node);
  void finish_comment(JsonNode node);
  void finish_stub(JsonNode node);
  void finish_part();
  void place(const Stub& stub, KnownPost& post);
  Piece body_of(JsonNode node, uint8_t field, Draft& draft, bool is_escaped);
  void read_common(JsonNode node, ThreadBuilder& thread, Draft& draft, Details& details);
  Piece number_as_id(JsonNode node, uint8_t field);
  Parentage parentage_of(JsonNode node, const KnownPost& post);
  void attach(JsonNode node, ThreadBuilder& thread, uint32_t comment);

  ThreadList* threads_;
  TextHeap* heap_;
  Problems* problems_;
  std::deque<KnownPost> posts_;
  std::unordered_map<std::string, size_t> post_indices_;
  KnownPost* last_post_ = nullptr;  // OPTIMIZATION: mostly all comments have one post
  KnownPost* part_post_ = nullptr;  // the first that this part spoke of
  std::vector<bool> part_escaped_;  // by part, those that are read
  bool is_escaped_ = false;         // a body of this part was
  uint32_t serial_ = 0;
  std::vector<Stub> stubs_;     // whose thread is not known yet
  std::vector<Stub> homeless_;  // of parts that speak of no thread
  std::unordered_set<std::string> stub_names_;
  RedditMediaList media_;
  std::vector<Option> options_;
};

KnownPost& RedditHandler::post_of(std::string_view link_id) {
  if (link_id.starts_with("t3_")) link_id.remove_prefix(3);
  if (last_post_ == nullptr || last_post_->id != link_id) {
    const auto [entry, added] = post_indices_.try_emplace(std::string(link_id), posts_.size());
    if (added) {
      posts_.emplace_back();
      posts_.back().id = link_id;
      posts_.back().thread = &threads_->thread(link_id);
    }
    last_post_ = &posts_[entry->second];
  }
  if (part_post_ == nullptr) part_post_ = last_post_;
  return *last_post_;
}

// Listings have no kind of ours. The data of a dump say by their fields what they are.
void RedditHandler::finish_thing(JsonNode node) {
  const std::string kind = node.copy(kKind);
  const bool is_bare = kind != "t3" && kind != "t1" && kind != "more";
  if (kind == "t1" || (is_bare && (node.has(kBody) || node.has(kLinkId)))) {
    finish_comment(node);
  } else if (kind == "t3" || (is_bare && node.has(kTitle))) {
    finish_post(node);
  } else if (kind == "more") {
    finish_stub(node);
  } else if (kind != "Listing") {
    problems_->warn(ProblemCode::bad_comment,
                    "this is neither a post nor a comment; it was skipped", node.byte());
  }
}

Piece RedditHandler::body_of(JsonNode node, uint8_t field, Draft& draft, bool is_escaped) {
  draft.markup = Markup::markdown;
  const Piece raw = node.raw_text(field, draft.body_escaped);
  if (!is_escaped || node.view(raw).find('&') == std::string_view::npos) {
    const std::string_view trimmed = without_outer_space(node.view(raw));
    draft.state = trimmed == "[deleted]"   ? State::deleted
                  : trimmed == "[removed]" ? State::removed
                                           : State::normal;
  }
  if (draft.state != State::normal) {
    draft.body_escaped = false;
    return {};  // the state says it
  }
  if (!is_escaped) return raw;
  std::string text = node.copy(field);
  if (!undo_reddit_escapes(text)) return raw;
  draft.body_escaped = false;
  return heap_->add(text);
}

void RedditHandler::read_common(JsonNode node, ThreadBuilder& thread, Draft& draft,
                                Details& details) {
  draft.byte = node.byte();
  draft.time = node.epoch_seconds(kCreated);
  // `downs` is always 0 and `ups` the score: what was voted is not told.
  if (!node.is_true(kScoreHidden)) draft.score = node.count(kScore);
  const std::string permalink = node.copy(kPermalink);
  if (permalink.starts_with('/')) draft.url = heap_->add(std::string(kSite) + permalink);

  const std::string author = node.copy(kAuthor);
  if (author == "[deleted]") {
    draft.roles |= kRoleDeleted;
  } else if (!author.empty()) {
    draft.author = thread.author(author, {}, std::string(kSite) + "/user/" + author);
  }
  const std::string distinguished = node.copy(kDistinguished);
  if (distinguished == "moderator") draft.roles |= kRoleModerator;
  if (distinguished == "admin") draft.roles |= kRoleAdmin;

  // Moderators, and who wrote it, still get the text.
  const std::string remover = node.copy(kRemovedBy);
  if (draft.state == State::normal) {
    if (remover == "deleted" || remover == "author") {
      draft.state = State::deleted;
    } else if (!remover.empty() || node.is_true(kIsRemoved) || node.is_true(kIsSpam)) {
      draft.state = State::removed;
    }
  }

  details.pinned = node.is_true(kStickied);
  details.edited_time = node.epoch_seconds(kEdited);
  if (details.edited_time == draft.time) details.edited_time = kUnknownTime;
  details.edited = node.is_true(kEdited) || details.edited_time != kUnknownTime;
}

void RedditHandler::attach(JsonNode node, ThreadBuilder& thread, uint32_t comment) {
  media_.attach_to(thread, node.mark(), comment);
  const auto is_of_node = [&](const Option& option) { return option.around == node.mark(); };
  const auto begin = std::find_if(options_.begin(), options_.end(), is_of_node);
  for (auto option = begin; option != options_.end(); ++option) {
    thread.attach(PollOption{comment, option->text, option->votes});
  }
  options_.erase(begin, options_.end());
}

void RedditHandler::finish_post(JsonNode node) {
  const std::string id = node.copy(kId);
  const std::string name = node.copy(kName);
  if (id.empty() && name.empty()) {
    problems_->warn(ProblemCode::bad_comment, "this post has no id; it was skipped", node.byte());
    return;
  }
  KnownPost& post = post_of(id.empty() ? name : id);
  if (post.is_read) return;  // another page of the same thread
  post.is_read = true;
  post.part = static_cast<uint32_t>(part_escaped_.size());
  post.is_escaped = is_escaped_html(node, kSelftextHtml);
  is_escaped_ |= post.is_escaped;
  post.title = node.text(kTitle);
  post.draft = {};
  post.draft.id = heap_->add("t3_" + post.id);
  post.draft.body = body_of(node, kSelftext, post.draft, post.is_escaped);
  read_common(node, *post.thread, post.draft, post.details);
  if (post.draft.author != kNoAuthor) post.draft.roles |= kRoleOp;
  if (node.is_true(kIsAdult)) post.details.warning = heap_->add("NSFW");
  if (node.is_true(kIsSpoiler)) post.details.warning = heap_->add("Spoiler");
  if (!node.is_true(kIsSelf)) post.link = node.copy(kUrl);
  post.hint = node.copy(kUrlHint);
  post.has_media = media_.has(node.mark());
  attach(node, *post.thread, kPostItself);
}

// Some dumps have ids as the numbers that Reddit writes in base 36.
Piece RedditHandler::number_as_id(JsonNode node, uint8_t field) {
  uint64_t number = 0;
  for (const char digit : node.view(node.id(field))) {
    if (digit < '0' || digit > '9' || number > (uint64_t{1} << 58)) return {};
    number = number * 10 + static_cast<uint64_t>(digit - '0');
  }
  std::string text;
  for (; number > 0; number /= 36) text += "0123456789abcdefghijklmnopqrstuvwxyz"[number % 36];
  std::reverse(text.begin(), text.end());
  return heap_->add(text);
}

Parentage RedditHandler::parentage_of(JsonNode node, const KnownPost& post) {
  if (node.is_number(kParentId)) {
    const Piece parent = number_as_id(node, kParentId);
    return heap_->view(parent) == post.id ? Parentage::root() : Parentage::id(parent);
  }
  const Piece parent = node.id(kParentId);
  const std::string_view text = heap_->view(parent);
  if (text.empty() || text.starts_with("t3_") || text == post.id) return Parentage::root();
  return Parentage::id(without_kind(parent, text));
}

void RedditHandler::finish_comment(JsonNode node) {
  Draft draft;
  draft.id = node.id(kId);
  if (draft.id.empty()) {
    const Piece name = node.id(kName);
    draft.id = without_kind(name, heap_->view(name));
  }
  if (draft.id.empty()) {
    problems_->warn(ProblemCode::bad_comment, "this comment has no id; it was skipped",
                    node.byte());
    return;
  }
  std::string link(
      heap_->view(node.is_number(kLinkId) ? number_as_id(node, kLinkId) : node.id(kLinkId)));
  if (link.empty()) {
    const std::string parent = node.copy(kParentId);
    if (parent.starts_with("t3_")) link = parent;
    if (link.empty() && part_post_ != nullptr) link = part_post_->id;
  }
  KnownPost& post = post_of(link);
  ThreadBuilder& thread = *post.thread;

  const bool is_escaped = is_escaped_html(node, kBodyHtml);
  is_escaped_ |= is_escaped;
  draft.body = body_of(node, kBody, draft, is_escaped);
  Details details;
  read_common(node, thread, draft, details);
  const std::string link_author = node.copy(kLinkAuthor);
  if (!post.is_read && !post.is_named && node.has(kLinkTitle)) {
    post.is_named = true;
    std::string title = node.copy(kLinkTitle);
    if (is_escaped) undo_reddit_escapes(title);
    post.title = heap_->add(title);
    post.draft.url = node.text(kLinkPermalink);
    if (!link_author.empty() && link_author != "[deleted]") {
      post.draft.author =
          thread.author(link_author, {}, std::string(kSite) + "/user/" + link_author);
      post.draft.roles |= kRoleOp;
    }
  }
  const bool is_op = draft.author != kNoAuthor && draft.author == post.draft.author;
  if (node.is_true(kIsSubmitter) || is_op) draft.roles |= kRoleOp;

  const bool has_details = details.edited || details.pinned;
  const uint32_t comment =
      thread.add(draft, parentage_of(node, post), has_details ? &details : nullptr);
  attach(node, thread, comment);
  for (; !stubs_.empty() && stubs_.back().around == node.mark(); stubs_.pop_back()) {
    place(stubs_.back(), post);
  }
}

void RedditHandler::finish_stub(JsonNode node) {
  Stub stub;
  const std::string id = node.copy(kId);
  const Piece parent = node.id(kParentId);
  const std::string parent_name(heap_->view(parent));
  stub.name = id + " " + parent_name;
  if (&node.type() == &kRedditThing) stub.heads = node.slice(kHeads);
  // "Continue this thread": it says neither how many there are nor which.
  stub.gap.any_reply_fills = id == "_";
  const int32_t count = node.count(kCount);
  stub.gap.count = stub.gap.any_reply_fills ? 1
                   : count == kUnknownCount
                       ? static_cast<uint32_t>(ids_in_json(*heap_, stub.heads).size())
                       : static_cast<uint32_t>(std::max(count, 0));
  if (parent_name.starts_with("t3_")) {
    place(stub, post_of(parent_name));
    return;
  }
  stub.gap.parent = without_kind(parent, parent_name);
  const JsonNode around = node.enclosing();
  if (around.kind() == EdgeKind::document || &around.type() == &kRedditThing) {
    stub.around = around.mark();
  }
  stubs_.push_back(std::move(stub));
}

// The same stub comes again with each page that has it.
void RedditHandler::place(const Stub& stub, KnownPost& post) {
  if (!stub_names_.insert(post.id + " " + stub.name).second) return;
  post.thread->add_gap(stub.gap, ids_in_json(*heap_, stub.heads));
}

void RedditHandler::finish_part() {
  for (Stub& stub : stubs_) {
    if (part_post_ != nullptr) {
      place(stub, *part_post_);
    } else {
      homeless_.push_back(std::move(stub));
    }
  }
  stubs_.clear();
  media_.clear();
  options_.clear();
  part_escaped_.push_back(is_escaped_);
  part_post_ = nullptr;
  is_escaped_ = false;
}

bool RedditHandler::finish_all(Pace&) {
  for (const Stub& stub : homeless_) {
    if (!posts_.empty()) place(stub, posts_.front());
  }
  for (KnownPost& post : posts_) {
    ThreadFacts& facts = post.thread->facts();
    if (post.is_read) {
      // A post without text has no HTML either, by which to tell; its comments may.
      const bool is_escaped = post.is_escaped || part_escaped_[post.part];
      std::string title(heap_->view(post.title));
      if (is_escaped && undo_reddit_escapes(title)) post.title = heap_->add(title);
      if (is_escaped) undo_reddit_escapes(post.link);
      if (!post.has_media) {
        attach_reddit_link(*post.thread, *heap_, post.link, post.hint, post.draft.url);
      }
    }
    facts.title = post.title;
    facts.url = post.draft.url;
    if (facts.url.empty()) {
      const std::string path = post.id.empty() ? "/" : "/comments/" + post.id + "/";
      (post.id.empty() ? facts.base : facts.url) = heap_->add(std::string(kSite) + path);
    }
    const bool whole = !post.title.empty() || !post.draft.body.empty();
    const bool has_details =
        post.details.edited || post.details.pinned || !post.details.warning.empty();
    if (whole) post.thread->set_post(post.draft, whole, has_details ? &post.details : nullptr);
  }
  return true;
}

bool is_bare(const Sample& sample, const std::string& before) {
  const auto has = [&](const char* key) { return sample.has(before + key); };
  return (has("link_id") && (has("parent_id") || has("body"))) ||
         (has("subreddit") && has("title") && (has("selftext") || has("num_comments")));
}

// What the Bulk Downloader for Reddit writes: a post around its comments, which nest.
bool is_downloaded(const Sample& sample) {
  return sample.has("comments[].submission") && sample.has("comments[].parent_id");
}

bool is_lone_thing(const Sample& sample) {
  return sample.has("kind") &&
         !sample.first_of({"data.link_id", "data.parent_id", "data.subreddit"}).empty();
}

std::string_view recognises(const Sample& sample) {
  const std::string_view listing = sample.first_of(
      {"[].data.children[].kind", "[].data.children[].data.link_id",
       "[].data.children[].data.subreddit", "data.children[].kind", "data.children[].data.link_id",
       "data.children[].data.subreddit", "json.data.things[]", "[].data.link_id"});
  if (!listing.empty()) return listing;
  if (is_lone_thing(sample)) return "kind";
  if (is_bare(sample, "[].")) return sample.first_of({"[].link_id", "[].subreddit"});
  if (is_bare(sample, "data[].")) return sample.first_of({"data[].link_id", "data[].subreddit"});
  if (is_downloaded(sample)) return "comments[].submission";
  return is_bare(sample, "") ? sample.first_of({"link_id", "subreddit"}) : std::string_view();
}

constexpr JsonFormat kJson = {
    &kRedditDocument,
    [](ThreadList& threads, Problems& problems) -> std::unique_ptr<NodeHandler> {
      return std::make_unique<RedditHandler>(threads, problems);
    },
    [](const Sample& sample) {
      return is_lone_thing(sample) || is_bare(sample, "") || is_downloaded(sample);
    }};

}  // namespace

extern const Format kReddit = {
    "reddit", "JSON of the Reddit API: a post with its comments, Listings, morechildren, dumps",
    recognises, open_json_reader, &kJson};

}  // namespace threadbare

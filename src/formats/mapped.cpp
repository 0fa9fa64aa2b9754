#include "formats/mapped.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <unordered_set>
#include <utility>
#include <vector>

#include "formats/json/node.h"
#include "formats/json/reader.h"
#include "formats/mapped/map.h"
#include "formats/mapped/time_in_words.h"
#include "thread/commenter.h"
#include "thread/limits.h"
#include "thread/page_comments.h"
#include "thread/page_url.h"

namespace threadbare {

namespace {

// A node, seen by the map: facts are asked for by what they are.
class MappedObject {
 public:
  MappedObject(JsonNode node, const MappedNode& mapped) : node_(node), mapped_(&mapped) {}

  /// A string or a number.
  Piece id(Fact fact) const {
    const std::optional<uint8_t> field = found(fact);
    return field ? node_.id(*field) : Piece();
  }
  Piece text(Fact fact) const {
    const std::optional<uint8_t> field = found(fact);
    return field ? node_.text(*field) : Piece();
  }
  std::string copy(Fact fact) const {
    const std::optional<uint8_t> field = found(fact);
    return field ? node_.copy(*field) : std::string();
  }
  int32_t count(Fact fact) const {
    const std::optional<uint8_t> field = found(fact);
    return field ? node_.count(*field) : kUnknownCount;
  }
  Timestamp time(Fact fact) const {
    const std::optional<uint8_t> field = found(fact);
    if (!field) return kUnknownTime;
    return time_in_words(node_.view(node_.id(*field)));
  }
  Piece raw_text(Fact fact, bool& escaped) const {
    const std::optional<uint8_t> field = found(fact);
    return field ? node_.raw_text(*field, escaped) : Piece();
  }

  bool is(Condition condition) const {
    return std::any_of(
        mapped_->tests.begin(), mapped_->tests.end(),
        [&](const MappedNode::Test& test) { return test.condition == condition && passes(test); });
  }

 private:
  bool passes(const MappedNode::Test& test) const {
    const std::string_view text = node_.view(node_.id(test.field));
    if (!test.is_compared) return node_.is_true(test.field) || (!text.empty() && text != "0");
    if (node_.is_true(test.field)) return test.equal_to == "true";
    if (node_.has(test.field) && text.empty()) {
      return test.equal_to.empty() || test.equal_to == "false";
    }
    return text == test.equal_to && node_.has(test.field);
  }

  // The first of the fact's fields that is there, and says something.
  std::optional<uint8_t> found(Fact fact) const {
    std::optional<uint8_t> empty;
    for (const uint8_t field : mapped_->facts[static_cast<size_t>(fact)]) {
      if (!node_.has(field)) continue;
      bool escaped = false;
      if (node_.is_number(field) || !node_.raw_text(field, escaped).empty()) return field;
      if (!empty) empty = field;
    }
    return empty;
  }

  JsonNode node_;
  const MappedNode* mapped_;
};

class MappedHandler final : public NodeHandler {
 public:
  MappedHandler(const Map& map, ThreadList& threads, Problems& problems)
      : map_(&map), threads_(&threads), problems_(&problems), pages_(threads) {
    is_found_.resize(map.said.size());
  }

  void open(JsonNode node) override;
  void finish(JsonNode node) override;
  bool finish_all(Pace& pace) override;

 private:
  // A comment of the thread that is open.
  struct Pending {
    PageComment comment;
    int32_t depth = kUnknownCount;
    bool is_set = false;
  };
  struct PendingMedia {
    uint32_t comment = 0;  // in pending_, or kPostItself
    Media media;
  };

  bool by_page() const { return map_->comment.says(Fact::thread); }
  void note_found(JsonNode node, const MappedNode& mapped);
  void finish_comment(JsonNode node);
  void finish_thread(JsonNode node);
  void finish_media(JsonNode node, const MappedNode& mapped, uint32_t comment);
  Draft draft_of(JsonNode node, const MappedNode& mapped, std::optional<Details>& details) const;
  Piece author_url_of(const MappedObject& object) const;
  std::string key_of(const MappedObject& thread);
  void count_depths_from_zero();
  Parentage parentage_of(const Pending& pending, const std::vector<uint32_t>& ordinals) const;
  bool check_findings();

  const Map* map_;
  ThreadList* threads_;
  Problems* problems_;
  std::vector<Pending> pending_;
  std::vector<PendingMedia> pending_media_;
  PageComments pages_;                           // where comments name their threads
  std::unordered_set<std::string> whole_posts_;  // keys of their threads
  uint32_t unnamed_ = 0;                         // threads that neither an id nor a URL tells apart
  std::vector<bool> is_found_;                   // of map_->said
  std::vector<uint64_t> skipped_;                // places of comments in which there was nothing
  bool has_threads_ = false;
  bool has_comments_ = false;
  bool has_replies_ = false;
  bool is_finishing_ = false;
};

void MappedHandler::open(JsonNode node) {
  const NodeType* const type = &node.type();
  if (type == &map_->comment.type) {
    has_comments_ = true;
    has_replies_ |= &node.enclosing().type() == type;
    if (by_page()) {
      node.set_mark(pages_.reserve());
    } else {
      node.set_mark(static_cast<uint32_t>(pending_.size()));
      pending_.emplace_back();
    }
  } else if (type == &map_->thread_node().type) {
    pending_.clear();
    pending_media_.clear();
    has_threads_ = true;
  }
}

void MappedHandler::note_found(JsonNode node, const MappedNode& mapped) {
  for (size_t i = 0; i < map_->said.size(); ++i) {
    if (is_found_[i] || map_->said[i].node != &mapped) continue;
    const auto& fields = mapped.facts[static_cast<size_t>(map_->said[i].fact)];
    is_found_[i] = std::any_of(fields.begin(), fields.end(), [&](uint8_t field) {
      return node.has(field) || node.is_null(field);
    });
  }
}

void MappedHandler::finish(JsonNode node) {
  const NodeType* const type = &node.type();
  if (type == &map_->comment.type) {
    note_found(node, map_->comment);
    finish_comment(node);
  } else if (type == &map_->thread_node().type) {
    note_found(node, map_->thread_node());
    finish_thread(node);
  } else if (type == &map_->comment_media.type) {
    note_found(node, map_->comment_media);
    finish_media(node, map_->comment_media, node.enclosing().mark());
  } else if (type == &map_->post_media.type) {
    note_found(node, map_->post_media);
    finish_media(node, map_->post_media, kPostItself);
  }
}

// A URL that is an e-mail address does not enter the thread.
Piece MappedHandler::author_url_of(const MappedObject& object) const {
  const std::string url = object.copy(Fact::author_url);
  return threads_->heap().add(is_mail_url(url) ? std::string_view() : url);
}

Draft MappedHandler::draft_of(JsonNode node, const MappedNode& mapped,
                              std::optional<Details>& details) const {
  const MappedObject object(node, mapped);
  Draft draft;
  draft.byte = node.byte();
  draft.body = object.raw_text(Fact::body, draft.body_escaped);
  draft.markup = mapped.markup;
  draft.time = object.time(Fact::time);
  draft.score = object.count(Fact::score);
  draft.up = object.count(Fact::up);
  draft.down = object.count(Fact::down);
  draft.state = object.is(Condition::deleted)   ? State::deleted
                : object.is(Condition::removed) ? State::removed
                : object.is(Condition::hidden)  ? State::hidden
                                                : State::normal;
  constexpr std::pair<Condition, Roles> kRoleOf[] = {{Condition::op, kRoleOp},
                                                     {Condition::moderator, kRoleModerator},
                                                     {Condition::admin, kRoleAdmin},
                                                     {Condition::bot, kRoleBot}};
  for (const auto& [condition, role] : kRoleOf) {
    if (object.is(condition)) draft.roles = static_cast<Roles>(draft.roles | role);
  }
  Details found;
  found.subject = object.text(Fact::subject);
  found.kind = object.text(Fact::kind);
  found.pinned = object.is(Condition::pinned);
  found.edited_time = object.time(Fact::edited);
  if (found.edited_time == draft.time) found.edited_time = kUnknownTime;
  found.edited = found.edited_time != kUnknownTime || object.is(Condition::edited);
  if (found.pinned || found.edited || !found.subject.empty() || !found.kind.empty()) {
    details = found;
  }
  return draft;
}

void MappedHandler::finish_comment(JsonNode node) {
  const TextHeap& heap = node.heap();
  const MappedObject object(node, map_->comment);
  PageComment comment;
  comment.draft = draft_of(node, map_->comment, comment.details);
  Draft& draft = comment.draft;
  draft.id = object.id(Fact::id);
  draft.url = object.text(Fact::url);
  const int32_t replies = object.count(Fact::reply_count);
  if (replies >= 0) draft.counted_children = static_cast<uint32_t>(replies);
  const std::string author(heap.view(object.id(Fact::author)));
  comment.author = threads_->heap().add(public_name_of(author));
  comment.author_url = author_url_of(object);
  if (draft.id.empty() && draft.body.empty() && comment.author.empty() &&
      draft.state == State::normal) {
    if (skipped_.size() < kMaxWarnings) skipped_.push_back(draft.byte);
    return;
  }
  if (!object.is(Condition::root)) comment.ancestors[0] = object.id(Fact::parent);
  if (&node.enclosing().type() == &map_->comment.type) {
    comment.enclosing = node.enclosing().mark();
    comment.ancestors[0] = {};
  }
  if (by_page()) {
    comment.page = object.id(Fact::thread);
    pages_.set(node.mark(), comment);
  } else {
    pending_[node.mark()] = {comment, object.count(Fact::depth), true};
  }
}

void MappedHandler::finish_media(JsonNode node, const MappedNode& mapped, uint32_t comment) {
  const MappedObject object(node, mapped);
  Media media;
  media.url = object.text(Fact::url);
  media.alt = object.text(Fact::alt);
  const std::string type = object.copy(Fact::type);
  const std::string_view kind(std::string_view(type).substr(0, type.find('/')));
  const bool is_known = kind == "image" || kind == "video" || kind == "audio";
  media.type = threads_->heap().add(is_known ? kind : "file");
  if (media.url.empty() && media.alt.empty()) return;
  if (by_page()) {
    pages_.attach(comment, media);
  } else {
    pending_media_.push_back({comment, media});
  }
}

std::string MappedHandler::key_of(const MappedObject& thread) {
  const TextHeap& heap = threads_->heap();
  const std::string id(heap.view(thread.id(Fact::id)));
  if (!id.empty()) return "id " + id;
  const std::string url = thread.copy(Fact::url);
  if (!url.empty()) return "url " + page_of(url);
  // A document that is a thread may have several parts; of several threads each is its own.
  return map_->threads_at.empty() ? std::string() : std::to_string(unnamed_++);
}

Parentage MappedHandler::parentage_of(const Pending& pending,
                                      const std::vector<uint32_t>& ordinals) const {
  const PageComment& comment = pending.comment;
  if (comment.enclosing != PageComment::kNone && pending_[comment.enclosing].is_set) {
    return Parentage::enclosing(ordinals[comment.enclosing]);
  }
  if (!comment.ancestors[0].empty()) return Parentage::id(comment.ancestors[0]);
  return pending.depth < 0 ? Parentage::root()
                           : Parentage::depth(static_cast<uint32_t>(pending.depth));
}

// Some count from 1, some start in the midst of a thread.
void MappedHandler::count_depths_from_zero() {
  int32_t least = std::numeric_limits<int32_t>::max();
  for (const Pending& pending : pending_) {
    if (pending.depth >= 0) least = std::min(least, pending.depth);
  }
  for (Pending& pending : pending_) {
    if (pending.depth >= 0) pending.depth -= least;
  }
}

void MappedHandler::finish_thread(JsonNode node) {
  TextHeap& heap = node.heap();
  const MappedNode& mapped = map_->thread_node();
  const MappedObject object(node, mapped);
  std::optional<Details> details;
  Draft post = draft_of(node, mapped, details);
  const Piece title = object.text(Fact::title);
  const int32_t counted = object.count(Fact::comment_count);
  const bool is_whole = !title.empty() || !post.body.empty();
  // A title that nobody has commented on is no thread.
  const bool has_comments = std::any_of(pending_.begin(), pending_.end(),
                                        [](const Pending& pending) { return pending.is_set; });
  if (!has_comments && post.body.empty()) return;

  const std::string key = key_of(object);
  ThreadBuilder& thread = threads_->thread(key);
  ThreadFacts& facts = thread.facts();
  if (facts.title.empty()) facts.title = title;
  if (facts.url.empty()) facts.url = object.text(Fact::url);
  if (facts.language.empty()) facts.language = object.text(Fact::language);
  const std::string name(heap.view(object.id(Fact::author)));
  const std::string url(heap.view(author_url_of(object)));
  const std::string public_name(public_name_of(name));
  if (!public_name.empty()) post.author = thread.author(public_name, {}, url);
  post.id = object.id(Fact::id);
  post.url = facts.url;
  if (counted >= 0) post.counted_descendants = static_cast<uint32_t>(counted);
  // A thread may come in parts, of which one has the post.
  const bool is_news = is_whole ? whole_posts_.insert(key).second : whole_posts_.count(key) == 0;
  if (is_news && (is_whole || counted >= 0 || !post.id.empty())) {
    thread.set_post(post, is_whole, details ? &*details : nullptr);
  }

  count_depths_from_zero();
  std::vector<uint32_t> ordinals;
  ordinals.reserve(pending_.size());
  for (size_t i = 0; i < pending_.size(); ++i) ordinals.push_back(thread.reserve());
  for (size_t i = 0; i < pending_.size(); ++i) {
    if (!pending_[i].is_set) continue;
    PageComment& comment = pending_[i].comment;
    const std::string author(heap.view(comment.author));
    const std::string author_url(heap.view(comment.author_url));
    if (!author.empty()) comment.draft.author = thread.author(author, {}, author_url);
    if (post.author != kNoAuthor && comment.draft.author == post.author) {
      comment.draft.roles |= kRoleOp;
    }
    thread.set(ordinals[i], comment.draft, parentage_of(pending_[i], ordinals),
               comment.details ? &*comment.details : nullptr);
  }
  for (PendingMedia& pending : pending_media_) {
    if (pending.comment != kPostItself && !pending_[pending.comment].is_set) continue;
    pending.media.comment =
        pending.comment == kPostItself ? kPostItself : ordinals[pending.comment];
    thread.attach(pending.media);
  }
  pending_.clear();
  pending_media_.clear();
}

// Returns whether anything was found that is worth showing.
bool MappedHandler::check_findings() {
  const auto fail = [this](const std::string& key, const std::string& paths) {
    problems_->fail(ProblemCode::bad_map, "the map's “" + key + "” found nothing: there is no “" +
                                              paths + "” in this file");
    return false;
  };
  if (!has_threads_) return fail("thread.at", map_->threads_at);
  bool has_posts = false;
  for (size_t i = 0; i < map_->said.size(); ++i) {
    const Map::Said& said = map_->said[i];
    const bool is_of_post = said.fact == Fact::title || said.fact == Fact::body;
    has_posts |= is_of_post && is_found_[i] && said.node == &map_->thread_node();
  }
  if (!has_comments_ && !has_posts) return fail("comment.at", map_->comments_at);
  const auto warn = [this](const std::string& key, const std::string& paths) {
    problems_->warn(ProblemCode::ambiguous, "the map's “" + key + "” found nothing: there is no “" +
                                                paths + "” in this file");
  };
  if (!has_comments_) warn("comment.at", map_->comments_at);
  if (has_comments_ && !has_replies_ && !map_->replies_at.empty()) {
    warn("comment.replies", map_->replies_at);
  }
  for (size_t i = 0; i < map_->said.size(); ++i) {
    const Map::Said& said = map_->said[i];
    const bool is_of_comment = said.node == &map_->comment;
    if (is_found_[i] || (is_of_comment && !has_comments_)) continue;
    // Attachments are rare.
    if (said.node == &map_->comment_media || said.node == &map_->post_media) continue;
    if (is_of_comment && said.fact == Fact::body) return fail(said.key, said.paths);
    warn(said.key, said.paths);
  }
  return true;
}

bool MappedHandler::finish_all(Pace& pace) {
  if (!is_finishing_) {
    is_finishing_ = true;
    if (!check_findings()) return true;
    for (const uint64_t byte : skipped_) {
      problems_->warn(ProblemCode::bad_comment,
                      "this comment has neither an id, nor a text, nor an author; it was skipped",
                      byte);
    }
  }
  return !by_page() || pages_.settle(pace);
}

// A JsonReader together with the map that it reads by.
class MappedReader final : public FormatReader {
 public:
  MappedReader(std::unique_ptr<Map> map, ThreadList& threads, Problems& problems)
      : map_(std::move(map)),
        format_{&map_->document.type, nullptr, nullptr},
        reader_(format_, std::make_unique<MappedHandler>(*map_, threads, problems), threads,
                problems) {}

  void begin(const Sample& sample) override { reader_.begin(sample); }
  Progress step(size_t budget) override { return reader_.step(budget); }
  size_t position() const override { return reader_.position(); }
  bool finish(Pace& pace) override { return reader_.finish(pace); }

 private:
  std::unique_ptr<Map> map_;
  JsonFormat format_;
  JsonReader reader_;
};

// What there is to read by where there is no map, or none that can be followed.
class NoMap final : public FormatReader {
 public:
  void begin(const Sample&) override {}
  Progress step(size_t) override { return Progress::failed; }
  size_t position() const override { return 0; }
};

std::string_view recognises_nothing(const Sample&) {
  return {};
}

std::unique_ptr<FormatReader> open_without_map(const Format&, ThreadList&, Problems& problems) {
  problems.fail(ProblemCode::bad_map,
                "there is no map that says where the comments are; the option for it is “map”");
  return std::make_unique<NoMap>();
}

}  // namespace

extern const Format kMapped = {"mapped",
                               "any JSON, by a map that says where its comments are (--map)",
                               recognises_nothing, open_without_map};

std::unique_ptr<FormatReader> open_mapped_reader(const std::string& map, ThreadList& threads,
                                                 Problems& problems) {
  std::string complaint;
  std::unique_ptr<Map> parsed = parse_map(map, complaint);
  if (parsed == nullptr) {
    problems.fail(ProblemCode::bad_map, std::move(complaint));
    return std::make_unique<NoMap>();
  }
  return std::make_unique<MappedReader>(std::move(parsed), threads, problems);
}

}  // namespace threadbare

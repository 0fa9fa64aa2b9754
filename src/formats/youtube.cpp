// Comments of the YouTube Data API, version 3: `commentThreads` and `comments`
// (https://developers.google.com/youtube/v3/docs/commentThreads).
#include <algorithm>
#include <string>
#include <vector>

#include "formats/format.h"
#include "formats/json/node.h"
#include "formats/json/reader.h"
#include "thread/id_map.h"

namespace threadbare {

namespace {

constexpr uint32_t kNone = ~uint32_t{0};

enum ItemField : uint8_t {
  kId,
  kVideo,
  kChannel,
  kParent,
  kReplyCount,
  kAuthor,
  kAuthorId,
  kAuthorUrl,
  kDisplayText,
  kOriginalText,
  kLikes,
  kPublished,
  kUpdated,
  kModeration,
};

constexpr Field kItemFields[] = {
    {kId, "id"},
    {kVideo, "snippet.videoId"},
    {kChannel, "snippet.channelId"},
    {kParent, "snippet.parentId"},
    {kReplyCount, "snippet.totalReplyCount"},
    {kAuthor, "snippet.authorDisplayName"},
    {kAuthorId, "snippet.authorChannelId.value"},
    {kAuthorUrl, "snippet.authorChannelUrl"},
    {kDisplayText, "snippet.textDisplay"},
    {kOriginalText, "snippet.textOriginal"},
    {kLikes, "snippet.likeCount"},
    {kPublished, "snippet.publishedAt"},
    {kUpdated, "snippet.updatedAt"},
    {kModeration, "snippet.moderationStatus"},
};

// A comment, or a comment thread: a comment of the first level and some of its replies. Those of
// the first level have a type of their own, so that they are told from the replies beside them.
constexpr NodeType kComment = {"comment", kItemFields, {}};
constexpr NodeType kTopComment = {"comment", kItemFields, {}};

#define THREADBARE_ITEM_EDGES                                 \
  {"snippet.topLevelComment", EdgeKind::reply, &kTopComment}, \
      {"replies.comments[]", EdgeKind::reply, &kComment},

constexpr Edge kItemEdges[] = {THREADBARE_ITEM_EDGES};
constexpr NodeType kItem = {"comment", kItemFields, kItemEdges};

// An element of an array may be an item or an answer: several pages.
constexpr Edge kElementEdges[] = {
    THREADBARE_ITEM_EDGES{"items[]|comments[]", EdgeKind::reply, &kItem},
};
constexpr NodeType kElement = {"comment", kItemFields, kElementEdges};

constexpr Edge kDocumentEdges[] = {
    {"items[]|comments[]", EdgeKind::reply, &kItem},
    {"[]", EdgeKind::reply, &kElement},
};
constexpr NodeType kDocument = {"document", {}, kDocumentEdges};

struct Entry {
  uint32_t around = kNone;  // the comment thread, or whatever it stands in
  bool is_comment = false;
  bool is_top = false;    // the comment of a comment thread
  bool is_reply = false;  // one of its replies
  Piece video;
  Piece channel;
  Piece parent;
  Draft draft;  // its author is set when its thread is known
  Details details;
  Piece author;
  Piece author_id;
  Piece author_url;
};

class YouTubeHandler final : public NodeHandler {
 public:
  YouTubeHandler(ThreadList& threads, Problems& problems)
      : threads_(&threads), heap_(&threads.heap()), problems_(&problems) {}

  // Marks are 1 + the number of an entry; entries stand in the order of the document.
  void open(JsonNode node) override {
    if (node.kind() == EdgeKind::document) return;
    Entry entry;
    const JsonNode around = node.enclosing();
    if (around.kind() != EdgeKind::document) entry.around = around.mark() - 1;
    entry.is_top = &node.type() == &kTopComment;
    entry.is_reply = &node.type() == &kComment;
    entries_.push_back(entry);
    node.set_mark(static_cast<uint32_t>(entries_.size()));
  }

  void finish(JsonNode node) override;
  bool finish_all(Pace& pace) override;

 private:
  void finish_comment(JsonNode node);
  void read_body(JsonNode node, Draft& draft);
  /// The video or channel that an entry is about, as a URL; empty if nothing says so.
  std::string page_of_entry(uint32_t number) const;
  Piece channel_of(const Entry& entry) const;
  void add(uint32_t number);

  ThreadList* threads_;
  TextHeap* heap_;
  Problems* problems_;
  std::vector<Entry> entries_;
  PacedLoops loops_;
  IdMap comments_;  // the first of each id
};

void YouTubeHandler::finish(JsonNode node) {
  if (node.kind() == EdgeKind::document) return;
  Entry& entry = entries_[node.mark() - 1];
  entry.video = node.id(kVideo);
  entry.channel = node.id(kChannel);
  const bool has_text = node.has(kDisplayText) || node.has(kOriginalText);
  if (has_text || node.has(kAuthor) || &node.type() == &kTopComment) {
    finish_comment(node);
    return;
  }
  // A comment thread, what is in it being finished: what it counts are the replies to its comment.
  Piece top_id = node.id(kId);
  for (size_t i = node.mark(); i < entries_.size(); ++i) {
    Entry& inner = entries_[i];
    if (!inner.is_top || inner.around != node.mark() - 1) continue;
    top_id = inner.draft.id;
    const int32_t counted = node.count(kReplyCount);
    if (counted >= 0) inner.draft.counted_children = static_cast<uint32_t>(counted);
  }
  for (size_t i = node.mark(); i < entries_.size(); ++i) {
    Entry& inner = entries_[i];
    const bool is_in_it = inner.is_reply && inner.around == node.mark() - 1;
    if (is_in_it && inner.parent.empty()) inner.parent = top_id;
  }
}

// `textDisplay` is HTML, unless plain text was asked for, which nothing says. HTML has no bare line
// breaks, and what is marked in it or escaped is not what was typed.
void YouTubeHandler::read_body(JsonNode node, Draft& draft) {
  bool original_escaped = false;
  draft.body = node.raw_text(kDisplayText, draft.body_escaped);
  const Piece original = node.raw_text(kOriginalText, original_escaped);
  const std::string_view text = heap_->view(draft.body);
  const bool is_as_typed =
      text == heap_->view(original) && text.find_first_of("<&") != std::string_view::npos;
  const bool has_breaks = text.find('\n') != std::string_view::npos ||
                          (draft.body_escaped && text.find("\\n") != std::string_view::npos);
  const bool is_plain = is_as_typed || (has_breaks && text.find("<br") == std::string_view::npos);
  draft.markup = is_plain ? Markup::text : Markup::html;
  if (!draft.body.empty()) return;
  draft.body = original;
  draft.body_escaped = original_escaped;
  draft.markup = Markup::text;
}

void YouTubeHandler::finish_comment(JsonNode node) {
  Entry& entry = entries_[node.mark() - 1];
  Draft& draft = entry.draft;
  draft.byte = node.byte();
  draft.id = node.id(kId);
  if (draft.id.empty()) {
    problems_->warn(ProblemCode::bad_comment, "this comment has no id; it was skipped", draft.byte);
    return;
  }
  entry.is_comment = true;
  entry.parent = node.id(kParent);
  read_body(node, draft);
  draft.time = node.time(kPublished);
  draft.score = node.count(kLikes);
  entry.details.edited_time = node.time(kUpdated);
  if (entry.details.edited_time == draft.time) entry.details.edited_time = kUnknownTime;
  entry.details.edited = entry.details.edited_time != kUnknownTime;
  const std::string moderation = node.copy(kModeration);
  if (moderation == "heldForReview" || moderation == "likelySpam") {
    draft.state = State::hidden;
    entry.details.reason =
        heap_->add(moderation == "likelySpam" ? "likely spam" : "held for review");
  } else if (moderation == "rejected") {
    draft.state = State::removed;
  }
  entry.author = node.text(kAuthor);
  entry.author_id = node.id(kAuthorId);
  entry.author_url = node.text(kAuthorUrl);
}

// "No videoId implies a channel discussion comment." Replies that were asked for by their parent
// have neither: they are where it is.
std::string YouTubeHandler::page_of_entry(uint32_t number) const {
  std::string channel;
  const auto look_at = [&](uint32_t at) -> std::string {
    for (; at != kNone; at = entries_[at].around) {
      const std::string_view video = heap_->view(entries_[at].video);
      if (!video.empty()) return "https://www.youtube.com/watch?v=" + std::string(video);
      if (channel.empty()) channel = heap_->view(entries_[at].channel);
    }
    return {};
  };
  std::string page = look_at(number);
  const std::string_view parent = heap_->view(entries_[number].parent);
  if (page.empty() && !parent.empty()) {
    const uint32_t above = comments_.find(*heap_, parent);
    if (above != IdMap::kAbsent) page = look_at(above);
  }
  if (page.empty() && !channel.empty()) page = "https://www.youtube.com/channel/" + channel;
  return page;
}

Piece YouTubeHandler::channel_of(const Entry& entry) const {
  if (!entry.channel.empty() || entry.around == kNone) return entry.channel;
  return entries_[entry.around].channel;
}

void YouTubeHandler::add(uint32_t number) {
  Entry& entry = entries_[number];
  Draft& draft = entry.draft;
  const std::string page = page_of_entry(number);
  ThreadBuilder& thread = threads_->thread(page);
  if (!page.empty() && thread.facts().url.empty()) thread.facts().url = heap_->add(page);

  const std::string name(heap_->view(entry.author));
  const std::string id(heap_->view(entry.author_id));
  if (!name.empty() || !id.empty()) {
    const std::string url(heap_->view(entry.author_url));
    draft.author = thread.author(id.empty() ? name : id, name, url);
  }
  if (!id.empty() && id == heap_->view(channel_of(entry))) draft.roles |= kRoleOp;
  if (page.find('?') != std::string::npos) {
    draft.url = heap_->add(page + "&lc=" + std::string(heap_->view(draft.id)));
  }
  const bool has_details = entry.details.edited || !entry.details.reason.empty();
  thread.add(draft, entry.parent.empty() ? Parentage::root() : Parentage::id(entry.parent),
             has_details ? &entry.details : nullptr);
}

bool YouTubeHandler::finish_all(Pace& pace) {
  const auto index = [this](uint32_t i) {
    if (entries_[i].is_comment) comments_.add(*heap_, entries_[i].draft.id, i);
  };
  const auto add_comment = [this](uint32_t i) {
    if (entries_[i].is_comment) add(i);
  };
  return loops_.start(pace).each(entries_.size(), Pace::kLookUp, index) &&
         loops_.each(entries_.size(), 4 * Pace::kLookUp, add_comment);
}

std::string_view recognises(const Sample& sample) {
  const std::string_view thread =
      sample.first_of({"items[].snippet.topLevelComment", "[].items[].snippet.topLevelComment",
                       "[].snippet.topLevelComment", "snippet.topLevelComment",
                       "comments[].snippet.topLevelComment"});
  if (!thread.empty()) return thread;
  for (const std::string_view at : {"items[].", "comments[].", "[].items[].", "[].", ""}) {
    const std::string snippet = std::string(at) + "snippet.";
    if (!sample.has(snippet + "authorDisplayName")) continue;
    if (sample.has(snippet + "textDisplay") || sample.has(snippet + "textOriginal")) {
      return "snippet.authorDisplayName";
    }
  }
  return {};
}

constexpr JsonFormat kJson = {
    &kDocument,
    [](ThreadList& threads, Problems& problems) -> std::unique_ptr<NodeHandler> {
      return std::make_unique<YouTubeHandler>(threads, problems);
    },
    [](const Sample& sample) {
      return sample.has("snippet.topLevelComment") || sample.has("snippet.authorDisplayName");
    }};

}  // namespace

extern const Format kYouTube = {"youtube",
                                "JSON of the YouTube Data API: commentThreads and comments",
                                recognises, open_json_reader, &kJson};

}  // namespace threadbare

// ActivityStreams 2.0 (https://www.w3.org/TR/activitystreams-vocabulary/), as servers of the
// Fediverse send it to each other: objects, activities around them, collections of either.
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "formats/activitystreams/kinds.h"
#include "formats/format.h"
#include "formats/json/node.h"
#include "formats/json/reader.h"

namespace threadbare {

namespace {

// Where JSON-LD has one value there may as well be an array, and where it has a link an object.
enum ThingField : uint8_t {
  kId,
  kType,
  kName,
  kContent,
  kMediaType,
  kSource,
  kSourceType,
  kSummary,
  kSensitive,
  kUrl,
  kPublished,
  kUpdated,
  kParent,
  kActor,
  kActorName,
  kActorDisplay,
  kActorType,
  kLikes,
  kTo,
  kCc,
  kQuote,
  kIsPinned,
  kIsDistinguished,
};

constexpr Field kThingFields[] = {
    {kId, "id|@id"},
    {kType, "type|type[0]|@type"},
    {kName, "name|nameMap.*"},
    {kContent, "content|contentMap.*"},
    {kMediaType, "mediaType"},
    {kSource, "source.content"},
    {kSourceType, "source.mediaType"},
    {kSummary, "summary|summaryMap.*"},
    {kSensitive, "sensitive"},
    {kUrl, "url|url.href|url[0].href|url[0]"},
    {kPublished, "published"},
    {kUpdated, "updated"},
    {kParent, "inReplyTo|inReplyTo[0]"},
    {kActor, "attributedTo|attributedTo.id|attributedTo[0]|attributedTo[0].id|actor|actor.id"},
    {kActorName,
     "attributedTo.preferredUsername|attributedTo[0].preferredUsername|actor.preferredUsername"},
    {kActorDisplay, "attributedTo.name|attributedTo[0].name|actor.name"},
    {kActorType, "attributedTo.type|attributedTo[0].type|actor.type"},
    {kLikes, "likes.totalItems"},
    {kTo, "to", Field::As::slice},
    {kCc, "cc", Field::As::slice},
    {kQuote, "quoteUrl|quoteUri|_misskey_quote|quote"},
    {kIsPinned, "stickied"},
    {kIsDistinguished, "distinguished"},
};

enum AttachmentField : uint8_t { kMediaUrl, kMediaAlt, kMediaKind, kMediaMime };
constexpr Field kAttachmentFields[] = {
    {kMediaUrl, "url|href|url.href|url[0].href|url[0]"},
    {kMediaAlt, "name|summary"},
    {kMediaKind, "type"},
    {kMediaMime, "mediaType|url[0].mediaType"},
};
constexpr NodeType kAttachment = {"attachment", kAttachmentFields, {}};

enum TagField : uint8_t { kTagType, kTagName, kTagIcon };
constexpr Field kTagFields[] = {
    {kTagType, "type"}, {kTagName, "name"}, {kTagIcon, "icon.url|icon.href"}};
constexpr NodeType kTag = {"tag", kTagFields, {}};

enum OptionField : uint8_t { kOptionName, kOptionVotes };
constexpr Field kOptionFields[] = {{kOptionName, "name"}, {kOptionVotes, "replies.totalItems"}};
constexpr NodeType kOption = {"choice of a poll", kOptionFields, {}};

extern const NodeType kThing;
extern const NodeType kReplies;

// The collection of an object's replies, or a page of it. Those that are links are only counted.
enum RepliesField : uint8_t { kTotal, kLinks, kOrderedLinks };
constexpr Field kRepliesFields[] = {
    {kTotal, "totalItems"},
    {kLinks, "items[]", Field::As::tally},
    {kOrderedLinks, "orderedItems[]", Field::As::tally},
};
constexpr Edge kRepliesEdges[] = {
    {"items[]|orderedItems[]", EdgeKind::reply, &kThing, true},
    {"first", EdgeKind::side, &kReplies, true},
};
constexpr NodeType kReplies = {"collection of replies", kRepliesFields, kRepliesEdges};

constexpr Edge kThingEdges[] = {
    {"object|object[]|first", EdgeKind::side, &kThing, true},
    {"items|items[]|orderedItems|orderedItems[]", EdgeKind::reply, &kThing, true},
    {"inReplyTo|inReplyTo[0]", EdgeKind::parent, &kThing, true},
    {"replies", EdgeKind::side, &kReplies, true},
    {"attachment|attachment[]", EdgeKind::side, &kAttachment, true},
    {"tag|tag[]", EdgeKind::side, &kTag, true},
    {"oneOf[]|anyOf[]", EdgeKind::side, &kOption, true},
};
constexpr NodeType kThing = {"object", kThingFields, kThingEdges};
constexpr Edge kDocumentEdges[] = {{"[]", EdgeKind::reply, &kThing, true}};
constexpr NodeType kDocument = {"document", {}, kDocumentEdges};

// An object, an activity or a collection: all that has an ordinal.
struct Thing {
  static constexpr uint32_t kNone = ~uint32_t{0};

  Draft draft;
  Details details;
  Piece parent;             // the id of what it answers
  uint32_t around = kNone;  // the thing that it stands in
  uint32_t listed = 0;      // replies that its collections name
  uint32_t total = 0;       // replies that they count
  bool counts_replies = false;
  bool is_reply = false;  // it stands among the replies of `around`
  bool is_set = false;
  bool is_ignored = false;
  bool has_attachments = false;
  ThingKind kind = ThingKind::object;
  std::string emoji;  // `"name":"url",…`
};

class ActivityStreamsHandler final : public NodeHandler {
 public:
  ActivityStreamsHandler(ThreadList& threads, Problems&)
      : thread_(&threads.thread()), heap_(&threads.heap()) {
    thread_->split_at_roots(ThreadBuilder::AbsentRoot::post);
  }

  void open(JsonNode node) override;
  void finish(JsonNode node) override;
  bool finish_all(Pace& pace) override;

 private:
  Thing& thing_around(JsonNode node) { return things_[node.enclosing().mark()]; }
  void finish_thing(JsonNode node);
  void finish_attachment(JsonNode node);
  void finish_emoji(JsonNode node);
  uint32_t author_of(JsonNode node);
  void read_body(JsonNode node, Thing& thing);
  void read_details(JsonNode node, Thing& thing);
  void hang(uint32_t number);

  ThreadBuilder* thread_;
  TextHeap* heap_;
  std::vector<Thing> things_;  // by ordinal
  PacedLoops loops_;
};

void ActivityStreamsHandler::open(JsonNode node) {
  if (&node.type() == &kReplies) {
    // A page stands for the collection, and that for the object.
    node.set_mark(node.enclosing().mark());
    things_[node.mark()].counts_replies = true;
    return;
  }
  if (&node.type() != &kThing) return;
  node.set_mark(thread_->reserve());
  things_.emplace_back();
  const JsonNode around = node.enclosing();
  if (&around.type() == &kDocument) return;
  Thing& thing = things_.back();
  thing.around = around.mark();
  thing.is_reply = &around.type() == &kReplies;
  if (thing.is_reply) ++things_[thing.around].listed;
}

void ActivityStreamsHandler::finish(JsonNode node) {
  if (&node.type() == &kThing) {
    finish_thing(node);
  } else if (&node.type() == &kReplies) {
    Thing& thing = things_[node.mark()];
    for (const uint8_t links : {kLinks, kOrderedLinks}) {
      thing.listed += static_cast<uint32_t>(std::max(node.count(links), 0));
    }
    thing.total = std::max(thing.total, static_cast<uint32_t>(std::max(node.count(kTotal), 0)));
  } else if (&node.type() == &kAttachment) {
    finish_attachment(node);
  } else if (&node.type() == &kTag) {
    finish_emoji(node);
  } else if (&node.type() == &kOption) {
    thread_->attach(
        PollOption{node.enclosing().mark(), node.text(kOptionName), node.count(kOptionVotes)});
  }
}

void ActivityStreamsHandler::finish_attachment(JsonNode node) {
  const Piece url = node.text(kMediaUrl);
  if (url.empty()) return;
  const std::string_view type = media_type_of(node.copy(kMediaKind), node.copy(kMediaMime));
  thread_->attach(Media{node.enclosing().mark(), url, node.text(kMediaAlt), heap_->add(type)});
  thing_around(node).has_attachments = true;
}

void ActivityStreamsHandler::finish_emoji(JsonNode node) {
  if (node.copy(kTagType) != "Emoji") return;
  std::string name = node.copy(kTagName);
  const std::string url = node.copy(kTagIcon);
  name.erase(std::remove(name.begin(), name.end(), ':'), name.end());
  const auto is_plain = [](const std::string& text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
      return c > ' ' && c <= '~' && c != '"' && c != '\\';
    });
  };
  if (!is_plain(name) || !is_plain(url)) return;
  std::string& emoji = thing_around(node).emoji;
  const std::string key = "\"" + name + "\":";
  if (emoji.find(key) != std::string::npos) return;
  if (!emoji.empty()) emoji += ',';
  emoji.append(key).append("\"").append(url).append("\"");
}

uint32_t ActivityStreamsHandler::author_of(JsonNode node) {
  const std::string url = node.copy(kActor);
  const std::string name = name_of_actor(url, node.copy(kActorName));
  return name.empty() ? kNoAuthor : thread_->author(name, node.copy(kActorDisplay), url);
}

// What was written is better than what was made of it.
void ActivityStreamsHandler::read_body(JsonNode node, Thing& thing) {
  Draft& draft = thing.draft;
  const std::string source_type = node.copy(kSourceType);
  const bool from_source = node.has(kSource) && (source_type == "text/markdown" ||
                                                 (!node.has(kContent) && !source_type.empty()));
  const std::string type = from_source ? source_type : node.copy(kMediaType);
  uint8_t field = from_source ? kSource : kContent;
  // Of an article the summary is an abstract, and no warning.
  if (!node.has(field) && thing.details.warning.empty()) field = kSummary;
  draft.body = node.raw_text(field, draft.body_escaped);
  draft.markup = field == kSummary         ? Markup::html
                 : type == "text/markdown" ? Markup::markdown
                 : type == "text/plain"    ? Markup::text
                                           : Markup::html;
}

void ActivityStreamsHandler::read_details(JsonNode node, Thing& thing) {
  Details& details = thing.details;
  const std::string type = node.copy(kType);
  details.subject = node.text(kName);
  if (node.is_true(kSensitive) || type == "Note" || type == "Question") {
    details.warning = node.text(kSummary);
  }
  if (details.warning.empty() && node.is_true(kSensitive) && thing.has_attachments) {
    details.warning = heap_->add("sensitive media");
  }
  details.edited_time = node.time(kUpdated);
  details.edited = details.edited_time != kUnknownTime && details.edited_time != thing.draft.time;
  if (!details.edited) details.edited_time = kUnknownTime;
  details.pinned = node.is_true(kIsPinned);
  if (!thing.emoji.empty()) details.emoji = heap_->add("{" + thing.emoji + "}");
  const std::string_view to = node.view(node.slice(kTo));
  const std::string_view cc = node.view(node.slice(kCc));
  if ((!to.empty() || !cc.empty()) && !names_the_public(to) && !names_the_public(cc)) {
    thing.draft.state = State::hidden;
    details.reason = heap_->add("not public");
  }
}

void ActivityStreamsHandler::finish_thing(JsonNode node) {
  Thing& thing = things_[node.mark()];
  thing.kind = kind_of(node.copy(kType));
  Draft& draft = thing.draft;
  draft.author = author_of(node);
  if (thing.kind != ThingKind::object) return;
  draft.id = node.id(kId);
  if (node.kind() == EdgeKind::parent) thing_around(node).parent = draft.id;
  const bool says_something =
      node.has(kContent) || node.has(kName) || node.has(kSummary) || node.has(kSource);
  // What is answered may be no more than a link.
  if (!says_something && (draft.id.empty() || node.kind() == EdgeKind::parent)) return;

  thing.is_set = true;
  const Piece parent = node.id(kParent);
  if (!parent.empty()) thing.parent = parent;
  draft.byte = node.byte();
  draft.url = node.text(kUrl);
  if (draft.url.empty()) draft.url = draft.id;
  draft.time = node.time(kPublished);
  draft.score = node.count(kLikes);
  draft.bare = !says_something && !thing.has_attachments;
  read_details(node, thing);
  read_body(node, thing);
  if (node.copy(kType) == "Tombstone") draft.state = State::deleted;
  const std::string actor_type = node.copy(kActorType);
  if (actor_type == "Service" || actor_type == "Application") draft.roles |= kRoleBot;
  if (node.is_true(kIsDistinguished)) draft.roles |= kRoleModerator;
  const Piece quote = node.text(kQuote);
  if (!quote.empty()) {
    thread_->attach(Quote{node.mark(), {}, quote, {}, Markup::text});
  }
}

void ActivityStreamsHandler::hang(uint32_t number) {
  Thing& thing = things_[number];
  const Thing* around = thing.around == Thing::kNone ? nullptr : &things_[thing.around];
  thing.is_ignored =
      around != nullptr && (around->is_ignored || around->kind == ThingKind::other_activity);
  if (!thing.is_set || thing.is_ignored) return;
  Draft& draft = thing.draft;
  if (draft.author == kNoAuthor && around != nullptr && around->kind == ThingKind::wrapper) {
    draft.author = around->draft.author;
  }
  if (thing.counts_replies) draft.counted_children = std::max(thing.listed, thing.total);
  const bool is_own_parent =
      !thing.parent.empty() && heap_->view(thing.parent) == heap_->view(draft.id);
  Parentage parentage = Parentage::root();
  if (!thing.parent.empty() && !is_own_parent) {
    parentage = Parentage::id(thing.parent);
  } else if (thing.is_reply) {
    parentage = Parentage::enclosing(thing.around);
  }
  thread_->set(number, draft, parentage, &thing.details);
}

bool ActivityStreamsHandler::finish_all(Pace& pace) {
  return loops_.start(pace).each(things_.size(), Pace::kLookUp, [this](uint32_t i) { hang(i); });
}

std::string_view recognises(const Sample& sample) {
  const std::string_view object =
      sample.first_of({"attributedTo", "object.attributedTo", "object.object.attributedTo",
                       "[].attributedTo", "[].object.attributedTo", "items[].attributedTo",
                       "items[].object.attributedTo", "first.items[].attributedTo", "orderedItems",
                       "first.orderedItems", "inReplyTo", "[].inReplyTo", "[].orderedItems"});
  if (!object.empty()) return object;
  // An actor is no thread.
  if (sample.has("inbox") || sample.has("[].inbox")) return {};
  if (sample.has("type")) return sample.first_of({"@context"});
  return sample.has("[].type") ? sample.first_of({"[].@context"}) : std::string_view();
}

constexpr JsonFormat kJson = {
    &kDocument,
    [](ThreadList& threads, Problems& problems) -> std::unique_ptr<NodeHandler> {
      return std::make_unique<ActivityStreamsHandler>(threads, problems);
    },
    [](const Sample& sample) { return !sample.has("[]"); }};

}  // namespace

extern const Format kActivityStreams = {
    "activitystreams", "ActivityStreams: notes, articles and pages of the Fediverse, collections",
    recognises, open_json_reader, &kJson};

}  // namespace threadbare

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include "formats/format.h"
#include "formats/json/node.h"
#include "formats/json/reader.h"
#include "formats/text/head.h"

namespace threadbare {

namespace {

enum ThreadField : uint8_t {
  kVersion,
  kTitle,
  kTitleDerived,
  kThreadUrl,
  kBase,
  kSource,
  kLanguage,
  kCaptured,
  kThreadUnloaded,
  kUnpublished,
};

constexpr Field kThreadFields[] = {
    {kVersion, "threadbare"},      {kTitle, "title"},       {kTitleDerived, "title_derived"},
    {kThreadUrl, "url"},           {kBase, "base"},         {kSource, "source"},
    {kLanguage, "language"},       {kCaptured, "captured"}, {kThreadUnloaded, "unloaded"},
    {kUnpublished, "unpublished"},
};

enum CommentField : uint8_t {
  kId,
  kParent,
  kDepth,
  kName,
  kDisplay,
  kAuthorUrl,
  kRoles,
  kTime,
  kEdited,
  kAge,
  kScore,
  kUp,
  kDown,
  kSubject,
  kBody,
  kMarkup,
  kState,
  kReason,
  kWarning,
  kKind,
  kContext,
  kPinned,
  kUrl,
  kUnloaded,
  kEmoji,
};

constexpr Field kCommentFields[] = {
    {kId, "id"},
    {kParent, "parent"},
    {kDepth, "depth"},
    {kName, "author.name"},
    {kDisplay, "author.display"},
    {kAuthorUrl, "author.url"},
    {kRoles, "author.roles", Field::As::slice},
    {kTime, "time"},
    {kEdited, "edited"},
    {kAge, "age"},
    {kScore, "score"},
    {kUp, "up"},
    {kDown, "down"},
    {kSubject, "subject"},
    {kBody, "body"},
    {kMarkup, "markup"},
    {kState, "state"},
    {kReason, "reason"},
    {kWarning, "warning"},
    {kKind, "kind"},
    {kContext, "context"},
    {kPinned, "pinned"},
    {kUrl, "url"},
    {kUnloaded, "unloaded"},
    {kEmoji, "emoji", Field::As::slice},
};

enum MediaField : uint8_t { kMediaUrl, kMediaAlt, kMediaType };

constexpr Field kMediaFields[] = {
    {kMediaUrl, "url"},
    {kMediaAlt, "alt"},
    {kMediaType, "type"},
};

constexpr NodeType kMedia = {"attachment", kMediaFields, {}};

enum ReactionField : uint8_t { kReactionName, kReactionCount };
constexpr Field kReactionFields[] = {{kReactionName, "name"}, {kReactionCount, "count"}};
constexpr NodeType kReaction = {"reaction", kReactionFields, {}};

enum OptionField : uint8_t { kOptionText, kOptionVotes };
constexpr Field kOptionFields[] = {{kOptionText, "text"}, {kOptionVotes, "votes"}};
constexpr NodeType kPollOption = {"choice of a poll", kOptionFields, {}};

enum QuoteField : uint8_t { kQuoteAuthor, kQuoteUrl, kQuoteBody, kQuoteMarkup };
constexpr Field kQuoteFields[] = {
    {kQuoteAuthor, "author"}, {kQuoteUrl, "url"}, {kQuoteBody, "body"}, {kQuoteMarkup, "markup"}};
constexpr NodeType kQuoted = {"quote", kQuoteFields, {}};

extern const NodeType kComment;
extern const NodeType kThread;

constexpr Edge kCommentEdges[] = {
    {"replies[]", EdgeKind::reply, &kComment},   {"media[]", EdgeKind::side, &kMedia},
    {"reactions[]", EdgeKind::side, &kReaction}, {"poll[]", EdgeKind::side, &kPollOption},
    {"quotes[]", EdgeKind::side, &kQuoted},
};
constexpr NodeType kComment = {"comment", kCommentFields, kCommentEdges};

constexpr Edge kThreadEdges[] = {
    {"comments[]", EdgeKind::reply, &kComment},
    {"post", EdgeKind::side, &kComment},
    {"[]", EdgeKind::thread, &kThread},
};
constexpr NodeType kThread = {"thread", kThreadFields, kThreadEdges};

constexpr std::string_view kStateNames[] = {"normal", "deleted", "removed", "missing", "hidden"};
constexpr std::string_view kMarkupNames[] = {"text", "markdown", "html"};
// In the order of their bits.
constexpr std::string_view kRoleNames[] = {"op", "moderator", "admin", "bot", "banned", "deleted"};

class NativeHandler final : public NodeHandler {
 public:
  NativeHandler(ThreadList& threads, Problems& problems)
      : threads_(&threads), problems_(&problems) {}

  void open(JsonNode node) override {
    if (&node.type() == &kThread) {
      current_ = {};
      current_.key = std::to_string(opened_++);
    } else if (&node.type() == &kComment) {
      node.set_mark(is_post(node) ? kPostItself : thread().reserve());
    }
  }

  void finish(JsonNode node) override {
    if (&node.type() == &kThread) {
      finish_thread(node);
    } else if (&node.type() == &kComment) {
      finish_comment(node);
    } else {
      finish_attachment(node);
    }
  }

 private:
  // The thread that is open; there is never more than one that holds anything.
  struct Current {
    std::string key;
    ThreadBuilder* thread = nullptr;
    bool has_post = false;
    bool has_whole_post = false;  // more than its id is known
    Draft post;
    Details post_details;
    bool has_parent_ids = false;
    std::vector<uint32_t> path;  // of the last comment with a depth: its ancestors and itself
  };

  static bool is_post(JsonNode comment) { return comment.kind() == EdgeKind::side; }

  ThreadBuilder& thread() {
    if (current_.thread == nullptr) current_.thread = &threads_->thread(current_.key);
    return *current_.thread;
  }

  void warn(JsonNode node, const char* message) {
    problems_->warn(ProblemCode::ambiguous, message, node.byte());
  }

  void finish_thread(JsonNode node);
  void finish_attachment(JsonNode node);
  void finish_comment(JsonNode node);
  Draft draft_of(JsonNode node);
  Parentage parentage_of(JsonNode node);
  Parentage parentage_by_depth(JsonNode node, uint32_t depth);
  Roles roles_of(JsonNode node);
  template <class Enum, size_t kCount>
  Enum named(JsonNode node, uint8_t field, const std::string_view (&names)[kCount],
             const char* warning);

  ThreadList* threads_;
  Problems* problems_;
  Current current_;
  uint32_t opened_ = 0;  // threads, and the documents around them
};

void NativeHandler::finish_thread(JsonNode node) {
  constexpr int32_t kNewestVersion = 1;
  if (node.count(kVersion) > kNewestVersion) {
    warn(node, "this was written by a newer Threadbare; what this one does not know is left out");
  }
  if (current_.thread == nullptr && !current_.has_post) return;
  ThreadFacts& facts = thread().facts();
  facts.title = node.text(kTitle);
  facts.title_derived = node.is_true(kTitleDerived);
  facts.url = node.text(kThreadUrl);
  facts.base = node.text(kBase);
  facts.source = node.text(kSource);
  facts.language = node.text(kLanguage);
  facts.captured = node.time(kCaptured);
  facts.unpublished = node.text(kUnpublished);
  facts.unloaded = static_cast<uint32_t>(std::max(node.count(kThreadUnloaded), 0));
  const Draft& post = current_.post;
  // A title is the post's, even where nothing else of the post is known.
  const bool whole = !facts.title.empty() || current_.has_whole_post;
  if (whole || !post.id.empty()) thread().set_post(post, whole, &current_.post_details);
  current_ = {};
}

void NativeHandler::finish_attachment(JsonNode node) {
  const uint32_t comment = node.enclosing().mark();
  current_.has_whole_post |= comment == kPostItself;
  if (&node.type() == &kReaction) {
    thread().attach(Reaction{comment, node.text(kReactionName), node.count(kReactionCount)});
  } else if (&node.type() == &kPollOption) {
    thread().attach(PollOption{comment, node.text(kOptionText), node.count(kOptionVotes)});
  } else if (&node.type() == &kQuoted) {
    const auto markup = named<Markup>(node, kQuoteMarkup, kMarkupNames,
                                      "this quote has a markup that is not known; it is text");
    thread().attach(Quote{comment, node.text(kQuoteAuthor), node.text(kQuoteUrl),
                          node.text(kQuoteBody), markup});
  } else {
    const Piece url = node.text(kMediaUrl);
    const Piece alt = node.text(kMediaAlt);
    if (url.empty() && alt.empty()) {
      return warn(node, "this attachment has neither a url nor a name; it was skipped");
    }
    thread().attach(Media{comment, url, alt, node.text(kMediaType)});
  }
}

template <class Enum, size_t kCount>
Enum NativeHandler::named(JsonNode node, uint8_t field, const std::string_view (&names)[kCount],
                          const char* warning) {
  const std::string name = node.copy(field);
  for (size_t i = 0; i < kCount; ++i) {
    if (name == names[i]) return static_cast<Enum>(i);
  }
  if (!name.empty()) warn(node, warning);
  return static_cast<Enum>(0);
}

Roles NativeHandler::roles_of(JsonNode node) {
  Roles roles = 0;
  std::string_view rest = node.view(node.slice(kRoles));
  for (;;) {
    rest.remove_prefix(std::min(rest.find('"'), rest.size()));
    const size_t end = rest.find('"', 1);
    if (end == std::string_view::npos) return roles;
    const std::string_view name = rest.substr(1, end - 1);
    const auto* const known = std::find(std::begin(kRoleNames), std::end(kRoleNames), name);
    if (known == std::end(kRoleNames)) {
      warn(node, "the author of this comment has a role that is not known; it was left out");
    } else {
      roles = static_cast<Roles>(roles | 1u << (known - std::begin(kRoleNames)));
    }
    rest.remove_prefix(end + 1);
  }
}

Draft NativeHandler::draft_of(JsonNode node) {
  Draft draft;
  draft.id = node.id(kId);
  draft.url = node.text(kUrl);
  draft.body = node.raw_text(kBody, draft.body_escaped);
  draft.markup = named<Markup>(node, kMarkup, kMarkupNames,
                               "this comment has a markup that is not known; it is taken as text");
  draft.state = named<State>(node, kState, kStateNames,
                             "this comment has a state that is not known; it is taken as normal");
  const std::string display = node.copy(kDisplay);
  const std::string name = node.copy(kName);
  if (!name.empty() || !display.empty()) {
    draft.author = thread().author(name.empty() ? display : name, display, node.copy(kAuthorUrl));
  }
  draft.roles = roles_of(node);
  draft.time = node.time(kTime);
  draft.score = node.count(kScore);
  draft.up = node.count(kUp);
  draft.down = node.count(kDown);
  draft.unloaded = static_cast<uint32_t>(std::max(node.count(kUnloaded), 0));
  draft.byte = node.byte();
  return draft;
}

// Returns whether there are any.
bool read_details(JsonNode node, Details& details) {
  details.age = node.text(kAge);
  details.age_seconds = text::age_in_seconds(node.view(details.age));
  details.edited_time = node.time(kEdited);
  details.edited = node.is_true(kEdited) || !node.copy(kEdited).empty();
  details.pinned = node.is_true(kPinned);
  details.warning = node.text(kWarning);
  details.subject = node.text(kSubject);
  details.kind = node.text(kKind);
  details.reason = node.text(kReason);
  details.context = node.text(kContext);
  details.emoji = node.slice(kEmoji);
  bool any = details.edited || details.pinned;
  for (const Piece piece : {details.age, details.warning, details.subject, details.kind,
                            details.reason, details.context, details.emoji}) {
    any |= !piece.empty();
  }
  return any;
}

// Whether anything else than a post's id is known of it. A state is, even that it is normal.
bool is_more_than_an_id(JsonNode node, const Draft& draft) {
  return !draft.url.empty() || !draft.body.empty() || !node.copy(kState).empty() ||
         draft.author != kNoAuthor || draft.roles != 0 || draft.time != kUnknownTime ||
         draft.score != kUnknownCount || draft.up != kUnknownCount || draft.down != kUnknownCount ||
         draft.unloaded > 0;
}

void NativeHandler::finish_comment(JsonNode node) {
  const Draft draft = draft_of(node);
  Details details;
  const bool has_details = read_details(node, details);
  if (is_post(node)) {
    current_.has_post = true;
    current_.has_whole_post |= has_details || is_more_than_an_id(node, draft);
    current_.post = draft;
    current_.post_details = details;
  } else {
    thread().set(node.mark(), draft, parentage_of(node), has_details ? &details : nullptr);
  }
}

// What encloses a comment beats an id that it names, an id beats a depth.
Parentage NativeHandler::parentage_of(JsonNode node) {
  const JsonNode around = node.enclosing();
  if (&around.type() == &kComment && !is_post(around)) return Parentage::enclosing(around.mark());
  const int32_t depth = node.is_null(kParent) ? 0 : node.count(kDepth);
  const Piece parent = node.id(kParent);
  current_.has_parent_ids |= !parent.empty();
  const Parentage by_depth =
      depth < 0 ? Parentage::root() : parentage_by_depth(node, static_cast<uint32_t>(depth));
  return parent.empty() ? by_depth : Parentage::id(parent);
}

// Comments without ids hang by their depth alone, and may do so below comments that hang by an id.
// The builder counts depths from comments that have nothing else, so once there are ids, we do.
Parentage NativeHandler::parentage_by_depth(JsonNode node, uint32_t depth) {
  std::vector<uint32_t>& path = current_.path;
  Parentage parentage = Parentage::depth(depth);
  if (depth > path.size()) {
    path.clear();
    return parentage;
  }
  if (current_.has_parent_ids) {
    parentage = depth == 0 ? Parentage::root() : Parentage::enclosing(path[depth - 1]);
  }
  path.resize(depth);
  path.push_back(node.mark());
  return parentage;
}

std::string_view recognises(const Sample& sample) {
  return sample.first_of({"threadbare", "[].threadbare"});
}

constexpr JsonFormat kJson = {
    &kThread, [](ThreadList& threads, Problems& problems) -> std::unique_ptr<NodeHandler> {
      return std::make_unique<NativeHandler>(threads, problems);
    }};

}  // namespace

extern const Format kNative = {"threadbare", "Threadbare's own JSON, flat or nested", recognises,
                               open_json_reader, &kJson};

}  // namespace threadbare

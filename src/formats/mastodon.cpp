// Mastodon's API (https://docs.joinmastodon.org/entities/Status/), which Pleroma, Akkoma,
// GoToSocial, Pixelfed and others speak too: contexts, lists of statuses, a status alone.
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "formats/format.h"
#include "formats/json/node.h"
#include "formats/json/reader.h"
#include "formats/mastodon/conversation.h"
#include "thread/page_url.h"

namespace threadbare {

namespace {

enum StatusField : uint8_t {
  kId,
  kParent,
  kUrl,
  kContent,
  kText,
  kCreated,
  kEdited,
  kWarning,
  kSensitive,
  kVisibility,
  kLanguage,
  kScore,
  kReplies,
  kPinned,
  kAcct,
  kDisplay,
  kAccountUrl,
  kIsBot,
  kIsSuspended,
  kIsAdmin,
  kIsModerator,
  kCardUrl,
  kCardTitle,
  kBoostAcct,
  kBoostAccountUrl,
  kBoostUrl,
  kBoostContent,
  kBoostWarning,
  kQuoteAcct,
  kQuoteAccountUrl,
  kQuoteUrl,
  kQuoteContent,
};

constexpr Field kStatusFields[] = {
    {kId, "id"},
    {kParent, "in_reply_to_id"},
    {kUrl, "url|uri"},
    {kContent, "content"},
    {kText, "text"},
    {kCreated, "created_at"},
    {kEdited, "edited_at"},
    {kWarning, "spoiler_text"},
    {kSensitive, "sensitive"},
    {kVisibility, "visibility"},
    {kLanguage, "language"},
    {kScore, "favourites_count"},
    {kReplies, "replies_count"},
    {kPinned, "pinned"},
    {kAcct, "account.acct|account.username"},
    {kDisplay, "account.display_name"},
    {kAccountUrl, "account.url|account.uri"},
    {kIsBot, "account.bot"},
    {kIsSuspended, "account.suspended"},
    {kIsAdmin, "account.is_admin|account.pleroma.is_admin"},
    {kIsModerator, "account.is_moderator|account.pleroma.is_moderator"},
    {kCardUrl, "card.url|reblog.card.url"},
    {kCardTitle, "card.title|reblog.card.title"},
    {kBoostAcct, "reblog.account.acct|reblog.account.username"},
    {kBoostAccountUrl, "reblog.account.url|reblog.account.uri"},
    {kBoostUrl, "reblog.url|reblog.uri"},
    {kBoostContent, "reblog.content"},
    {kBoostWarning, "reblog.spoiler_text"},
    {kQuoteAcct, "quote.quoted_status.account.acct|pleroma.quote.account.acct|quote.account.acct"},
    {kQuoteAccountUrl,
     "quote.quoted_status.account.url|pleroma.quote.account.url|quote.account.url"},
    {kQuoteUrl, "quote.quoted_status.url|pleroma.quote.url|quote.url"},
    {kQuoteContent, "quote.quoted_status.content|pleroma.quote.content|quote.content"},
};

enum MediaField : uint8_t { kMediaUrl, kMediaAlt, kMediaType };
constexpr Field kMediaFields[] = {
    {kMediaUrl, "url|remote_url|preview_url"},
    {kMediaAlt, "description"},
    {kMediaType, "type"},
};
constexpr NodeType kMedia = {"attachment", kMediaFields, {}};

enum OptionField : uint8_t { kOptionTitle, kOptionVotes };
constexpr Field kOptionFields[] = {{kOptionTitle, "title"}, {kOptionVotes, "votes_count"}};
constexpr NodeType kOption = {"choice of a poll", kOptionFields, {}};

enum EmojiField : uint8_t { kShortcode, kEmojiUrl };
constexpr Field kEmojiFields[] = {{kShortcode, "shortcode"}, {kEmojiUrl, "url|static_url"}};
constexpr NodeType kEmoji = {"emoji", kEmojiFields, {}};

enum RoleField : uint8_t { kRoleName };
constexpr Field kRoleFields[] = {{kRoleName, "name"}};
constexpr NodeType kRole = {"role", kRoleFields, {}};

enum ReactionField : uint8_t { kReactionName, kReactionCount };
constexpr Field kReactionFields[] = {{kReactionName, "name"}, {kReactionCount, "count"}};
constexpr NodeType kReaction = {"reaction", kReactionFields, {}};

constexpr std::string_view kMediaPaths = "media_attachments[]|reblog.media_attachments[]";
constexpr std::string_view kOptionPaths = "poll.options[]|reblog.poll.options[]";
constexpr std::string_view kEmojiPaths = "emojis[]|account.emojis[]|reblog.emojis[]";
constexpr std::string_view kRolePaths = "account.roles[]|account.role";
// Pleroma's, and those of forks of Mastodon.
constexpr std::string_view kReactionPaths =
    "pleroma.emoji_reactions[]|emoji_reactions[]|reactions[]";

constexpr Edge kStatusEdges[] = {
    {kMediaPaths, EdgeKind::side, &kMedia},
    {kOptionPaths, EdgeKind::side, &kOption},
    {kEmojiPaths, EdgeKind::side, &kEmoji, true},
    {kRolePaths, EdgeKind::side, &kRole, true},
    {kReactionPaths, EdgeKind::side, &kReaction, true},
};
constexpr NodeType kStatus = {"status", kStatusFields, kStatusEdges};

// What stands in the outermost array, or alone: a status, a context, one with the other in it or
// beside it, the answer of a search, a notification, a conversation.
constexpr Edge kEntryEdges[] = {
    {kMediaPaths, EdgeKind::side, &kMedia},
    {kOptionPaths, EdgeKind::side, &kOption},
    {kEmojiPaths, EdgeKind::side, &kEmoji, true},
    {kRolePaths, EdgeKind::side, &kRole, true},
    {kReactionPaths, EdgeKind::side, &kReaction, true},
    {"ancestors[]|context.ancestors[]", EdgeKind::parent, &kStatus},
    {"descendants[]|context.descendants[]", EdgeKind::reply, &kStatus},
    {"statuses[]", EdgeKind::thread, &kStatus},
    {"status|post|last_status", EdgeKind::side, &kStatus, true},
};
constexpr NodeType kEntry = {"status", kStatusFields, kEntryEdges};
constexpr Edge kDocumentEdges[] = {{"[]", EdgeKind::reply, &kEntry}};
constexpr NodeType kDocument = {"document", {}, kDocumentEdges};

// Accounts of the server that was asked have no host in their name; their URL has it.
std::string name_of(std::string acct, std::string_view account_url) {
  if (acct.empty() || acct.find('@') != std::string::npos) return acct;
  const std::string_view host = instance_of(account_url);
  if (!host.empty()) acct.append("@").append(host);
  return acct;
}

Roles role_named(std::string name) {
  for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  if (name == "owner" || name.starts_with("admin")) return kRoleAdmin;
  return name.starts_with("mod") ? kRoleModerator : Roles{0};
}

std::string_view media_type_of(std::string_view type) {
  if (type == "gifv") return "video";
  for (const std::string_view known : {"image", "video", "audio"}) {
    if (type == known) return known;
  }
  return "file";
}

// Why a status is not for everybody; empty if it is.
std::string_view why_not_public(std::string_view visibility) {
  if (visibility.empty() || visibility == "public" || visibility == "unlisted") return {};
  if (visibility == "direct") return "a direct message";
  if (visibility == "private") return "for followers only";
  return "not public";
}

class MastodonHandler final : public NodeHandler {
 public:
  MastodonHandler(ThreadList& threads, Problems& problems)
      : thread_(&threads.thread()), heap_(&threads.heap()), problems_(&problems) {
    thread_->split_at_roots(ThreadBuilder::AbsentRoot::post);
  }

  void open(JsonNode node) override {
    if (&node.type() != &kEntry && &node.type() != &kStatus) return;
    const uint32_t ordinal = thread_->reserve();
    node.set_mark(ordinal);
    extras_.emplace_back();
    Conversation::Status status;
    if (&node.type() == &kStatus) {
      status.entry = node.enclosing().mark();
      switch (node.kind()) {
        case EdgeKind::parent:
          status.place = Conversation::Place::ancestor;
          break;
        case EdgeKind::reply:
          status.place = Conversation::Place::descendant;
          break;
        case EdgeKind::side:
          status.place = Conversation::Place::focal;
          extras_[status.entry].is_wrapper = true;
          break;
        default:
          break;
      }
    }
    conversation_.add(status);
  }

  void finish(JsonNode node) override {
    if (&node.type() == &kStatus) {
      finish_status(node);
    } else if (&node.type() == &kEntry) {
      finish_entry(node);
    } else if (&node.type() == &kMedia) {
      finish_media(node);
    } else if (&node.type() == &kOption) {
      thread_->attach(
          PollOption{node.enclosing().mark(), node.text(kOptionTitle), node.count(kOptionVotes)});
      extras_[node.enclosing().mark()].shows_something = true;
    } else if (&node.type() == &kEmoji) {
      finish_emoji(node);
    } else if (&node.type() == &kReaction) {
      finish_reaction(node);
    } else if (&node.type() == &kRole) {
      extras_[node.enclosing().mark()].roles |= role_named(node.copy(kRoleName));
    }
  }

  bool finish_all(Pace& pace) override {
    if (!conversation_.hang(*thread_, *heap_, pace)) return false;
    if (language_agrees_) thread_->facts().language = language_;
    return true;
  }

 private:
  // What nodes inside a status have told of it.
  struct Extras {
    std::string emoji;  // `"name":"url",…`
    Roles roles = 0;
    bool has_media = false;
    bool shows_something = false;
    bool is_wrapper = false;  // another object in it is the status: a notification has one
  };

  void finish_media(JsonNode node);
  void finish_emoji(JsonNode node);
  void finish_reaction(JsonNode node);
  void finish_entry(JsonNode node);
  void finish_status(JsonNode node);
  uint32_t author_of(JsonNode node);
  bool attach_quotes(JsonNode node);
  bool read_details(JsonNode node, Timestamp created, Details& details);
  void note_language(Piece language);

  ThreadBuilder* thread_;
  TextHeap* heap_;
  Problems* problems_;
  Conversation conversation_;
  std::vector<Extras> extras_;  // by ordinal, like the conversation's statuses
  Piece language_;
  bool language_agrees_ = true;
};

void MastodonHandler::finish_media(JsonNode node) {
  const Piece url = node.text(kMediaUrl);
  const Piece alt = node.text(kMediaAlt);
  if (url.empty() && alt.empty()) return;
  const uint32_t ordinal = node.enclosing().mark();
  thread_->attach(Media{ordinal, url, alt, heap_->add(media_type_of(node.copy(kMediaType)))});
  extras_[ordinal].has_media = true;
}

void MastodonHandler::finish_emoji(JsonNode node) {
  const std::string name = node.copy(kShortcode);
  const std::string url = node.copy(kEmojiUrl);
  const auto is_plain = [](const std::string& text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
      return c > ' ' && c <= '~' && c != '"' && c != '\\';
    });
  };
  if (!is_plain(name) || !is_plain(url)) return;
  std::string& emoji = extras_[node.enclosing().mark()].emoji;
  const std::string key = "\"" + name + "\":";
  if (emoji.find(key) != std::string::npos) return;
  if (!emoji.empty()) emoji += ',';
  emoji.append(key).append("\"").append(url).append("\"");
}

// An emoji, or the name of one of the server's own.
void MastodonHandler::finish_reaction(JsonNode node) {
  std::string name = node.copy(kReactionName);
  const int32_t count = node.count(kReactionCount);
  if (name.empty() || count <= 0) return;
  const bool is_word =
      std::all_of(name.begin(), name.end(), [](char c) { return c > ' ' && c <= '~'; });
  if (is_word) name = ":" + name + ":";
  thread_->attach(Reaction{node.enclosing().mark(), heap_->add(name), count});
}

// A notification has a time and an account too, and may be of no status.
void MastodonHandler::finish_entry(JsonNode node) {
  const bool is_status =
      node.has(kContent) || node.has(kParent) || node.is_null(kParent) || node.has(kUrl);
  if (is_status && !extras_[node.mark()].is_wrapper) finish_status(node);
  extras_[node.mark()].emoji = {};
}

uint32_t MastodonHandler::author_of(JsonNode node) {
  const std::string url = node.copy(kAccountUrl);
  const std::string name = name_of(node.copy(kAcct), url);
  return name.empty() ? kNoAuthor : thread_->author(name, node.copy(kDisplay), url);
}

// A boost and a quote are shown as what they show. Returns whether there is one.
bool MastodonHandler::attach_quotes(JsonNode node) {
  struct QuoteFields {
    uint8_t acct, account_url, url, content;
  };
  constexpr QuoteFields kQuotes[] = {
      {kBoostAcct, kBoostAccountUrl, kBoostUrl, kBoostContent},
      {kQuoteAcct, kQuoteAccountUrl, kQuoteUrl, kQuoteContent},
  };
  bool any = false;
  for (const QuoteFields& fields : kQuotes) {
    const Piece url = node.text(fields.url);
    const Piece body = node.text(fields.content);
    if (url.empty() && body.empty()) continue;
    const Piece author = heap_->add(name_of(node.copy(fields.acct), node.copy(fields.account_url)));
    thread_->attach(Quote{node.mark(), author, url, body, Markup::html});
    any = true;
  }
  return any;
}

// Returns whether there are any.
bool MastodonHandler::read_details(JsonNode node, Timestamp created, Details& details) {
  const Extras& extras = extras_[node.mark()];
  details.edited_time = node.time(kEdited);
  details.edited = details.edited_time != kUnknownTime && details.edited_time != created;
  if (!details.edited) details.edited_time = kUnknownTime;
  details.pinned = node.is_true(kPinned);
  details.warning = node.text(kWarning);
  if (details.warning.empty()) details.warning = node.text(kBoostWarning);
  if (details.warning.empty() && node.is_true(kSensitive) && extras.has_media) {
    details.warning = heap_->add("sensitive media");
  }
  details.reason = heap_->add(why_not_public(node.copy(kVisibility)));
  if (!extras.emoji.empty()) details.emoji = heap_->add("{" + extras.emoji + "}");
  return details.edited || details.pinned || !details.warning.empty() || !details.reason.empty() ||
         !details.emoji.empty();
}

void MastodonHandler::note_language(Piece language) {
  if (language.empty()) return;
  if (language_.empty()) language_ = language;
  language_agrees_ &= heap_->view(language) == heap_->view(language_);
}

void MastodonHandler::finish_status(JsonNode node) {
  Conversation::Status& status = conversation_.status(node.mark());
  Draft& draft = status.draft;
  draft.byte = node.byte();
  draft.id = node.id(kId);
  if (draft.id.empty()) {
    return problems_->warn(ProblemCode::bad_comment, "this status has no id; it was skipped",
                           draft.byte);
  }
  status.is_set = true;
  status.parent = node.id(kParent);
  draft.url = node.text(kUrl);
  draft.markup = node.has(kContent) ? Markup::html : Markup::text;
  draft.body = node.raw_text(node.has(kContent) ? kContent : kText, draft.body_escaped);
  draft.time = node.time(kCreated);
  draft.score = node.count(kScore);
  const int32_t replies = node.count(kReplies);
  if (replies >= 0) draft.counted_children = static_cast<uint32_t>(replies);
  draft.author = author_of(node);
  Extras& extras = extras_[node.mark()];
  draft.roles = extras.roles;
  if (node.is_true(kIsBot)) draft.roles |= kRoleBot;
  if (node.is_true(kIsSuspended)) draft.roles |= kRoleBanned;
  if (node.is_true(kIsAdmin)) draft.roles |= kRoleAdmin;
  if (node.is_true(kIsModerator)) draft.roles |= kRoleModerator;
  note_language(node.text(kLanguage));

  const bool shows_other = attach_quotes(node);
  const Piece card = node.text(kCardUrl);
  if (!card.empty()) {
    thread_->attach(Media{node.mark(), card, node.text(kCardTitle), heap_->add("link")});
  }
  Details details;
  if (read_details(node, draft.time, details)) conversation_.set_details(status, details);
  if (!details.reason.empty()) draft.state = State::hidden;
  draft.bare = !node.has(kContent) && draft.body.empty() && details.warning.empty() &&
               !shows_other && !extras.has_media && !extras.shows_something;
  extras.emoji = {};
}

std::string_view recognises(const Sample& sample) {
  if (sample.has("descendants") || sample.has("[].descendants")) {
    const std::string_view context = sample.first_of({"ancestors", "[].ancestors"});
    if (!context.empty()) return context;
  }
  const std::string_view beside =
      sample.first_of({"context.descendants", "[].context.descendants"});
  if (!beside.empty()) return beside;
  // GitHub's review comments have an `in_reply_to_id` too.
  if (sample
          .first_of({"[].in_reply_to_id", "in_reply_to_id", "statuses[].in_reply_to_id",
                     "[].status.in_reply_to_id", "status.in_reply_to_id",
                     "[].last_status.in_reply_to_id"})
          .empty()) {
    return {};
  }
  return sample.first_of({"[].in_reply_to_account_id", "in_reply_to_account_id", "[].spoiler_text",
                          "spoiler_text", "[].favourites_count", "favourites_count",
                          "[].account.acct", "account.acct", "[].content", "content",
                          "[].visibility", "visibility", "statuses[].account", "[].status.account",
                          "status.account", "[].last_status.account"});
}

constexpr JsonFormat kJson = {
    &kDocument,
    [](ThreadList& threads, Problems& problems) -> std::unique_ptr<NodeHandler> {
      return std::make_unique<MastodonHandler>(threads, problems);
    },
    [](const Sample& sample) { return !sample.has("[]"); }};

}  // namespace

extern const Format kMastodon = {
    "mastodon", "JSON of the API of Mastodon, Pleroma, GoToSocial and others: contexts, statuses",
    recognises, open_json_reader, &kJson};

}  // namespace threadbare

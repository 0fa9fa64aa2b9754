// Bluesky's API: app.bsky.feed.getPostThread, app.bsky.unspecced.getPostThreadV2
// (https://docs.bsky.app/docs/api/app-bsky-feed-get-post-thread), and a view of a thread alone.
#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "formats/bluesky/rich_text.h"
#include "formats/format.h"
#include "formats/json/node.h"
#include "formats/json/reader.h"
#include "thread/id_map.h"

namespace threadbare {

namespace {

enum FeatureField : uint8_t { kLinkUri, kMentionDid, kTag };
constexpr Field kFeatureFields[] = {{kLinkUri, "uri"}, {kMentionDid, "did"}, {kTag, "tag"}};
constexpr NodeType kFeature = {"feature of a facet", kFeatureFields, {}};

enum FacetField : uint8_t { kByteStart, kByteEnd };
constexpr Field kFacetFields[] = {{kByteStart, "index.byteStart|index.byte_start"},
                                  {kByteEnd, "index.byteEnd|index.byte_end"}};
constexpr Edge kFacetEdges[] = {{"features[]", EdgeKind::side, &kFeature}};
constexpr NodeType kFacet = {"facet", kFacetFields, kFacetEdges};
constexpr NodeType kQuoteFacet = {"facet", kFacetFields, kFacetEdges};

enum ImageField : uint8_t { kImageUrl, kImageAlt };
constexpr Field kImageFields[] = {{kImageUrl, "fullsize|thumb"}, {kImageAlt, "alt"}};
constexpr NodeType kImage = {"image", kImageFields, {}};

enum LabelField : uint8_t { kLabelValue, kLabelIsNegated };
constexpr Field kLabelFields[] = {{kLabelValue, "val"}, {kLabelIsNegated, "neg"}};
constexpr NodeType kLabel = {"label", kLabelFields, {}};

// The SDK for Python (https://atproto.blue) saves answers with names of its own, `reply_count`.
// Embeds come twice: as the author's record has them, and in `embed` with URLs that can be opened.
enum PostField : uint8_t {
  kUri,
  kText,
  kCreated,
  kParentUri,
  kLanguage,
  kLikes,
  kReplies,
  kHandle,
  kDid,
  kDisplay,
  kVideo,
  kVideoAlt,
  kCard,
  kCardTitle,
  kQuoteUri,
  kQuoteHandle,
  kQuoteDid,
  kQuoteText,
  kQuoteName,
};

constexpr Field kPostFields[] = {
    {kUri, "uri"},
    {kText, "record.text"},
    {kCreated, "record.createdAt|record.created_at|indexedAt|indexed_at"},
    {kParentUri, "record.reply.parent.uri"},
    {kLanguage, "record.langs[0]"},
    {kLikes, "likeCount|like_count|upvoteCount"},
    {kReplies, "replyCount|reply_count"},
    {kHandle, "author.handle"},
    {kDid, "author.did"},
    {kDisplay, "author.displayName|author.display_name"},
    {kVideo, "embed.playlist|embed.media.playlist"},
    {kVideoAlt, "embed.alt|embed.media.alt"},
    {kCard,
     "embed.external.uri|embed.media.external.uri|record.embed.external.uri|"
     "record.embed.media.external.uri"},
    {kCardTitle,
     "embed.external.title|embed.media.external.title|record.embed.external.title|"
     "record.embed.media.external.title"},
    {kQuoteUri,
     "embed.record.record.uri|embed.record.uri|record.embed.record.record.uri|"
     "record.embed.record.uri"},
    {kQuoteHandle,
     "embed.record.record.author.handle|embed.record.author.handle|embed.record.creator.handle"},
    {kQuoteDid, "embed.record.record.author.did|embed.record.author.did|embed.record.creator.did"},
    {kQuoteText, "embed.record.record.value.text|embed.record.value.text"},
    {kQuoteName, "embed.record.displayName|embed.record.name|embed.record.record.name"},
};

constexpr Edge kPostEdges[] = {
    {"record.facets[]", EdgeKind::side, &kFacet},
    {"embed.record.record.value.facets[]|embed.record.value.facets[]", EdgeKind::side,
     &kQuoteFacet},
    {"embed.images[]|embed.media.images[]", EdgeKind::side, &kImage},
    {"labels[]", EdgeKind::side, &kLabel},
};
constexpr NodeType kPost = {"post", kPostFields, kPostEdges};

// A threadViewPost, or what stands for a post that cannot be shown; or an item of version 2, which
// has a depth.
enum ViewField : uint8_t { kViewUri, kDepth, kMoreReplies, kIsHidden, kHasOthers };
constexpr Field kViewFields[] = {
    {kViewUri, "uri"},
    {kDepth, "depth"},
    {kMoreReplies, "value.moreReplies|value.more_replies"},
    {kIsHidden, "value.hiddenByThreadgate|value.hidden_by_threadgate"},
    {kHasOthers, "hasOtherReplies|has_other_replies"},
};

extern const NodeType kView;
constexpr Edge kViewEdges[] = {
    {"post|value.post", EdgeKind::side, &kPost},
    {"parent", EdgeKind::parent, &kView, true},
    {"replies[]", EdgeKind::reply, &kView},
};
constexpr NodeType kView = {"post", kViewFields, kViewEdges};

// What stands in the outermost array, or alone: a view, an item, or an answer with either in it.
constexpr Edge kEntryEdges[] = {
    {"post|value.post", EdgeKind::side, &kPost}, {"parent", EdgeKind::parent, &kView, true},
    {"replies[]", EdgeKind::reply, &kView},      {"thread", EdgeKind::thread, &kView},
    {"thread[]", EdgeKind::reply, &kView},
};
constexpr NodeType kEntry = {"post", kViewFields, kEntryEdges};
constexpr Edge kDocumentEdges[] = {{"[]", EdgeKind::reply, &kEntry}};
constexpr NodeType kDocument = {"document", {}, kDocumentEdges};

// Accounts whose domain does not vouch for them all have this handle.
std::string_view name_of(const std::string& handle, const std::string& did) {
  return handle.empty() || handle == "handle.invalid" ? did : handle;
}

class BlueskyHandler final : public NodeHandler {
 public:
  BlueskyHandler(ThreadList& threads, Problems& problems)
      : thread_(&threads.thread()), heap_(&threads.heap()), problems_(&problems) {
    thread_->split_at_roots(ThreadBuilder::AbsentRoot::placeholder);
  }

  void open(JsonNode node) override;
  void finish(JsonNode node) override;
  bool finish_all(Pace&) override;

 private:
  static constexpr uint32_t kNone = ~uint32_t{0};

  // Where a post stands: its ordinal, and its URI where it is only known to be missing.
  struct Spot {
    uint32_t ordinal = kNone;
    Piece uri;
    bool is_missing = false;
  };
  // A view that is open.
  struct View {
    Spot spot;
    Spot above;  // what its `parent` is
    Draft draft;
    Details details;
    Piece answers;  // the URI of what it is a reply to
    bool has_post = false;
    bool holds_views = false;  // it is no view itself, but an answer
  };
  struct Top {
    uint32_t ordinal;
    Draft draft;
    Details details;
    Piece answers;
  };
  struct Missing {
    Spot spot;
    Parentage parentage;
  };
  struct Step {
    int32_t depth;
    Spot spot;
  };

  void finish_feature(JsonNode node);
  void finish_post(JsonNode node);
  void finish_view(JsonNode node);
  bool find_parent(JsonNode node, const View& view, Parentage& parentage);
  static Parentage below(const Spot& spot) {
    return spot.is_missing ? Parentage::id(spot.uri) : Parentage::enclosing(spot.ordinal);
  }
  uint32_t author_of(JsonNode node);
  void read_text(JsonNode node, Draft& draft);
  void attach_embeds(JsonNode node, uint32_t ordinal);
  void attach_quote(JsonNode node, uint32_t ordinal);

  ThreadBuilder* thread_;
  TextHeap* heap_;
  Problems* problems_;
  std::vector<View> views_;  // those that are open, the innermost last; a node's mark is its index
  std::vector<Step> path_;   // of the last item with a depth: its ancestors and itself
  // Of the post that is open. Posts do not stand inside each other.
  std::string labels_;
  Facet facet_;
  std::vector<Facet> facets_;
  std::vector<Facet> quote_facets_;
  // Until all parts are read:
  std::vector<Top> tops_;
  std::vector<Missing> missing_;
  IdMap present_;
  Piece language_;
  bool language_agrees_ = true;
};

void BlueskyHandler::open(JsonNode node) {
  if (&node.type() == &kView || &node.type() == &kEntry) {
    if (&node.type() == &kEntry) views_.clear();  // what a broken line has left open
    node.set_mark(static_cast<uint32_t>(views_.size()));
    views_.emplace_back();
    views_.back().spot.ordinal = thread_->reserve();
  } else if (&node.type() == &kPost) {
    labels_.clear();
    facets_.clear();
    quote_facets_.clear();
  } else if (&node.type() == &kDocument) {
    path_.clear();
  } else if (&node.type() == &kFacet || &node.type() == &kQuoteFacet) {
    facet_ = {};
  }
}

void BlueskyHandler::finish(JsonNode node) {
  if (&node.type() == &kView || &node.type() == &kEntry) {
    finish_view(node);
  } else if (&node.type() == &kPost) {
    finish_post(node);
  } else if (&node.type() == &kFeature) {
    finish_feature(node);
  } else if (&node.type() == &kFacet || &node.type() == &kQuoteFacet) {
    facet_.begin = node.count(kByteStart);
    facet_.end = node.count(kByteEnd);
    (&node.type() == &kFacet ? facets_ : quote_facets_).push_back(std::move(facet_));
  } else if (&node.type() == &kLabel) {
    const std::string value = node.copy(kLabelValue);
    // Says who may see an account, nothing about a post.
    if (value.empty() || value == "!no-unauthenticated" || node.is_true(kLabelIsNegated)) return;
    labels_.append(labels_.empty() ? "" : ", ").append(value);
  } else if (&node.type() == &kImage) {
    const Piece url = node.text(kImageUrl);
    const Piece alt = node.text(kImageAlt);
    if (url.empty() && alt.empty()) return;
    const View& view = views_[node.enclosing().enclosing().mark()];
    thread_->attach(Media{view.spot.ordinal, url, alt, heap_->add("image")});
  }
}

// The first feature that leads somewhere is the facet's.
void BlueskyHandler::finish_feature(JsonNode node) {
  if (!facet_.href.empty()) return;
  const std::string did = node.copy(kMentionDid);
  const std::string tag = node.copy(kTag);
  facet_.href = node.copy(kLinkUri);
  if (!facet_.href.empty()) return;
  if (!did.empty()) {
    facet_.href = "https://bsky.app/profile/" + did;
  } else if (!tag.empty()) {
    facet_.href = page_of_tag(tag);
  }
}

uint32_t BlueskyHandler::author_of(JsonNode node) {
  const std::string handle = node.copy(kHandle);
  const std::string did = node.copy(kDid);
  const std::string name(name_of(handle, did));
  if (name.empty()) return kNoAuthor;
  return thread_->author(name, node.copy(kDisplay), "https://bsky.app/profile/" + name);
}

void BlueskyHandler::read_text(JsonNode node, Draft& draft) {
  if (!facets_.empty()) {
    const std::string text = node.copy(kText);
    keep_fitting(facets_, text);
    if (!facets_.empty()) {
      draft.body = heap_->add(rich_text_html(text, facets_));
      draft.markup = Markup::html;
      return;
    }
  }
  draft.body = node.raw_text(kText, draft.body_escaped);
  draft.markup = Markup::text;
}

void BlueskyHandler::attach_quote(JsonNode node, uint32_t ordinal) {
  const std::string uri = node.copy(kQuoteUri);
  if (uri.empty()) return;
  const std::string handle = node.copy(kQuoteHandle);
  const std::string did = node.copy(kQuoteDid);
  const std::string_view author = name_of(handle, did);
  Quote quote;
  quote.comment = ordinal;
  quote.author = heap_->add(author);
  quote.url = heap_->add(page_of_record(uri, author));
  std::string text = node.copy(kQuoteText);
  keep_fitting(quote_facets_, text);
  if (!quote_facets_.empty()) {
    text = rich_text_html(text, quote_facets_);
    quote.markup = Markup::html;
  }
  quote.body = text.empty() ? node.text(kQuoteName) : heap_->add(text);
  if (!quote.url.empty() || !quote.body.empty()) thread_->attach(quote);
}

void BlueskyHandler::attach_embeds(JsonNode node, uint32_t ordinal) {
  const Piece video = node.text(kVideo);
  if (!video.empty()) {
    thread_->attach(Media{ordinal, video, node.text(kVideoAlt), heap_->add("video")});
  }
  const Piece card = node.text(kCard);
  if (!card.empty()) {
    thread_->attach(Media{ordinal, card, node.text(kCardTitle), heap_->add("link")});
  }
  attach_quote(node, ordinal);
}

void BlueskyHandler::finish_post(JsonNode node) {
  View& view = views_[node.enclosing().mark()];
  Draft& draft = view.draft;
  view.has_post = true;
  view.answers = node.id(kParentUri);
  draft.id = node.id(kUri);
  const std::string handle = node.copy(kHandle);
  draft.url = heap_->add(page_of_record(heap_->view(draft.id), name_of(handle, {})));
  read_text(node, draft);
  draft.author = author_of(node);
  draft.time = node.time(kCreated);
  draft.score = node.count(kLikes);
  const int32_t replies = node.count(kReplies);
  if (replies >= 0) draft.counted_children = static_cast<uint32_t>(replies);
  view.details.warning = heap_->add(labels_);
  attach_embeds(node, view.spot.ordinal);

  const Piece language = node.text(kLanguage);
  if (language.empty()) return;
  if (language_.empty()) language_ = language;
  language_agrees_ &= heap_->view(language) == heap_->view(language_);
}

// Where a view hangs. Returns whether it hangs anywhere: the topmost ones are dealt with last.
bool BlueskyHandler::find_parent(JsonNode node, const View& view, Parentage& parentage) {
  if (node.has(kDepth)) {
    const int32_t depth = node.count(kDepth);
    while (!path_.empty() && path_.back().depth >= depth) path_.pop_back();
    const bool has_parent = !path_.empty();
    if (has_parent) parentage = below(path_.back().spot);
    path_.push_back({depth, view.spot});
    if (has_parent || depth <= 0 || view.answers.empty()) return has_parent;
    parentage = Parentage::id(view.answers);  // the replies that an answer without them left out
    return true;
  }
  if (view.above.ordinal != kNone) {
    parentage = below(view.above);
    return true;
  }
  if (node.kind() != EdgeKind::reply || &node.type() == &kEntry) return false;
  parentage = below(views_[node.enclosing().mark()].spot);
  return true;
}

void BlueskyHandler::finish_view(JsonNode node) {
  View view = views_[node.mark()];
  views_.resize(node.mark());
  if (node.is_true(kHasOthers)) {
    problems_->warn(
        ProblemCode::left_out,
        "Bluesky kept back some replies as of little interest; they are not in the file",
        node.byte());
  }
  const bool is_entry = &node.type() == &kEntry;
  if (!is_entry && &node.enclosing().type() == &kEntry) {
    views_[node.enclosing().mark()].holds_views |= !views_[node.enclosing().mark()].has_post;
  }
  Draft& draft = view.draft;
  draft.byte = node.byte();
  view.spot.uri = view.has_post ? draft.id : node.id(kViewUri);
  view.spot.is_missing = !view.has_post;
  if (view.spot.uri.empty()) {
    if (is_entry && view.holds_views) return;
    return problems_->warn(ProblemCode::bad_comment, "this post has no uri; it was skipped",
                           draft.byte);
  }
  Parentage parentage;
  const bool has_parent = find_parent(node, view, parentage);
  if (node.kind() == EdgeKind::parent) views_[node.enclosing().mark()].above = view.spot;
  if (!view.has_post) {
    // Without a parent it is nothing but a placeholder for its replies, if it has any.
    if (has_parent) missing_.push_back({view.spot, parentage});
    return;
  }
  draft.unloaded = static_cast<uint32_t>(std::max(node.count(kMoreReplies), 0));
  if (node.is_true(kIsHidden)) {
    draft.state = State::hidden;
    view.details.reason = heap_->add("hidden by the author of the thread");
  }
  present_.add(*heap_, draft.id, view.spot.ordinal);
  if (has_parent) {
    const bool has_details = !view.details.warning.empty() || !view.details.reason.empty();
    thread_->set(view.spot.ordinal, draft, parentage, has_details ? &view.details : nullptr);
  } else {
    tops_.push_back({view.spot.ordinal, draft, view.details, view.answers});
  }
}

bool BlueskyHandler::finish_all(Pace&) {
  for (const Top& top : tops_) {
    const bool goes_on =
        !top.answers.empty() && present_.find(*heap_, heap_->view(top.answers)) != IdMap::kAbsent;
    thread_->set(top.ordinal, top.draft, goes_on ? Parentage::id(top.answers) : Parentage::root(),
                 &top.details);
  }
  // One placeholder a post, and none if it can be seen elsewhere.
  for (const Missing& missing : missing_) {
    if (present_.add(*heap_, missing.spot.uri, missing.spot.ordinal) != missing.spot.ordinal) {
      continue;
    }
    Draft draft;
    draft.id = missing.spot.uri;
    draft.state = State::missing;
    thread_->set(missing.spot.ordinal, draft, missing.parentage);
  }
  if (language_agrees_) thread_->facts().language = language_;
  return true;
}

std::string_view recognises(const Sample& sample) {
  return sample.first_of({"thread.post.record", "thread.post.uri", "thread[].value.post",
                          "thread[].value.$type", "[].value.post", "[].post.record", "post.record",
                          "thread.notFound", "thread.blocked"});
}

constexpr JsonFormat kJson = {
    &kDocument,
    [](ThreadList& threads, Problems& problems) -> std::unique_ptr<NodeHandler> {
      return std::make_unique<BlueskyHandler>(threads, problems);
    },
    [](const Sample& sample) { return !sample.has("[]"); }};

}  // namespace

extern const Format kBluesky = {
    "bluesky", "JSON of Bluesky's API: getPostThread, getPostThreadV2, a thread's view alone",
    recognises, open_json_reader, &kJson};

}  // namespace threadbare

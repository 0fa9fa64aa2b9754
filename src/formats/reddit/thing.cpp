#include "formats/reddit/thing.h"

#include <span>

#include "formats/reddit/media.h"

namespace threadbare {

using namespace reddit;

// A dump has the data without the kind around it.
constexpr Field kThingFields[] = {
    {kKind, "kind"},
    {kId, "data.id|id"},
    {kName, "data.name|name"},
    {kLinkId, "data.link_id|link_id|submission"},
    {kParentId, "data.parent_id|parent_id"},
    {kAuthor, "data.author|author"},
    {kBody, "data.body|body"},
    {kBodyHtml, "data.body_html|body_html"},
    {kScore, "data.score|score"},
    {kScoreHidden, "data.score_hidden|score_hidden|data.hide_score|hide_score"},
    {kCreated, "data.created_utc|created_utc"},
    {kEdited, "data.edited|edited"},
    {kDistinguished, "data.distinguished|distinguished"},
    {kStickied, "data.stickied|stickied"},
    {kIsSubmitter, "data.is_submitter|is_submitter"},
    {kPermalink, "data.permalink|permalink"},
    {kLinkTitle, "data.link_title|link_title"},
    {kLinkAuthor, "data.link_author|link_author"},
    {kLinkPermalink, "data.link_permalink|link_permalink"},
    {kTitle, "data.title|title"},
    {kSelftext, "data.selftext|selftext"},
    {kSelftextHtml, "data.selftext_html|selftext_html"},
    {kUrl, "data.url|url"},
    {kUrlHint, "data.post_hint|post_hint"},
    {kIsSelf, "data.is_self|is_self"},
    {kIsSpoiler, "data.spoiler|spoiler"},
    {kIsAdult, "data.over_18|over_18"},
    {kIsRemoved, "data.removed|removed"},
    {kIsSpam, "data.spam|spam"},
    {kRemovedBy, "data.removed_by_category|removed_by_category"},
    {kCount, "data.count"},
    {kHeads, "data.children", Field::As::slice},
};

// In an array of Listings and things that are mixed, `children` may be a Listing's: they are nodes.
constexpr std::span<const Field> kItemFields = std::span(kThingFields).first(kHeads);

constexpr Field kOptionFields[] = {{kOptionText, "text"}, {kOptionVotes, "vote_count"}};
constexpr NodeType kRedditOption = {"choice of a poll", kOptionFields, {}};

#define THREADBARE_THING_EDGES                                                                   \
  {"data.replies.data.children[]|replies.data.children[]|replies[]|comments[]", EdgeKind::reply, \
   &kRedditThing},                                                                               \
      {"data.media_metadata.*|media_metadata.*", EdgeKind::side, &kRedditMedia, true},           \
      {"data.gallery_data.items[]|gallery_data.items[]", EdgeKind::side, &kRedditGalleryItem},   \
      {"data.poll_data.options[]|poll_data.options[]", EdgeKind::side, &kRedditOption},

constexpr Edge kThingEdges[] = {THREADBARE_THING_EDGES};
constexpr NodeType kRedditThing = {"comment", kThingFields, kThingEdges};

constexpr Edge kItemEdges[] = {
    THREADBARE_THING_EDGES{"data.children[]", EdgeKind::reply, &kRedditThing},
};
constexpr NodeType kRedditItem = {"comment", kItemFields, kItemEdges};

constexpr Edge kDocumentEdges[] = {
    {"[]", EdgeKind::reply, &kRedditItem},
    {"data[]|data.children[]|json.data.things[]", EdgeKind::reply, &kRedditThing},
};
constexpr NodeType kRedditDocument = {"document", {}, kDocumentEdges};

}  // namespace threadbare

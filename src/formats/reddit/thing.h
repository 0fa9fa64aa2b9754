// Where Reddit's JSON has what is told of a thing.
#ifndef THREADBARE_FORMATS_REDDIT_THING_H_
#define THREADBARE_FORMATS_REDDIT_THING_H_

#include <cstdint>

#include "formats/json/grammar.h"

namespace threadbare {

namespace reddit {

enum ThingField : uint8_t {
  kKind,
  kId,
  kName,
  kLinkId,
  kParentId,
  kAuthor,
  kBody,
  kBodyHtml,
  kScore,
  kScoreHidden,
  kCreated,
  kEdited,
  kDistinguished,
  kStickied,
  kIsSubmitter,
  kPermalink,
  kLinkTitle,
  kLinkAuthor,
  kLinkPermalink,
  kTitle,
  kSelftext,
  kSelftextHtml,
  kUrl,
  kUrlHint,
  kIsSelf,
  kIsSpoiler,
  kIsAdult,
  kIsRemoved,
  kIsSpam,
  kRemovedBy,
  kCount,
  kHeads,
};

enum OptionField : uint8_t { kOptionText, kOptionVotes };

}  // namespace reddit

/// A document: Listings, an array of them or of things, an answer of `morechildren`, or the lines
/// of a dump.
extern const NodeType kRedditDocument;

/// A post, a comment or a stub.
extern const NodeType kRedditThing;

/// The same, or a Listing, where they may be mixed: without kHeads, since a Listing's `children`
/// are nodes and a stub's are ids.
extern const NodeType kRedditItem;

/// A choice of a post's poll.
extern const NodeType kRedditOption;

}  // namespace threadbare

#endif  // THREADBARE_FORMATS_REDDIT_THING_H_

// What is read in JSON of GitHub, and where it stands: in answers of its REST API
// (https://docs.github.com/en/rest/issues) and of its GraphQL API
// (https://docs.github.com/en/graphql/guides/using-the-graphql-api-for-discussions), in what
// `gh issue view --json` writes, and in what scripts put together from those.
#ifndef THREADBARE_FORMATS_GITHUB_FIELDS_H_
#define THREADBARE_FORMATS_GITHUB_FIELDS_H_

#include <cstdint>
#include <string_view>

#include "formats/json/grammar.h"

namespace threadbare::github {

/// The fields of an item: an issue, pull request or discussion, a comment, a review, or an object
/// around some of those. Which of them it is is told by what it holds.
enum ItemField : uint8_t {
  kId,
  kTitle,
  kNumber,
  kBody,
  kBodyHtml,
  kBodyText,
  kUrl,
  kIssueUrl,
  kAuthor,  ///< given, and null: the account is gone
  kLogin,
  kDisplay,
  kAuthorUrl,
  kAuthorType,
  kAuthorIsBot,
  kAssociation,
  kCreated,
  kUpdated,
  kEdited,
  kIsEdited,
  kDeleted,
  kIsMinimized,
  kMinimizedReason,
  kIsAnswer,
  kAnswer,
  kIsPinned,
  kUpvotes,
  kReactions,
  kReplyTo,
  kHunk,
  kPath,
  kReview,  ///< the review that a review comment is part of
  kCommentCount,
  kCommentTotal,
  kReviewCommentCount,
  kReplyTotal,
  kState,
  kSubmitted,
  kEvent,
  kFirstReaction,  ///< and the others of kReactionKinds
};

struct ReactionKind {
  std::string_view path;     ///< in the REST API
  std::string_view content;  ///< in the GraphQL API
  std::string_view emoji;
};
/// https://docs.github.com/en/rest/reactions/reactions#about-reactions
inline constexpr ReactionKind kReactionKinds[] = {
    {"reactions.+1", "THUMBS_UP", "👍"},      {"reactions.-1", "THUMBS_DOWN", "👎"},
    {"reactions.laugh", "LAUGH", "😄"},       {"reactions.hooray", "HOORAY", "🎉"},
    {"reactions.confused", "CONFUSED", "😕"}, {"reactions.heart", "HEART", "❤️"},
    {"reactions.rocket", "ROCKET", "🚀"},     {"reactions.eyes", "EYES", "👀"},
};

enum ReactionGroupField : uint8_t { kContent, kReactors };

extern const NodeType kItem;
extern const NodeType kReactionGroup;
/// The comments on one line of a pull request: the first, and the replies to it.
extern const NodeType kReviewThread;

/// A list of items, or of lists of them.
extern const NodeType kDocument;

}  // namespace threadbare::github

#endif  // THREADBARE_FORMATS_GITHUB_FIELDS_H_

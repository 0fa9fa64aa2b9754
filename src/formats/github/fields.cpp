#include "formats/github/fields.h"

namespace threadbare::github {

namespace {

constexpr uint8_t reaction_field(uint8_t kind) {
  return static_cast<uint8_t>(kFirstReaction + kind);
}

constexpr Field kItemFields[] = {
    {kId, "id|databaseId|fullDatabaseId|node_id"},
    {kTitle, "title"},
    {kNumber, "number"},
    {kBody, "body"},
    {kBodyHtml, "body_html|bodyHTML"},
    {kBodyText, "body_text|bodyText"},
    {kUrl, "html_url|_links.html.href|url"},
    {kIssueUrl, "issue_url|pull_request_url|_links.pull_request.href"},
    {kAuthor, "user|author"},
    {kLogin, "user.login|author.login"},
    {kDisplay, "user.name|author.name"},
    {kAuthorUrl, "user.html_url|author.url"},
    {kAuthorType, "user.type|author.__typename"},
    {kAuthorIsBot, "author.is_bot|author.isBot"},
    {kAssociation, "author_association|authorAssociation"},
    {kCreated, "created_at|createdAt|publishedAt"},
    {kUpdated, "updated_at|updatedAt"},
    {kEdited, "lastEditedAt"},
    {kIsEdited, "includesCreatedEdit"},
    {kDeleted, "deletedAt"},
    {kIsMinimized, "isMinimized|minimized"},
    {kMinimizedReason, "minimizedReason|minimized.reason"},
    {kIsAnswer, "isAnswer"},
    {kAnswer, "answer.id|answer.databaseId|answer.url|answer_html_url"},
    {kIsPinned, "isPinned"},
    {kUpvotes, "upvoteCount"},
    {kReactions, "reactions.total_count|reactions.totalCount"},
    {kReplyTo, "in_reply_to_id|replyTo.id|replyTo.databaseId|parent_id"},
    {kHunk, "diff_hunk|diffHunk"},
    {kPath, "path"},
    {kReview, "pull_request_review_id"},
    {kCommentCount, "comments"},
    {kCommentTotal, "comments.totalCount"},
    {kReviewCommentCount, "review_comments"},
    {kReplyTotal, "replies.totalCount"},
    {kState, "state"},
    {kSubmitted, "submitted_at|submittedAt"},
    {kEvent, "event"},
    {reaction_field(0), kReactionKinds[0].path},
    {reaction_field(1), kReactionKinds[1].path},
    {reaction_field(2), kReactionKinds[2].path},
    {reaction_field(3), kReactionKinds[3].path},
    {reaction_field(4), kReactionKinds[4].path},
    {reaction_field(5), kReactionKinds[5].path},
    {reaction_field(6), kReactionKinds[6].path},
    {reaction_field(7), kReactionKinds[7].path},
};

constexpr Field kReactionGroupFields[] = {
    {kContent, "content"},
    {kReactors, "reactors.totalCount|users.totalCount"},
};

// Those around others are replies too: of a file that is cut what is whole is kept. An issue of the
// REST API has a stub at "pull_request" that says nothing.
constexpr Edge kItemEdges[] = {
    {"comments[]|comments.nodes[]|comments.edges[].node|comments_data[]|replies[]|replies.nodes[]|"
     "replies.edges[].node|reviews[]|reviews.nodes[]|reviews.edges[].node|timelineItems.nodes[]|"
     "timelineItems.edges[].node|nodes[]|edges[].node|items[]",
     EdgeKind::reply, &kItem},
    {"data|repository|node|resource|search|issue|pull_request|pullRequest|issueOrPullRequest|"
     "discussion|comment|issues|pullRequests|discussions",
     EdgeKind::reply, &kItem, true},
    {"reviewThreads.nodes[]|reviewThreads.edges[].node", EdgeKind::reply, &kReviewThread},
    {"reactionGroups[]", EdgeKind::side, &kReactionGroup},
};
constexpr Edge kReviewThreadEdges[] = {
    {"comments.nodes[]|comments.edges[].node", EdgeKind::reply, &kItem}};
constexpr Edge kDocumentEdges[] = {{"[]|[][]", EdgeKind::reply, &kItem}};

}  // namespace

constexpr NodeType kItem = {"comment", kItemFields, kItemEdges};
constexpr NodeType kReactionGroup = {"reaction", kReactionGroupFields, {}};
constexpr NodeType kReviewThread = {"review thread", {}, kReviewThreadEdges};
constexpr NodeType kDocument = {"document", {}, kDocumentEdges};

}  // namespace threadbare::github

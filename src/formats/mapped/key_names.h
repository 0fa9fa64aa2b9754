// What the keys of JSON objects mean by their names, wherever people talk.
#ifndef THREADBARE_FORMATS_MAPPED_KEY_NAMES_H_
#define THREADBARE_FORMATS_MAPPED_KEY_NAMES_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace threadbare {

/// Keys that mean one thing, as words; those that mean it most clearly first.
using KeyNames = std::string_view;

inline constexpr KeyNames kBodyNames =
    "body bodyhtml bodymarkdown text content contenthtml cooked html comment comments "
    "message bodytext selftext markdown commenttext note raw";
inline constexpr KeyNames kPersonNames =
    "author user owner creator commenter poster member sender account from profile";
inline constexpr KeyNames kNameNames =
    "displayname name username login screenname nick nickname fullname handle title";
inline constexpr KeyNames kAuthorNames =
    "authorname userdisplayname displayname username author nick nickname screenname "
    "creatorname creator user by poster owner sender commenter name authorid "
    "authorphid userid";
inline constexpr KeyNames kUrlNames = "url htmlurl weburl permalink link uri href";
inline constexpr KeyNames kTimeNames =
    "createdat created creationdate creationtime datecreated createdatdate "
    "createdtime published publishedat postedat date time timestamp";
inline constexpr KeyNames kEditedNames =
    "editedat updatedat edited updated modified modifiedat lasteditdate lasteditedat";
inline constexpr KeyNames kIdNames =
    "id _id idstr commentid answerid uuid guid messageid postid transactionid key";
inline constexpr KeyNames kDepthNames = "depth level indentlevel indent nesting";
inline constexpr KeyNames kScoreNames =
    "score points upvotes likecount likes favoritecount votes votecount";
inline constexpr KeyNames kTitleNames = "title subject headline name summary";
inline constexpr KeyNames kThreadNames =
    "threadid topicid discussionid postid articleid issueid noteableid bugid taskid "
    "questionid pageid objectid storyid post pageurl page path slug";
inline constexpr KeyNames kReplyNames = "replies children responses subcomments childcomments";

// Lists of comments, and lists that are none whatever is in them.
inline constexpr KeyNames kCommentLists = "comments answers replies messages notes responses posts";
inline constexpr KeyNames kOtherLists =
    "attachments fileattachments files media images labels tags reactions badges";

/// The key in lower case, without `-` and `_` (but for one in front): "created_at" and "createdAt"
/// are the same word.
std::string plain_key(std::string_view key);

/// How well a key fits, from 0 for the best; kNoRank if it is none of the names.
inline constexpr uint32_t kNoRank = ~uint32_t{0};
uint32_t rank_of(std::string_view key, KeyNames names);

}  // namespace threadbare

#endif  // THREADBARE_FORMATS_MAPPED_KEY_NAMES_H_

#include "formats/discourse/fields.h"

namespace threadbare::discourse {

namespace {

constexpr Field kItemFields[] = {
    {kId, "id"},
    {kTopicId, "topic_id"},
    {kTopicTitle, "topic_title"},
    {kTopicSlug, "topic_slug"},
    {kTitle, "title"},
    {kSlug, "slug"},
    {kArchetype, "archetype"},
    {kStream, "post_stream.stream", Field::As::slice},
    {kCreator, "details.created_by.username"},
    {kCreated, "created_at"},
    {kAnswer, "accepted_answer.post_number"},
    {kCooked, "cooked"},
    {kRaw, "raw"},
    {kNumber, "post_number"},
    {kReplyTo, "reply_to_post_number"},
    {kType, "post_type"},
    {kUrl, "post_url"},
    {kUsername, "username"},
    {kName, "name|display_username"},
    {kAvatar, "avatar_template"},
    {kVersion, "version"},
    {kUpdated, "updated_at"},
    {kLikes, "like_count"},
    {kReactionUsers, "reaction_users_count"},
    {kIsAdmin, "admin"},
    {kIsModerator, "moderator"},
    {kIsStaff, "staff"},
    {kIsHidden, "hidden"},
    {kHiddenReason, "hidden_reason_id"},
    {kDeletedTime, "deleted_at"},
    {kIsDeletedByUser, "user_deleted"},
    {kIsAnswer, "accepted_answer"},
    {kUserActions, "user_actions", Field::As::slice},
    {kTopicList, "topic_list", Field::As::slice},
    {kSearch, "grouped_search_result", Field::As::slice},
};

constexpr Field kActionFields[] = {{kActionId, "id"}, {kActionCount, "count"}};
constexpr Field kOptionFields[] = {{kOptionText, "html"}, {kOptionVotes, "votes"}};

constexpr Edge kItemEdges[] = {
    {"post_stream.posts[]|latest_posts[]", EdgeKind::reply, &kItem},
    {"actions_summary[]", EdgeKind::side, &kAction},
    {"reactions[]", EdgeKind::side, &kReaction},
    {"polls[].options[]", EdgeKind::side, &kOption},
};
constexpr Edge kDocumentEdges[] = {{"[]", EdgeKind::reply, &kItem}};

}  // namespace

constexpr NodeType kItem = {"post", kItemFields, kItemEdges};
constexpr NodeType kAction = {"action", kActionFields, {}};
constexpr NodeType kReaction = {"reaction", kActionFields, {}};
constexpr NodeType kOption = {"choice of a poll", kOptionFields, {}};
constexpr NodeType kDocument = {"document", {}, kDocumentEdges};

}  // namespace threadbare::discourse

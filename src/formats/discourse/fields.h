// What is read in JSON of Discourse, and where it stands: https://docs.discourse.org/, and what its
// serialisers write (PostSerializer, TopicViewSerializer).
#ifndef THREADBARE_FORMATS_DISCOURSE_FIELDS_H_
#define THREADBARE_FORMATS_DISCOURSE_FIELDS_H_

#include <cstdint>

#include "formats/json/grammar.h"

namespace threadbare::discourse {

/// The fields of an item: a topic, a post, or an object with a list of posts. Which of them it is
/// is told by what it holds.
enum ItemField : uint8_t {
  kId,
  kTopicId,
  kTopicTitle,
  kTopicSlug,
  kTitle,
  kSlug,
  kArchetype,
  kStream,
  kCreator,
  kCreated,
  kAnswer,
  kCooked,
  kRaw,
  kNumber,
  kReplyTo,
  kType,
  kUrl,
  kUsername,
  kName,
  kAvatar,
  kVersion,
  kUpdated,
  kLikes,
  kReactionUsers,
  kIsAdmin,
  kIsModerator,
  kIsStaff,
  kIsHidden,
  kHiddenReason,
  kDeletedTime,
  kIsDeletedByUser,
  kIsAnswer,
  kUserActions,
  kTopicList,
  kSearch,
};

/// The fields of what people did with a post: `id` 2 is "liked". Those of a reaction are the same,
/// but for its `id`, which is an emoji's name (the plugin discourse-reactions).
enum ActionField : uint8_t { kActionId, kActionCount };

/// The fields of a choice of a poll (the plugin poll).
enum OptionField : uint8_t { kOptionText, kOptionVotes };

extern const NodeType kItem;
extern const NodeType kAction;
extern const NodeType kReaction;
extern const NodeType kOption;

/// A list of items.
extern const NodeType kDocument;

}  // namespace threadbare::discourse

#endif  // THREADBARE_FORMATS_DISCOURSE_FIELDS_H_

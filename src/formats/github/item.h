// An issue, a comment, or what is around them, as JSON of GitHub has it.
#ifndef THREADBARE_FORMATS_GITHUB_ITEM_H_
#define THREADBARE_FORMATS_GITHUB_ITEM_H_

#include <cstdint>

#include "formats/json/node.h"
#include "thread/thread_builder.h"

namespace threadbare::github {

/// An item as it was read. Comments are placed when all have been, and with them their issues: the
/// comments of the GraphQL API end before the discussion that they stand in, and those of the REST
/// API name their issue and are not in it.
struct Item {
  static constexpr uint32_t kNone = ~uint32_t{0};

  enum class Kind : uint8_t { around, issue, comment, review, review_comment, review_thread };

  Kind kind = Kind::around;
  bool is_ghost = false;  // its author's account is gone
  bool is_bot = false;
  bool has_details = false;
  bool is_placed = false;
  bool holds_issue = false;
  uint32_t holder = kNone;  // the item that it stands in
  uint32_t issue = kNone;   // the issue around it; of an object around one issue: that one
  uint32_t above = kNone;   // the comment around it
  uint32_t thread = kNone;
  uint32_t ordinal = 0;                          // in the thread, or the post's
  int32_t comment_count = kUnknownCount;         // at any level
  int32_t comment_total = kUnknownCount;         // at the top
  int32_t review_comment_count = kUnknownCount;  // at any level
  Piece issue_url;
  Piece reply_to;
  Piece title;
  Piece answer;
  Piece login;
  Piece display;
  Piece author_url;
  Draft draft;
  Details details;
};

/// Whether it is a comment of some kind.
inline bool is_comment(const Item& item) {
  return item.kind == Item::Kind::comment || item.kind == Item::Kind::review ||
         item.kind == Item::Kind::review_comment;
}

/// What the item at `node` is. One that is around others may also be nothing: an event of a
/// timeline, say.
Item::Kind kind_of_item(JsonNode node);

/// Fills in all of `item` that `node` tells, but for its reactions and its place. REQUIRES:
/// item.kind is kind_of_item(node), and is not `around`.
void read_item(JsonNode node, Item& item);

}  // namespace threadbare::github

#endif  // THREADBARE_FORMATS_GITHUB_ITEM_H_

// The fields of comments, and the columns that hold them.
#ifndef THREADBARE_THREAD_COLUMNS_H_
#define THREADBARE_THREAD_COLUMNS_H_

#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

#include "thread/column.h"
#include "thread/text_heap.h"
#include "thread/timestamp.h"

namespace threadbare {

/// What became of a comment. Only `missing` ones are placeholders: the source holds the others.
enum class State : uint8_t {
  normal,
  deleted,  ///< by its author
  removed,  ///< by a moderator
  missing,  ///< named as a parent, but not in the source
  hidden,   ///< held back: spam, not approved, minimised
};

enum class Markup : uint8_t { text, markdown, html };

/// What an author is in this thread, as bits.
using Roles = uint8_t;
inline constexpr Roles kRoleOp = 1;  ///< wrote the post
inline constexpr Roles kRoleModerator = 2;
inline constexpr Roles kRoleAdmin = 4;
inline constexpr Roles kRoleBot = 8;
inline constexpr Roles kRoleBanned = 16;
inline constexpr Roles kRoleDeleted = 32;  ///< the account is gone, the comment need not be

inline constexpr int32_t kUnknownCount = std::numeric_limits<int32_t>::min();
inline constexpr uint32_t kNoAuthor = ~uint32_t{0};

/// One person. `name` tells people apart within a thread ("ada@example.org"), `display` is shown.
struct Author {
  Piece name;
  Piece display;
  Piece url;
};

/// Stands for the post where attachments name their comment.
inline constexpr uint32_t kPostItself = ~uint32_t{0};

/// An attachment of the comment at `comment`.
struct Media {
  uint32_t comment = 0;
  Piece url;   ///< empty where the source has none: a part of a mail
  Piece alt;   ///< what to say instead of showing it: a description, a title, a file name
  Piece type;  ///< "image", "video", "audio", "link", "file"
};

/// How many people reacted with `name`, an emoji or a word.
struct Reaction {
  uint32_t comment = 0;
  Piece name;
  int32_t count = 0;
};

/// One choice of a comment's poll.
struct PollOption {
  uint32_t comment = 0;
  Piece text;
  int32_t votes = kUnknownCount;
};

/// Something that a comment shows as its own: a quoted post, a boosted status.
struct Quote {
  uint32_t comment = 0;
  Piece author;
  Piece url;
  Piece body;
  Markup markup = Markup::text;
};

/// Lists of what comments carry with them, few and each with the number of its comment.
struct Attachments {
  std::vector<Media> media;
  std::vector<Reaction> reactions;
  std::vector<PollOption> poll_options;
  std::vector<Quote> quotes;
};

/// What few comments have, kept apart so that the many do not pay for it.
struct Details {
  Piece age;                 ///< "6 months": how old it was when the source was made
  int64_t age_seconds = -1;  ///< the same, roughly, to sort by; -1 if unknown
  bool edited = false;
  Timestamp edited_time = kUnknownTime;
  bool pinned = false;
  Piece warning;  ///< a content warning: the body is shown on request
  Piece subject;
  Piece kind;     ///< "pingback", "answer"
  Piece reason;   ///< why it is hidden
  Piece context;  ///< what it comments on: a diff hunk
  Piece emoji;    ///< custom emoji and their images, as JSON: kept and written, not computed with
};

/// One entry a comment in each. `details` is 1 + an index into a list of Details, 0 for none.
struct Columns {
  Column<Piece> id;
  Column<Piece> url;
  Column<Piece> body;
  Column<Timestamp> time;
  Column<uint32_t> author;
  Column<int32_t> score;
  Column<int32_t> up;
  Column<int32_t> down;
  Column<uint32_t> unloaded;
  Column<uint32_t> details;
  Column<Roles> roles;
  Column<State> state;
  Column<Markup> markup;

  /// Calls `visit(column)` for each column.
  template <class Visit>
  void for_each(Visit visit) {
    visit(id), visit(url), visit(body), visit(time), visit(author), visit(score), visit(up);
    visit(down), visit(unloaded), visit(details), visit(roles), visit(state), visit(markup);
  }
};

/// What is known of the thread as a whole.
struct ThreadFacts {
  Piece title;
  bool title_derived = false;  ///< cut from the text, for want of a real one
  Piece url;
  Piece base;                         ///< where relative links start, if that is not `url`
  Piece source;                       ///< where it once came from: "lemmy"
  std::string_view format;            ///< the format that it was read from now; static
  Piece language;                     ///< BCP 47
  Timestamp captured = kUnknownTime;  ///< when the source was saved
  uint32_t unloaded = 0;              ///< replies the source counts that no comment explains
  Piece unpublished;                  ///< why the post was not for everybody: "draft", "private"
};

}  // namespace threadbare

#endif  // THREADBARE_THREAD_COLUMNS_H_

// Comments as formats read them, and what a ThreadBuilder keeps of them.
#ifndef THREADBARE_THREAD_DRAFTS_H_
#define THREADBARE_THREAD_DRAFTS_H_

#include <cstdint>
#include <vector>

#include "thread/column.h"
#include "thread/columns.h"
#include "thread/problem.h"
#include "thread/text_heap.h"

namespace threadbare {

/// A comment as a format reads it. Every piece lies in the builder's heap. What is not set is
/// unknown.
struct Draft {
  Piece id;
  Piece url;
  Piece body;
  Markup markup = Markup::text;
  /// The body still carries its JSON escapes; see ThreadBuilder::rewrite_bodies.
  bool body_escaped = false;
  State state = State::normal;

  uint32_t author = kNoAuthor;  ///< from ThreadBuilder::author
  Roles roles = 0;
  Timestamp time = kUnknownTime;
  int32_t score = kUnknownCount;
  int32_t up = kUnknownCount;
  int32_t down = kUnknownCount;

  /// Replies known to be elsewhere, as the source says it outright.
  uint32_t unloaded = 0;
  /// Or: how many comments the source counts below this one at any depth. What is not found there
  /// becomes `unloaded`. A child explains one more than its own count; a child without a count
  /// (a placeholder, say) explains itself and what its children explain.
  uint32_t counted_descendants = kUncounted;
  /// Or: how many direct replies the source counts. Those that are not there, placeholders being
  /// there, become `unloaded`; where that is given too, the larger of both holds.
  uint32_t counted_children = kUncounted;
  static constexpr uint32_t kUncounted = ~uint32_t{0};

  /// Little more than its id is known: should split_at_roots() make a post of it, that is not
  /// whole.
  bool bare = false;

  /// Place in the input, for warnings about this comment.
  uint64_t byte = Place::kNowhere;
};

/// Where a comment hangs. Formats use the one that their source speaks of.
struct Parentage {
  enum class Kind : uint8_t {
    root,
    enclosing,  ///< below the comment of ordinal `value`
    id,         ///< below the comment with id `parent`
    chain,      ///< below the last of chain `value`, see ThreadBuilder::chain
    path,       ///< the same of ids that are one text, `parent`, with full stops between
    depth,      ///< `value` levels deep, in the order in which comments were reserved
  };
  Kind kind = Kind::root;
  uint32_t value = 0;
  Piece parent;

  static Parentage root() { return {}; }
  static Parentage enclosing(uint32_t ordinal) { return {Kind::enclosing, ordinal, {}}; }
  static Parentage id(Piece parent) { return {Kind::id, 0, parent}; }
  static Parentage chain(uint32_t chain) { return {Kind::chain, chain, {}}; }
  static Parentage path(Piece ids) { return {Kind::path, 0, ids}; }
  static Parentage depth(uint32_t depth) { return {Kind::depth, depth, {}}; }
};

/// Comments that a source keeps back in one place: Reddit's "load more comments".
struct Gap {
  Piece parent;        ///< the comment that they hang below, at any depth; see add_gap
  uint32_t count = 0;  ///< how many
  /// The source just says that there are some: whatever hangs below `parent` is all of them.
  bool any_reply_fills = false;
};

/// What a thread that is told apart by its root makes of a root that is absent.
enum class AbsentRoot : uint8_t {
  placeholder,  ///< a comment that is missing, like any other absent parent
  post,         ///< the post, which is not in the source: what hangs below it are roots
};

/// What a ThreadBuilder has collected. Comments have an entry in each column, by ordinal.
struct Drafts {
  uint32_t comments = 0;
  Columns columns;
  Column<uint32_t> counted;  ///< descendants, or children where `flags` say so
  Column<uint32_t> byte;     ///< in the input, kNoByte if that is not known
  Column<uint8_t> flags;
  /// What the Parentage says, by its kind, which is in `flags`: an id, a path, or a number that
  /// stands for an offset.
  Column<Piece> above;
  /// The ids of each chain, behind a piece whose size is how many they are.
  Column<Piece> chains;
  Column<Details> details;
  Attachments attachments;
  std::vector<Gap> gaps;
  std::vector<Piece> gap_heads;
  std::vector<uint32_t> gap_starts;  ///< in gap_heads, by gap
  std::vector<Author> authors;
  ThreadFacts facts;
  Draft post;
  Details post_details;
  bool has_post = false;
  bool post_is_whole = false;
  bool splits = false;
  AbsentRoot absent_root = AbsentRoot::placeholder;

  // Bits of `flags`; the kind of the parentage stands above them.
  static constexpr uint8_t kIsSet = 1;
  static constexpr uint8_t kBodyEscaped = 2;
  static constexpr uint8_t kCountsChildren = 4;
  static constexpr uint8_t kIsBare = 8;
  static constexpr uint8_t kKindShift = 4;

  static constexpr uint32_t kNoByte = ~uint32_t{0};

  /// The next ordinal; it has an entry in each column, of which nothing is known.
  uint32_t reserve();
  void set(uint32_t ordinal, const Draft& draft, const Parentage& parentage, const Details* about);

  /// An entry behind those of comments, for the post. It has neither parent nor place.
  void append_entry();
  void write(uint32_t entry, const Draft& draft, const Details* about);

  bool has(uint32_t entry, uint8_t flag) const { return (flags[entry] & flag) != 0; }
  Parentage::Kind kind(uint32_t ordinal) const {
    return static_cast<Parentage::Kind>(flags[ordinal] >> kKindShift);
  }
  uint64_t place(uint32_t ordinal) const {
    return byte[ordinal] == kNoByte ? Place::kNowhere : byte[ordinal];
  }
};

}  // namespace threadbare

#endif  // THREADBARE_THREAD_DRAFTS_H_

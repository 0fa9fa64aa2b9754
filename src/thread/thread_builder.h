// Turns comments that come in any order, with parentage in any of three ways, into a Thread.
#ifndef THREADBARE_THREAD_THREAD_BUILDER_H_
#define THREADBARE_THREAD_THREAD_BUILDER_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "thread/columns.h"
#include "thread/forest.h"
#include "thread/id_map.h"
#include "thread/problem.h"
#include "thread/text_heap.h"
#include "thread/thread.h"

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
    depth,      ///< `value` levels deep, in the order in which comments were reserved
  };
  Kind kind = Kind::root;
  uint32_t value = 0;
  Piece parent;

  static Parentage root() { return {}; }
  static Parentage enclosing(uint32_t ordinal) { return {Kind::enclosing, ordinal, {}}; }
  static Parentage id(Piece parent) { return {Kind::id, 0, parent}; }
  static Parentage chain(uint32_t chain) { return {Kind::chain, chain, {}}; }
  static Parentage depth(uint32_t depth) { return {Kind::depth, depth, {}}; }
};

/// Comments that a source keeps back in one place: Reddit's "load more comments".
struct Gap {
  Piece parent;        ///< the comment that they hang below, at any depth; see add_gap
  uint32_t count = 0;  ///< how many
  /// The source just says that there are some: whatever hangs below `parent` is all of them.
  bool any_reply_fills = false;
};

/// Collects one thread. Use: reserve() an ordinal where a comment begins, which fixes its place
/// among its siblings; set() it when it is known; resolve() and settle() at the end.
///
/// resolve() decides once and for all: comments with unknown parents get placeholders, cycles are
/// cut, of comments with the same id the first stays, siblings stand in the order of reservation.
class ThreadBuilder {
 public:
  /// `heap` is borrowed and must outlive the builder and its Thread.
  explicit ThreadBuilder(TextHeap& heap) : heap_(&heap) {}

  ThreadFacts& facts() { return facts_; }

  /// The next ordinal: 0, 1, 2, …
  uint32_t reserve();
  /// Fills a reserved comment. An ordinal that is never set is dropped; what it encloses then hangs
  /// where it would have hung, or is a root.
  void set(uint32_t ordinal, const Draft& draft, Parentage parentage,
           const Details* details = nullptr);
  uint32_t add(const Draft& draft, Parentage parentage, const Details* details = nullptr);
  uint32_t comments() const { return static_cast<uint32_t>(parentage_.size()); }

  /// The post. Comments whose parent is the post's id are roots. Setting it again replaces it.
  /// `whole` says that the source holds the post's title or body, and not just its id.
  void set_post(const Draft& draft, bool whole, const Details* details = nullptr);
  /// Whether there is something to show: a comment, or a whole post.
  bool worth_settling() const { return set_ > 0 || (has_post_ && post_is_whole_); }

  /// A chain of ancestors' ids, outermost first, for Parentage::chain. Ids that are the post's are
  /// skipped.
  uint32_t chain(std::span<const Piece> ancestors);

  /// The index of the author of that name, added if new; empty display and URL are filled in from
  /// later calls. `name` must not be empty.
  uint32_t author(std::string_view name, std::string_view display = {}, std::string_view url = {});

  /// The same for people whom a key tells apart that must not be shown, such as an address: it is
  /// compared by a hash of 128 bits and not kept. An empty key: `name` is the key.
  uint32_t author_by_key(std::string_view key, std::string_view name, std::string_view url = {});

  /// Attaches something to the comment of that ordinal, or to the post (kPostItself).
  void attach(const Media& media) { attachments_.media.push_back(media); }
  void attach(const Reaction& reaction) { attachments_.reactions.push_back(reaction); }
  void attach(const PollOption& option) { attachments_.poll_options.push_back(option); }
  void attach(const Quote& quote) { attachments_.quotes.push_back(quote); }

  /// Counts `gap` among the unloaded replies of its parent, or of the thread if the source does not
  /// hold that comment. `heads` are the outermost of the gap's comments, as far as they are known:
  /// those that the source has after all, since another part brought them, fill it with all that is
  /// below them. Not together with split_at_roots.
  void add_gap(const Gap& gap, std::span<const Piece> heads);

  /// What stands for the parent of a root when threads are told apart by their roots.
  enum class AbsentRoot : uint8_t {
    placeholder,  ///< a comment that is missing, like any other absent parent
    post,         ///< the post, which is not in the source: what hangs below it are roots
  };
  /// Makes every root a thread of its own, whose post it is: for sources that are a heap of
  /// messages which only say what they answer. The title is the root's Details::subject, else that
  /// of the first comment, and is not said there again; the thread's URL is the root's. Its author
  /// gets kRoleOp in it. Not together with set_post.
  void split_at_roots(AbsentRoot absent);

  /// Decides where every comment hangs, adds placeholders, and warns of what had to be mended.
  /// Complexity: linear, with no recursion.
  void resolve(Problems& problems);

  /// Calls `rewrite(heap, piece)` for each body whose draft said body_escaped, and keeps the piece
  /// that it returns: escapes are undone in place, once nothing needs the input as it was.
  void rewrite_bodies(Piece (*rewrite)(TextHeap& heap, Piece body));

  /// Appends the thread, or the threads after split_at_roots(); the builder is empty afterwards.
  /// REQUIRES: resolve() came last. Complexity: linear, with no recursion.
  void settle_into(std::vector<Thread>& threads);

 private:
  void write(uint32_t entry, const Draft& draft, const Details* details);
  void append_entry();
  void drop_duplicates(std::vector<uint32_t>& same_as, Problems& problems);
  uint32_t parent_by_depth(uint32_t ordinal, std::vector<uint32_t>& path, uint32_t& spare,
                           Problems& problems);
  uint32_t parent_by_chain(std::span<const Piece> ancestors);
  Thread settle_whole();
  Thread settle_tree(std::span<const uint32_t> preorder);
  void settle_split(std::vector<Thread>& threads);
  void place_nodes(Thread& thread, std::span<const uint32_t> nodes);
  template <class Gather>
  void gather_columns(Columns& to, Gather gather);
  void name_placeholders(Thread& thread, std::span<const uint32_t> nodes) const;
  void take_authors(Thread& thread, std::vector<uint32_t>& new_author) const;
  void name_thread(Thread& thread) const;
  void share_attachments(std::vector<Thread>& threads, size_t first);
  uint32_t place_of_attachment(uint32_t node) const;
  void count_unloaded(Thread& thread, std::span<const uint32_t> nodes, uint32_t post) const;
  struct PlacedGap;
  std::vector<PlacedGap> placed_gaps() const;
  uint32_t unfilled(const PlacedGap& gap, std::span<const uint64_t> explained,
                    uint64_t below_parent) const;

  // Bits of flags_.
  static constexpr uint8_t kIsSet = 1;
  static constexpr uint8_t kBodyEscaped = 2;
  static constexpr uint8_t kCountsChildren = 4;
  static constexpr uint8_t kIsBare = 8;

  TextHeap* heap_;
  ThreadFacts facts_;
  Columns columns_;
  std::vector<uint32_t> counted_;  // descendants, or children where flags_ say so
  std::vector<uint64_t> byte_;
  std::vector<uint8_t> flags_;
  std::vector<Parentage> parentage_;
  std::vector<Piece> chain_ids_;
  std::vector<uint32_t> chain_starts_;
  std::vector<Details> details_;
  Attachments attachments_;
  std::vector<Gap> gaps_;
  std::vector<Piece> gap_heads_;
  std::vector<uint32_t> gap_starts_;  // in gap_heads_, by gap
  std::vector<Author> authors_;
  IdMap author_index_;
  // From resolve() on:
  Forest forest_{0};
  IdMap nodes_by_id_;                   // comments and placeholders
  std::vector<Piece> placeholder_ids_;  // by placeholder
  Draft post_;
  Details post_details_;
  uint32_t set_ = 0;  // ordinals that were set
  bool has_post_ = false;
  bool post_is_whole_ = false;
  bool splits_ = false;
  AbsentRoot absent_root_ = AbsentRoot::placeholder;
  std::unordered_map<std::string, uint32_t> authors_by_key_;  // by hashes of keys
  std::vector<uint32_t> position_;  // while settling: of a node in its thread
};

}  // namespace threadbare

#endif  // THREADBARE_THREAD_THREAD_BUILDER_H_

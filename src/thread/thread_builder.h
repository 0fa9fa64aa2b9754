// Turns comments that come in any order, with parentage in any of three ways, into a Thread.
#ifndef THREADBARE_THREAD_THREAD_BUILDER_H_
#define THREADBARE_THREAD_THREAD_BUILDER_H_

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "thread/columns.h"
#include "thread/drafts.h"
#include "thread/id_map.h"
#include "thread/pace.h"
#include "thread/problem.h"
#include "thread/resolving.h"
#include "thread/settling.h"
#include "thread/text_heap.h"
#include "thread/thread.h"

namespace threadbare {

/// Collects one thread. Use: reserve() an ordinal where a comment begins, which fixes its place
/// among its siblings; set() it when it is known; at the end resolve(), rewrite_bodies() and
/// settle_into(), one after the other, each until it says that it is done.
///
/// resolve() decides once and for all: comments with unknown parents get placeholders, cycles are
/// cut, of comments with the same id the first stays, siblings stand in the order of reservation.
class ThreadBuilder {
 public:
  using AbsentRoot = threadbare::AbsentRoot;

  /// `heap` is borrowed and must outlive the builder and its Thread.
  explicit ThreadBuilder(TextHeap& heap) : heap_(&heap) {}

  ThreadFacts& facts() { return drafts_.facts; }

  /// The next ordinal: 0, 1, 2, …
  uint32_t reserve();
  /// Fills a reserved comment. An ordinal that is never set is dropped; what it encloses then hangs
  /// where it would have hung, or is a root.
  void set(uint32_t ordinal, const Draft& draft, Parentage parentage,
           const Details* details = nullptr);
  uint32_t add(const Draft& draft, Parentage parentage, const Details* details = nullptr);
  uint32_t comments() const { return drafts_.comments; }

  /// The post. Comments whose parent is the post's id are roots. Setting it again replaces it.
  /// `whole` says that the source holds the post's title or body, and not just its id.
  void set_post(const Draft& draft, bool whole, const Details* details = nullptr);
  /// Whether there is something to show: a comment, or a whole post.
  bool worth_settling() const { return set_ > 0 || (drafts_.has_post && drafts_.post_is_whole); }

  /// A chain of ancestors' ids, outermost first, for Parentage::chain. Ids that are the post's are
  /// skipped.
  uint32_t chain(std::span<const Piece> ancestors);

  /// The index of the author of that name, added if new; empty display and URL are filled in from
  /// later calls. `name` must not be empty. A display or URL that is an e-mail address is dropped,
  /// or cut down to what is none.
  uint32_t author(std::string_view name, std::string_view display = {}, std::string_view url = {});

  /// The same for people whom a key tells apart that must not be shown, such as an address: it is
  /// compared by a hash of 128 bits and not kept. An empty key: `name` is the key.
  uint32_t author_by_key(std::string_view key, std::string_view name, std::string_view url = {});

  /// Attaches something to the comment of that ordinal, or to the post (kPostItself).
  void attach(const Media& media) { drafts_.attachments.media.push_back(media); }
  void attach(const Reaction& reaction) { drafts_.attachments.reactions.push_back(reaction); }
  void attach(const PollOption& option) { drafts_.attachments.poll_options.push_back(option); }
  void attach(const Quote& quote) { drafts_.attachments.quotes.push_back(quote); }

  /// Counts `gap` among the unloaded replies of its parent, or of the thread if the source does not
  /// hold that comment. `heads` are the outermost of the gap's comments, as far as they are known:
  /// those that the source has after all, since another part brought them, fill it with all that is
  /// below them. Not together with split_at_roots.
  void add_gap(const Gap& gap, std::span<const Piece> heads);

  /// Makes every root a thread of its own, whose post it is: for sources that are a heap of
  /// messages which only say what they answer. The title is the root's Details::subject, else that
  /// of the first comment, and is not said there again; the thread's URL is the root's. Its author
  /// gets kRoleOp in it. Not together with set_post.
  void split_at_roots(AbsentRoot absent);

  /// Decides where every comment hangs, adds placeholders, and warns of what had to be mended. True
  /// when that is done; nothing may be added from the first call on. Complexity: linear, with no
  /// recursion.
  bool resolve(Pace& pace, Problems& problems);

  /// Calls `rewrite(heap, piece)` for each body whose draft said body_escaped, and keeps the piece
  /// that it returns: escapes are undone in place, once nothing needs the input as it was. True
  /// when that is done. REQUIRES: resolve() is done.
  bool rewrite_bodies(Pace& pace, Piece (*rewrite)(TextHeap& heap, Piece body));

  /// Appends the thread, or the threads after split_at_roots(). True when that is done; the builder
  /// is empty then. REQUIRES: resolve() is done. Complexity: linear, with no recursion.
  bool settle_into(Pace& pace, std::vector<Thread>& threads);

  /// How much of all this is done, from 0 to 1; as far as kResolving it is resolve()'s.
  double share_done() const;
  static constexpr double kResolving = 0.3;

 private:
  TextHeap* heap_;
  Drafts drafts_;
  IdMap author_index_;
  std::unordered_map<std::string, uint32_t> authors_by_key_;  // by hashes of keys
  uint32_t set_ = 0;                                          // ordinals that were set
  // From the first resolve() on.
  std::unique_ptr<Resolving> resolving_;
  uint32_t rewritten_ = 0;
  std::unique_ptr<Settling> settling_;
};

}  // namespace threadbare

#endif  // THREADBARE_THREAD_THREAD_BUILDER_H_

// The comments that somebody looks for, found in steps.
#ifndef THREADBARE_ARRANGE_FIND_H_
#define THREADBARE_ARRANGE_FIND_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "arrange/find/find_condition.h"
#include "arrange/find/find_query.h"
#include "arrange/view.h"
#include "thread/limits.h"
#include "thread/thread.h"

namespace threadbare {

/// Appends what is shown of a comment, or of the post (kPostItself), as plain text.
/// render/shown_text.h has one: to arrange it is a stranger.
using ShownText = std::function<void(const Thread& thread, uint32_t comment, std::string& out)>;

/// Looks through what is shown of the post and of each comment, not through its source. The text is
/// made when it is first looked at, and kept, folded: the first find takes as long as it takes to
/// render the thread, those after it go through the text at the speed of memory.
class Find {
 public:
  /// Borrows the thread. `most_kept` is for tests.
  Find(const Thread& thread, ShownText shown_text, size_t most_kept = kMaxFindTextBytes)
      : thread_(&thread), shown_text_(std::move(shown_text)), most_kept_(most_kept) {}

  /// Begins to look for something else. With an empty query there are no matches, and the steps
  /// only make the text; for one that asks for no text none is made. `since`: what was written
  /// later is new; kUnknownTime: nothing is.
  void start(FindQuery query, Timestamp since = kUnknownTime);

  /// Goes on, for about `budget` bytes of text to be made, or sixteen times as many that are there.
  /// Returns whether all comments are gone through. One comment is one step at least, however long;
  /// the post goes with the first.
  bool step(size_t budget);

  /// How many comments are gone through.
  uint32_t position() const { return at_; }

  /// Whether the post is a match. It is no comment, and not among those.
  bool post_matches() const { return post_matches_; }

  const FindQuery& query() const { return query_; }

  /// The comments that match, among those gone through; in the order of the thread.
  const std::vector<uint32_t>& matches() const { return matches_; }

 private:
  // Text of comments that follow each other, one behind the other.
  struct Page {
    uint32_t first = 0;
    std::string text;
    std::vector<uint32_t> ends;
  };

  size_t look_at_post();
  size_t check_next();
  bool is_match(uint32_t comment, std::string_view folded);
  void look_through(const Page& page);
  void look_for_word(const Page& page);
  size_t make_next();
  void make_folded(uint32_t comment);
  void keep(std::string_view folded);

  const Thread* thread_;
  ShownText shown_text_;
  size_t most_kept_;
  size_t kept_ = 0;    // bytes in pages
  uint32_t made_ = 0;  // comments in pages: the first ones
  std::vector<Page> pages_;
  std::string shown_;  // of one comment; here for its room
  std::string folded_;
  FindQuery query_;
  ConditionCheck check_;
  std::string post_;  // folded, once it was asked for
  bool is_post_due_ = false;
  bool post_matches_ = false;
  uint32_t at_ = 0;
  size_t page_ = 0;  // the page of at_, while at_ < made_
  std::vector<uint32_t> matches_;
};

/// The rows of comments, in order. Complexity: linear in the size of the thread.
std::vector<uint32_t> rows_of(const View& view, const std::vector<uint32_t>& comments);

}  // namespace threadbare

#endif  // THREADBARE_ARRANGE_FIND_H_

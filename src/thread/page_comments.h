// The comments of a whole site in one heap, each of which names its page.
#ifndef THREADBARE_THREAD_PAGE_COMMENTS_H_
#define THREADBARE_THREAD_PAGE_COMMENTS_H_

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "thread/columns.h"
#include "thread/id_map.h"
#include "thread/pace.h"
#include "thread/text_heap.h"
#include "thread/thread_builder.h"
#include "thread/thread_list.h"

namespace threadbare {

/// A comment below a page. All pieces lie in the threads' heap.
struct PageComment {
  Draft draft;  ///< but for the author
  std::optional<Details> details;
  Piece author;      ///< a name
  Piece author_url;  ///< may be empty

  Piece page;      ///< URL or path, by which pages are told apart (page_of)
  Piece page_url;  ///< the same to show, where there is a better one
  Piece title;     ///< of the page

  /// What it answers, by the first of these that is there: the comment that encloses it, or the
  /// ids of its ancestors, outermost first; empty ones count for nothing.
  static constexpr uint32_t kNone = ~uint32_t{0};
  uint32_t enclosing = kNone;
  Piece ancestors[2];
};

/// Collects comments, and makes each page a thread when all are there. A reply is in its parent's
/// thread, whatever page it names itself, and so are replies to one absent parent. Pages stand in
/// the order of their first comments, comments in the order of reservation. A page whose title is
/// known has a post.
class PageComments {
 public:
  /// `threads` is borrowed.
  explicit PageComments(ThreadList& threads) : threads_(&threads) {}

  /// The next number: 0, 1, 2, … What is reserved and never set is dropped.
  uint32_t reserve();
  void set(uint32_t number, PageComment comment);
  /// REQUIRES: it was set, which is_set() tells.
  PageComment& operator[](uint32_t number) { return comments_[number]; }
  bool is_set(uint32_t number) const { return is_set_[number]; }
  uint32_t size() const { return static_cast<uint32_t>(is_set_.size()); }

  /// Attaches something to that comment; `media.comment` is not looked at.
  void attach(uint32_t number, const Media& media) { media_.emplace_back(number, media); }

  /// The source counts this many comments below the page. Of several counts the highest holds.
  void count(std::string_view page, uint32_t comments);

  /// Hands everything to the threads. True when that is done. Complexity: linear, without
  /// recursion.
  bool settle(Pace& pace);

 private:
  enum class Stage : uint8_t { ids, links, pages, threads, comments };

  bool run_stage(Pace& pace);
  void note_id(uint32_t number);
  void link(uint32_t number);
  uint32_t link_of(PageComment& comment);
  void find_page(uint32_t number);
  void find_thread(uint32_t number);
  void describe(ThreadBuilder& thread, const PageComment& comment);
  void hand_on(uint32_t number);
  void finish_threads();

  ThreadList* threads_;
  std::deque<PageComment> comments_;
  std::vector<bool> is_set_;
  std::vector<std::pair<uint32_t, Media>> media_;
  std::unordered_map<std::string, uint32_t> counted_;  // by page_of()
  // While settling. Numbers past those of comments stand for absent parents.
  Stage stage_ = Stage::ids;
  uint32_t cursor_ = 0;
  IdMap by_id_;
  std::vector<uint32_t> same_as_;  // the first comment of that id, where it is not itself
  std::vector<uint32_t> above_;    // what it follows to its page, or kNone
  std::vector<uint32_t> page_;     // the comment whose page it is on
  std::vector<uint32_t> way_;      // to that one
  std::unordered_map<std::string, ThreadBuilder*> thread_of_page_;
  std::vector<ThreadBuilder*> thread_of_;
  std::vector<uint32_t> ordinals_;
  std::vector<Piece> chain_;
};

}  // namespace threadbare

#endif  // THREADBARE_THREAD_PAGE_COMMENTS_H_

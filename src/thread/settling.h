// The end of a ThreadBuilder: from a forest, which is resolved, to threads.
#ifndef THREADBARE_THREAD_SETTLING_H_
#define THREADBARE_THREAD_SETTLING_H_

#include <cstdint>
#include <vector>

#include "thread/column.h"
#include "thread/drafts.h"
#include "thread/pace.h"
#include "thread/resolving.h"
#include "thread/text_heap.h"
#include "thread/thread.h"

namespace threadbare {

/// See ThreadBuilder::settle_into(), whose work this is. Each thread is a run of the forest's
/// preorder. Columns are put into that order one after the other: memory peaks at one more than
/// there are, unless there are several threads.
class Settling {
 public:
  /// `heap` and `drafts` are borrowed; `drafts` come out empty.
  Settling(TextHeap& heap, Drafts& drafts, Resolved resolved);

  bool step(Pace& pace, std::vector<Thread>& threads);
  double share_done() const;

 private:
  enum class Stage : uint8_t {
    order,
    begin,
    place,
    ends,
    columns,
    names,
    unloaded,
    own,
    end,
    links,
    attachments,
    done,
  };

  bool run_stage(Pace& pace, std::vector<Thread>& threads);
  uint32_t comments() const { return drafts_->comments; }
  uint32_t size() const { return end_ - first_; }
  uint32_t node(uint32_t i) const { return order_[first_ + i]; }

  // Of the thread that is made.
  bool begin_thread(Pace& pace);
  void begin_whole();
  void begin_tree();
  void place(uint32_t i);
  void extend_parent(uint32_t i);
  bool gather_columns(Pace& pace);
  template <class T>
  bool gather(Column<T>& to, Column<T>& from, T absent, Pace& pace);
  void make_own(uint32_t entry);
  void end_tree();

  // In settling_unloaded.cpp.
  struct PlacedGap {
    uint32_t parent;  // its position; Thread::kNone for the thread
    uint32_t number;
  };
  void begin_counting();
  void count_unloaded(uint32_t i);
  void count_unloaded_of_thread();
  void place_gaps();
  uint32_t unfilled(const PlacedGap& gap, uint64_t below_parent) const;

  // In settling_attachments.cpp. Both are called for one list after the other.
  template <class Visit>
  bool with_list(Visit visit);
  bool link_attachments(Pace& pace);
  bool share_attachments(Pace& pace, std::vector<Thread>& threads);

  TextHeap* heap_;
  Drafts* drafts_;
  Resolved resolved_;
  Stage stage_ = Stage::order;
  uint32_t cursor_ = 0;     // in the stage
  uint32_t column_ = 0;     // that is gathered
  Column<uint32_t> order_;  // nodes in preorder
  // By node: where its thread begins in order_, and from there its entry in the thread's columns.
  Column<uint32_t> rank_;

  Thread thread_;
  uint32_t begin_ = 0;             // in order_, of the thread's run
  uint32_t end_ = 0;               // one past it
  uint32_t first_ = 0;             // of its comments: begin_, or what follows a root that is post
  uint32_t post_ = Forest::kNone;  // the entry of its post in the drafts
  std::vector<uint32_t> new_author_;  // by author, while a thread takes its own
  std::vector<uint32_t> taken_;

  // While unloaded replies are counted.
  Column<uint32_t> explained_;  // of what is counted above it, how much a comment accounts for
  Column<uint32_t> children_;
  uint64_t explained_by_roots_ = 0;
  uint32_t roots_ = 0;
  std::vector<PlacedGap> gaps_;
  size_t gap_ = 0;

  // While attachments are shared: lists of them by rank, and the post's behind those.
  std::vector<uint32_t> begins_;  // by thread: where it begins in order_
  size_t first_thread_ = 0;       // in the list of threads
  uint32_t thread_at_ = 0;
  static constexpr uint32_t kLists = 4;
  uint32_t list_ = 0;
  Column<uint32_t> first_of_;
  Column<uint32_t> next_of_;
};

}  // namespace threadbare

#endif  // THREADBARE_THREAD_SETTLING_H_

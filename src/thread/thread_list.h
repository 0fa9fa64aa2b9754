// The threads of one document, told apart by a key that their format chooses.
#ifndef THREADBARE_THREAD_THREAD_LIST_H_
#define THREADBARE_THREAD_THREAD_LIST_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "thread/pace.h"
#include "thread/problem.h"
#include "thread/text_heap.h"
#include "thread/thread.h"
#include "thread/thread_builder.h"

namespace threadbare {

/// Builders in the order in which their keys were first met. A file with one thread uses one key.
class ThreadList {
 public:
  explicit ThreadList(TextHeap& heap) : heap_(&heap) {}

  /// The format that is being read: keys of different formats are apart, and threads are marked
  /// with it (ThreadFacts::format, and ThreadFacts::source unless that is set). `name` must be
  /// static.
  void set_format(std::string_view name) { format_ = name; }

  /// The builder for `key`, made at first use. The reference stays valid until settle().
  ThreadBuilder& thread(std::string_view key = {});

  size_t size() const { return builders_.size(); }
  ThreadBuilder& operator[](size_t i) { return builders_[i]; }
  TextHeap& heap() { return *heap_; }

  /// Settles each builder that has a comment or a whole post, and appends what comes of them to
  /// `threads`. True when that is done; the list is empty then. Problems are located in the input,
  /// whose parts begin at `parts`, before `rewrite` (see ThreadBuilder::rewrite_bodies) changes it.
  bool settle(Pace& pace, Problems& problems, const std::vector<uint64_t>& parts,
              Piece (*rewrite)(TextHeap& heap, Piece body), std::vector<Thread>& threads);

  /// How much of settling is done, from 0 to 1.
  double share_settled() const;

 private:
  TextHeap* heap_;
  std::string_view format_;
  std::deque<ThreadBuilder> builders_;
  std::unordered_map<std::string, size_t> index_;
  enum class Stage : uint8_t { resolving, locating, settling };
  Stage stage_ = Stage::resolving;
  size_t at_ = 0;  // the builder that is worked on
};

}  // namespace threadbare

#endif  // THREADBARE_THREAD_THREAD_LIST_H_

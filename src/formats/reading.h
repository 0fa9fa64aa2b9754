// The way from bytes to threads, in steps.
#ifndef THREADBARE_FORMATS_READING_H_
#define THREADBARE_FORMATS_READING_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "formats/format.h"
#include "thread/problem.h"
#include "thread/text_heap.h"
#include "thread/thread.h"
#include "thread/thread_list.h"

namespace threadbare {

struct ReadOptions {
  /// Name of the format; empty: recognise it by content.
  std::string format;
  /// Where relative links start, for threads whose source does not say.
  std::string base;
};

/// Reads the input of a heap: encoding, recognition, the format's reader, settling. It can be done
/// in one go, or in steps with something else between (a progress bar, a cancel button).
class Reading {
 public:
  enum class Progress { more, done, failed };

  /// `heap` holds the input, is borrowed, and must outlive this and all threads. UTF-16 and invalid
  /// UTF-8 are replaced by valid UTF-8 in it.
  Reading(TextHeap& heap, ReadOptions options);

  /// Reads on for about `budget` bytes. After `done` threads() is complete; after `failed`
  /// problems().error() says why, with its place.
  Progress step(size_t budget);

  /// Steps until `done` or `failed`.
  Progress finish();

  /// Bytes dealt with so far, of heap.input().size(), for a progress bar.
  size_t position() const;

  /// Name of the format, once it is known, else empty.
  std::string_view format() const { return format_ ? format_->name : std::string_view(); }

  std::vector<Thread>& threads() { return threads_; }
  const Problems& problems() const { return problems_; }

 private:
  enum class Stage { decode, recognise, read, settle, done, failed };

  void decode(size_t budget);
  void recognise();
  void settle();
  void fail(ProblemCode code, std::string message, uint64_t byte = Place::kNowhere);

  TextHeap* heap_;
  ReadOptions options_;
  Problems problems_;
  ThreadList list_;
  const Format* format_ = nullptr;
  std::unique_ptr<FormatReader> reader_;
  std::vector<Thread> threads_;
  size_t decoded_ = 0;  // bytes known to be valid UTF-8
  Stage stage_ = Stage::decode;
};

}  // namespace threadbare

#endif  // THREADBARE_FORMATS_READING_H_

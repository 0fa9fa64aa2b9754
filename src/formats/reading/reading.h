// The way from bytes to threads, in steps.
#ifndef THREADBARE_FORMATS_READING_READING_H_
#define THREADBARE_FORMATS_READING_READING_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "formats/format.h"
#include "formats/reading/encoding.h"
#include "thread/pace.h"
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
  /// Sizes in bytes of the parts of the input, when it is several files, one behind the other: the
  /// pages of an API, a status and its context. Comments of the same thread come together,
  /// whichever part they stand in. Empty: the input is one part.
  std::vector<uint64_t> parts;
  /// Where in any JSON a thread is (formats/mapped/map.h, README.md), for `mapped`; empty: no map.
  std::string map = {};
  /// Look everywhere: JSON that is broken where no format wants anything is an error, too.
  bool strict = false;
};

/// Reads the input of a heap: encoding, recognition, the formats' readers, settling. It can be done
/// in one go, or in steps with something else between (a progress bar, a cancel button).
class Reading {
 public:
  enum class Progress { more, done, failed };

  /// `heap` holds the input, is borrowed, and must outlive this and all threads. UTF-16 and invalid
  /// UTF-8 are replaced by valid UTF-8 in it.
  Reading(TextHeap& heap, ReadOptions options);

  /// Reads on for about `budget` bytes. After `done` threads() is complete; after `failed`
  /// problems().error() says why, with its place. Of several parts, those that cannot be read are
  /// warned of, as long as there is one that can.
  Progress step(size_t budget);

  /// Steps until `done` or `failed`.
  Progress finish();

  /// Bytes dealt with so far, of heap.input().size(), for a progress bar.
  size_t position() const;

  /// When all is read, threads are made of it: how much of that is done, from 0 to 1.
  double share_settled() const;

  /// Name of the format, that of the first part which has one, once it is known, else empty.
  std::string_view format() const;

  std::vector<Thread>& threads() { return threads_; }
  const Problems& problems() const { return problems_; }

 private:
  enum class Stage { decode, recognise, read, finish, settle, done, failing, failed };

  struct Part {
    uint64_t begin = 0;  // in the heap's input
    uint64_t size = 0;
    const Format* format = nullptr;
  };

  std::string_view text_of(const Part& part) const;
  void replace(Part& part, std::string text);
  void decode(size_t budget);
  void begin_decoding(Part& part);
  void refuse_if_blank(Part& part);
  void convert(Part& part, Encoding from);
  void end_conversion(Part& part);
  bool is_for_raw_bytes(Part& part);
  void recognise();
  void read(size_t budget);
  void next_part();
  void finish_readers(Pace& pace);
  void settle(Pace& pace);
  void explain_emptiness();
  FormatReader& reader_of(const Format& format);
  void fail(ProblemCode code, std::string message, uint64_t byte = Place::kNowhere);
  void fail_part(ProblemCode code, std::string message, uint64_t byte);
  std::vector<uint64_t> part_starts() const;

  TextHeap* heap_;
  ReadOptions options_;
  Problems problems_;
  ThreadList list_;
  std::vector<Part> parts_;
  size_t part_ = 0;  // the one that is being decoded or read
  std::vector<std::pair<const Format*, std::unique_ptr<FormatReader>>> readers_;
  std::unique_ptr<FormatReader> unrecognised_;
  FormatReader* reader_ = nullptr;  // of part_
  std::vector<Thread> threads_;
  size_t decoded_ = 0;  // bytes of part_ known to be valid UTF-8
  std::optional<Conversion> conversion_;
  size_t finished_ = 0;  // of readers_
  Stage stage_ = Stage::decode;
};

}  // namespace threadbare

#endif  // THREADBARE_FORMATS_READING_READING_H_

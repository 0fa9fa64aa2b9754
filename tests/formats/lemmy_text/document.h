// A text read as lemmy-text, without recognition or decoding before it.
#ifndef THREADBARE_TESTS_FORMATS_LEMMY_TEXT_DOCUMENT_H_
#define THREADBARE_TESTS_FORMATS_LEMMY_TEXT_DOCUMENT_H_

#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "formats/format.h"
#include "thread/settled.h"

namespace threadbare::test {

struct LemmyText {
  TextHeap heap;
  Problems problems;
  std::vector<Thread> threads;

  explicit LemmyText(std::string text, size_t budget = size_t{1} << 20) {
    heap.own(std::move(text));
    ThreadList list(heap);
    const Format& format = *format_named("lemmy-text");
    const std::unique_ptr<FormatReader> reader = format.open(format, list, problems);
    reader->begin(take_sample(heap.input()));
    while (reader->step(budget) == FormatReader::Progress::more) {
    }
    if (!problems.failed()) threads = testing::settled(list, problems);
  }

  const Thread& thread() const { return threads.at(0); }

  /// "0:6 months 1:17,6 months 2:missing": depth, score and age of each comment.
  std::string outline() const {
    std::string outline;
    for (uint32_t i = 0; i < thread().size(); ++i) {
      const Comment comment = thread()[i];
      if (i > 0) outline += ' ';
      outline += std::to_string(thread().depth(i)) + ":";
      if (comment.state() == State::missing) {
        outline += "missing";
        continue;
      }
      if (comment.score()) outline += std::to_string(*comment.score()) + ",";
      outline += comment.text(comment.details().age);
    }
    return outline;
  }
};

}  // namespace threadbare::test

#endif  // THREADBARE_TESTS_FORMATS_LEMMY_TEXT_DOCUMENT_H_

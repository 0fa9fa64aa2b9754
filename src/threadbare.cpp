#include "threadbare.h"

#include <new>
#include <utility>

#include "thread/limits.h"

namespace threadbare {

Document Document::read_all(std::string bytes, const ReadOptions& options) {
  Document document;
  document.heap_ = std::make_unique<TextHeap>();
  if (bytes.size() > kMaxInputBytes) {
    document.problems_.fail(ProblemCode::too_large,
                            "this file is larger than the 4 GB that can be read at once");
    return document;
  }
  document.heap_->own(std::move(bytes));
  Reading reading(*document.heap_, options);
  if (reading.finish() == Reading::Progress::done) {
    document.threads_ = std::move(reading.threads());
  }
  document.format_ = reading.format();
  document.problems_ = reading.problems();
  return document;
}

Document Document::read(std::string bytes, const ReadOptions& options) {
#if defined(__cpp_exceptions)
  // The one place where it is caught: all that was taken has been given back by now.
  try {
    return read_all(std::move(bytes), options);
  } catch (const std::bad_alloc&) {
    Document document;
    document.problems_.fail(ProblemCode::out_of_memory, "out of memory");  // needs none of it
    return document;
  }
#else
  return read_all(std::move(bytes), options);
#endif
}

}  // namespace threadbare

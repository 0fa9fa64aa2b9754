#include "threadbare.h"

#include <utility>

#include "thread/limits.h"

namespace threadbare {

Document Document::read(std::string bytes, const ReadOptions& options) {
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

}  // namespace threadbare

// Any bytes at all: they are read or refused with a reason, alike in one go and in steps, and what
// was read can be arranged and written in every way.
#include <cstdint>
#include <string>

#include "harnesses.h"
#include "promise.h"
#include "property.h"
#include "threadbare.h"

namespace threadbare::test {
namespace {

void check_tree(const Thread& thread) {
  for (uint32_t i = 0; i < thread.size(); ++i) {
    const uint32_t parent = thread.parent(i);
    PROPERTY(thread.end(i) > i && thread.end(i) <= thread.size());
    if (parent == Thread::kNone) {
      PROPERTY(thread.depth(i) == 0);
    } else {
      PROPERTY(parent < i && thread.end(i) <= thread.end(parent));
      PROPERTY(thread.depth(i) == thread.depth(parent) + 1);
    }
  }
}

}  // namespace

void fuzz_reading(std::string_view bytes, const ReadOptions& options) {
  const Document document = Document::read(std::string(bytes), options);
  PROPERTY(document.ok() != document.threads().empty());
  PROPERTY(document.ok() || !document.error().message.empty());
  for (const Thread& thread : document.threads()) {
    check_tree(thread);
    check_outputs(thread);
  }

  TextHeap heap;
  heap.own(std::string(bytes));
  Reading steps(heap, options);
  while (steps.step(bytes.size() % 61 + 1) == Reading::Progress::more) {
  }
  PROPERTY(steps.problems().failed() == !document.ok());
  PROPERTY(steps.threads().size() == document.threads().size());
  for (size_t i = 0; i < steps.threads().size(); ++i) {
    PROPERTY(to_json(steps.threads()[i], {}) == to_json(document.threads()[i], {}));
  }
}

}  // namespace threadbare::test

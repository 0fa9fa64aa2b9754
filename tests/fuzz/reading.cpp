// Any bytes at all: they are read or refused with a reason, alike in one go and in steps, and what
// was read can be arranged and written in every way. Its own JSON is read again as the same thread.
#include <cstdint>
#include <string>

#include "property.h"
#include "threadbare.h"

using namespace threadbare;

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

void check_outputs(const Thread& thread) {
  std::string html;
  render_static(thread, {}, html);
  PROPERTY(html.find("<script") == std::string::npos);
  View view(thread);
  for (const Order order : {Order::top, Order::new_first, Order::best, Order::controversial}) {
    view.sort(order);
    view.fold_from_depth(1);
    html.clear();
    render_rows(thread, view.rows(0, view.size()), {}, html);
  }
  html.clear();
  render_post(thread, {}, html);
  const std::string text = to_text(thread, {.keep_hidden = true});
  const Document from_text = Document::read(text);
  if (from_text.ok()) {  // a thread whose post says nothing is none
    PROPERTY(from_text.threads().size() == 1);
    PROPERTY(to_text(from_text.threads()[0], {.keep_hidden = true}) == text);
  }
  to_markdown(thread, {.keep_hidden = true});

  const std::string json = to_json(thread, {.keep_hidden = true});
  const Document again = Document::read(json);
  PROPERTY(again.ok() && again.threads().size() == 1);
  if (json.find("\\u0000") != std::string::npos) return;  // on its way in a NUL becomes U+FFFD
  PROPERTY(to_json(again.threads()[0], {.keep_hidden = true}) == json);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::string bytes(reinterpret_cast<const char*>(data), size);
  const Document document = Document::read(bytes);
  PROPERTY(document.ok() != document.threads().empty());
  PROPERTY(document.ok() || !document.error().message.empty());
  for (const Thread& thread : document.threads()) {
    check_tree(thread);
    check_outputs(thread);
  }

  TextHeap heap;
  heap.own(std::move(bytes));
  Reading steps(heap, {});
  while (steps.step(size % 61 + 1) == Reading::Progress::more) {
  }
  PROPERTY(steps.problems().failed() == !document.ok());
  PROPERTY(steps.threads().size() == document.threads().size());
  for (size_t i = 0; i < steps.threads().size(); ++i) {
    PROPERTY(to_json(steps.threads()[i], {}) == to_json(document.threads()[i], {}));
  }
  return 0;
}

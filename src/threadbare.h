// Threadbare's facade: all that a program includes to read, arrange and render comment threads.
//
//   auto document = threadbare::Document::read(bytes);
//   if (!document.ok()) { … document.error().message, .place.line … }
//   const threadbare::Thread& thread = document.threads()[0];
//   std::string html;
//   threadbare::render_static(thread, {}, html);
//
// Nothing in here throws on bad input, prints, or aborts. Where memory runs out, Document::read()
// says so by its error, and everything else throws std::bad_alloc; nothing leaks. Objects may be
// used from any one thread at a time.
#ifndef THREADBARE_THREADBARE_H_
#define THREADBARE_THREADBARE_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "arrange/find/find.h"
#include "arrange/fold_policy.h"
#include "arrange/move.h"
#include "arrange/newer.h"
#include "arrange/order/order.h"
#include "arrange/order/reason.h"
#include "arrange/row.h"
#include "arrange/view.h"
#include "formats/format.h"
#include "formats/mapped/suggestion.h"
#include "formats/reading/reading.h"
#include "formats/reading/recognition.h"
#include "render/anchor.h"
#include "render/comment_html.h"
#include "render/excerpt.h"
#include "render/export/export.h"
#include "render/info.h"
#include "render/shown_text.h"
#include "render/static_html.h"
#include "render/words/phrasebook.h"
#include "thread/limits.h"
#include "thread/page_url.h"
#include "thread/problem.h"
#include "thread/text_heap.h"
#include "thread/thread.h"
#include "thread/thread_choice.h"

#define THREADBARE_VERSION "0.1.0"

namespace threadbare {

/// What a file holds: its format, its threads, and what was wrong. It owns all of their text.
class Document {
 public:
  /// Reads `bytes`. On failure ok() is false and there are no threads; so it is when memory runs
  /// out. Complexity: linear in the size of the input, in time and memory.
  static Document read(std::string bytes, const ReadOptions& options = {});

  bool ok() const { return !problems_.failed(); }
  /// REQUIRES: !ok().
  const Problem& error() const { return problems_.error(); }
  const std::vector<Problem>& warnings() const { return problems_.warnings(); }
  size_t dropped_warnings() const { return problems_.dropped_warnings(); }

  /// "lemmy-text"; empty if none was recognised. Static.
  std::string_view format() const { return format_; }

  /// In the order of the file. They live as long as the document.
  const std::vector<Thread>& threads() const { return threads_; }

 private:
  static Document read_all(std::string bytes, const ReadOptions& options);

  std::unique_ptr<TextHeap> heap_;
  std::string_view format_;
  std::vector<Thread> threads_;
  Problems problems_;
};

}  // namespace threadbare

#endif  // THREADBARE_THREADBARE_H_

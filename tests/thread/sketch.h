// Small threads for tests, written down in a line.
#ifndef THREADBARE_TESTS_THREAD_SKETCH_H_
#define THREADBARE_TESTS_THREAD_SKETCH_H_

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "thread/pace.h"
#include "thread/problem.h"
#include "thread/thread_builder.h"

namespace threadbare::testing {

/// A builder with the heap and the problems that it needs.
struct Sketch {
  TextHeap heap;
  Problems problems;
  ThreadBuilder builder{heap};

  Piece text(std::string_view text) { return heap.add(text); }

  Draft draft(std::string_view id) {
    Draft draft;
    draft.id = text(id);
    return draft;
  }

  /// A comment below `parent`; an empty parent is none.
  uint32_t add(std::string_view id, std::string_view parent = {}) {
    return builder.add(draft(id), parent.empty() ? Parentage::root() : Parentage::id(text(parent)));
  }

  uint32_t add_at_depth(std::string_view id, uint32_t depth) {
    return builder.add(draft(id), Parentage::depth(depth));
  }

  /// One thread, or with split_at_roots() several.
  std::vector<Thread> settle_all() {
    Pace pace = Pace::unhurried();
    builder.resolve(pace, problems);
    std::vector<Thread> threads;
    builder.settle_into(pace, threads);
    return threads;
  }

  Thread settle() { return std::move(settle_all().at(0)); }
};

/// "a(b(c)d)e": ids in preorder, each with its replies in brackets; `?id` is a placeholder.
inline std::string shape(const Thread& thread) {
  std::string out;
  std::vector<uint32_t> ends;
  for (uint32_t i = 0; i < thread.size(); ++i) {
    while (!ends.empty() && ends.back() <= i) {
      out += ')';
      ends.pop_back();
    }
    if (thread[i].state() == State::missing) out += '?';
    out += thread[i].id();
    if (thread.descendants(i) > 0) {
      out += '(';
      ends.push_back(thread.end(i));
    }
  }
  out.append(ends.size(), ')');
  return out;
}

}  // namespace threadbare::testing

#endif  // THREADBARE_TESTS_THREAD_SKETCH_H_

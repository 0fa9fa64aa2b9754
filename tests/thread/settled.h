// A list of threads, settled in one go.
#ifndef THREADBARE_TESTS_THREAD_SETTLED_H_
#define THREADBARE_TESTS_THREAD_SETTLED_H_

#include <vector>

#include "thread/pace.h"
#include "thread/problem.h"
#include "thread/thread_list.h"

namespace threadbare::testing {

inline std::vector<Thread> settled(
    ThreadList& list, Problems& problems,
    Piece (*rewrite)(TextHeap&, Piece) = [](TextHeap&, Piece body) { return body; }) {
  std::vector<Thread> threads;
  Pace pace = Pace::unhurried();
  list.settle(pace, problems, {}, rewrite, threads);
  return threads;
}

}  // namespace threadbare::testing

#endif  // THREADBARE_TESTS_THREAD_SETTLED_H_

// The thread that tests of views and moves go through.
#ifndef THREADBARE_TESTS_ARRANGE_SEVEN_H_
#define THREADBARE_TESTS_ARRANGE_SEVEN_H_

#include "thread/sketch.h"

namespace threadbare::testing {

/// a(b(cd)e)f(g)
inline Thread seven(Sketch& sketch) {
  sketch.add("a");
  sketch.add("b", "a");
  sketch.add("c", "b");
  sketch.add("d", "b");
  sketch.add("e", "a");
  sketch.add("f");
  sketch.add("g", "f");
  return sketch.settle();
}

}  // namespace threadbare::testing

#endif  // THREADBARE_TESTS_ARRANGE_SEVEN_H_

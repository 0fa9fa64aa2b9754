#include "arrange/newer.h"

#include "catch.h"
#include "thread/sketch.h"

namespace threadbare {
namespace {

using testing::Sketch;

// Four comments, written at 10, 30, an unknown time and 20.
Thread four(Sketch& sketch) {
  const auto add = [&](std::string_view id, Timestamp time) {
    Draft draft = sketch.draft(id);
    draft.time = time;
    sketch.builder.add(draft, Parentage::root());
  };
  add("a", 10);
  add("b", 30);
  add("c", kUnknownTime);
  add("d", 20);
  return sketch.settle();
}

TEST_CASE("new is what was written after a time that is known", "[arrange][newer]") {
  Sketch sketch;
  const Thread thread = four(sketch);
  CHECK(count_newer(thread, 10) == 2);
  CHECK(count_newer(thread, 9) == 3);
  CHECK(count_newer(thread, 30) == 0);
  CHECK(count_newer(thread, kUnknownTime) == 0);
  CHECK_FALSE(thread[2].is_newer_than(0));
}

TEST_CASE("from one new comment to the next it goes round, in the order shown",
          "[arrange][newer]") {
  Sketch sketch;
  const Thread thread = four(sketch);
  View view(thread);
  CHECK(next_newer(view, 0, 10, false) == 1);
  CHECK(next_newer(view, 1, 10, false) == 3);
  CHECK(next_newer(view, 3, 10, false) == 1);
  CHECK(next_newer(view, 0, 10, true) == 3);
  CHECK(next_newer(view, 3, 10, true) == 1);
  CHECK(next_newer(view, 1, 25, true) == 1);
  CHECK(next_newer(view, 1, 30, false) == Thread::kNone);
  view.sort(Order::new_first);
  CHECK(next_newer(view, 1, 10, false) == 3);
}

}  // namespace
}  // namespace threadbare

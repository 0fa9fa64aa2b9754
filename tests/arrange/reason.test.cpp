#include "arrange/order/reason.h"

#include "catch.h"
#include "thread/sketch.h"

using namespace threadbare;
using threadbare::testing::Sketch;

namespace {

void add(Sketch& sketch, std::string_view id, int32_t up, int32_t down, Timestamp time) {
  Draft draft = sketch.draft(id);
  draft.up = up;
  draft.down = down;
  draft.score = up - down;
  draft.time = time;
  sketch.builder.add(draft, Parentage::root());
}

void add_scored(Sketch& sketch, std::string_view id, int32_t score, const Details* details) {
  Draft draft = sketch.draft(id);
  draft.score = score;
  sketch.builder.add(draft, Parentage::root(), details);
}

std::string reason_in(const Thread& thread, Order order, uint32_t comment) {
  View view(thread);
  view.sort(order);
  return reason(view, comment);
}

}  // namespace

TEST_CASE("a comment says what its order goes by", "[arrange]") {
  Sketch sketch;
  add(sketch, "a", 18, 2, 1705224600);
  Draft reply = sketch.draft("a1");
  reply.time = 1714557600;
  sketch.builder.add(reply, Parentage::id(sketch.text("a")));
  sketch.add("b");
  const Thread thread = sketch.settle();
  CHECK(reason_in(thread, Order::source, 0) == "{}");
  CHECK(reason_in(thread, Order::old_first, 0) == R"({"time":"2024-01-14T09:30:00Z"})");
  CHECK(reason_in(thread, Order::new_first, 1) == R"({"time":"2024-05-01T10:00:00Z"})");
  CHECK(reason_in(thread, Order::top, 0) == R"({"score":16})");
  CHECK(reason_in(thread, Order::controversial, 0) == R"({"up":18,"down":2})");
  CHECK(reason_in(thread, Order::best, 0) == R"({"up":18,"down":2,"best":0.78})");
  CHECK(reason_in(thread, Order::activity, 0) == R"({"newest":"2024-05-01T10:00:00Z"})");
  CHECK(reason_in(thread, Order::replies, 0) == R"({"replies":1})");
  for (Order order : {Order::old_first, Order::new_first, Order::top, Order::controversial,
                      Order::best, Order::activity}) {
    CHECK(reason_in(thread, order, 2) == "{}");
  }
}

TEST_CASE("best says the score where it goes by that", "[arrange]") {
  Sketch sketch;
  add(sketch, "a", 18, 2, kUnknownTime);
  add_scored(sketch, "b", 3, nullptr);
  const Thread thread = sketch.settle();
  CHECK(reason_in(thread, Order::best, 0) == R"({"score":16})");
  CHECK(reason_in(thread, Order::best, 1) == R"({"score":3})");
}

TEST_CASE("what best goes by is found out when a thread is sorted, not for each reason",
          "[arrange]") {
  Sketch sketch;
  for (int i = 0; i < 100'000; ++i) add(sketch, std::to_string(i), 18, 2, kUnknownTime);
  const Thread thread = sketch.settle();
  View view(thread);
  CHECK_FALSE(view.goes_by_votes());
  view.sort(Order::best);
  CHECK(view.goes_by_votes());
  // All of them: that would be minutes of looking through the whole thread.
  for (uint32_t comment = 0; comment < thread.size(); ++comment) {
    if (reason(view, comment).size() < 2) FAIL();
  }
  view.sort(Order::top);
  CHECK_FALSE(view.goes_by_votes());
}

TEST_CASE("a pinned comment says that it is", "[arrange]") {
  Sketch sketch;
  Details pinned;
  pinned.pinned = true;
  add_scored(sketch, "a", 3, &pinned);
  const Thread thread = sketch.settle();
  CHECK(reason_in(thread, Order::top, 0) == R"({"pinned":true,"score":3})");
  CHECK(reason_in(thread, Order::source, 0) == "{}");
}

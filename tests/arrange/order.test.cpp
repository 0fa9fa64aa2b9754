#include "arrange/order/order.h"

#include <string>

#include "catch.h"
#include "thread/sketch.h"

using namespace threadbare;
using threadbare::testing::Sketch;

namespace {

std::string ids(const Thread& thread, Order order) {
  std::string out;
  for (uint32_t comment : arrange(thread, order)) {
    if (!out.empty()) out += ' ';
    out += thread[comment].id();
  }
  return out;
}

void add(Sketch& sketch, std::string_view id, int32_t up, int32_t down) {
  Draft draft = sketch.draft(id);
  draft.up = up;
  draft.down = down;
  draft.score = up - down;
  sketch.builder.add(draft, Parentage::root());
}

void add_scored(Sketch& sketch, std::string_view id, std::string_view parent, int32_t score) {
  Draft draft = sketch.draft(id);
  draft.score = score;
  sketch.builder.add(draft,
                     parent.empty() ? Parentage::root() : Parentage::id(sketch.text(parent)));
}

void add_timed(Sketch& sketch, std::string_view id, std::string_view parent, Timestamp time) {
  Draft draft = sketch.draft(id);
  draft.time = time;
  sketch.builder.add(draft,
                     parent.empty() ? Parentage::root() : Parentage::id(sketch.text(parent)));
}

}  // namespace

TEST_CASE("top sorts siblings at every level, and carries subtrees along", "[arrange]") {
  Sketch sketch;
  add_scored(sketch, "a", "", 1);
  add_scored(sketch, "a1", "a", 3);
  add_scored(sketch, "a2", "a", 7);
  add_scored(sketch, "b", "", 5);
  add_scored(sketch, "b1", "b", 100);
  add_scored(sketch, "c", "", kUnknownCount);
  add_scored(sketch, "d", "", -4);
  const Thread thread = sketch.settle();
  CHECK(ids(thread, Order::top) == "b b1 a a2 a1 d c");
  CHECK(ids(thread, Order::source) == "a a1 a2 b b1 c d");
}

TEST_CASE("ties keep the source's order", "[arrange]") {
  Sketch sketch;
  add_scored(sketch, "a", "", 2);
  add_scored(sketch, "b", "", 2);
  add_scored(sketch, "c", "", 3);
  const Thread thread = sketch.settle();
  CHECK(ids(thread, Order::top) == "c a b");
}

TEST_CASE("old and new sort by time, unknown ones last in both", "[arrange]") {
  Sketch sketch;
  add_timed(sketch, "x", "", kUnknownTime);
  add_timed(sketch, "b", "", 200);
  add_timed(sketch, "a", "", 100);
  add_timed(sketch, "c", "", 300);
  const Thread thread = sketch.settle();
  CHECK(ids(thread, Order::old_first) == "a b c x");
  CHECK(ids(thread, Order::new_first) == "c b a x");
}

TEST_CASE("where only ages are known, they tell old from new", "[arrange]") {
  Sketch sketch;
  auto add_aged = [&](std::string_view id, int64_t age) {
    Details details;
    details.age_seconds = age;
    sketch.builder.add(sketch.draft(id), Parentage::root(), &details);
  };
  add_aged("young", 60);
  add_aged("old", 86400);
  const Thread thread = sketch.settle();
  CHECK(ids(thread, Order::old_first) == "old young");
  CHECK(ids(thread, Order::new_first) == "young old");
}

TEST_CASE("controversial prefers many votes, evenly split", "[arrange]") {
  Sketch sketch;
  add(sketch, "loved", 100, 0);
  add(sketch, "few", 2, 2);
  add(sketch, "split", 50, 48);
  add(sketch, "lopsided", 90, 5);
  add(sketch, "hated", 0, 40);
  const Thread thread = sketch.settle();
  CHECK(ids(thread, Order::controversial) == "split few lopsided loved hated");
}

TEST_CASE("best asks how sure the votes make us", "[arrange]") {
  Sketch sketch;
  add(sketch, "one of one", 1, 0);
  add(sketch, "many", 95, 5);
  add(sketch, "most", 900, 300);
  add(sketch, "hated", 1, 9);
  const Thread thread = sketch.settle();
  CHECK(ids(thread, Order::best) == "many most one of one hated");
}

TEST_CASE("best goes by score where votes are not known", "[arrange]") {
  Sketch sketch;
  add_scored(sketch, "a", "", 1);
  add_scored(sketch, "b", "", 9);
  const Thread thread = sketch.settle();
  CHECK(ids(thread, Order::best) == "b a");
}

TEST_CASE("activity goes by the newest comment of a subtree", "[arrange]") {
  Sketch sketch;
  add_timed(sketch, "a", "", 100);
  add_timed(sketch, "a1", "a", 110);
  add_timed(sketch, "a11", "a1", 900);
  add_timed(sketch, "a2", "a", 500);
  add_timed(sketch, "b", "", 700);
  add_timed(sketch, "c", "", kUnknownTime);
  add_timed(sketch, "d", "", kUnknownTime);
  add_timed(sketch, "d1", "d", 800);
  const Thread thread = sketch.settle();
  CHECK(ids(thread, Order::activity) == "a a1 a11 a2 d d1 b c");
}

TEST_CASE("replies counts those at all depths", "[arrange]") {
  Sketch sketch;
  sketch.add("a");
  sketch.add("b");
  sketch.add("b1", "b");
  sketch.add("c");
  sketch.add("c1", "c");
  sketch.add("c11", "c1");
  sketch.add("d");
  const Thread thread = sketch.settle();
  CHECK(ids(thread, Order::replies) == "c c1 c11 b b1 a d");
}

TEST_CASE("pinned comments come first in all orders but the source's", "[arrange]") {
  Sketch sketch;
  Details pinned;
  pinned.pinned = true;
  add(sketch, "a", 9, 8);
  Draft low = sketch.draft("low");
  low.score = -5;
  sketch.builder.add(low, Parentage::root(), &pinned);
  add(sketch, "b", 90, 10);
  Draft high = sketch.draft("high");
  high.score = 50;
  sketch.builder.add(high, Parentage::root(), &pinned);
  sketch.add("h", "high");
  const Thread thread = sketch.settle();
  CHECK(ids(thread, Order::source) == "a low b high h");
  CHECK(ids(thread, Order::top) == "high h low b a");
  CHECK(ids(thread, Order::best) == "high h low b a");
  CHECK(ids(thread, Order::controversial) == "low high h a b");
  for (Order order : {Order::old_first, Order::new_first, Order::activity}) {
    CHECK(ids(thread, order) == "low high h a b");
  }
  CHECK(ids(thread, Order::replies) == "high h low a b");
}

TEST_CASE("orders have names, and the names orders", "[arrange]") {
  for (Order order : {Order::source, Order::old_first, Order::new_first, Order::top,
                      Order::controversial, Order::best, Order::activity, Order::replies}) {
    CHECK(order_named(name_of(order)) == order);
  }
  CHECK_FALSE(order_named("hot"));
}

TEST_CASE("a thread of 100,000 levels is sorted without recursion", "[arrange]") {
  Sketch sketch;
  for (uint32_t i = 0; i < 100000; ++i) {
    sketch.builder.add({}, i == 0 ? Parentage::root() : Parentage::enclosing(i - 1));
  }
  const Thread thread = sketch.settle();
  CHECK(arrange(thread, Order::top).back() == 99999);
}

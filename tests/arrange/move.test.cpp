#include "arrange/move.h"

#include <string>

#include "arrange/seven.h"
#include "catch.h"

namespace threadbare {
namespace {

using testing::Sketch;

struct Seven {
  Sketch sketch;
  Thread thread = testing::seven(sketch);
  View view{thread};

  /// Where each comment leads, in the order of their ids; "-" is nowhere.
  std::string ways(Move move) const {
    std::string out;
    for (uint32_t i = 0; i < thread.size(); ++i) {
      const uint32_t to = moved(view, i, move);
      out += to == Thread::kNone ? "-" : std::string(thread[to].id());
    }
    return out;
  }
};

TEST_CASE("moves lead through an unfolded thread", "[arrange][move]") {
  const Seven seven;
  CHECK(seven.ways(Move::next) == "bcdefg-");
  CHECK(seven.ways(Move::previous) == "-abcdef");
  CHECK(seven.ways(Move::next_sibling) == "fed----");
  CHECK(seven.ways(Move::previous_sibling) == "---cba-");
  CHECK(seven.ways(Move::parent) == "-abba-f");
  CHECK(seven.ways(Move::root) == "aaaaaff");
  CHECK(seven.ways(Move::past_parent) == "-feef--");
}

TEST_CASE("next and previous pass over what is folded", "[arrange][move]") {
  Seven seven;
  seven.view.fold(1, true);  // b
  CHECK(seven.ways(Move::next) == "beeefg-");
  CHECK(seven.ways(Move::previous) == "-aaabef");
  seven.view.fold(0, true);  // a, around it
  CHECK(seven.ways(Move::next) == "fffffg-");
  CHECK(seven.ways(Move::previous) == "-----af");
  CHECK(seven.ways(Move::parent) == "-abba-f");
}

TEST_CASE("moves go by the order that is shown", "[arrange][move]") {
  Sketch sketch;
  for (const char* id : {"a", "b", "c"}) {
    Draft draft = sketch.draft(id);
    draft.score = id[0];
    sketch.builder.add(draft, Parentage::root());
  }
  const Thread thread = sketch.settle();
  View view(thread);
  view.sort(Order::top);
  CHECK(moved(view, 0, Move::next) == Thread::kNone);
  CHECK(moved(view, 2, Move::next) == 1);
  CHECK(moved(view, 2, Move::next_sibling) == 1);
  CHECK(moved(view, 0, Move::previous_sibling) == 1);
}

TEST_CASE("moves in a chain of 100,000 replies do not recurse", "[arrange][move]") {
  Sketch sketch;
  for (uint32_t i = 0; i < 100'000; ++i) sketch.add_at_depth("c" + std::to_string(i), i);
  const Thread thread = sketch.settle();
  const View view(thread);
  const uint32_t last = thread.size() - 1;
  CHECK(moved(view, last, Move::root) == 0);
  CHECK(moved(view, last, Move::past_parent) == Thread::kNone);
  CHECK(moved(view, last, Move::previous) == last - 1);
}

}  // namespace
}  // namespace threadbare

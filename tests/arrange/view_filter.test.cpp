// A view that shows only some comments and their ancestors.
#include <random>

#include "arrange/move.h"
#include "arrange/view.h"
#include "catch.h"
#include "thread/sketch.h"

using namespace threadbare;
using threadbare::testing::Sketch;

namespace {

using Numbers = std::vector<uint32_t>;

// a(b(c) d) e(f) g
Thread small_thread(Sketch& sketch) {
  sketch.add("a");
  sketch.add("b", "a");
  sketch.add("c", "b");
  sketch.add("d", "a");
  sketch.add("e");
  sketch.add("f", "e");
  sketch.add("g");
  return sketch.settle();
}

Numbers shown_in(const View& view) {
  return view.shown(0, view.size());
}

/// Whether all ways to ask what is shown come to the same.
void check_agreement(const View& view) {
  const std::vector<Row> rows = view.rows(0, view.size());
  Numbers shown;
  for (const Row& row : rows) {
    bool hidden = !view.kept(row.comment);
    const Thread& thread = view.thread();
    for (uint32_t up = thread.parent(row.comment); up != Thread::kNone; up = thread.parent(up)) {
      if (view.folded(up)) hidden = true;
    }
    CHECK(row.hidden == hidden);
    if (!hidden) shown.push_back(row.comment);
  }
  CHECK(shown_in(view) == shown);
  for (uint32_t first = 0; first <= view.size(); ++first) {
    uint32_t count = 0;
    Numbers hidden_rows;
    for (uint32_t row = first; row < view.size(); ++row) {
      if (rows[row].hidden) hidden_rows.push_back(row);
      if (!rows[row].hidden) ++count;
      CHECK(view.rows(row, row + 1)[0].hidden == rows[row].hidden);
    }
    CHECK(view.count_shown({first, view.size()}) == count);
    std::vector<RowRange> runs;
    view.hidden_runs({first, view.size()}, runs);
    Numbers in_runs;
    for (const RowRange& run : runs) {
      for (uint32_t row = run.first; row < run.end; ++row) in_runs.push_back(row);
    }
    CHECK(in_runs == hidden_rows);
    if (first == view.size() || rows[first].hidden) continue;
    const std::vector<Row> from_here = view.shown_rows(first, view.size());
    CHECK(from_here.size() == count);
  }
}

}  // namespace

TEST_CASE("a view shows only some comments, with their ancestors", "[arrange]") {
  Sketch sketch;
  const Thread thread = small_thread(sketch);
  View view(thread);
  view.keep_only({2, 6});
  CHECK(shown_in(view) == Numbers{0, 1, 2, 6});
  check_agreement(view);
  view.keep_only({5});
  CHECK(shown_in(view) == Numbers{4, 5});
  check_agreement(view);
  view.keep_only({});
  CHECK(shown_in(view).empty());
  check_agreement(view);
  view.keep_all();
  CHECK(shown_in(view).size() == 7);
  check_agreement(view);
}

TEST_CASE("who shows but some unfolds them, and folds all again as it was", "[arrange]") {
  Sketch sketch;
  const Thread thread = small_thread(sketch);
  View view(thread);
  view.fold(0, true);
  view.fold(4, true);
  view.keep_only({2, 5});
  CHECK(shown_in(view) == Numbers{0, 1, 2, 4, 5});
  view.fold(1, true);  // within what is shown now
  CHECK(shown_in(view) == Numbers{0, 1, 4, 5});
  check_agreement(view);
  CHECK(view.folded_when_all_kept(0));
  CHECK_FALSE(view.folded_when_all_kept(1));
  view.keep_only({3});  // another find
  CHECK(shown_in(view) == Numbers{0, 3});
  view.keep_all();
  CHECK(shown_in(view) == Numbers{0, 4, 6});
  view.keep_all();
  CHECK(view.folded(0));
}

TEST_CASE("those who are shown are so in every order", "[arrange]") {
  Sketch sketch;
  const Thread thread = small_thread(sketch);
  View view(thread);
  view.keep_only({2, 6});
  view.sort(Order::replies);
  check_agreement(view);
  view.sort(Order::source);
  CHECK(shown_in(view) == Numbers{0, 1, 2, 6});
}

TEST_CASE("moves pass over those who are not shown", "[arrange]") {
  Sketch sketch;
  const Thread thread = small_thread(sketch);
  View view(thread);
  view.keep_only({3, 6});
  CHECK(moved(view, 0, Move::next) == 3);
  CHECK(moved(view, 3, Move::next) == 6);
  CHECK(moved(view, 6, Move::previous) == 3);
  CHECK(moved(view, 3, Move::previous) == 0);
  CHECK(moved(view, 0, Move::next_sibling) == 6);
  CHECK(moved(view, 6, Move::previous_sibling) == 0);
  CHECK(moved(view, 3, Move::previous_sibling) == Thread::kNone);
  CHECK(moved(view, 3, Move::parent) == 0);
  CHECK(moved(view, 6, Move::next) == Thread::kNone);
}

TEST_CASE("folds among those who are shown come to the same however one asks", "[arrange]") {
  std::mt19937 random(3);
  for (int round = 0; round < 200; ++round) {
    Sketch sketch;
    const uint32_t size = 1 + random() % 24;
    for (uint32_t i = 0; i < size; ++i) {
      sketch.add_at_depth(std::to_string(i), random() % 4);
    }
    const Thread thread = sketch.settle();
    View view(thread);
    Numbers matches;
    for (uint32_t i = 0; i < view.size(); ++i) {
      if (random() % 4 == 0) matches.push_back(i);
    }
    if (random() % 2 == 0) view.sort(Order::replies);
    view.keep_only(matches);
    for (uint32_t i = 0; i < view.size(); ++i) view.fold(i, random() % 4 == 0);
    check_agreement(view);
  }
}

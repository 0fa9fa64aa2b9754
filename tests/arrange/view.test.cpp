#include "arrange/view.h"

#include <string>

#include "arrange/seven.h"
#include "catch.h"

using namespace threadbare;
using threadbare::testing::seven;
using threadbare::testing::Sketch;

namespace {

// Ids of the rows in [first, end): folded ones with "-", hidden ones in brackets.
std::string shown(const View& view, uint32_t first = 0, uint32_t end = ~0u) {
  std::string out;
  for (const Row& row : view.rows(first, end)) {
    std::string id(view.thread()[row.comment].id());
    if (row.folded) id += '-';
    out += row.hidden ? "[" + id + "]" : id;
  }
  return out;
}

std::string hidden(const View& view, RowRange range) {
  std::vector<RowRange> runs;
  view.hidden_runs(range, runs);
  std::string out;
  for (const RowRange& run : runs) {
    out += std::to_string(run.first) + "-" + std::to_string(run.end) + " ";
  }
  return out;
}

}  // namespace

TEST_CASE("a view starts unfolded and in the source's order", "[arrange]") {
  Sketch sketch;
  const Thread thread = seven(sketch);
  const View view(thread);
  CHECK(shown(view) == "abcdefg");
  CHECK(view.rows(1, 3).size() == 2);
  CHECK(view.rows(0, 1)[0].replies == 4);
  CHECK(view.rows(2, 3)[0].depth == 2);
  CHECK(view.rows(7, 9).empty());
  CHECK(view.rows(5, 2).empty());
}

TEST_CASE("folding hides the run below, and says which rows it may have changed", "[arrange]") {
  Sketch sketch;
  const Thread thread = seven(sketch);
  View view(thread);
  const RowRange changed = view.fold(1, true);
  CHECK(changed.first == 2);
  CHECK(changed.end == 4);
  CHECK(shown(view) == "ab-[c][d]efg");
  CHECK(hidden(view, {0, 7}) == "2-4 ");
}

TEST_CASE("a fold inside a fold stays when the outer one opens", "[arrange]") {
  Sketch sketch;
  const Thread thread = seven(sketch);
  View view(thread);
  view.fold(1, true);
  view.fold(0, true);
  CHECK(shown(view) == "a-[b-][c][d][e]fg");
  CHECK(hidden(view, {0, 7}) == "1-5 ");
  view.fold(0, false);
  CHECK(shown(view) == "ab-[c][d]efg");
}

TEST_CASE("siblings fold together, and nobody else", "[arrange]") {
  Sketch sketch;
  const Thread thread = seven(sketch);
  View view(thread);
  const RowRange changed = view.fold_siblings(4, true);  // e, whose sibling is b
  CHECK(changed.first == 1);
  CHECK(changed.end == 5);
  CHECK(shown(view) == "ab-[c][d]e-fg");
  view.fold_siblings(0, true);
  CHECK(shown(view) == "a-[b-][c][d][e-]f-[g]");
  view.fold_siblings(5, false);
  CHECK(shown(view) == "ab-[c][d]e-fg");
}

TEST_CASE("rows in the midst of a folded subtree are hidden", "[arrange]") {
  Sketch sketch;
  const Thread thread = seven(sketch);
  View view(thread);
  view.fold(0, true);
  CHECK(shown(view, 3, 6) == "[d][e]f");
  CHECK(hidden(view, {3, 6}) == "3-5 ");
  CHECK(hidden(view, {5, 7}).empty());
}

TEST_CASE("shown rows are counted, numbered and listed without the hidden ones", "[arrange]") {
  Sketch sketch;
  const Thread thread = seven(sketch);
  View view(thread);
  CHECK(view.count_shown({0, 7}) == 7);
  view.fold(1, true);
  view.fold(5, true);
  CHECK(view.count_shown({0, 7}) == 4);
  CHECK(view.count_shown({3, 99}) == 2);
  CHECK(view.count_shown({6, 7}) == 0);
  CHECK(view.shown(0, ~0u) == std::vector<uint32_t>{0, 1, 4, 5});
  CHECK(view.shown(1, 3) == std::vector<uint32_t>{1, 4});
  CHECK(view.shown(4, 9).empty());
  const std::vector<Row> rows = view.shown_rows(1, 2);
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].comment == 1);
  CHECK(rows[0].folded);
  CHECK(rows[0].replies == 2);
  CHECK(rows[1].comment == 4);
  CHECK(rows[1].depth == 1);
  CHECK(view.shown_rows(7, 1).empty());
}

TEST_CASE("an ancestor is found by its depth", "[arrange]") {
  Sketch sketch;
  const Thread thread = seven(sketch);
  const View view(thread);
  CHECK(view.ancestor_at(3, 0) == 0);
  CHECK(view.ancestor_at(3, 1) == 1);
  CHECK(view.ancestor_at(3, 2) == 3);
  CHECK(view.ancestor_at(3, 9) == 3);
}

TEST_CASE("folding to a depth folds each level below it", "[arrange]") {
  Sketch sketch;
  const Thread thread = seven(sketch);
  View view(thread);
  view.fold_from_depth(1);
  CHECK(shown(view) == "ab-[c][d]efg");
  view.fold_from_depth(0);
  CHECK(shown(view) == "a-[b-][c][d][e]f-[g]");
  CHECK(hidden(view, {0, 7}) == "1-5 6-7 ");
  view.fold_from_depth(~0u);
  CHECK(shown(view) == "abcdefg");
}

TEST_CASE("a view says from which depth it is folded, if from any", "[arrange]") {
  Sketch sketch;
  const Thread thread = seven(sketch);
  View view(thread);
  CHECK(view.folded_from() == view.size());
  view.fold_from_depth(1);
  CHECK(view.folded_from() == 1);
  view.fold_from_depth(0);
  CHECK(view.folded_from() == 0);
  view.fold(0, false);
  CHECK(view.folded_from() == Thread::kNone);
  view.fold(5, false);
  CHECK(view.folded_from() == 1);  // b alone has replies there
  view.fold(1, false);
  CHECK(view.folded_from() == view.size());
  view.fold(6, true);
  CHECK(view.folded_from() == Thread::kNone);  // to unfold all would open it
  view.show_branch(0);
  CHECK(view.folded_from() == view.size());
  view.fold_from_depth(1);
  CHECK(view.folded_from() == 1);
}

TEST_CASE("revealing a comment opens its ancestors and nothing else", "[arrange]") {
  Sketch sketch;
  const Thread thread = seven(sketch);
  View view(thread);
  view.fold_from_depth(0);
  const RowRange changed = view.reveal(3);
  CHECK(changed.first == 1);
  CHECK(changed.end == 5);
  CHECK(shown(view) == "abcdef-[g]");
  const RowRange nothing = view.reveal(3);
  CHECK(nothing.first == nothing.end);
}

TEST_CASE("folds stay with their comments when the order changes", "[arrange]") {
  Sketch sketch;
  Draft low = sketch.draft("low");
  low.score = 1;
  const uint32_t parent = sketch.builder.add(low, Parentage::root());
  sketch.builder.add(sketch.draft("reply"), Parentage::enclosing(parent));
  Draft high = sketch.draft("high");
  high.score = 5;
  sketch.builder.add(high, Parentage::root());
  const Thread thread = sketch.settle();
  View view(thread);
  view.fold(0, true);
  view.sort(Order::top);
  CHECK(shown(view) == "highlow-[reply]");
  CHECK(view.row_of(0) == 1);
  CHECK(view.comment_at(0) == 2);
  view.sort(Order::source);
  CHECK(shown(view) == "low-[reply]high");
}

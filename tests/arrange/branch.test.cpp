// A view of one branch of a thread.
#include <string>

#include "arrange/move.h"
#include "arrange/view.h"
#include "catch.h"
#include "render/comment_html.h"
#include "thread/sketch.h"

namespace threadbare {
namespace {

using testing::Sketch;

// a(b(c(d)e)f)g; b has the number 1.
struct Branched {
  Sketch sketch;
  Thread thread = [this] {
    sketch.add("a");
    sketch.add("b", "a");
    sketch.add("c", "b");
    sketch.add("d", "c");
    sketch.add("e", "b");
    sketch.add("f", "a");
    sketch.add("g");
    return sketch.settle();
  }();
  View view{thread};

  Branched() { view.show_branch(1); }

  /// Ids of all rows, those that are hidden in brackets.
  std::string rows() const {
    std::string out;
    for (const Row& row : view.rows(0, view.size())) {
      const std::string id(thread[row.comment].id());
      out += row.hidden ? "[" + id + "]" : id;
    }
    return out;
  }

  std::string shown() const {
    std::string out;
    for (uint32_t comment : view.shown(0, 99)) out += thread[comment].id();
    return out;
  }

  std::string hidden(RowRange range) const {
    std::vector<RowRange> runs;
    view.hidden_runs(range, runs);
    std::string out;
    for (auto [first, end] : runs) out += std::to_string(first) + "-" + std::to_string(end) + " ";
    return out;
  }

  /// Where each comment leads; "-" is nowhere.
  std::string ways(Move move) const {
    std::string out;
    for (uint32_t i = 0; i < thread.size(); ++i) {
      const uint32_t to = moved(view, i, move);
      out += to == Thread::kNone ? "-" : std::string(thread[to].id());
    }
    return out;
  }
};

TEST_CASE("of a branch only its own rows are shown", "[arrange][branch]") {
  Branched branched;
  View& view = branched.view;
  CHECK(branched.rows() == "[a]bcde[f][g]");
  CHECK(branched.shown() == "bcde");
  CHECK(view.count_shown({0, 7}) == 4);
  CHECK(view.count_shown({3, 7}) == 2);
  CHECK(branched.hidden({0, 7}) == "0-1 5-7 ");
  CHECK(branched.hidden({6, 7}) == "6-7 ");
  CHECK(view.shown_rows(2, 99).size() == 3);
  CHECK((view.contains(1) && view.contains(4)));
  CHECK((!view.contains(0) && !view.contains(5)));

  view.show_all();
  CHECK(branched.rows() == "abcdefg");
  CHECK(view.branch() == Thread::kNone);
}

TEST_CASE("folds above a branch hide nothing in it, and stay", "[arrange][branch]") {
  Branched branched;
  View& view = branched.view;
  view.fold(0, true);
  CHECK(branched.rows() == "[a]bcde[f][g]");
  CHECK(view.reveal(3).end == 0);
  view.fold(2, true);
  CHECK(branched.rows() == "[a]bc[d]e[f][g]");
  CHECK(view.reveal(3).first == 3);
  CHECK(view.folded(0));
  view.show_all();
  CHECK(branched.shown() == "ag");
}

TEST_CASE("folds of many stay in the branch, whose levels count from its top",
          "[arrange][branch]") {
  Branched branched;
  View& view = branched.view;
  view.fold(0, true);
  view.fold_from_depth(1);
  CHECK(branched.shown() == "bce");
  CHECK(view.folded(0));
  view.fold_siblings(1, true);
  CHECK(branched.shown() == "b");
  CHECK(!view.folded(6));
  view.fold_from_depth(~0u);
  CHECK(branched.shown() == "bcde");
  CHECK(view.folded(0));
}

TEST_CASE("no move leads out of a branch", "[arrange][branch][move]") {
  const Branched branched;
  CHECK(branched.ways(Move::next) == "-cde---");
  CHECK(branched.ways(Move::previous) == "--bcd--");
  CHECK(branched.ways(Move::next_sibling) == "--e----");
  CHECK(branched.ways(Move::previous_sibling) == "----c--");
  CHECK(branched.ways(Move::parent) == "--bcb--");
  CHECK(branched.ways(Move::root) == "-bbbb--");
  CHECK(branched.ways(Move::past_parent) == "---e---");
}

TEST_CASE("a branch goes along with a sort", "[arrange][branch]") {
  Sketch sketch;
  for (const char* id : {"a", "b", "c"}) {
    Draft draft = sketch.draft(id);
    draft.score = id[0];
    sketch.builder.add(draft, Parentage::root());
  }
  sketch.add("d", "b");
  const Thread thread = sketch.settle();
  View view(thread);
  const uint32_t b = 1;
  view.show_branch(b);
  view.sort(Order::top);
  CHECK(view.range().first == view.row_of(b));
  CHECK(view.shown(0, 9) == std::vector<uint32_t>{b, b + 1});
}

TEST_CASE("rows of a branch are indented from its top, and say their true level",
          "[arrange][branch][render]") {
  const Branched branched;
  std::string html;
  render_rows(branched.thread, branched.view.rows(3, 4), {}, html);
  CHECK(html.find("class=\"row d2\"") != std::string::npos);
  CHECK(html.find("data-depth=\"3\"") != std::string::npos);
  CHECK(html.find("level 4") != std::string::npos);
}

}  // namespace
}  // namespace threadbare

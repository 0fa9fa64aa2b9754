// What starts folded, and why it does.
#include "arrange/fold_policy.h"

#include <string>

#include "arrange/view.h"
#include "catch.h"
#include "thread/sketch.h"

using namespace threadbare;
using threadbare::testing::Sketch;

namespace {

/// A policy that folds nothing, but for what `change` says.
template <class Change>
FoldPolicy only(Change change) {
  FoldPolicy policy = FoldPolicy::off();
  change(policy);
  return policy;
}

std::string why(FoldReason reason) {
  switch (reason) {
    case FoldReason::none:
      return "-";
    case FoldReason::removed:
      return "removed";
    case FoldReason::deleted:
      return "deleted";
    case FoldReason::score:
      return "score";
    case FoldReason::bot:
      return "bot";
    case FoldReason::late:
      return "late";
    case FoldReason::depth:
      return "depth";
  }
  return "?";
}

/// "a:score": the folded comments, and why each is.
std::string folds(const View& view) {
  std::string out;
  for (uint32_t row = 0; row < view.size(); ++row) {
    const uint32_t comment = view.comment_at(row);
    if (!view.folded(comment)) continue;
    if (!out.empty()) out += ' ';
    out += view.thread()[comment].id();
    out += ':' + why(view.fold_reason(comment));
    CHECK(view.rows(row, row + 1)[0].reason == view.fold_reason(comment));
  }
  return out;
}

/// A comment below `parent` that `change` makes something of.
template <class Change>
void add(Sketch& sketch, std::string_view id, std::string_view parent, Change change,
         bool pinned = false) {
  Draft draft = sketch.draft(id);
  change(draft);
  Details details;
  details.pinned = pinned;
  sketch.builder.add(draft, parent.empty() ? Parentage::root() : Parentage::id(sketch.text(parent)),
                     &details);
}

void add_scored(Sketch& sketch, std::string_view id, std::string_view parent, int32_t score) {
  add(sketch, id, parent, [score](Draft& draft) { draft.score = score; });
}

}  // namespace

TEST_CASE("comments below a score start folded, with replies or without", "[arrange]") {
  Sketch sketch;
  add_scored(sketch, "a", "", -6);
  add_scored(sketch, "b", "a", -5);
  add_scored(sketch, "c", "", -100);
  sketch.add("d");  // nobody knows its score
  const Thread thread = sketch.settle();
  View view(thread);
  view.start_folded({});
  CHECK(folds(view) == "a:score c:score");
  view.start_folded(only([](FoldPolicy& policy) { policy.below_score = -50; }));
  CHECK(folds(view) == "c:score");
  view.start_folded(only([](FoldPolicy& policy) { policy.below_score = 10; }));
  CHECK(folds(view) == "a:score b:score c:score");
  view.start_folded(FoldPolicy::off());
  CHECK(folds(view).empty());
}

TEST_CASE("removed and deleted comments start folded where nobody has replied", "[arrange]") {
  Sketch sketch;
  const auto removed = [](Draft& draft) { draft.state = State::removed; };
  const auto deleted = [](Draft& draft) { draft.state = State::deleted; };
  add(sketch, "a", "", removed);
  sketch.add("b", "a");
  add(sketch, "c", "b", removed);
  add(sketch, "d", "", deleted);
  add(sketch, "e", "", [](Draft& draft) {
    draft.state = State::deleted;
    draft.unloaded = 3;  // there are replies elsewhere
  });
  add(sketch, "f", "", [](Draft& draft) { draft.state = State::hidden; });
  const Thread thread = sketch.settle();
  View view(thread);
  view.start_folded({});
  CHECK(folds(view) == "c:removed d:deleted");
  view.start_folded(only([](FoldPolicy& policy) { policy.removed = true; }));
  CHECK(folds(view) == "c:removed d:deleted");
  view.start_folded(only([](FoldPolicy& policy) { policy.bots = true; }));
  CHECK(folds(view).empty());
}

TEST_CASE("what a bot has written and somebody pinned starts folded", "[arrange]") {
  Sketch sketch;
  const auto bot = [](Draft& draft) { draft.roles = kRoleBot; };
  add(sketch, "a", "", bot, true);
  sketch.add("b", "a");
  add(sketch, "c", "", bot);
  add(
      sketch, "d", "", [](Draft&) {}, true);
  const Thread thread = sketch.settle();
  View view(thread);
  view.start_folded({});
  CHECK(folds(view) == "a:bot");
  view.start_folded(only([](FoldPolicy& policy) { policy.bots = true; }));
  CHECK(folds(view) == "a:bot");
  view.start_folded(only([](FoldPolicy& policy) { policy.removed = true; }));
  CHECK(folds(view).empty());
}

TEST_CASE("roots start folded past so many comments, in the order that is shown", "[arrange]") {
  Sketch sketch;
  sketch.add("a");
  sketch.add("b", "a");
  sketch.add("c");
  sketch.add("d");
  sketch.add("e", "d");
  sketch.add("f", "d");
  const Thread thread = sketch.settle();
  View view(thread);
  const auto after = [](uint32_t count) {
    return only([count](FoldPolicy& policy) { policy.roots_after = count; });
  };
  view.start_folded(after(3));
  CHECK(folds(view) == "d:late");
  view.start_folded(after(4));
  CHECK(folds(view).empty());
  view.start_folded(after(0));
  CHECK(folds(view) == "a:late d:late");
  view.sort(Order::replies);  // d a c
  view.start_folded(after(3));
  CHECK(folds(view) == "a:late");
}

TEST_CASE("comments with replies start folded from a depth down", "[arrange]") {
  Sketch sketch;
  sketch.add("a");
  sketch.add("b", "a");
  sketch.add("c", "b");
  add_scored(sketch, "d", "c", -9);
  sketch.add("e", "c");
  const Thread thread = sketch.settle();
  View view(thread);
  FoldPolicy policy;
  policy.depth = 1;
  view.start_folded(policy);
  CHECK(folds(view) == "b:depth c:depth d:score");
}

TEST_CASE("the reason is said for as long as the comment is folded", "[arrange]") {
  Sketch sketch;
  add_scored(sketch, "a", "", -6);
  add_scored(sketch, "b", "a", -7);
  sketch.add("c", "b");
  add_scored(sketch, "d", "", -8);
  add_scored(sketch, "e", "", -9);
  sketch.add("f");
  const Thread thread = sketch.settle();
  View view(thread);
  view.start_folded({});
  view.fold(3, false);
  view.fold(5, true);
  CHECK(folds(view) == "a:score b:score e:score f:-");
  CHECK(view.fold_reason(3) == FoldReason::none);
  view.sort(Order::top);
  view.fold(3, true);  // as at the end of a find that has opened it
  CHECK(folds(view) == "a:score b:score d:score e:score f:-");
  view.reveal(2);
  CHECK(folds(view) == "d:score e:score f:-");
  view.fold_siblings(4, false);
  CHECK(folds(view).empty());
}

TEST_CASE("what is folded for itself is so at any depth, until all is unfolded", "[arrange]") {
  Sketch sketch;
  add_scored(sketch, "a", "", -6);
  sketch.add("b", "a");
  sketch.add("c", "b");
  sketch.add("d");
  add_scored(sketch, "e", "d", -8);
  const Thread thread = sketch.settle();
  View view(thread);
  FoldPolicy policy;
  policy.depth = 0;
  view.start_folded(policy);
  CHECK(folds(view) == "a:score b:depth d:depth e:score");
  CHECK(view.folded_from() == 0);
  view.fold_from_depth(1);
  CHECK(view.folded_from() == 1);
  view.fold(4, false);
  CHECK(view.folded_from() == 1);
  view.fold(4, true);
  CHECK(folds(view) == "a:score b:depth e:score");
  view.fold_from_depth(~0u);
  CHECK(folds(view).empty());
  view.fold_from_depth(0);
  CHECK(folds(view) == "a:- b:- d:-");
}

TEST_CASE("folds that are set have their reasons", "[arrange]") {
  Sketch sketch;
  add_scored(sketch, "a", "", -6);
  add_scored(sketch, "b", "", -7);
  sketch.add("c");
  const Thread thread = sketch.settle();
  View view(thread);
  view.start_folded({});
  view.set_folds({1, 2});
  CHECK(folds(view) == "b:score c:-");
}

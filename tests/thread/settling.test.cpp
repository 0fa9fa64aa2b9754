// Settling in steps: at any pace the same threads come out, and no step is long.
#include "thread/settling.h"

#include <string>
#include <vector>

#include "catch.h"
#include "thread/sketch.h"

namespace threadbare {
namespace {

using testing::shape;
using testing::Sketch;

/// Replies before and after their parents, absent parents, a cycle, comments that come twice,
/// attachments in no order, counts and gaps.
void fill(Sketch& sketch, uint32_t count) {
  const auto name = [](uint32_t i) { return "c" + std::to_string(i); };
  for (uint32_t i = 0; i < count; ++i) {
    Draft draft = sketch.draft(i % 97 == 96 ? name(i - 1) : name(i));
    draft.author = sketch.builder.author("ada" + std::to_string(i % 7));
    if (i % 5 == 0) draft.counted_descendants = i % 11;
    if (i % 13 == 0) draft.counted_children = 3;
    const Piece near = sketch.text(name(i * 7 % count));
    const Piece chain[] = {sketch.text("absent" + std::to_string(i % 3)), near};
    Details details;
    details.subject = sketch.text("About " + name(i));
    sketch.builder.add(draft,
                       i % 4 == 0   ? Parentage::root()
                       : i % 4 == 1 ? Parentage::id(near)
                       : i % 4 == 2 ? Parentage::chain(sketch.builder.chain(chain))
                                    : Parentage::path(sketch.text("gone." + name(i / 2))),
                       i % 3 == 0 ? &details : nullptr);
    const Piece reaction = sketch.text("r" + std::to_string(i));
    sketch.builder.attach(Reaction{(count - 1 - i) / 2 * 2, reaction, 1});
  }
}

std::string described(const std::vector<Thread>& threads) {
  std::string all;
  for (const Thread& thread : threads) {
    all += "[" + std::string(thread.title()) + " " + std::to_string(thread.facts().unloaded) + " " +
           shape(thread) + "]";
    for (uint32_t i = 0; i < thread.size(); ++i) {
      all += " " + std::to_string(thread.depth(i)) + std::string(thread[i].author_name()) +
             std::to_string(thread[i].unloaded()) + std::to_string(thread[i].roles()) +
             std::string(thread[i].text(thread[i].details().subject));
      for (const Reaction& reaction : thread.reactions_of(i)) all += thread.text(reaction.name);
    }
  }
  return all;
}

std::string settled_by(size_t budget, uint32_t count, bool splits, size_t* taken = nullptr) {
  Sketch sketch;
  fill(sketch, count);
  if (splits) sketch.builder.split_at_roots(AbsentRoot::placeholder);
  std::vector<Thread> threads;
  size_t steps = 0;
  double done = 0;
  const auto until_done = [&](auto work) {
    for (bool is_done = false; !is_done; ++steps) {
      Pace pace(budget);
      is_done = work(pace);
      if (is_done) continue;
      CHECK(sketch.builder.share_done() >= done);
      done = sketch.builder.share_done();
    }
  };
  until_done([&](Pace& pace) { return sketch.builder.resolve(pace, sketch.problems); });
  until_done([&](Pace& pace) {
    return sketch.builder.rewrite_bodies(pace, [](TextHeap&, Piece body) { return body; });
  });
  until_done([&](Pace& pace) { return sketch.builder.settle_into(pace, threads); });
  if (taken != nullptr) *taken = steps;
  CHECK(sketch.problems.warnings().size() > 0);
  return described(threads);
}

TEST_CASE("at any pace the same threads come out", "[thread]") {
  for (const bool splits : {false, true}) {
    const std::string at_once = settled_by(~size_t{0}, 3000, splits);
    CHECK(at_once.size() > 3000);
    for (const size_t budget : {1, 7, 1000, 100000}) {
      INFO(budget);
      CHECK(settled_by(budget, 3000, splits) == at_once);
    }
  }
}

TEST_CASE("a step of settling does no more than its budget", "[thread]") {
  // 20 looks at each comment at the least, so that steps of a hundred looks are many.
  for (const bool splits : {false, true}) {
    size_t steps = 0;
    settled_by(100 * Pace::kLook, 3000, splits, &steps);
    CHECK(steps > 20 * 3000 / 100);
  }
}

}  // namespace
}  // namespace threadbare

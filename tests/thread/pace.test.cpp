#include "thread/pace.h"

#include <cstdint>
#include <string>

#include "catch.h"

namespace threadbare {
namespace {

/// Three loops, the second of which is empty.
struct Work {
  std::string done;
  PacedLoops loops;

  bool go_on(Pace pace) {
    const auto note = [this](char name) {
      return [this, name](uint32_t turn) { done += name + std::to_string(turn) + " "; };
    };
    return loops.start(pace).each(3, 10, note('a')) && loops.each(0, 10, note('b')) &&
           loops.once([this] { done += "! "; }) && loops.each(2, 10, note('c'));
  }
};

TEST_CASE("loops go on where they broke off", "[thread][pace]") {
  for (const size_t budget : {1, 9, 10, 20, 25, 31, 1000}) {
    CAPTURE(budget);
    Work work;
    int calls = 1;
    while (!work.go_on(Pace(budget))) ++calls;
    CHECK(work.done == "a0 a1 a2 ! c0 c1 ");
    CHECK(calls >= 51 / static_cast<int>(budget + 10));
    CHECK((budget < 1000) == (calls > 1));
  }
}

TEST_CASE("loops that are done are not begun again", "[thread][pace]") {
  Work work;
  CHECK(work.go_on(Pace::unhurried()));
  work.done.clear();
  CHECK(work.go_on(Pace::unhurried()));
  CHECK(work.done.empty());
}

}  // namespace
}  // namespace threadbare

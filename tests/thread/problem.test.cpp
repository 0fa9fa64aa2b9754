#include "thread/problem.h"

#include "catch.h"
#include "thread/limits.h"

using namespace threadbare;

TEST_CASE("places are lines and columns of code points", "[thread]") {
  Problems problems;
  const std::string input =
      "ab\nc\xC3\xA9"
      "d\n";
  problems.warn(ProblemCode::bad_comment, "at d", 6);
  problems.warn(ProblemCode::bad_comment, "at a", 0);
  problems.warn(ProblemCode::bad_comment, "nowhere");
  problems.fail(ProblemCode::bad_json, "at c", 3);
  Pace pace = Pace::unhurried();
  problems.locate(pace, input);
  REQUIRE(problems.warnings().size() == 3);
  CHECK(problems.warnings()[0].message == "at a");
  CHECK(problems.warnings()[0].place.line == 1);
  CHECK(problems.warnings()[0].place.column == 1);
  CHECK(problems.warnings()[1].place.line == 2);
  CHECK(problems.warnings()[1].place.column == 3);
  CHECK(problems.warnings()[2].place.line == 0);
  CHECK(problems.error().place.line == 2);
  CHECK(problems.error().place.column == 1);
}

TEST_CASE("the first error stays, and warnings are capped but counted", "[thread]") {
  Problems problems;
  problems.fail(ProblemCode::too_deep, "first");
  problems.fail(ProblemCode::bad_json, "second");
  CHECK(problems.error().code == ProblemCode::too_deep);
  for (size_t i = 0; i < kMaxWarnings + 5; ++i) problems.warn(ProblemCode::bad_text, "again", i);
  CHECK(problems.warnings().size() == kMaxWarnings);
  CHECK(problems.dropped_warnings() == 5);
}

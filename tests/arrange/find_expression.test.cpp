#include "arrange/find/find_expression.h"

#include "catch.h"
#include "thread/limits.h"

using namespace threadbare;

namespace {

using Kind = FindCondition::Kind;
using Words = std::vector<std::string>;

FindCondition only_condition(std::string_view text) {
  const FindExpression expression = read_find_expression(text);
  INFO(text);
  CHECK_FALSE(expression.problem);
  CHECK(expression.words.empty());
  REQUIRE(expression.conditions.size() == 1);
  return expression.conditions[0];
}

std::pair<Kind, int64_t> numbered(std::string_view text) {
  const FindCondition condition = only_condition(text);
  return {condition.kind, condition.number};
}

}  // namespace

TEST_CASE("an expression is words, words that must not occur, and conditions", "[arrange]") {
  const FindExpression expression =
      read_find_expression("Bridge -ROPE author:Ada \"the wind\" -\"in vain\" -is:bot");
  CHECK(expression.words == Words{"bridge", "the wind"});
  CHECK(expression.without == Words{"rope", "in vain"});
  REQUIRE(expression.conditions.size() == 2);
  CHECK(expression.conditions[0].text == "ada");
  CHECK_FALSE(expression.conditions[0].turned);
  CHECK(expression.conditions[1].roles == kRoleBot);
  CHECK(expression.conditions[1].turned);
}

TEST_CASE("what is no condition is a word", "[arrange]") {
  CHECK(read_find_expression("https://example.org").words == Words{"https://example.org"});
  CHECK(read_find_expression("re: - co-author:x").words == Words{"re:", "-", "co-author:x"});
  CHECK(read_find_expression("\"author:ada\"").words == Words{"author:ada"});
  CHECK(read_find_expression("-\"\" \"\"").words.empty());
}

TEST_CASE("in quotes a backslash stands before a quote that is meant", "[arrange]") {
  CHECK(only_condition("author:=\"Ann \\\"Loom\\\" Li\"").text == "ann \"loom\" li");
  CHECK(only_condition("author:=“Ann \\“Loom\\” Li”").text == "ann \"loom\" li");
  CHECK(only_condition("author:=\"back\\\\\"").text == "back\\");
  CHECK(read_find_expression("\"a \\b\" c").words == Words{"a \\b", "c"});
  CHECK(read_find_expression("\"a\\\" b").words == Words{"a\" b"});  // not closed
  CHECK(read_find_expression("\"a\\").words == Words{"a\\"});
  CHECK(read_find_expression("a\\\" b\\\\").words == Words{"a\\\"", "b\\\\"});  // in none
}

TEST_CASE("conditions take what is in quotes, and letters of any case", "[arrange]") {
  CHECK(only_condition("AUTHOR:\"Ada Lovelace\"").text == "ada lovelace");
  CHECK(only_condition("author:“Ádá").text == "ada");
  CHECK(only_condition("after:\"2024-05-01 10:00\"").kind == Kind::after);
}

TEST_CASE("scores are compared", "[arrange]") {
  using Numbered = std::pair<Kind, int64_t>;
  CHECK(numbered("score:10") == Numbered{Kind::exact, 10});
  CHECK(numbered("score:=-3") == Numbered{Kind::exact, -3});
  CHECK(numbered("score:>10") == Numbered{Kind::least, 11});
  CHECK(numbered("score:>=10") == Numbered{Kind::least, 10});
  CHECK(numbered("score:<0") == Numbered{Kind::most, -1});
  CHECK(numbered("score:<=0") == Numbered{Kind::most, 0});
}

TEST_CASE("times are years, months, days or times of day", "[arrange]") {
  using Numbered = std::pair<Kind, int64_t>;
  CHECK(numbered("before:2024-01-14T09:30:00Z") == Numbered{Kind::before, 1705224600});
  CHECK(numbered("after:2024-01-14T10:30:00+01:00") == Numbered{Kind::after, 1705224600});
  CHECK(numbered("after:2024-05-01") == Numbered{Kind::after, 1714521600});
  CHECK(numbered("after:2024-05") == Numbered{Kind::after, 1714521600});
  CHECK(numbered("before:2024") == Numbered{Kind::before, 1704067200});
}

TEST_CASE("is and has know some words", "[arrange]") {
  CHECK(only_condition("is:op").roles == kRoleOp);
  CHECK(only_condition("is:mod").roles == kRoleModerator);
  CHECK(only_condition("is:admin").roles == kRoleAdmin);
  CHECK(only_condition("is:bot").roles == kRoleBot);
  CHECK(only_condition("is:new").kind == Kind::fresh);
  CHECK(only_condition("has:link").kind == Kind::link);
  CHECK(only_condition("has:image").kind == Kind::image);
}

TEST_CASE("an expression that cannot be read says where", "[arrange]") {
  const std::pair<std::string_view, uint32_t> kBad[] = {
      {"author:", 7},
      {"a author: b", 9},
      {"author:\"\"", 7},
      {"score:", 6},
      {"score:many", 6},
      {"x score:>", 8},
      {"score:><1", 6},
      {"score:1.5", 6},
      {"score:99999999999999999999", 6},
      {"score:9000000000000000000", 6},
      {"before:", 7},
      {"before:2024-13-01", 7},
      {"before:soon", 7},
      {"after:", 6},
      {"after:20240501", 6},
      {"is:", 3},
      {"is:nice", 3},
      {"-is:nice", 4},
      {"has:", 4},
      {"has:links", 4},
      {"é🙂 is:nice", 7},
  };
  for (const auto& [text, place] : kBad) {
    INFO(text);
    const FindExpression expression = read_find_expression(text);
    REQUIRE(expression.problem);
    CHECK(expression.problem->place == place);
    CHECK(expression.problem->message.ends_with('.'));
    CHECK(expression.words.empty());
    CHECK(expression.conditions.empty());
  }
}

TEST_CASE("the first problem of an expression is told", "[arrange]") {
  CHECK(read_find_expression("is:x has:y").problem->place == 3);
}

TEST_CASE("a word to look for has a kilobyte at most", "[arrange]") {
  const std::string longest(kMaxFindWordBytes, 'a');
  CHECK_FALSE(read_find_expression("b -" + longest).problem);
  const FindExpression expression = read_find_expression("b -" + longest + "a");
  REQUIRE(expression.problem);
  CHECK(expression.problem->place == 3);
}

TEST_CASE("an expression has 32 parts at most", "[arrange]") {
  std::string many;
  for (size_t i = 0; i < kMaxFindParts; ++i) many += i % 2 == 0 ? "w " : "is:op ";
  CHECK_FALSE(read_find_expression(many).problem);
  REQUIRE(read_find_expression(many + "-one").problem);
  CHECK(read_find_expression(many + "-one").problem->place == many.size());
}

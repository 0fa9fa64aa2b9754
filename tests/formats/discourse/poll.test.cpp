#include "formats/discourse/poll.h"

#include <string>

#include "catch.h"

using threadbare::discourse::without_polls;

TEST_CASE("polls are cut out of Discourse's HTML, but for their titles", "[discourse]") {
  CHECK(without_polls("<p>a</p>") == "<p>a</p>");
  CHECK(without_polls("a<div class=\"poll\" data-poll-name=\"p\"><div><ul></ul></div></div>b") ==
        "ab");
  CHECK(without_polls("<div class=\"poll\"><div class=\"poll-title\">T</div><ul></ul></div>-"
                      "<div data-x=\"1\" class=\"poll\"><p>q</p></div>") ==
        "<div class=\"poll-title\">T</div>-");
  CHECK(without_polls("<div class=\"polls\">a</div>") == "<div class=\"polls\">a</div>");
}

TEST_CASE("a poll that is never closed stays, and costs no more than its length", "[discourse]") {
  const std::string open = "<div class=\"poll\"><div>x</div>";
  CHECK(without_polls(open) == open);
  std::string many;
  for (int i = 0; i < 100000; ++i) many += "<div ";
  CHECK(without_polls(many) == many);
}

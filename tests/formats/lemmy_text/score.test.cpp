#include <string>

#include "catch.h"
#include "formats/lemmy_text/document.h"

namespace threadbare {
namespace {

using test::LemmyText;

/// Scores and ages of comments with the given age lines, each preceded by its depth in spaces.
std::string outline(std::initializer_list<std::string> ages) {
  std::string text = "Post\n\n";
  for (const std::string& age : ages) text += "  " + age + "\n\n";
  return LemmyText(text).outline();
}

TEST_CASE("what is ambiguous goes by the ages that the file is sure of", "[formats][lemmy-text]") {
  CHECK(outline({"3 hours ago", "123 hours ago"}) == "0:3 hours 0:12,3 hours");
  CHECK(outline({"20 hours ago", "123 hours ago"}) == "0:20 hours 0:1,23 hours");
  CHECK(outline({"12 hours ago", "20 hours ago"}) == "0:12 hours 0:20 hours");
  CHECK(outline({"12 hours ago", "2 hours ago"}) == "0:1,2 hours 0:2 hours");
  CHECK(outline({"12 years ago", "2 years ago"}) == "0:1,2 years 0:2 years");
}

TEST_CASE("with nothing else to go by there is no score, or the shortest",
          "[formats][lemmy-text]") {
  CHECK(outline({"12 hours ago"}) == "0:12 hours");
  CHECK(outline({"123 hours ago"}) == "0:1,23 hours");
}

TEST_CASE("a reply is never older than its parent", "[formats][lemmy-text]") {
  CHECK(outline({"20 hours ago", "4 hours ago", "  123 hours ago"}) ==
        "0:20 hours 0:4 hours 1:12,3 hours");
  CHECK(outline({"3 hours ago", "123 hours ago", "  5 hours ago"}) ==
        "0:3 hours 0:1,23 hours 1:5 hours");
  CHECK(outline({"50 minutes ago", "  123 hours ago"}) == "0:50 minutes 1:12,3 hours");
  CHECK(outline({"1 day ago", "  24 hours ago", "  20 hours ago"}) ==
        "0:1 day 1:24 hours 1:20 hours");
}

TEST_CASE("of two ages that both occur, the one nearer to the parent's wins",
          "[formats][lemmy-text]") {
  CHECK(outline({"5 hours ago", "  3 hours ago", "20 hours ago", "  203 hours ago"}) ==
        "0:5 hours 1:3 hours 0:20 hours 1:20,3 hours");
  CHECK(outline({"6 minutes ago", "5 hours ago", "  56 minutes ago", "  10 minutes ago"}) ==
        "0:6 minutes 0:5 hours 1:5,6 minutes 1:10 minutes");
}

TEST_CASE("scores in ambiguous lines change nothing about sure ones", "[formats][lemmy-text]") {
  CHECK(outline({"6 months ago", "176 months ago", "11 months ago"}) ==
        "0:6 months 0:17,6 months 0:11 months");
}

}  // namespace
}  // namespace threadbare

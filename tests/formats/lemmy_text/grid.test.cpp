#include <string>

#include "catch.h"
#include "formats/lemmy_text/document.h"

namespace threadbare {
namespace {

using test::LemmyText;

/// A text of comments with the given indentations.
std::string comments_at(std::initializer_list<std::string> indents,
                        const std::string& post = "Post\n\n") {
  std::string text = post;
  for (const std::string& indent : indents) {
    text += indent + "6 months ago\n\n" + indent + "Words.\n\n";
  }
  return text;
}

std::string depths(const std::string& text) {
  const LemmyText read(text);
  std::string depths;
  for (uint32_t i = 0; i < read.thread().size(); ++i) {
    if (read.thread()[i].state() != State::missing) {
      depths += std::to_string(read.thread().depth(i));
    }
  }
  return depths;
}

std::string columns(size_t count) {
  return std::string(count, ' ');
}

TEST_CASE("base and step are found from the file", "[formats][lemmy-text]") {
  CHECK(depths(comments_at({columns(4), columns(6), columns(8), columns(6), columns(4)})) ==
        "01210");
  CHECK(depths(comments_at({"", columns(2), columns(4), columns(2)})) == "0121");
  CHECK(depths(comments_at({columns(3), columns(7), columns(11), columns(3)})) == "0120");
  CHECK(depths(comments_at({"", columns(1), columns(2), columns(1)})) == "0121");
  CHECK(depths(comments_at({columns(4)})) == "0");
  CHECK(depths(comments_at({columns(4), columns(4)})) == "00");
  CHECK(depths(comments_at({columns(8), columns(4), columns(6)})) == "201");
}

TEST_CASE("one level left out does not double the step", "[formats][lemmy-text]") {
  CHECK(depths(comments_at(
            {columns(4), columns(8), columns(4), columns(8), columns(4), columns(6)})) == "020201");
}

TEST_CASE("an author shows the step where depths do not", "[formats][lemmy-text]") {
  CHECK(depths("Post\n\n  • @ada@example.org\n    a day ago\n\n    a\n\n"
               "        a day ago\n\n        b\n") == "02");
  const LemmyText single("Post\n\n• Ada\n    a day ago\n\n    Words.\n");
  CHECK(single.thread()[0].author_name() == "Ada");
}

TEST_CASE("a tab is one step", "[formats][lemmy-text]") {
  CHECK(depths(comments_at({"\t", "\t\t", "\t\t\t", "\t"})) == "0120");
  CHECK(depths(comments_at({"", "\t", "\t\t\t"})) == "013");
  CHECK(depths(comments_at({"", columns(2), columns(4), "\t", "\t\t"})) == "01212");
  const LemmyText text("\ta day ago\n\n\tone\n\t\ttwo\n\n\t\tjust now\n\n\t\tthree\n");
  CHECK(text.thread()[0].body() == "one\n\ttwo");
}

TEST_CASE("no-break spaces indent as spaces do", "[formats][lemmy-text]") {
  const std::string two = "\u00A0\u00A0";
  CHECK(depths(comments_at({two, two + two, two + " " + "\u00A0", two})) == "0110");
}

TEST_CASE("an age off the grid is text", "[formats][lemmy-text]") {
  const LemmyText text(
      "Post\n\n    6 months ago\n\n    They wrote:\n\n       3 days ago\n       Hello.\n\n"
      "      5 months ago\n\n      Indeed.\n\n    a day ago\n\n    Bye.\n");
  CHECK(text.outline() == "0:6 months 1:5 months 0:1 day");
  CHECK(text.thread()[0].body() == "They wrote:\n\n   3 days ago\n   Hello.");
}

TEST_CASE("an age that is quoted inside a body is text", "[formats][lemmy-text]") {
  const LemmyText text(
      "Post\n\n    6 months ago\n\n    They wrote:\n\n      3 days ago\n\n      Hello.\n\n"
      "    and were wrong.\n\n      5 months ago\n\n      Indeed.\n");
  CHECK(text.outline() == "0:6 months 1:5 months");
  CHECK(text.thread()[0].body() == "They wrote:\n\n  3 days ago\n\n  Hello.\n\nand were wrong.");
}

TEST_CASE("an age in a sentence, or alone on a line of a paragraph, is text",
          "[formats][lemmy-text]") {
  const LemmyText text(
      "Post\n\n    6 months ago\n\n    I saw that 3 days ago\n    and then\n    2 days ago\n"
      "    it came back.\n\n      5 months ago\n\n      Indeed.\n\n    a day ago\n\n    Bye.\n");
  CHECK(text.outline() == "0:6 months 1:5 months 0:1 day");
  CHECK(text.thread()[0].body() == "I saw that 3 days ago\nand then\n2 days ago\nit came back.");
}

TEST_CASE("a date under the title of the article is no comment", "[formats][lemmy-text]") {
  const LemmyText text(
      "The bridge is closed\n\n3 hours ago\n\nIt is.\n    2 hours ago\n\n    Oh.\n\n"
      "      an hour ago\n\n      Yes.\n\n    an hour ago\n\n    No.\n");
  CHECK(text.outline() == "0:2 hours 1:1 hour 0:1 hour");
  CHECK(text.thread().post().body() == "The bridge is closed\n\n3 hours ago\n\nIt is.");
}

TEST_CASE("an author in a way that is not known costs no comment", "[formats][lemmy-text]") {
  const LemmyText text(
      "Post\n\n    6 months ago\n\n    a\n\n        6 months ago\n\n        b\n\n"
      "    • Is this a name, or what?\n      6 months ago\n\n      c\n");
  CHECK(text.outline() == "0:6 months 1:missing 2:6 months 1:6 months");
}

}  // namespace
}  // namespace threadbare


#include <string>

#include "catch.h"
#include "formats/lemmy_text/document.h"

namespace threadbare {
namespace {

using test::LemmyText;

bool recognised(const std::string& text, Sample::Kind kind = Sample::Kind::text) {
  Sample sample;
  sample.kind = kind;
  sample.input = text;
  return !format_named("lemmy-text")->recognises(sample).empty();
}

TEST_CASE("lemmy-text is recognised by an age line alone", "[formats][lemmy-text]") {
  CHECK(recognised("text\n\n  176 months ago\n\n  body\n"));
  CHECK(recognised("just now"));
  CHECK(recognised("\t\ta day ago \r\n"));
  CHECK_FALSE(recognised(""));
  CHECK_FALSE(recognised("He left 6 months ago\nand I came back just now\n"));
  CHECK_FALSE(recognised("[\"\n6 months ago\n\"]", Sample::Kind::json));
}

TEST_CASE("without an age line the error says what was looked for", "[formats][lemmy-text]") {
  const LemmyText text("Just prose,\nwritten 6 months ago by somebody.\n");
  REQUIRE(text.problems.failed());
  CHECK(text.problems.error().code == ProblemCode::no_comments);
  CHECK(text.problems.error().place.byte == 0);
}

TEST_CASE("the post is the text up to the first comment", "[formats][lemmy-text]") {
  const LemmyText text(
      "The bridge is closed\n\nAgain.\n\n  • one\n  • two\n    2 days ago\n\n    Sigh.\n");
  REQUIRE(text.threads.size() == 1);
  REQUIRE(text.thread().has_post());
  CHECK(text.thread().post().body() == "The bridge is closed\n\nAgain.\n\n  • one\n  • two");
  CHECK(text.thread().post().markup() == Markup::text);
  CHECK(text.thread().title() == "The bridge is closed");
  CHECK(text.thread().facts().title_derived);
  CHECK(text.outline() == "0:2 days");
}

TEST_CASE("a list item of the article above the first age is no author", "[formats][lemmy-text]") {
  const LemmyText text("News\n\n  • one\n  • Ada\n    2 days ago\n\n    Sigh.\n");
  CHECK_FALSE(text.thread()[0].has_author());
  CHECK(text.thread().post().body() == "News\n\n  • one\n  • Ada");
}

TEST_CASE("a text without a post has neither post nor title", "[formats][lemmy-text]") {
  const LemmyText text("\n    2 days ago\n\n    Sigh.\n");
  CHECK_FALSE(text.thread().has_post());
  CHECK(text.thread().title().empty());
  CHECK_FALSE(text.thread().facts().title_derived);
}

TEST_CASE("comments have an unknown author, time and score unless the text says so",
          "[formats][lemmy-text]") {
  const LemmyText text("    6 months ago\n\n    Hello.\n");
  const Comment comment = text.thread()[0];
  CHECK_FALSE(comment.has_author());
  CHECK_FALSE(comment.score().has_value());
  CHECK(comment.time() == kUnknownTime);
  CHECK(comment.id().empty());
  CHECK(comment.text(comment.details().age) == "6 months");
  CHECK(comment.details().age_seconds == 6 * 2629746);
  CHECK(comment.markup() == Markup::text);
  CHECK(comment.state() == State::normal);
}

TEST_CASE("authors stand one step to the left of their age line", "[formats][lemmy-text]") {
  const LemmyText text(
      "Post\n\n"
      "  • @ada@example.orgOPEnglish\n    36 months ago\n\n    One.\n\n"
      "    • @bob\n      6 months ago\n\n      Two.\n\n"
      "      • Carl Gauss\n        a month ago\n\n        Three.\n\n"
      "  • @dora@example.orgM\n      6 months ago\n\n      Four, whose item is text.\n");
  REQUIRE(text.thread().size() == 4);
  CHECK(text.thread()[0].author_name() == "ada@example.org");
  CHECK(text.thread()[0].roles() == kRoleOp);
  CHECK(text.thread()[0].score() == 3);
  CHECK(text.thread()[1].author_name() == "bob");
  CHECK(text.thread()[2].author_name() == "Carl Gauss");
  CHECK_FALSE(text.thread()[3].has_author());
  CHECK(text.thread()[0].body() == "One.");
  CHECK(text.thread()[2].body() == "Three.\n\n• @dora@example.orgM");
  CHECK(text.thread().authors().size() == 3);
}

TEST_CASE("a name without an address is an author only if it stands alone",
          "[formats][lemmy-text]") {
  const LemmyText text(
      "    6 months ago\n\n    I know these:\n    • Ada\n      a day ago\n\n      Me too.\n"
      "\n      • one\n      • @bob\n        a day ago\n\n        And me.\n");
  REQUIRE(text.thread().size() == 3);
  CHECK_FALSE(text.thread()[1].has_author());
  CHECK_FALSE(text.thread()[2].has_author());
  CHECK(text.thread()[0].body() == "I know these:\n• Ada");
}

TEST_CASE("relative indentation, lists and blank lines of a body are kept",
          "[formats][lemmy-text]") {
  const LemmyText text(
      "Post\n    6 months ago\n\n    Code:\n\n        x = 1\n\n\n      • item\n    end   \n   \n"
      "      5 months ago\n\n          indented first\n      then not\n\n\n");
  CHECK(text.thread()[0].body() == "Code:\n\n    x = 1\n\n\n  • item\nend");
  CHECK(text.thread()[1].body() == "    indented first\nthen not");
}

TEST_CASE("bodies that stand in the input as they should be are not copied",
          "[formats][lemmy-text]") {
  const LemmyText text("6 months ago\n\none\n\ntwo\n\n  just now\n\n  three\n");
  const std::string_view input = text.heap.input();
  const auto in_input = [&](std::string_view body) {
    return body.data() >= input.data() && body.data() < input.data() + input.size();
  };
  CHECK(text.thread()[0].body() == "one\n\ntwo");
  CHECK(in_input(text.thread()[0].body()));
  CHECK(text.thread()[1].body() == "three");
  CHECK(in_input(text.thread()[1].body()));
}

TEST_CASE("Lemmy's words for what is gone are a state, if they are all of the body",
          "[formats][lemmy-text]") {
  const LemmyText text(
      "    6 months ago\n\n    removed by mod\n\n      6 months ago\n\n      deleted by creator\n\n"
      "        6 months ago\n\n        removed by mod, they said\n");
  CHECK(text.thread()[0].state() == State::removed);
  CHECK(text.thread()[0].body().empty());
  CHECK(text.thread()[1].state() == State::deleted);
  CHECK(text.thread()[1].body().empty());
  CHECK(text.thread()[2].state() == State::normal);
  CHECK(text.thread()[2].body() == "removed by mod, they said");
}

TEST_CASE("counts of more replies belong to the comment that they stand under",
          "[formats][lemmy-text]") {
  const LemmyText text(
      "Post\n\n"
      "9 more replies ➔\n\n"
      "    6 months ago\n\n    Root.\n\n"
      "      6 months ago\n\n      Child.\n\n      2 more replies ➔\n\n"
      "        6 months ago\n\n        Grandchild.\n\n"
      "        1 more reply ➔\n\n    30 more replies →\n    400 more replies\n\n"
      "    6 months ago\n\n    I have 3 more replies, wait\n\n    5 more replies ➔\n\n    Text.\n");
  REQUIRE(text.thread().size() == 4);
  CHECK(text.thread().facts().unloaded == 9);
  CHECK(text.thread().post().body() == "Post");
  CHECK(text.thread()[0].unloaded() == 430);
  CHECK(text.thread()[1].unloaded() == 2);
  CHECK(text.thread()[2].unloaded() == 1);
  CHECK(text.thread()[2].body() == "Grandchild.");
  CHECK(text.thread()[3].unloaded() == 5);
  CHECK(text.thread()[3].body() == "I have 3 more replies, wait\n\nText.");
}

TEST_CASE("a jump of several levels has placeholders for the removed parents",
          "[formats][lemmy-text]") {
  const LemmyText text(
      "Post\n    6 months ago\n\n    a\n\n      6 months ago\n\n      b\n\n"
      "            6 months ago\n\n            c\n\n    6 months ago\n\n    d\n");
  CHECK(text.outline() == "0:6 months 1:6 months 2:missing 3:missing 4:6 months 0:6 months");
}

TEST_CASE("text without indentation is read flat, with a warning", "[formats][lemmy-text]") {
  const LemmyText text(
      "Post\n\n@ada@example.orgM\n176 months ago\n\nOne.\n\n• Bob\n6 months ago\n\nTwo.\n");
  CHECK(text.outline() == "0:17,6 months 0:6 months");
  CHECK(text.thread()[0].author_name() == "ada@example.org");
  CHECK(text.thread()[1].author_name() == "Bob");
  CHECK(text.thread().post().body() == "Post");
  REQUIRE(text.problems.warnings().size() == 1);
  CHECK(text.problems.warnings()[0].code == ProblemCode::ambiguous);
  CHECK(text.problems.warnings()[0].place.byte == 6);
}

TEST_CASE("what is indented, or has a single comment, is not warned of", "[formats][lemmy-text]") {
  CHECK(LemmyText("Post\n\n6 months ago\n\nOne.\n").problems.warnings().empty());
  CHECK(LemmyText("Post\n\n6 months ago\n\nOne.\n\n  a day ago\n\n  x\n")
            .problems.warnings()
            .empty());
  CHECK(LemmyText("    6 months ago\n\n    a\n\n    a day ago\n\n    b\n")
            .problems.warnings()
            .empty());
}

TEST_CASE("CRLF and trailing spaces change nothing", "[formats][lemmy-text]") {
  const LemmyText text(
      "Post\r\n\r\nMore\r\n    176 months ago  \r\n\r\n    One.\r\n\r\n    Two.\r\n\t\r\n"
      "    • @ada@example.org\r\n      6 months ago\u00A0\r\n\r\n      Three.\r\n");
  CHECK(text.outline() == "0:17,6 months 1:6 months");
  CHECK(text.thread().title() == "Post");
  CHECK(text.thread().post().body() == "Post\n\nMore");
  CHECK(text.thread()[0].body() == "One.\n\nTwo.");
  CHECK(text.thread()[1].author_name() == "ada@example.org");
}

TEST_CASE("missing blank lines change nothing", "[formats][lemmy-text]") {
  const LemmyText text(
      "Post\n    176 months ago\n    One.\n    • @ada\n      6 months ago\n      Two.\n"
      "      Still two.\n    a day ago\n    Three.\n");
  CHECK(text.outline() == "0:17,6 months 1:6 months 0:1 day");
  CHECK(text.thread()[1].author_name() == "ada");
  CHECK(text.thread()[1].body() == "Two.\nStill two.");
}

TEST_CASE("comments with empty bodies are comments", "[formats][lemmy-text]") {
  const LemmyText text("    6 months ago\n      5 months ago\n\n\n    4 months ago");
  CHECK(text.outline() == "0:6 months 1:5 months 0:4 months");
  CHECK(text.thread()[2].body().empty());
}

TEST_CASE("titles are cut at a space before 80 characters", "[formats][lemmy-text]") {
  const auto title_of = [](const std::string& first_line) {
    return std::string(LemmyText(first_line + "\n\n  6 months ago\n\n  x\n").thread().title());
  };
  const std::string eighty(80, 'x');
  CHECK(title_of(eighty) == eighty);
  CHECK(title_of(eighty + "x") == std::string(79, 'x') + "…");
  CHECK(title_of("word " + eighty) == "word…");
  CHECK(title_of(std::string(79, 'x') + " y") == std::string(79, 'x') + "…");
  std::string umlauts;
  for (int i = 0; i < 80; ++i) umlauts += "ü";
  CHECK(title_of(umlauts) == umlauts);
}

TEST_CASE("steps of any size give the same thread", "[formats][lemmy-text]") {
  const std::string text =
      "Post\n\n  • @ada@example.orgM\n    176 months ago\n\n    One.\n\n      123 hours ago\n\n"
      "      Two.\n\n      3 more replies ➔\n\n    a day ago\n\n    Three.\n";
  CHECK(LemmyText(text, 1).outline() == LemmyText(text).outline());
}

TEST_CASE("position never falls and ends at the end", "[formats][lemmy-text]") {
  std::string bytes = "Post\n\n    6 months ago\n\n    One.\n\n    a day ago\n\n    Two.\n";
  TextHeap heap;
  heap.own(bytes);
  Problems problems;
  ThreadList list(heap);
  const Format& format = *format_named("lemmy-text");
  const auto reader = format.open(format, list, problems);
  reader->begin(take_sample(heap.input()));
  size_t position = 0;
  while (reader->step(1) == FormatReader::Progress::more) {
    CHECK(reader->position() >= position);
    position = reader->position();
  }
  CHECK(reader->position() == bytes.size());
}

TEST_CASE("hostile text is read in linear time", "[formats][lemmy-text]") {
  SECTION("one line of many megabytes") {
    CHECK_FALSE(recognised(std::string(64u << 20, 'x')));
    CHECK_FALSE(recognised(std::string(64u << 20, ' ')));
    const LemmyText text("    6 months ago\n\n    " + std::string(32u << 20, '9') + "\n");
    CHECK(text.thread()[0].body().size() == 32u << 20);
  }
  SECTION("an indentation of millions of tabs") {
    const LemmyText text("a day ago\n\nx\n" + std::string(4u << 20, '\t') + "just now\n");
    CHECK(text.thread().size() <= 2000);
  }
  SECTION("every level of a thousand") {
    std::string nested;
    for (size_t i = 0; i < 1000; ++i) nested += std::string(i, '\t') + "6 months ago\n\n";
    const LemmyText text(nested);
    CHECK(text.thread().size() == 1000);
    CHECK(text.thread().depth(999) == 999);
  }
  SECTION("nothing but headers") {
    std::string headers;
    for (size_t i = 0; i < 100000; ++i) headers += "12 hours ago\n• @ada\n";
    CHECK(LemmyText(headers).thread().size() == 100000);
  }
  SECTION("NUL bytes") {
    const LemmyText text(std::string("a\0b\n  6 months ago\n\n  c\0d\n", 26));
    CHECK(text.thread()[0].body().size() == 3);
  }
  SECTION("counts that overflow") {
    const LemmyText text("a day ago\n\n99999999999999999999 more replies\n5 more replies\n");
    CHECK(text.thread()[0].unloaded() == ~uint32_t{0} - 1);
  }
}

}  // namespace
}  // namespace threadbare

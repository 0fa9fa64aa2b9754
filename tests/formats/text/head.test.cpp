#include "formats/text/head.h"

#include "catch.h"

using namespace threadbare;
using text::Head;
using text::parse_head;

TEST_CASE("a head is a name and what is known", "[formats][text]") {
  const Head head = parse_head(
      "ada@loom.example | called Ada L. | OP | moderator | 1,234 points | 2024-01-14 09:30 | "
      "edited | 3 replies not here | level 57 | markdown | as answer");
  CHECK(head.name == "ada@loom.example");
  CHECK(head.display == "Ada L.");
  CHECK(head.roles == (kRoleOp | kRoleModerator));
  CHECK(head.score == 1234);
  CHECK(head.time == 1705224600);
  CHECK(head.edited);
  CHECK(head.unloaded == 3);
  CHECK(head.depth == 56u);
  CHECK(head.markup == Markup::markdown);
  CHECK(head.kind == "answer");
}

TEST_CASE("what is not understood is part of the name", "[formats][text]") {
  CHECK(parse_head("ada | of looms | 3 points").name == "ada | of looms");
  CHECK(parse_head("3 points").name == "3 points");
  CHECK(parse_head("3 points").score == kUnknownCount);
  CHECK(parse_head("ada | 3 apples").name == "ada | 3 apples");
  CHECK(parse_head("ada | level 0").name == "ada | level 0");
  CHECK(parse_head("?").name.empty());
  CHECK(parse_head("").name.empty());
  CHECK(parse_head("\\?").name == "?");
  CHECK(parse_head("Lovelace \\| Co. | OP").name == "Lovelace | Co.");
  CHECK(parse_head("c:\\dir").name == "c:\\dir");
}

TEST_CASE("numbers may be grouped and have any minus sign", "[formats][text]") {
  CHECK(parse_head("a | -3 points").score == -3);
  CHECK(parse_head("a | \xE2\x88\x92"
                   "1 point")
            .score == -1);
  CHECK(parse_head("a | 99999999999 points").score == 2147483647);
  CHECK(parse_head("a | 1, points").score == kUnknownCount);
}

TEST_CASE("ages are read roughly, to sort by", "[formats][text]") {
  CHECK(text::age_in_seconds("6 months ago") == 6 * 2629746);
  CHECK(text::age_in_seconds("1 day") == 86400);
  CHECK(text::age_in_seconds("a day") == -1);
  CHECK(text::age_in_seconds("9999999 years") == -1);
}

TEST_CASE("only a line “Thread:” begins such a text", "[formats][text]") {
  CHECK(text::begins_thread_text("Thread: x"));
  CHECK(text::begins_thread_text("\n  Thread:\n"));
  CHECK(text::begins_thread_text("Thread:"));
  CHECK_FALSE(text::begins_thread_text("Thread-Topic: x"));
  CHECK_FALSE(text::begins_thread_text("Thread:x"));
  CHECK_FALSE(text::begins_thread_text("A Thread: x"));
}

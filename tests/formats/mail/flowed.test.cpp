#include "formats/mail/flowed.h"

#include "catch.h"

namespace threadbare::mail {
namespace {

TEST_CASE("flowed lines are joined", "[formats][mail]") {
  CHECK(unflowed("one \ntwo \nthree\nfour", false) == "one two three\nfour");
  CHECK(unflowed("one \n\ntwo\n", false) == "one \ntwo\n");
  CHECK(unflowed("ho \nme", true) == "home");
}

TEST_CASE("stuffing goes, and quotes keep their depth", "[formats][mail]") {
  CHECK(unflowed("  indented\n >no quote\n From me\n", false) == " indented\n>no quote\nFrom me\n");
  CHECK(unflowed("> a \n> b\n>> c \n> d \ne\n", false) == "> a b\n>> c \n> d \ne\n");
  CHECK(unflowed(">\n> a\n", false) == ">\n> a\n");
}

TEST_CASE("the line before a signature does not flow", "[formats][mail]") {
  CHECK(unflowed("bye \n-- \nAda \nL.\n", false) == "bye \n-- \nAda L.\n");
}

}  // namespace
}  // namespace threadbare::mail

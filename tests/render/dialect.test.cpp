#include "render/body/dialect.h"

#include "catch.h"

using namespace threadbare;

TEST_CASE("the format's name decides the dialect", "[render]") {
  CHECK(dialect_of("lemmy") == Dialect::lemmy);
  CHECK(dialect_of("reddit") == Dialect::reddit);
  CHECK(dialect_of("github") == Dialect::github);
  CHECK(dialect_of("mbox") == Dialect::mail);
  CHECK(dialect_of("mapped") == Dialect::commonmark);
  CHECK(dialect_of("wordpress") == Dialect::wordpress);
  for (const char* source : {"activitystreams", "discourse", "mastodon", "hacker-news", "isso"}) {
    CHECK(dialect_of(source) == Dialect::commonmark);
  }
}

TEST_CASE("a body of unknown origin is read as Lemmy's", "[render]") {
  CHECK(dialect_of("") == Dialect::lemmy);
  CHECK(dialect_of("Reddit") == Dialect::lemmy);
  CHECK(dialect_of("redd") == Dialect::lemmy);
}

// Rules of Commento that its goldens do not show.
#include "catch.h"
#include "threadbare.h"

namespace threadbare {
namespace {

TEST_CASE("Commento's deleted beats what its moderators thought", "[formats]") {
  const Document document = Document::read(
      R"({"comments":[{"commentHex":"1","parentHex":"root","state":"flagged","deleted":true},
                      {"commentHex":"2","parentHex":"root"}],"commenters":null})");
  REQUIRE(document.ok());
  CHECK(document.format() == "commento");
  CHECK(document.threads()[0][0].state() == State::deleted);
  CHECK(document.threads()[0][1].state() == State::normal);
}

TEST_CASE("people who are in no table of commenters are nobody", "[formats]") {
  const Document document = Document::read(
      R"({"comments":[{"commentHex":"1","commenterHex":"anonymous","parentHex":"root"},
                      {"commentHex":"2","commenterHex":"c","parentHex":"root"}],
          "commenters":[{"commenterHex":"c","name":"Ada","link":"mailto:ada@example.org"}]})");
  REQUIRE(document.ok());
  CHECK(!document.threads()[0][0].has_author());
  CHECK(document.threads()[0][1].author_name() == "Ada");
  CHECK(document.threads()[0][1].author_url().empty());
}

}  // namespace
}  // namespace threadbare

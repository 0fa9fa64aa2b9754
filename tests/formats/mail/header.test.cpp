#include "formats/mail/header.h"

#include "catch.h"

namespace threadbare::mail {
namespace {

TEST_CASE("fields are found in any case, and unfolded", "[formats][mail]") {
  const Header header("From: Ada\r\nSUBJECT : A long\r\n\tway\r\n  home\r\n\r\nThe body\n");
  CHECK(header.value("from") == "Ada");
  CHECK(header.value("Subject") == "A long\tway  home");
  CHECK(header.value("Date").empty());
  CHECK(!header.has("Date"));
  CHECK(header.body() == "The body\n");
}

TEST_CASE("of equal fields the first counts", "[formats][mail]") {
  CHECK(Header("To: a\nTo: b\n\n").value("To") == "a");
}

TEST_CASE("a header ends where no field is", "[formats][mail]") {
  CHECK(Header("From: Ada\nNo field here\nTo: b\n").body() == "No field here\nTo: b\n");
  CHECK(Header("From: Ada").body().empty());
  CHECK(Header("From: Ada").value("From") == "Ada");
  CHECK(Header("\nbody").body() == "body");
  CHECK(Header(" folded from nothing\n").body() == " folded from nothing\n");
  CHECK(Header("").body().empty());
}

TEST_CASE("lines of mailboxes inside a header are passed over", "[formats][mail]") {
  const Header header(">From ada Mon Jan  1 00:00:00 2024\nFrom: Ada\n\nbody");
  CHECK(header.value("From") == "Ada");
  CHECK(header.body() == "body");
}

}  // namespace
}  // namespace threadbare::mail

#include "thread/commenter.h"

#include "catch.h"

using namespace threadbare;

TEST_CASE("a website that was typed is a URL, or nothing", "[thread]") {
  CHECK(website_of("https://example.org/a?b=c@d") == "https://example.org/a?b=c@d");
  CHECK(website_of(" example.org ") == "http://example.org");
  CHECK(website_of("example.org:8080/x") == "http://example.org:8080/x");
  CHECK(website_of("//example.org") == "//example.org");
  for (const char* none : {"", "undefined", "http://", "mailto:ada@example.org", "ada@example.org",
                           "see example.org", "javascript:alert(1)", "javascript:a.b"}) {
    INFO(none);
    CHECK(website_of(none).empty());
  }
}

TEST_CASE("a name that is an e-mail address loses its host", "[thread]") {
  CHECK(public_name_of("Ada") == "Ada");
  CHECK(public_name_of("Ada ") == "Ada ");
  CHECK(public_name_of("ada@example.org") == "ada");
  CHECK(public_name_of(" ada@example.org ") == "ada");
  CHECK(public_name_of("@ada") == "@ada");
  CHECK(public_name_of("Ada @ home. Yes") == "Ada @ home. Yes");
  CHECK(public_name_of("  ").empty());
}

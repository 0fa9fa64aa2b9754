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

TEST_CASE("a name with an e-mail address in it ends before that", "[thread]") {
  CHECK(public_name_of("Ada Lovelace <ada@example.org>") == "Ada Lovelace");
  CHECK(public_name_of("Ada (ada@example.org), of London") == "Ada");
  CHECK(public_name_of("<ada@example.org>") == "ada");
  CHECK(public_name_of("ada@example.org (Ada)") == "ada");
  CHECK(public_name_of("Ada (@ada@example.org)") == "Ada (@ada@example.org)");
  CHECK(public_name_of("Ada | https://example.org/@ada") == "Ada | https://example.org/@ada");
}

TEST_CASE("a URL that is an e-mail address is told", "[thread]") {
  for (const char* mail : {"mailto:ada@example.org", " MailTo:ada@example.org?subject=x",
                           "mailto:", "ada@example.org"}) {
    INFO(mail);
    CHECK(is_mail_url(mail));
  }
  for (const char* url : {"", "m", "https://example.org/@ada", "https://example.org/?a=b@c.d",
                          "/u/ada@example.org"}) {
    INFO(url);
    CHECK_FALSE(is_mail_url(url));
  }
}

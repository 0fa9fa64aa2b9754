#include <string>

#include "catch.h"
#include "render/html_checker.h"
#include "render/rendered_body.h"

using namespace threadbare;

namespace {

std::string rendered(std::string_view text) {
  std::string html = rendered_body(text, Markup::text, {}, Dialect::mail);
  CHECK(fault_in(html) == "");
  return html;
}

}  // namespace

TEST_CASE("quoted lines of mail fold, short ones stand open", "[render]") {
  CHECK(rendered("Ada wrote:\n> a\n>\n> > b\n>> c\n\nd\n") ==
        "<p>Ada wrote:</p><details class=\"quote-fold\" open><summary>Quoted text</summary>"
        "<blockquote><p>a</p><blockquote><p>b<br>c</p></blockquote></blockquote></details>"
        "<p>d</p>");
  CHECK(rendered("> a\n\n> b\nc").find("b</p>") < rendered("> a\n\n> b\nc").find("</details>"));
  std::string quote;
  for (int i = 0; i < 8; ++i) quote += "> a\n";
  CHECK(rendered(quote).starts_with("<details class=\"quote-fold\" open>"));
  CHECK(rendered(quote + "> a").starts_with("<details class=\"quote-fold\"><summary>"));
}

TEST_CASE("the signature of a mail is folded", "[render]") {
  CHECK(rendered("a\r\n-- \r\nAda\r\nhttps://a.example\r\n") ==
        "<p>a</p><details class=\"signature\"><summary>Signature</summary><p>Ada<br>"
        "<a href=\"https://a.example\" rel=\"nofollow ugc noopener noreferrer\">"
        "https://a.example</a></p></details>");
  CHECK(rendered("a\n-- \nb\n-- \nc").starts_with("<p>a<br>--<br>b</p><details"));
  CHECK(rendered("a\n--\nAda").ends_with("<p>Ada</p></details>"));
  CHECK(rendered("a\n-- \n") == "<p>a</p>");
  CHECK(rendered("> -- \n> Ada").find("signature") == std::string::npos);
  std::string section = "a\n--";
  for (int i = 0; i < 11; ++i) section += "\nb";
  CHECK(rendered(section).find("signature") == std::string::npos);
}

TEST_CASE("the indentation of mail stays, wherever a quote parts it", "[render]") {
  CHECK(rendered("> a\n  b\n    c") ==
        "<details class=\"quote-fold\" open><summary>Quoted text</summary><blockquote><p>a</p>"
        "</blockquote></details><p>\xC2\xA0\xC2\xA0"
        "b<br>\xC2\xA0\xC2\xA0\xC2\xA0\xC2\xA0"
        "c</p>");
}

TEST_CASE("other plain text has no folds", "[render]") {
  CHECK(rendered_text("> a\n-- \nb").find("details") == std::string::npos);
}

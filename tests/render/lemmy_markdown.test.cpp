#include "render/body/lemmy_markdown.h"

#include <string>

#include "catch.h"
#include "render/html_checker.h"
#include "render/rendered_body.h"

using namespace threadbare;

TEST_CASE("a Lemmy spoiler is details with Markdown inside", "[render]") {
  CHECK(rendered_markdown("a\n::: spoiler The *end* <b>\nIt *ends*.\n:::\nb") ==
        "<p>a</p><details class=\"spoiler\"><summary>The *end* &lt;b&gt;</summary>"
        "<p>It <em>ends</em>.</p></details><p>b</p>");
  CHECK(rendered_markdown(":::spoiler\tx\r\ny\r\n:::\r\n") ==
        "<details class=\"spoiler\"><summary>x</summary><p>y</p></details>");
  CHECK(rendered_markdown("::: spoiler\ny") ==
        "<details class=\"spoiler\"><summary>spoiler</summary><p>y</p></details>");
}

TEST_CASE("spoilers nest, and end with the body", "[render]") {
  CHECK(rendered_markdown(":::: spoiler 1\n::: spoiler 2\nx\n:::\ny\n::::\nz") ==
        "<details class=\"spoiler\"><summary>1</summary><details class=\"spoiler\">"
        "<summary>2</summary><p>x</p></details><p>y</p></details><p>z</p>");
  CHECK(rendered_markdown("::: spoiler 1\n::: spoiler 2\nx\n:::\ny") ==
        "<details class=\"spoiler\"><summary>1</summary><details class=\"spoiler\">"
        "<summary>2</summary><p>x</p></details><p>y</p></details>");
  CHECK(rendered_markdown(":::: spoiler 1\nx\n:::\ny\n::::") ==
        "<details class=\"spoiler\"><summary>1</summary><p>x\n:::\ny</p></details>");
}

TEST_CASE("what is no spoiler's mark is text", "[render]") {
  CHECK(rendered_markdown(":: spoiler x") == "<p>:: spoiler x</p>");
  CHECK(rendered_markdown("::: note x\n:::") == "<p>::: note x\n:::</p>");
  CHECK(rendered_markdown("::: spoilers x") == "<p>::: spoilers x</p>");
  CHECK(rendered_markdown("```\n::: spoiler x\n```\ny") ==
        "<pre><code>::: spoiler x\n</code></pre><p>y</p>");
  CHECK(rendered_markdown("    ::: spoiler x") == "<pre><code>::: spoiler x\n</code></pre>");
}

TEST_CASE("a fence is closed by one as long, of the same kind", "[render]") {
  CHECK(rendered_markdown("~~~~ x`\n~~~\n````\n::: spoiler x\n~~~~~ \n::: spoiler y") ==
        "<pre><code>~~~\n````\n::: spoiler x\n</code></pre>"
        "<details class=\"spoiler\"><summary>y</summary></details>");
  CHECK(rendered_markdown("``` a`b\n::: spoiler y") ==
        "<p>``` a`b</p><details class=\"spoiler\"><summary>y</summary></details>");
}

TEST_CASE("single tildes and carets are subscript and superscript", "[render]") {
  CHECK(rendered_markdown("H~2~O and x^2^") == "<p>H<sub>2</sub>O and x<sup>2</sup></p>");
  CHECK(rendered_markdown("**a~b~**") == "<p><strong>a<sub>b</sub></strong></p>");
  CHECK(rendered_markdown("~~gone~~") == "<p><del>gone</del></p>");
  CHECK(rendered_markdown("~~x^2^~~") == "<p><del>x<sup>2</sup></del></p>");
  CHECK(rendered_markdown("[x^2^](https://a.example)") ==
        "<p><a href=\"https://a.example\" rel=\"nofollow ugc noopener noreferrer\">"
        "x<sup>2</sup></a></p>");
}

TEST_CASE("tildes and carets without a partner are text", "[render]") {
  CHECK(rendered_markdown("~5 to ~6, 2^10 or 3^5 ^^ ~ ^") == "<p>~5 to ~6, 2^10 or 3^5 ^^ ~ ^</p>");
  CHECK(rendered_markdown("\\~x~ \\^y^ ~x\\~ &#126;x~") == "<p>~x~ ^y^ ~x~ ~x~</p>");
  CHECK(rendered_markdown("`~x~ ^y^ \\~`") == "<p><code>~x~ ^y^ \\~</code></p>");
  CHECK(rendered_markdown("```\n~x~\n```") == "<pre><code>~x~\n</code></pre>");
}

TEST_CASE("tildes in addresses are part of them", "[render]") {
  const std::string link =
      "<p><a href=\"https://a.example/~x~/%5Ey%5E\" rel=\"nofollow ugc noopener noreferrer\">";
  CHECK(rendered_markdown("https://a.example/~x~/^y^") ==
        link + "https://a.example/~x~/^y^</a></p>");
  CHECK(rendered_markdown("[x](https://a.example/~x~/^y^)") == link + "x</a></p>");
  CHECK(rendered_markdown("<https://a.example/~x~/^y^>") ==
        link + "https://a.example/~x~/^y^</a></p>");
  CHECK(rendered_markdown("[a~b]\n\n[a~b]: https://a.example/~x~/^y^") == link + "a~b</a></p>");
}

TEST_CASE("bytes that stand for the marks are no marks in the input", "[render]") {
  CHECK(rendered_markdown("\xFEx\xFE \\\xFFy\xFF") ==
        "<p>\xEF\xBF\xBDx\xEF\xBF\xBD \\\xEF\xBF\xBDy\xEF\xBF\xBD</p>");
}

TEST_CASE("hostile spoilers and scripts stay within bounds", "[render]") {
  for (const char* unit :
       {"::: spoiler x\n", ":::\n", "::: spoiler x\n:::\n", "~a", "~", "^a^", "^ ", "~a^b", "~^",
        "\\~", "```\n::: spoiler x\n", "::: spoiler x\ny\n"}) {
    std::string body;
    while (body.size() < 200000) body += unit;
    const std::string html = rendered_markdown(body);
    INFO(unit);
    CHECK(fault_in(html) == "");
  }
}

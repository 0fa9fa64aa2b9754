#include <string>

#include "catch.h"
#include "render/html_checker.h"
#include "render/rendered_body.h"
#include "thread/limits.h"

using namespace threadbare;

namespace {

constexpr std::string_view kRel = " rel=\"nofollow ugc noopener noreferrer\"";

std::string rendered(std::string_view markdown) {
  std::string html =
      rendered_body(markdown, Markup::markdown, "https://www.reddit.com/r/x/", Dialect::reddit);
  CHECK(fault_in(html) == "");
  for (size_t at = html.find(kRel); at != html.npos; at = html.find(kRel)) {
    html.erase(at, kRel.size());
  }
  return html;
}

std::string spoiler(const std::string& html) {
  return "<span class=\"spoiler-inline\" tabindex=\"0\">" + html + "</span>";
}

std::string paragraph(const std::string& html) {
  return "<p>" + html + "</p>";
}

std::string repeated(std::string_view unit, size_t times) {
  std::string text;
  for (size_t i = 0; i < times; ++i) text += unit;
  return text;
}

}  // namespace

TEST_CASE("Reddit's spoilers hide what is in them, with its Markdown", "[render]") {
  CHECK(rendered("a >!b **c**!< d") == paragraph("a " + spoiler("b <strong>c</strong>") + " d"));
  CHECK(rendered(">!a\nb!<") == paragraph(spoiler("a\nb")));
  CHECK(rendered(">a\n>\n>>!b!<") ==
        "<blockquote><p>a</p><p>" + spoiler("b") + "</p></blockquote>");
  CHECK(rendered("**>!a**!< b") == paragraph("<strong>" + spoiler("a") + "</strong> b"));
}

TEST_CASE("what opens or ends no spoiler stays text", "[render]") {
  CHECK(rendered("a >!b") == paragraph("a &gt;!b"));
  CHECK(rendered("a >!b\n\nc!<") == paragraph("a &gt;!b") + paragraph("c!&lt;"));
  CHECK(rendered("a \\>!b!<") == paragraph("a &gt;!b!&lt;"));
  CHECK(rendered("`>!a!<` >b") == paragraph("<code>&gt;!a!&lt;</code> &gt;b"));
  CHECK(rendered("[a](https://a.example/>!b!<)").find("%3E!b!%3C") != std::string::npos);
  CHECK(rendered("*a >!b* c\n\nd!<") == paragraph("<em>a &gt;!b</em> c") + paragraph("d!&lt;"));
}

TEST_CASE("Reddit's superscript goes on to white space or its parenthesis", "[render]") {
  CHECK(rendered("x^2 y") == paragraph("x<sup>2</sup> y"));
  CHECK(rendered("x^(a (b) c)d") == paragraph("x<sup>a (b) c</sup>d"));
  CHECK(rendered("^**a** b") == paragraph("<sup><strong>a</strong></sup> b"));
  CHECK(rendered("a ^ b \\^c `^d`") == paragraph("a ^ b ^c <code>^d</code>"));
  CHECK(rendered("a^b\n\nc") == paragraph("a<sup>b</sup>") + paragraph("c"));
  CHECK(rendered("[a^b](https://a.example/^c)") ==
        paragraph("<a href=\"https://a.example/%5Ec\">a<sup>b</sup></a>"));
}

TEST_CASE("people and subreddits are links", "[render]") {
  const std::string cpp = "<a href=\"https://www.reddit.com/r/cpp\">";
  const std::string ada = "<a href=\"https://www.reddit.com/user/ada_b-c\">";
  CHECK(rendered("r/cpp, /r/cpp (u/ada_b-c) /u/ada_b-c.") ==
        paragraph(cpp + "r/cpp</a>, " + cpp + "/r/cpp</a> (" + ada + "u/ada_b-c</a>) " + ada +
                  "/u/ada_b-c</a>."));
  for (const char* text : {"and/or/r/cpp", "aur/cpp", "r/", "r/c", "`r/cpp`", "u/ a"}) {
    INFO(text);
    CHECK(rendered(text).find("<a") == std::string::npos);
  }
  CHECK(rendered("[r/cpp](https://a.example)") ==
        paragraph("<a href=\"https://a.example\">r/cpp</a>"));
  CHECK(rendered("https://a.example/r/cpp") ==
        paragraph("<a href=\"https://a.example/r/cpp\">https://a.example/r/cpp</a>"));
}

TEST_CASE("the rest of Reddit's Markdown", "[render]") {
  CHECK(rendered("#a\n~b~ ~~c~~ <b>d</b>&nbsp;e") ==
        "<h4>a</h4><p>~b~ <del>c</del> &lt;b&gt;d&lt;/b&gt;\xC2\xA0"
        "e</p>");
  CHECK(rendered("![gif](giphy|abc|downsized)") ==
        paragraph("<a class=\"image-link\" href=\"https://giphy.com/gifs/abc\">🖼 gif</a>"));
  CHECK(rendered("![img](emote|pack|joy) a") == paragraph(":joy: a"));
}

TEST_CASE("endless marks of Reddit stay within bounds", "[render]") {
  for (const char* unit :
       {"^",     "^a",   "^(",       "^( ",       "^(a) ",        ">!",        "!<",
        ">!a!<", ">! ",  "u/",       "/r/",       "r/ab ",        "/r/ab/",    "~",
        "~a ",   "\xF8", "\xF9\xF8", "^(>!a) !<", "![](giphy|a)", "![](emote|"}) {
    const std::string body = repeated(unit, kMaxMarkdownBytes / std::string_view(unit).size());
    const std::string html = rendered_body(body, Markup::markdown, {}, Dialect::reddit);
    INFO(unit);
    CHECK(fault_in(html) == "");
  }
}

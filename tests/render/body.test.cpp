// What must hold for every body, however hostile.
#include <string>
#include <string_view>
#include <vector>

#include "catch.h"
#include "render/html_checker.h"
#include "render/rendered_body.h"
#include "thread/limits.h"

using namespace threadbare;

namespace {

constexpr std::string_view kCutNote =
    "<p class=\"cut\">The rest of this comment is not shown: it grew too large.</p>";

std::vector<std::string> hostile_addresses() {
  std::vector<std::string> addresses;
  const std::string spellings[] = {
      "javascript:",
      "JaVaScRiPt:",
      "java\tscript:",
      "java\nscript:",
      "&#106;avascript:",
      "&#x6A;avascript:",
      "javascript&colon;",
      "java&Tab;script:",
      "java&NewLine;script:",
      "&#1;javascript:",
      "&#0000106;avascript:",
      "&#0000106avascript:",
      "\x01javascript:",
      "\\javascript:",
      "javascript\\:",
      "&nbsp;javascript:",
      "%6Aavascript:",
      "vbscript:",
      "data:text/html,",
      "DATA:text/html;base64,",
      "file:///",
      "blob:",
      "view-source:",
      "//evil.example/",
      "\\\\evil.example/",
      "/\\evil.example/",
      "http:\\\\evil.example/",
      "https://a@evil.example/",
      "mailto:a@b.example?",
      "#comment-1",
      "?",
      "\"onmouseover=alert(1) ",
      "'onmouseover=alert(1) ",
      "\"><script>",
      "https://a.example/\"onload=\"",
      "x:",
  };
  for (const std::string& spelling : spellings) addresses.push_back(spelling + "alert(1)");
  return addresses;
}

std::vector<std::string> hostile_markup() {
  return {
      "<script>alert(1)</script>",
      "<img src=x onerror=alert(1)>",
      "<svg/onload=alert(1)>",
      "<svg><style><img src=x onerror=alert(1)></style></svg>",
      "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
      "<iframe srcdoc='<script>alert(1)</script>'>",
      "<a href=javascript:alert(1)>x</a>",
      "<form id=x><input name=action>",
      "<body onload=alert(1)>",
      "</section></article></details><h1>spoofed</h1>",
      "</li></ul></div><li>x",
      "</p></blockquote></table>",
      "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
      "<template><script>alert(1)</script></template>",
      "<!--><img src=x onerror=alert(1)>-->",
      "<![CDATA[><img src=x onerror=alert(1)>]]>",
      "<?php <img src=x onerror=alert(1)> ?>",
      "<textarea></textarea><img src=x onerror=alert(1)>",
      "<base href=//evil.example>",
      "<meta http-equiv=refresh content=0;url=//evil.example>",
      "<object data=javascript:alert(1)>",
      "<style>@import '//evil.example'</style>",
      "<details open ontoggle=alert(1)>",
      "<x contenteditable onbeforeinput=alert(1)>",
      "&lt;script&gt;alert(1)&lt;/script&gt;",
      "&#60;script&#62;",
      "\"onmouseover=\"alert(1)",
      "' onfocus='alert(1)' autofocus='",
      "<a\nhref='x'\nonclick='alert(1)'>",
      std::string("<scr\0ipt>", 9),
      "\xE2\x80\xAE<b>\xE2\x80\xAD",
      "\xC0\xBCscript\xC0\xBE",
      "\xF0<script>\xE2\x80<b>\xFF\xFE",
      "{{constructor.constructor('alert(1)')()}}",
  };
}

// Places in Markdown where something may stand; % is where.
const std::string_view kPlaces[] = {
    "%",
    "[x](%)",
    "[x](<%>)",
    "[x](https://a.example \"%\")",
    "[%](https://a.example)",
    "![%](https://a.example)",
    "![x](%)",
    "![x](https://a.example '%')",
    "[x][y]\n\n[y]: %",
    "[x][y]\n\n[y]: <%> \"%\"",
    "<%>",
    "https://a.example/%",
    "www.a.example/%",
    "`%`",
    "```%\n%\n```",
    "    %",
    "# %",
    "> %",
    "- %",
    "|%|%|\n|-|-|\n|%|%|",
    "::: spoiler %\n%\n:::",
    "~%~ ^%^",
    "~~%~~ **%** _%_",
    "\\%",
    "&%;",
    "&#%;",
    "[%]: https://a.example\n\n[%]",
    "<p>%</p>",
    "<b %>x",
    "<a href=\"%\">x</a>",
    "<a href='%'>x</a>",
    "<a href=%>x</a>",
    "<img src=\"%\" alt='%'>",
    "<iframe src='%' title=\"%\">",
    "<code class='language-%'>",
    "<table><tr><td colspan='%' align='%'>%",
    "<ul>%</ul>",
    "<%>",
    "</%>",
    "<!--%-->",
    "<script>%</script>",
    "<textarea>%</textarea>",
    "<svg>%</svg>",
};

std::string put(std::string_view place, std::string_view what) {
  std::string body;
  for (const char c : place) {
    if (c == '%') {
      body += what;
    } else {
      body += c;
    }
  }
  return body;
}

std::string repeated(std::string_view unit, size_t times) {
  std::string text;
  for (size_t i = 0; i < times; ++i) text += unit;
  return text;
}

// Rendered in every markup, with and without a base, it has to pass the checker and the budget.
void check_everywhere(const std::string& body) {
  for (const Markup markup : {Markup::text, Markup::markdown, Markup::html}) {
    for (const std::string_view base : {"", "https://base.example/a/b", "javascript:alert(1)//"}) {
      for (const Dialect dialect : {Dialect::lemmy, Dialect::commonmark, Dialect::reddit,
                                    Dialect::github, Dialect::mail, Dialect::wordpress}) {
        const std::string html = rendered_body(body, markup, base, dialect);
        const std::string fault = fault_in(html);
        if (!fault.empty()) {
          INFO(body.substr(0, 500));
          CHECK(fault == "");
        }
        if (html.size() > body.size() * kMaxOutputFactor + kMaxOutputSlack + kCutNote.size()) {
          INFO(body.substr(0, 500));
          CHECK(html.size() == 0);
        }
      }
    }
  }
}

}  // namespace

TEST_CASE("the checker finds what it looks for", "[render]") {
  for (const char* html : {"<script>",
                           "<p onclick=\"x\"></p>",
                           "<a href=\"javascript:x\"></a>",
                           "<p>",
                           "</p>",
                           "<p class=\"comment\"></p>",
                           "<p id=\"x\"></p>",
                           "<li></li>",
                           "a & b",
                           "a > b",
                           "<p><hr></p>",
                           "<a href=\"https://a.b\"></a>",
                           "<img>",
                           "<td></td>",
                           "<P></P>",
                           "<p title=x></p>",
                           "\x01",
                           "<ul><td></td></ul>",
                           "<table>x</table>",
                           "\xFF",
                           "\xE2\x80\xAE",
                           "<a><a></a></a>"}) {
    INFO(html);
    CHECK(fault_in(html) != "");
  }
  CHECK(fault_in("<ul><li>a &amp; b<br></li></ul>") == "");
}

TEST_CASE("hostile addresses give no link but to the web and to mail", "[render]") {
  for (const std::string& address : hostile_addresses()) {
    for (const std::string_view place : kPlaces) check_everywhere(put(place, address));
  }
}

TEST_CASE("hostile markup gives no element, in any place", "[render]") {
  for (const std::string& markup : hostile_markup()) {
    for (const std::string_view place : kPlaces) check_everywhere(put(place, markup));
  }
}

TEST_CASE("every byte may stand anywhere", "[render]") {
  for (int byte = 0; byte < 256; ++byte) {
    const std::string what(1, static_cast<char>(byte));
    for (const std::string_view place : kPlaces) check_everywhere(put(place, what));
  }
}

TEST_CASE("endlessly repeated Markdown is rendered within bounds", "[render]") {
  for (const char* unit : {"[",
                           "]",
                           "> ",
                           ">",
                           "*a_ ",
                           "**a ",
                           "a** ",
                           "_a ",
                           "*a *",
                           "![[",
                           "![",
                           "[a](",
                           "[a](<b",
                           "`",
                           "``a",
                           "` ",
                           "\\",
                           "&",
                           "&a",
                           "<",
                           "<a ",
                           "<!--",
                           "<?",
                           "- ",
                           "* ",
                           "1. ",
                           "1) a\n ",
                           "|",
                           "|\n",
                           "|-",
                           "~",
                           "~~",
                           "~~a ",
                           "~a",
                           "^",
                           "^a",
                           "#",
                           "# a\n",
                           "=\n",
                           "a\n=\n",
                           "-\n",
                           "\t",
                           "    a\n\n",
                           "```\n",
                           "~~~\n",
                           "[a]: b\n",
                           "[a]\n",
                           "[",
                           "]: x\n",
                           "a\n\n",
                           "\n",
                           "http://",
                           "http://a.b(",
                           "www._",
                           "www.a.b ",
                           "a@b.c ",
                           "<http://a.b>",
                           "![a](b)",
                           "[![a](b)](c)",
                           "::: spoiler a\n",
                           ":::\n",
                           "\xC2\xA0",
                           "\xFF",
                           "&#1;",
                           "&amp;",
                           "\\*",
                           "x  \n",
                           "> a\n\n",
                           "- a\n  ",
                           "> - ",
                           "|a|\n|-|\n",
                           "***a__ "}) {
    for (const char* prefix : {"", "[x]: <", "|a|b|\n|-|-|\n"}) {
      const std::string body = prefix + repeated(unit, 50000);
      const std::string html = rendered_markdown(body.substr(0, kMaxMarkdownBytes));
      const std::string fault = fault_in(html.substr(0, html.find(kCutNote)));
      INFO(prefix << unit);
      CHECK(fault == "");
      CHECK(html.size() <= body.size() * kMaxOutputFactor + kMaxOutputSlack + kCutNote.size());
    }
  }
}

TEST_CASE("nested brackets and stairs of quotes are rendered within bounds", "[render]") {
  std::string stairs;
  for (size_t i = 0; i < 600; ++i) stairs += std::string(i, ' ') + "- a\n";
  for (const std::string& body : {repeated("[", 50000) + "a" + repeated("](b)", 50000),
                                  repeated("![", 40000) + repeated("](b)", 40000),
                                  repeated("*", 50000) + "a" + repeated("*", 50000),
                                  repeated("> ", 50000) + "a", repeated("- ", 50000) + "a", stairs,
                                  repeated("*a **b ", 10000) + repeated("c* d** ", 10000)}) {
    CHECK(fault_in(rendered_markdown(body)) == "");
  }
}

TEST_CASE("a body that grows too large is cut, and says so outside of what was cut", "[render]") {
  // Rows are filled up with empty cells: two bytes become a thousand.
  const std::string body =
      "|" + repeated("a|", 100) + "\n|" + repeated("---|", 100) + "\n" + repeated("|\n", 100000);
  std::string html;
  {
    HtmlWriter writer(html);
    writer.open(Element::section);
    write_body(writer, body, Markup::markdown, {});
  }
  CHECK(html.ends_with("</tbody></table>" + std::string(kCutNote) + "</section>"));
  CHECK(html.size() <= body.size() * kMaxOutputFactor + kMaxOutputSlack + kCutNote.size() + 20);
  CHECK(rendered_markdown(repeated("a ", 1000)).find(kCutNote) == std::string::npos);
}

TEST_CASE("link references do not multiply without bound", "[render]") {
  const std::string body =
      "[x]: https://a.example/" + std::string(8000, 'a') + "\n\n" + repeated("[x] ", 20000);
  CHECK(rendered_markdown(body).size() <=
        body.size() * kMaxOutputFactor + kMaxOutputSlack + kCutNote.size());
}

TEST_CASE("Markdown past its cap is shown as plain text, whole", "[render]") {
  const std::string body = "*a*\n" + std::string(kMaxMarkdownBytes, 'x');
  CHECK(rendered_markdown(body) == "<p>*a*<br>" + std::string(kMaxMarkdownBytes, 'x') + "</p>");
  CHECK(rendered_markdown(body.substr(0, kMaxMarkdownBytes)).starts_with("<p><em>a</em>"));
}

TEST_CASE("the dialect reaches the body", "[render]") {
  CHECK(rendered_body("a\n\nb", Markup::html, {}, Dialect::wordpress) == "<p>a</p><p>b</p>");
}

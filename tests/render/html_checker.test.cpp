// What holds all HTML to the writer's promise sees where it is broken.
#include "render/html_checker.h"

#include <string>

#include "catch.h"

using namespace threadbare;

namespace {

struct Broken {
  std::string html;
  std::string fault;  // how it begins
};

std::string link_to(std::string_view url) {
  return "<a href=\"" + std::string(url) + "\" rel=\"nofollow ugc noopener noreferrer\">x</a>";
}

std::string nested(size_t levels, std::string_view begin, std::string_view end) {
  std::string html;
  for (size_t i = 0; i < levels; ++i) html += begin;
  for (size_t i = 0; i < levels; ++i) html += end;
  return html;
}

std::string frame_fault(const std::string& html) {
  return fault_in(html, HtmlScope::frame);
}

void check_all(std::initializer_list<Broken> list, HtmlScope scope) {
  for (const Broken& broken : list) {
    INFO(broken.html);
    const std::string fault = fault_in(broken.html, scope);
    INFO(fault);
    CHECK(fault.starts_with(broken.fault));
    CHECK(!fault.empty());
  }
}

}  // namespace

TEST_CASE("the promise: only elements and attributes of the table", "[render][promise]") {
  check_all({{"<script>", "unknown element script"},
             {"<img>", "unknown element img"},
             {"<svg></svg>", "unknown element svg"},
             {"<P></P>", "unknown element"},
             {"<!-- x -->", "unknown element"},
             {"<div></div>", "div in a body"},
             {"<article></article>", "article in a body"},
             {"<h3></h3>", "h3 in a body"},
             {"<p onclick=\"x\"></p>", "attribute onclick on p"},
             {"<p style=\"x\"></p>", "attribute style on p"},
             {"<p id=\"comment-1\"></p>", "attribute id on p"},
             {"<a name=\"x\"></a>", "attribute name on a"},
             {"<p class=\"comment\"></p>", "attribute class on p"},
             {"<p class=\"cut task\"></p>", "attribute class on p"},
             {"<p title=\"x\"></p>", "attribute title on p"},
             {"<p title=x></p>", "attribute title on p"},
             {"<p class=\"cut\" class=\"task\"></p>", "attribute twice"},
             {"<p class=\"cut></p>", "unescaped character"},
             {"<p / class=\"cut\"></p>", "attribute without a name"},
             {"<p\tclass=\"cut\"></p>", "unfinished tag"},
             {"<td colspan=\"2\"></td>", "td outside of tr"},
             {"<table><tr><td colspan=\"0\"></td></tr></table>", "attribute colspan on td"},
             {"<ol start=\"-1\"></ol>", "attribute start on ol"},
             {"<details open=\"\"></details>", "attribute open on details"}},
            HtmlScope::body);
}

TEST_CASE("the promise: everything is escaped", "[render][promise]") {
  check_all({{"a & b", "unescaped ampersand"},
             {"a &nbsp; b", "unescaped ampersand"},
             {"a > b", "unescaped character"},
             {"it's", "unescaped character"},
             {"<span title=\"a&b\"></span>", "unescaped ampersand"},
             {"<span title=\"a<b\"></span>", "unescaped character"},
             {std::string("a\0b", 3), "control character"},
             {"a\rb", "control character"},
             {"<span title=\"\x01\"></span>", "control character"},
             {"\xE2\x80\xAE", "character that reorders text"},
             {"\xFF", "invalid UTF-8"},
             {"\xC0\xAF", "invalid UTF-8"},
             {"\xE0\x80\xAF", "invalid UTF-8"},
             {"\xED\xA0\x80", "invalid UTF-8"},
             {"\xF4\x90\x80\x80", "invalid UTF-8"},
             {"\xF0\x9F\x98", "invalid UTF-8"}},
            HtmlScope::body);
  CHECK(fault_in("a\n\t&amp;&lt;&gt;&quot;&#39; \xF0\x9F\x98\x80") == "");
}

TEST_CASE("the promise: balanced, and where a browser leaves it", "[render][promise]") {
  check_all({{"<p>", "left open: p"},
             {"</p>", "mismatched </p"},
             {"<b><i></b></i>", "mismatched </b"},
             {"<li></li>", "li outside of"},
             {"<ul><b><li></li></b></ul>", "li outside of"},
             {"<ul><li><dd></dd></li></ul>", "dd outside of"},
             {"<ul><dt></dt></ul>", "dt outside of"},
             {"<tr></tr>", "tr outside of"},
             {"<ul><td></td></ul>", "td outside of"},
             {"<table>x</table>", "text in table"},
             {"<table> </table>", "text in table"},
             {"<table><p></p></table>", "p in table"},
             {"<table><tr><tr></tr></tr></table>", "tr outside of"},
             {"<table><tbody><thead></thead></tbody></table>", "thead outside of"},
             {"<summary></summary>", "summary outside of"},
             {"<details>x<summary></summary></details>", "summary that is not first"},
             {"<details><summary></summary><summary></summary></details>", "summary that is not"},
             {"<p><hr></p>", "hr in text"},
             {"<p><b><ul></ul></b></p>", "ul in text"},
             {"<h4><p></p></h4>", "p in text"},
             {"<details><summary><p></p></summary></details>", "p in text"},
             {"<a>x</a>", "link to nowhere"},
             {"<a href=\"https://a.b\">x</a>", "attribute href on a"},
             {"<a href=\"https://a.b\" rel=\"nofollow ugc noopener noreferrer\"><b>" +
                  link_to("https://a.b") + "</b></a>",
              "interactive a in another"},
             {nested(kMaxBodyDepth + 1, "<b>", "</b>"), "too deep"}},
            HtmlScope::body);
  CHECK(fault_in(nested(kMaxBodyDepth, "<b>", "</b>")) == "");
  CHECK(fault_in("<details>\n<summary>x</summary><p>y<br></p></details>") == "");
}

TEST_CASE("the promise: links lead to the web and to mail", "[render][promise]") {
  for (const std::string_view url : {"javascript:x",
                                     "JAVASCRIPT:x",
                                     " https://a.b",
                                     "https:",
                                     "https://",
                                     "https:a.b",
                                     "//a.b",
                                     "/a",
                                     "#comment-1",
                                     "http:\\\\a.b",
                                     "https://a.b\\c",
                                     "https://a.b/ c",
                                     "https://a.b/\t",
                                     "https://a.b/\n",
                                     "https://ada@a.b",
                                     "https://a%2eb",
                                     "https://a.b/\xC3\xA9",
                                     "mailto:",
                                     "data:text/html,x",
                                     "https://a.b/&lt;",
                                     "https://a.b/&quot;",
                                     "https://a.b\x7F"}) {
    INFO(url);
    CHECK(fault_in(link_to(url)) != "");
  }
  for (const std::string_view url : {"https://a.b", "http://a.b:80/?a&amp;b#c", "mailto:a@b.c",
                                     "https://\xC3\xA9.b/@ada", "https://a.b/&#39;"}) {
    INFO(url);
    CHECK(fault_in(link_to(url)) == "");
  }
}

TEST_CASE("the promise: the frame has more, its bodies have not", "[render][promise]") {
  const auto article = [](std::string_view body, std::string_view id = "comment-1") {
    return "<article class=\"comment\" part=\"comment\" id=\"" + std::string(id) +
           "\"><section class=\"body\" part=\"body\" dir=\"auto\">" + std::string(body) +
           "</section></article>";
  };
  CHECK(frame_fault(article("<p>x</p>")) == "");
  CHECK(frame_fault(article("") + article("", "comment-2")) == "");
  CHECK(frame_fault("<a class=\"permalink\" href=\"#comment-1\">x</a>") == "");
  CHECK(frame_fault("<time datetime=\"2024-01-14T09:30:00Z\"></time>") == "");
  check_all({{article("</section></article><p>x</p>"), "mismatched"},
             {article("<div></div>"), "div in a body"},
             {article("<article></article>"), "article in a body"},
             {article("<a href=\"#comment-1\">x</a>"), "attribute href on a"},
             {article("<p id=\"comment-2\"></p>"), "attribute id on p"},
             {article("") + article(""), "id twice"},
             {article("", "cookie"), "attribute id on article"},
             {article("", "comment-"), "attribute id on article"},
             {article("", "comment-a b"), "attribute id on article"},
             {article(nested(kMaxBodyDepth + 3, "<b>", "</b>")), "body too deep"},
             {nested(kMaxStaticDepth + 9, "<div>", "</div>"), "frame too deep"},
             {"<div style=\"x\"></div>", "attribute style on div"},
             {"<div class=\"row evil\"></div>", "attribute class on div"},
             {"<button type=\"submit\"></button>", "attribute type on button"},
             {"<button><a href=\"#comment-1\">x</a></button>", "interactive a in another"},
             {"<time datetime=\"today\"></time>", "attribute datetime on time"},
             {"<a href=\"#cookie\">x</a>", "attribute href on a"}},
            HtmlScope::frame);
}

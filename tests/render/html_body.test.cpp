#include "render/body/html_body.h"

#include <string>

#include "catch.h"
#include "render/html_checker.h"
#include "render/rendered_body.h"

using namespace threadbare;

namespace {

constexpr std::string_view kRel = " rel=\"nofollow ugc noopener noreferrer\"";

std::string without(std::string text, std::string_view part) {
  for (size_t at = text.find(part); at != text.npos; at = text.find(part)) {
    text.erase(at, part.size());
  }
  return text;
}

// As HTML, without the rel that all links have.
std::string rendered(std::string_view html, Dialect dialect = Dialect::commonmark) {
  const std::string out = rendered_body(html, Markup::html, "https://base.example/t/", dialect);
  CHECK(fault_in(out) == "");
  return without(out, kRel);
}

std::string repeated(std::string_view unit, size_t times) {
  std::string text;
  for (size_t i = 0; i < times; ++i) text += unit;
  return text;
}

}  // namespace

TEST_CASE("HTML bodies keep what the writer has, and the text of the rest", "[render]") {
  CHECK(rendered("<p>a <b>b</b> <font color=red>c</font> <blink>d</blink></p>") ==
        "<p>a <b>b</b> c d</p>");
  CHECK(rendered("<center><section>a</section></center>") == "<p>a</p>");
  CHECK(rendered("<u>a</u> <ins>b</ins> <kbd>c</kbd> <mark>d</mark> <strike>e</strike>") ==
        "<p><u>a</u> <ins>b</ins> <kbd>c</kbd> <mark>d</mark> <s>e</s></p>");
  CHECK(rendered("<q>a</q> <cite>b</cite> <tt>c</tt> <abbr title='d'>e</abbr>") ==
        "<p>“a” <i>b</i> <code>c</code> <span title=\"d\">e</span></p>");
  CHECK(rendered("<p onclick=x style=color:red id=y class=comment>a") == "<p>a</p>");
}

TEST_CASE("scripts and their like go with what is in them", "[render]") {
  for (const char* name : {"script", "style", "template", "noscript", "svg", "math", "textarea",
                           "select", "title", "iframe", "object", "canvas"}) {
    const std::string tag = name;
    INFO(tag);
    CHECK(rendered("a<" + tag + ">b</" + tag + ">c") == "<p>ac</p>");
  }
  CHECK(rendered("a<svg><svg></svg>b</svg>c") == "<p>ac</p>");
  CHECK(rendered("<svg><style></svg><p>a") == "<p>a</p>");
  CHECK(rendered("<svg><path><p>a") == "<p>a</p>");
  CHECK(rendered("<html><head><title>t</title><style>s</style></head><body>a") == "<p>a</p>");
  CHECK(rendered("<div style='display: none'>a<div>b</div></div>c<p hidden>d</p>") == "<p>c</p>");
}

TEST_CASE("paragraphs need no end, and none is empty", "[render]") {
  CHECK(rendered("a<p>b<p><pre><code>c\n</code></pre>") ==
        "<p>a</p><p>b</p><pre><code>c\n</code></pre>");
  CHECK(rendered("<p></p><p>&nbsp;</p><p><br></p><b></b><p>a") == "<p>a</p>");
  CHECK(rendered("<div>a</div><div>b</div>") == "<p>a</p><p>b</p>");
  CHECK(rendered("<br>a<br/><br>b<br>") == "<p>a<br><br>b</p>");
  CHECK(rendered("<p>\n a \n</p>\n") == "<p>a</p>");
}

TEST_CASE("formatting goes on across blocks, as in browsers", "[render]") {
  CHECK(rendered("<p>a <b>b<p>c</b> d") == "<p>a <b>b</b></p><p><b>c</b> d</p>");
  CHECK(rendered("<b><i>a</b>b</i>") == "<p><b><i>a</i></b><i>b</i></p>");
  CHECK(rendered("<b>a<ul><li>b</ul>c</b>d") ==
        "<p><b>a</b></p><ul><li><b>b</b></li></ul><p><b>c</b>d</p>");
  CHECK(rendered("<ul><li><b>a<li>b</ul>c") == "<ul><li><b>a</b></li><li>b</li></ul><p>c</p>");
  CHECK(rendered("<b>a<b>b</b></b>") == "<p><b>ab</b></p>");
  CHECK(rendered("a</b></div></td>b") == "<p>ab</p>");
}

TEST_CASE("lists, terms and headings", "[render]") {
  CHECK(rendered("<ol start=3><li>a<li>b<ul><li>c</ul></ol>") ==
        "<ol start=\"3\"><li>a</li><li>b<ul><li>c</li></ul></li></ol>");
  CHECK(rendered("<ol start='3\"x'><li>a</ol>") == "<ol><li>a</li></ol>");
  CHECK(rendered("<li>a<li>b") == "<p>a</p><p>b</p>");
  CHECK(rendered("<dl><dt>a<dd>b<dd>c</dl>d") == "<dl><dt>a</dt><dd>b</dd><dd>c</dd></dl><p>d</p>");
  CHECK(rendered("<dd>a") == "<p>a</p>");
  CHECK(rendered("<h1>a</h1><h2>b<h3><p>c</p></h3><h6></h6>d") ==
        "<h4>a</h4><h5>b</h5><h6>c</h6><p>d</p>");
}

TEST_CASE("tables, with what their authors leave out", "[render]") {
  CHECK(rendered("<table><caption>a</caption><colgroup><col></colgroup><tr><th>b<td>c"
                 "<tr><td colspan=2 align=right>d</table>e") ==
        "<p>a</p><table><tr><th>b</th><td>c</td></tr>"
        "<tr><td class=\"align-right\" colspan=\"2\">d</td></tr></table><p>e</p>");
  CHECK(rendered("<table><td style='text-align: center;'>a") ==
        "<table><tr><td class=\"align-center\">a</td></tr></table>");
  CHECK(rendered("<table><thead><tr><td>a<tbody><tr><td>b<tfoot><tr><td>c</table>") ==
        "<table><thead><tr><td>a</td></tr></thead><tbody><tr><td>b</td></tr></tbody>"
        "<tbody><tr><td>c</td></tr></tbody></table>");
  CHECK(rendered("<table role=presentation><tr><td>a<td>b</table>") == "<p>a</p><p>b</p>");
  CHECK(rendered("<table><tr><td><table><tr><td>a</table>b</table>c") ==
        "<table><tr><td><table><tr><td>a</td></tr></table>b</td></tr></table><p>c</p>");
  CHECK(rendered("<td>a</td><tr>b") == "<p>ab</p>");
  CHECK(rendered("<table><tr><td>a</td></tr>b<tr><td>c</table>d") ==
        "<table><tr><td>a</td></tr></table><p>bcd</p>");
}

TEST_CASE("white space stays in pre, less the line feed that HTML ignores", "[render]") {
  CHECK(rendered("<pre>\n  a\n\n  <b>b</b>\nhttps://a.b</pre>") ==
        "<pre>  a\n\n  <b>b</b>\nhttps://a.b</pre>");
  CHECK(rendered("<pre><code class='hljs language-c++'>a</code></pre>") ==
        "<pre><code class=\"language-c++\">a</code></pre>");
  CHECK(rendered("<pre><code class='language-&quot;x'>a</code></pre>") ==
        "<pre><code>a</code></pre>");
  CHECK(rendered("<xmp><b>&lt;</xmp>") == "<pre>&lt;b&gt;&amp;lt;</pre>");
}

TEST_CASE("links lead where safe_url lets them, and are never empty", "[render]") {
  CHECK(rendered("<a href='/x?a=1&amp;b=2&copy=3' title=t>a</a>") ==
        "<p><a href=\"https://base.example/x?a=1&amp;b=2&amp;copy=3\" title=\"t\">a</a></p>");
  CHECK(rendered("<a href='java&#10;script:x'>a</a> <a>b</a> <a href='#x'>c</a>") ==
        "<p>a b c</p>");
  CHECK(rendered("<a href=x></a><a href=x> </a>a") == "<p>a</p>");
  CHECK(rendered("<a href=https://a.b>a<a href=https://c.d>b</a></a>c") ==
        "<p><a href=\"https://a.b\">a</a><a href=\"https://c.d\">b</a>c</p>");
  CHECK(rendered("<a href=https://a.b><h3>a</h3><p>b</a>") ==
        "<h6><a href=\"https://a.b\">a</a></h6><p><a href=\"https://a.b\">b</a></p>");
}

TEST_CASE("addresses in text become links, but not in links and code", "[render]") {
  CHECK(rendered("https://a.b/?x&amp;y") ==
        "<p><a href=\"https://a.b/?x&amp;y\">https://a.b/?x&amp;y</a></p>");
  CHECK(rendered("<a href=https://c.d>https://a.b</a> <code>https://a.b</code>") ==
        "<p><a href=\"https://c.d\">https://a.b</a> <code>https://a.b</code></p>");
}

TEST_CASE("images are links, and emoji their text", "[render]") {
  CHECK(rendered("<img src=a.png alt='b &lt; c'>") ==
        "<p><a class=\"image-link\" href=\"https://base.example/t/a.png\">🖼 b &lt; c</a></p>");
  CHECK(rendered("<img src=data:x>") == "<p>🖼 image</p>");
  CHECK(rendered("<a href=https://a.b><img src=c></a>") ==
        "<p><a href=\"https://a.b\">🖼 image</a></p>");
  CHECK(rendered("a<img src=x width=1 height=1><img class=avatar src=x>") == "<p>a</p>");
  CHECK(rendered("a <img src=x class='emoji only-emoji' title=':smile:'> "
                 "<img class=wp-smiley alt=';)'> <img src=x alt=':doge:'>") ==
        "<p>a :smile: ;) :doge:</p>");
}

TEST_CASE("what would play or embed something is a link to it", "[render]") {
  CHECK(rendered("a<iframe src='//v.example/x'>b</iframe>c") ==
        "<p>a <a class=\"media-link\" href=\"https://v.example/x\">embedded page (v.example)</a> "
        "c</p>");
  CHECK(rendered("<video><source src=a.mp4><source src=b.webm>no video</video>") ==
        "<p><a class=\"media-link\" href=\"https://base.example/t/a.mp4\">video (base.example)</a>"
        "</p>");
  CHECK(rendered("<object><param><embed src=https://v.example/x title=t></object>") ==
        "<p><a class=\"media-link\" href=\"https://v.example/x\">t</a></p>");
  CHECK(rendered("<audio src=javascript:x></audio>a") == "<p>a</p>");
}

TEST_CASE("details keep their summary, whatever stands in it", "[render]") {
  CHECK(rendered("<details open>\n<summary><h3>a</h3><div>b</div></summary>c<p>d</details>e") ==
        "<details open><summary>ab</summary><p>c</p><p>d</p></details><p>e</p>");
  CHECK(rendered("<details><summary>a<ul><li>b</ul></details>") ==
        "<details><summary>a</summary><ul><li>b</li></ul></details>");
  CHECK(rendered("<summary>a</summary>b") == "<p>a</p><p>b</p>");
}

TEST_CASE("Mastodon shortens its links with classes", "[render]") {
  CHECK(rendered("<a href='https://a.b/cd'><span class=invisible>https://</span>"
                 "<span class=ellipsis>a.b/c</span><span class=invisible>d</span></a>") ==
        "<p><a href=\"https://a.b/cd\">a.b/c…</a></p>");
  CHECK(rendered("<span class=h-card><a href=/@a class='u-url mention'>@<span>a</span></a></span> "
                 "<a href=/tags/x class='mention hashtag'>#<span>x</span></a>") ==
        "<p><a href=\"https://base.example/@a\">@a</a> "
        "<a href=\"https://base.example/tags/x\">#x</a></p>");
}

TEST_CASE("Discourse's quotes, oneboxes, lightboxes and spoilers", "[render]") {
  CHECK(rendered("<aside class='quote no-group'><div class=title><div class=quote-controls></div>"
                 "<img class=avatar src=x> ada:</div>\n<blockquote>\n<p>a</p></blockquote></aside>"
                 "<p>b") == "<blockquote class=\"quote\"><p>ada:</p><p>a</p></blockquote><p>b</p>");
  CHECK(rendered("<aside class=onebox><header class=source><img class=site-icon src=x>"
                 "<a href=https://a.b>a.b</a></header><article><img class=thumbnail src=x>"
                 "<h3><a href=https://a.b>T</a></h3><p>c</p></article></aside>d") ==
        "<blockquote class=\"onebox\"><p><a href=\"https://a.b\">a.b</a></p>"
        "<p><strong><a href=\"https://a.b\">T</a></strong></p><p>c</p></blockquote><p>d</p>");
  CHECK(rendered("<div class=lightbox-wrapper><a class=lightbox href=/a.png><img src=b.png>"
                 "<div class=meta><span class=informations>1x1</span></div></a></div>c") ==
        "<p><a href=\"https://base.example/a.png\">🖼 image</a></p><p>c</p>");
  CHECK(rendered("<div class=spoiler><p>a</p></div>b <span class=spoiled>c</span>") ==
        "<details class=\"spoiler\"><summary>spoiler</summary><p>a</p></details>"
        "<p>b <span class=\"spoiler-inline\" tabindex=\"0\">c</span></p>");
  CHECK(rendered("<h1><a name=x class=anchor href='#x'></a>a</h1>"
                 "<sup class=footnote-ref><a href='#f'>[1]</a></sup>"
                 "<a href='#r' class=footnote-backref>↩</a>") == "<h4>a</h4><p><sup>[1]</sup></p>");
}

TEST_CASE("GitHub's task lists have their boxes", "[render]") {
  CHECK(rendered("<ul><li><input type=checkbox checked disabled> a<li><input type=text>b</ul>") ==
        "<ul><li><span class=\"task\" role=\"img\" aria-label=\"done\">☑</span> a</li>"
        "<li>b</li></ul>");
}

TEST_CASE("WordPress has its paragraphs in blank lines", "[render]") {
  const std::string_view body =
      "One\ntwo\n \n<strong>Three\n\nfour</strong>\n<ul>\n<li>a\n\nb</li>\n</ul>\nfive\n"
      "<pre>\n6\n\n7</pre><blockquote>8\n\n9</blockquote>";
  CHECK(rendered(body, Dialect::wordpress) ==
        "<p>One<br>two</p><p><strong>Three</strong></p><p><strong>four</strong></p>"
        "<ul><li>a\n\nb</li></ul><p>five</p><pre>6\n\n7</pre>"
        "<blockquote><p>8</p><p>9</p></blockquote>");
  CHECK(rendered("a<br />\nb", Dialect::wordpress) == "<p>a<br>b</p>");
  CHECK(rendered("a\nb\n\nc") == "<p>a\nb\n\nc</p>");
  // What its block editor writes has paragraphs of its own.
  CHECK(rendered("<!-- wp:paragraph -->\n<p>a\nb</p>", Dialect::wordpress) == "<p>a\nb</p>");
}

TEST_CASE("HTML past the cap of Markdown is HTML still", "[render]") {
  const std::string html = rendered("<b>a</b> " + std::string(300 * 1024, 'x'));
  CHECK(html.starts_with("<p><b>a</b> xxx"));
}

TEST_CASE("a body of nothing but tags is rendered within bounds", "[render]") {
  for (const char* unit : {"<",
                           "&",
                           "<!--",
                           "<a href=",
                           "<b>",
                           "</b>",
                           "<b></i>",
                           "<p>",
                           "<p><b>a",
                           "<div>",
                           "</div>",
                           "<div></p>",
                           "<table>",
                           "<tr>",
                           "<td>",
                           "<table><tr><td>",
                           "<li>",
                           "<ul>",
                           "<ul><li>",
                           "<blockquote>",
                           "<details>",
                           "<details><summary>",
                           "<a href=x>",
                           "<a href=x>a",
                           "<span>",
                           "<span></b>",
                           "<svg>",
                           "<video>",
                           "<pre>",
                           "<pre>\n",
                           "<select>",
                           "<q>",
                           "<br>",
                           "<br>a",
                           "<h1>",
                           "<h1>a",
                           "<img>",
                           "<dl><dt>",
                           "<hr>",
                           "<u><p><i></u>",
                           "<b><table>a",
                           "<span class=ellipsis>a",
                           "<div class=spoiler>a",
                           "<script>",
                           "<!",
                           "</",
                           "\n\n",
                           "a\n"}) {
    const std::string body = repeated(unit, (1 << 20) / std::string_view(unit).size());
    const bool by_lines = body.find('\n') != body.npos;
    const Dialect dialect = by_lines ? Dialect::wordpress : Dialect::commonmark;
    INFO(unit);
    CHECK(fault_in(rendered_body(body, Markup::html, "https://a.b", dialect)) == "");
  }
  const std::string many = "<a href=https://a.b" + repeated(" b=c", 50000) + ">d</a>";
  CHECK(rendered(many) == "<p><a href=\"https://a.b\">d</a></p>");
}

TEST_CASE("elements past the cap of open ones are dropped, their text is kept", "[render]") {
  const std::string deep = repeated("<div><i>", 10000) + "a" + repeated("</i></div>", 10000) + "b";
  CHECK(rendered(deep) == "<p><i>a</i></p><p>b</p>");
}

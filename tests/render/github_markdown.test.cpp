#include <string>

#include "catch.h"
#include "render/body/github_reference.h"
#include "render/html_checker.h"
#include "render/rendered_body.h"
#include "thread/limits.h"

using namespace threadbare;

namespace {

constexpr std::string_view kRel = " rel=\"nofollow ugc noopener noreferrer\"";

std::string rendered(std::string_view markdown,
                     std::string_view base = "https://github.com/ada/engine/issues/3",
                     Dialect dialect = Dialect::github) {
  std::string html = rendered_body(markdown, Markup::markdown, base, dialect);
  CHECK(fault_in(html) == "");
  for (size_t at = html.find(kRel); at != html.npos; at = html.find(kRel)) {
    html.erase(at, kRel.size());
  }
  return html;
}

std::string paragraph(const std::string& html) {
  return "<p>" + html + "</p>";
}

std::string reference(const std::string& path, const std::string& text) {
  return "<a href=\"https://github.com/" + path + "\">" + text + "</a>";
}

std::string repeated(std::string_view unit, size_t times) {
  std::string text;
  for (size_t i = 0; i < times; ++i) text += unit;
  return text;
}

}  // namespace

TEST_CASE("GitHub's line breaks are breaks, and its tasks have boxes", "[render]") {
  CHECK(rendered("a\nb") == "<p>a<br>b</p>");
  CHECK(rendered("- [ ] a\n- [x] b\n- [y] c") ==
        "<ul><li><span class=\"task\" role=\"img\" aria-label=\"to do\">☐</span> a</li>"
        "<li><span class=\"task\" role=\"img\" aria-label=\"done\">☑</span> b</li>"
        "<li>[y] c</li></ul>");
}

TEST_CASE("GitHub's alerts are quotes with a title", "[render]") {
  CHECK(rendered("> [!NOTE]\n> a *b*\n>\n> c") ==
        "<blockquote class=\"alert alert-note\"><p><strong>Note</strong></p><p>a <em>b</em></p>"
        "<p>c</p></blockquote>");
  CHECK(rendered("> [!caution]\n>\n> a").starts_with("<blockquote class=\"alert alert-caution\">"));
  for (const char* text : {"> [!NOTES]\n> a", "> a\n> [!NOTE]", "> [!NOTE] a", "[!NOTE]\na",
                           "> - [!NOTE]", "> **[!NOTE]**", "> # [!NOTE]"}) {
    INFO(text);
    CHECK(rendered(text).find("class=\"alert") == std::string::npos);
  }
}

TEST_CASE("footnotes and what refers to them lead to each other, within their comment",
          "[render]") {
  const std::string html =
      rendered_body("a[^x] b[^x]\n\n[^x]: n", Markup::markdown, {}, Dialect::github, "comment-7");
  const std::string link = "href=\"#note-1-comment-7\">[1]</a></sup>";
  CHECK(html == "<p>a<sup><a class=\"footnote\" id=\"noted-1-comment-7\" " + link +
                    " b<sup><a class=\"footnote\" " + link +
                    "</p><hr><ol class=\"footnotes\"><li id=\"note-1-comment-7\"><p>n</p> "
                    "<a class=\"footnote-back\" href=\"#noted-1-comment-7\" "
                    "aria-label=\"Back to the text\">↩</a></li></ol>");
}

TEST_CASE("people, issues and commits are links", "[render]") {
  CHECK(rendered("@ada-l, (@bob) @carol-") ==
        paragraph(reference("ada-l", "@ada-l") + ", (" + reference("bob", "@bob") + ") " +
                  reference("carol", "@carol") + "-"));
  CHECK(rendered("#12 (GH-7) o/r.s#5") ==
        paragraph(reference("ada/engine/issues/12", "#12") + " (" +
                  reference("ada/engine/issues/7", "GH-7") + ") " +
                  reference("o/r.s/issues/5", "o/r.s#5")));
  CHECK(rendered("a1b2c3d, o/r@abcdef1.") ==
        paragraph(reference("ada/engine/commit/a1b2c3d", "a1b2c3d") + ", " +
                  reference("o/r/commit/abcdef1", "o/r@abcdef1") + "."));
}

TEST_CASE("what is no reference stays text", "[render]") {
  for (const char* text : {"a@b.c",
                           "@types/node",
                           "@-a",
                           "@",
                           "a#1",
                           "#0",
                           "#1a",
                           "#",
                           "&#35;x",
                           "deadbeef",
                           "1234567",
                           "a1b2c3",
                           "0xa1b2c3d4",
                           "a1b2c3d4-e5f6",
                           "a1b2c3d4.txt",
                           "xGH-1",
                           "GH-",
                           "`@a #1`",
                           "A1B2C3D4",
                           "a/b/c#1",
                           "12345678901#12345678901"}) {
    INFO(text);
    CHECK(rendered(text).find("<a") == std::string::npos);
  }
  CHECK(rendered("[#1 @a](https://a.example)") ==
        paragraph("<a href=\"https://a.example\">#1 @a</a>"));
  CHECK(rendered("#1 a1b2c3d4 @a", "") == paragraph("#1 a1b2c3d4 " + reference("a", "@a")));
}

TEST_CASE("a repository is what a GitHub URL names", "[render]") {
  CHECK(repository_of("https://github.com/a/b.c/pull/1#x") == "https://github.com/a/b.c");
  CHECK(repository_of("https://github.com/a/b") == "https://github.com/a/b");
  for (const char* url : {"https://github.com/a", "https://github.com/a/", "https://github.com//b",
                          "https://github.com/a/b?c", "http://github.com/a/b",
                          "https://github.com.evil.example/a/b", ""}) {
    CHECK(repository_of(url).empty());
  }
}

TEST_CASE("footnotes stand at the end, in the order they are referred to", "[render]") {
  CHECK(rendered("a[^b] c[^1] d[^b]\n\n[^1]: one *x*\n[^b]: two\n    more\n\n    para\n\ne") ==
        "<p>a<sup>[1]</sup> c<sup>[2]</sup> d<sup>[1]</sup></p><p>e</p><hr>"
        "<ol class=\"footnotes\"><li><p>two<br>more</p><p>para</p></li>"
        "<li><p>one <em>x</em></p></li></ol>");
  CHECK(rendered("a[^1]\n\n[^1]: b[^2]\n[^2]: c\n[^3]: d") ==
        "<p>a<sup>[1]</sup></p><hr><ol class=\"footnotes\"><li><p>b<sup>[2]</sup></p></li>"
        "<li><p>c</p></li><li><p>d</p></li></ol>");
}

TEST_CASE("of equal footnotes the first is referred to, and none is lost", "[render]") {
  CHECK(rendered("a[^1]\n\n[^1]: b\n[^1]: c") ==
        "<p>a<sup>[1]</sup></p><hr><ol class=\"footnotes\"><li><p>b</p></li>"
        "<li><p>c</p></li></ol>");
}

TEST_CASE("what is no footnote stays text", "[render]") {
  CHECK(rendered("a[^1]") == "<p>a[^1]</p>");
  CHECK(rendered("`[^1]` \\[^1] [a](/[^1])\n\n[^1]: b") ==
        "<p><code>[^1]</code> [^1] <a href=\"https://github.com/%5B%5E1%5D\">a</a></p><hr>"
        "<ol class=\"footnotes\"><li><p>b</p></li></ol>");
  CHECK(rendered("```\n[^1]: b\n```") == "<pre><code>[^1]: b\n</code></pre>");
  CHECK(rendered("\xF8"
                 "0\xF9[^1]\n\n[^1]: b")
            .starts_with("<p>\xEF\xBF\xBD"
                         "0\xEF\xBF\xBD<sup>[1]</sup></p>"));
}

TEST_CASE("HTML in Markdown is open across blocks", "[render]") {
  CHECK(rendered("<details><summary>a</summary>\n\n**b**\n\n- c\n\n</details>\n\nd") ==
        "<details><summary>a</summary><p><strong>b</strong></p><ul><li>c</li></ul></details>"
        "<p>d</p>");
  CHECK(rendered("<details>\n<summary>a\n\nb\n</details>") ==
        "<details><summary>a</summary><p>b</p></details>");
  CHECK(rendered("<kbd>a</kbd> H<sub>2</sub>O<br>b<!-- c --> <img src=x alt=d width=1000>") ==
        "<p><kbd>a</kbd> H<sub>2</sub>O<br>b <a class=\"image-link\" "
        "href=\"https://github.com/ada/engine/issues/x\">🖼 d</a></p>");
  CHECK(rendered("<table><tr><td>\n\n*a*\n\n</td></tr></table>") ==
        "<table><tr><td><p><em>a</em></p></td></tr></table>");
  CHECK(rendered("<p align=center><b>a</b></p>\n\nb") == "<p><b>a</b></p><p>b</p>");
}

TEST_CASE("HTML in Markdown closes nothing of Markdown's", "[render]") {
  CHECK(rendered("> a</blockquote> b\n\n- c</li></ul> d") ==
        "<blockquote><p>a b</p></blockquote><ul><li>c d</li></ul>");
  CHECK(rendered("*a</em>b* **c</p>d**") ==
        "<p><em>ab</em> <strong>c</strong></p><p><strong>d</strong></p>");
  CHECK(rendered("- <details>a\n\nb") == "<ul><li><details><p>a</p></details></li></ul><p>b</p>");
}

TEST_CASE("scripts in Markdown are text or nothing", "[render]") {
  CHECK(rendered("a <script>b</script> <title>c") ==
        "<p>a &lt;script&gt;b&lt;/script&gt; &lt;title&gt;c</p>");
  CHECK(rendered("<script>\na\n</script>\n\nb") == "<p>b</p>");
  CHECK(rendered("a<svg> b\n\nc") == "<p>a</p><p>c</p>");
}

TEST_CASE("Markdown of other sources has HTML, but none of GitHub's own", "[render]") {
  CHECK(rendered("a\n<b>b</b> @c #1 ~~d~~\n\n> [!NOTE]", {}, Dialect::commonmark) ==
        "<p>a\n<b>b</b> @c #1 <del>d</del></p><blockquote><p>[!NOTE]</p></blockquote>");
}

TEST_CASE("endless marks of GitHub stay within bounds", "[render]") {
  for (const char* unit : {"@",
                           "@a",
                           "@a ",
                           "#",
                           "#1",
                           "#1 ",
                           "a-",
                           "a/",
                           "a/b#",
                           "a/b#1 ",
                           "a1b2c3d",
                           "a1b2c3d ",
                           "GH-",
                           "[^",
                           "[^1]",
                           "[^1]: a\n",
                           "[^1]:\n\n",
                           "a[^1]\n\n[^1]: b\n",
                           "> [!NOTE]\n\n",
                           "- [ ] a\n",
                           "<details>",
                           "<b>",
                           "<b>\n\n",
                           "<details>\n\n",
                           "</details>\n\n",
                           "<!--",
                           "<!-- -->",
                           "<title>",
                           "<svg>",
                           "\xF8\x30\xF9",
                           "> <b>",
                           "- <ul>\n\n"}) {
    const std::string body = repeated(unit, kMaxMarkdownBytes / std::string_view(unit).size());
    const std::string html =
        rendered_body(body, Markup::markdown, "https://github.com/a/b", Dialect::github);
    INFO(unit);
    CHECK(fault_in(html.substr(0, html.find("<p class=\"cut\">"))) == "");
  }
  std::string footnotes;
  for (int i = 0; i < 15000; ++i) footnotes += "[^" + std::to_string(i) + "]: a\n";
  CHECK(fault_in(rendered(footnotes)) == "");
}

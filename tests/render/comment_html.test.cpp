#include "render/comment_html.h"

#include <string>

#include "arrange/view.h"
#include "catch.h"
#include "render/static_html.h"
#include "thread/sketch.h"

using namespace threadbare;
using threadbare::testing::Sketch;

namespace {

bool has(const std::string& html, std::string_view part) {
  return html.find(part) != std::string::npos;
}

size_t occurrences(std::string_view html, std::string_view part) {
  size_t count = 0;
  for (size_t at = html.find(part); at != std::string_view::npos; at = html.find(part, at + 1)) {
    ++count;
  }
  return count;
}

std::string rows_of(const Thread& thread, const HtmlOptions& options = {}, bool folded = false) {
  View view(thread);
  if (folded) view.fold(0, true);
  std::string out;
  render_rows(thread, view.rows(0, thread.size()), options, out);
  return out;
}

// One comment with `change` made to its draft and details.
template <class Change>
std::string one(Change change, const HtmlOptions& options = {}) {
  Sketch sketch;
  Draft draft = sketch.draft("7");
  draft.body = sketch.text("words");
  Details details;
  change(sketch, draft, details);
  sketch.builder.add(draft, Parentage::root(), &details);
  const Thread thread = sketch.settle();
  return rows_of(thread, options);
}

}  // namespace

TEST_CASE("a row names its comment, its depth and its author", "[render]") {
  const std::string html = one([](Sketch& sketch, Draft& draft, Details&) {
    draft.author = sketch.builder.author("ada@example.org", "", "https://example.org/u/ada");
    draft.roles = kRoleOp | kRoleModerator;
    draft.score = 1234;
    draft.up = 1300;
    draft.down = 66;
  });
  CHECK(has(html, R"(<div class="row d0" data-comment="0" data-depth="0">)"));
  CHECK(has(html, R"(id="comment-7")"));
  CHECK(has(html, R"(ada<span class="instance">@example.org</span></a>)"));
  CHECK(has(html, R"(href="https://example.org/u/ada")"));
  CHECK(has(html, R"(class="badge badge-op")"));
  CHECK(has(html, R"(class="badge badge-moderator")"));
  CHECK(has(html, R"(title="1,300 up, 66 down">1,234 points)"));
  CHECK(has(html, "level 1"));
  CHECK(has(html, "words"));
}

TEST_CASE("what is unknown is not shown as something", "[render]") {
  const std::string html = one([](Sketch&, Draft&, Details&) {});
  CHECK(has(html, "unknown author"));
  CHECK_FALSE(has(html, "points"));
  CHECK_FALSE(has(html, "<time"));
  CHECK_FALSE(has(html, "badge"));
}

TEST_CASE("a display name stands for the name, which its tooltip has", "[render]") {
  const std::string html = one([](Sketch& sketch, Draft& draft, Details&) {
    draft.author = sketch.builder.author("ada@example.org", "Ada L.");
  });
  CHECK(has(html, R"(title="ada@example.org">Ada L.</span>)"));
}

TEST_CASE("times are ages where the present is known, else dates", "[render]") {
  auto timed = [](Sketch&, Draft& draft, Details& details) {
    draft.time = 1705224600;
    details.edited = true;
    details.edited_time = 1705224660;
  };
  CHECK(has(one(timed), R"(title="2024-01-14 09:30:00 UTC">2024-01-14</time>)"));
  CHECK(has(one(timed), R"(title="2024-01-14 09:31:00 UTC">edited</span>)"));
  HtmlOptions options;
  options.now = 1705224600 + 3 * 3600;
  CHECK(has(one(timed, options), R"(datetime="2024-01-14T09:30:00Z")"));
  CHECK(has(one(timed, options), ">3 hours ago</time>"));
}

TEST_CASE("an age says what it is relative to", "[render]") {
  auto aged = [](Sketch& sketch, Draft&, Details& details) {
    details.age = sketch.text("6 months");
  };
  CHECK(has(one(aged), "6 months before it was copied"));
  CHECK(has(one([&](Sketch& sketch, Draft& draft, Details& details) {
              aged(sketch, draft, details);
              sketch.builder.facts().captured = 1720000000;
            }),
            "6 months before 2024-07-03"));
}

TEST_CASE("bodies of deleted, removed and hidden comments are kept back", "[render]") {
  for (State state : {State::deleted, State::removed, State::hidden}) {
    auto change = [&](Sketch&, Draft& draft, Details&) { draft.state = state; };
    CHECK_FALSE(has(one(change), "words"));
    CHECK(has(one(change), R"(class="state")"));
    HtmlOptions options;
    options.keep_hidden = true;
    CHECK(has(one(change, options), "words"));
  }
}

TEST_CASE("a content warning covers the body", "[render]") {
  const std::string html = one(
      [](Sketch& sketch, Draft&, Details& details) { details.warning = sketch.text("spiders"); });
  CHECK(html.find("<summary>spiders</summary>") < html.find("words"));
}

TEST_CASE("gaps are named", "[render]") {
  const std::string html = one([](Sketch&, Draft& draft, Details&) { draft.unloaded = 3; });
  CHECK(has(html, "3 replies not in this file"));
  CHECK_FALSE(has(html, "<footer class=\"footer\" part=\"footer\"><a"));
}

TEST_CASE("gaps lead to the original comment, else to its thread", "[render]") {
  const std::string rest =
      R"( rel="nofollow ugc noopener noreferrer">3 replies not in this file</a>)";
  const auto gap = [](Sketch& sketch, Draft& draft, Details&) {
    draft.unloaded = 3;
    sketch.builder.facts().url = sketch.text("https://a.example/t");
  };
  CHECK(has(one(gap), R"(<a href="https://a.example/t")" + rest));
  CHECK(has(one([&](Sketch& sketch, Draft& draft, Details& details) {
              gap(sketch, draft, details);
              draft.url = sketch.text("https://a.example/t/7");
            }),
            R"(<a href="https://a.example/t/7")" + rest));
}

TEST_CASE("media are links, never loaded", "[render]") {
  Sketch sketch;
  const uint32_t ordinal = sketch.add("a");
  sketch.builder.attach(Media{ordinal, sketch.text("https://example.org/x.png"),
                              sketch.text("A cat"), sketch.text("image")});
  sketch.builder.attach(Media{ordinal, sketch.text("javascript:alert(1)"), {}, {}});
  sketch.builder.attach(Media{ordinal, {}, sketch.text("plan.pdf"), sketch.text("file")});
  const std::string html = rows_of(sketch.settle());
  CHECK(has(html, R"(href="https://example.org/x.png")"));
  CHECK(has(html, ">A cat</a>"));
  CHECK_FALSE(has(html, "<img"));
  CHECK_FALSE(has(html, R"(href="javascript)"));
  CHECK(has(html, "<li>Attached: plan.pdf</li>"));
}

TEST_CASE("folded comments say how much is below them, and hidden rows are hidden", "[render]") {
  Sketch sketch;
  sketch.add("a");
  sketch.add("b", "a");
  sketch.add("c", "b");
  const std::string html = rows_of(sketch.settle(), {}, true);
  CHECK(has(html, R"(class="comment folded")"));
  CHECK(has(html, R"(aria-expanded="false")"));
  CHECK(has(html, R"(<span class="folded-count">2 replies</span>)"));
  CHECK(occurrences(html, R"(hidden="until-found")") == 2);
}

TEST_CASE("anchors are the source's ids where they are plain, else numbers", "[render]") {
  Sketch sketch;
  for (const char* id : {"501", "a b", "n7", "\"><script>", ""}) sketch.add(id);
  const Thread thread = sketch.settle();
  CHECK(anchor_of(thread, 0) == "comment-501");
  CHECK(anchor_of(thread, 1) == "comment-n2");
  CHECK(anchor_of(thread, 2) == "comment-n3");
  CHECK(anchor_of(thread, 3) == "comment-n4");
  CHECK(anchor_of(thread, 4) == "comment-n5");
  for (uint32_t i = 0; i < thread.size(); ++i)
    CHECK(find_anchor(thread, anchor_of(thread, i)) == i);
  CHECK(find_anchor(thread, "a b") == 1);
  CHECK(find_anchor(thread, "comment-n99") == Thread::kNone);
  CHECK(find_anchor(thread, "comment-") == Thread::kNone);
  CHECK(find_anchor(thread, "") == 4);
}

TEST_CASE("nothing an author is called breaks out of the markup", "[render]") {
  const std::string html = one([](Sketch& sketch, Draft& draft, Details& details) {
    const char* evil = "\"><img src=x onerror=alert(1)>@</h3></article>";
    draft.author = sketch.builder.author(evil, "</span><script>", "javascript:alert(1)");
    draft.url = sketch.text("data:text/html,<script>");
    details.age = sketch.text(evil);
    details.kind = sketch.text(evil);
  });
  CHECK_FALSE(has(html, "<img"));
  CHECK_FALSE(has(html, "<script"));
  CHECK_FALSE(has(html, "href=\"javascript"));
  CHECK_FALSE(has(html, "href=\"data"));
  CHECK(occurrences(html, "</article>") == 1);
}

TEST_CASE("the static fragment nests branches, and is balanced", "[render]") {
  Sketch sketch;
  sketch.builder.facts().title = sketch.text("A title");
  sketch.builder.set_post({}, true);
  sketch.add("a");
  sketch.add("b", "a");
  sketch.add("c", "b");
  sketch.add("d", "a");
  sketch.add("e");
  std::string html;
  render_static(sketch.settle(), {}, html);
  CHECK(occurrences(html, "<details class=\"branch root\" open>") == 1);
  CHECK(occurrences(html, "<details class=\"branch\" open>") == 1);
  CHECK(occurrences(html, "</details>") == 2);
  CHECK(occurrences(html, "<article") == 6);
  CHECK(has(html, "A title</h2>"));
  CHECK_FALSE(has(html, "<button"));
  CHECK(html.find("comment-d") > html.find("</details>"));
}

TEST_CASE("a branch that is higher than a screen says so", "[render]") {
  const auto html_of = [](int replies) {
    Sketch sketch;
    sketch.add("root");
    for (int i = 0; i < replies; ++i) sketch.add("reply" + std::to_string(i), "root");
    std::string html;
    render_static(sketch.settle(), {}, html);
    return html;
  };
  CHECK(occurrences(html_of(49), "large") == 0);
  CHECK(occurrences(html_of(50), "<details class=\"branch root large\" open>") == 1);
}

TEST_CASE("static nesting stops at its cap, and no comment is lost", "[render]") {
  Sketch sketch;
  for (uint32_t i = 0; i < 1000; ++i) {
    sketch.builder.add({}, i == 0 ? Parentage::root() : Parentage::enclosing(i - 1));
  }
  std::string html;
  render_static(sketch.settle(), {}, html);
  CHECK(occurrences(html, "<article") == 1000);
  CHECK(occurrences(html, "<details") == 100);
  CHECK(occurrences(html, "</details>") == 100);
}

TEST_CASE("a page carries its data where no comment can end the script", "[render]") {
  Sketch sketch;
  sketch.builder.facts().title = sketch.text("<Title> & more");
  Draft draft = sketch.draft("a");
  draft.body = sketch.text("</script><!-- <script>");
  sketch.builder.add(draft, Parentage::root());
  const Thread thread = sketch.settle();
  const std::string page =
      render_page(thread, "<t>{{title}}</t><c>{{comments}}</c><d>{{data}}</d>", {});
  CHECK(has(page, "<t>&lt;Title&gt; &amp; more</t>"));
  const std::string data = page.substr(page.find("<d>") + 3);
  CHECK(occurrences(data, "<") == 1);  // that of </d>
  CHECK(has(data, "\\u003c/script>"));
  CHECK(render_page(thread, "{{title}} {{data}}", {}).empty());
}

TEST_CASE("bodies are read in the dialect of the thread's source", "[render]") {
  const auto html_of = [](std::string_view source) {
    return one([source](Sketch& sketch, Draft& draft, Details&) {
      sketch.builder.facts().source = sketch.text(source);
      draft.body = sketch.text("a >!b!< c");
      draft.markup = Markup::markdown;
    });
  };
  CHECK(has(html_of("reddit"), "<span class=\"spoiler-inline\" tabindex=\"0\">b</span>"));
  CHECK_FALSE(has(html_of("lemmy"), "spoiler"));
}

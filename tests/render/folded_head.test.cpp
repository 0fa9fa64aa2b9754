// What stands in for a folded comment: why it is folded, and its first words.
#include "render/folded_head.h"

#include <string>

#include "arrange/view.h"
#include "catch.h"
#include "render/comment_html.h"
#include "render/excerpt.h"
#include "render/static_html.h"
#include "thread/sketch.h"

using namespace threadbare;
using threadbare::testing::Sketch;

namespace {

bool has(const std::string& html, std::string_view part) {
  return html.find(part) != std::string::npos;
}

/// The first words of a comment with that body.
template <class Change>
std::string words(std::string_view body, Markup markup, Change change) {
  Sketch sketch;
  Draft draft = sketch.draft("7");
  draft.body = sketch.text(body);
  draft.markup = markup;
  Details details;
  change(sketch, draft, details);
  sketch.builder.add(draft, Parentage::root(), &details);
  return first_words_of(sketch.settle(), 0);
}

std::string words(std::string_view body, Markup markup = Markup::markdown) {
  return words(body, markup, [](Sketch&, Draft&, Details&) {});
}

// "a" of a score that is too low, with a reply; "b" below it; "c" removed.
Thread three(Sketch& sketch) {
  Draft draft = sketch.draft("a");
  draft.body = sketch.text("No *looms* at all.");
  draft.markup = Markup::markdown;
  draft.score = -12;
  draft.time = 1'700'000'000;
  sketch.builder.add(draft, Parentage::root());
  sketch.add("b", "a");
  Draft removed = sketch.draft("c");
  removed.state = State::removed;
  sketch.builder.add(removed, Parentage::root());
  return sketch.settle();
}

std::string rows_of(const View& view, const HtmlOptions& options) {
  std::string out;
  render_rows(view.thread(), view.rows(0, view.size()), options, out);
  return out;
}

}  // namespace

TEST_CASE("first words are what somebody says, in plain text", "[render]") {
  CHECK(words("One *warp*,\n\ntwo `wefts` & more") == "One warp, two wefts & more");
  CHECK(words("> You said that.\n> > And I this.\n\nI did not.") == "I did not.");
  CHECK(words("    code\n\nand words") == "and words");
  CHECK(words("<p>a <b>loom</b></p><blockquote>x<blockquote>y</blockquote></blockquote>b",
              Markup::html) == "a loom b");
  CHECK(words("").empty());
  CHECK(words("> only a quotation").empty());
}

TEST_CASE("first words are cut between words, and are short", "[render]") {
  std::string body = "één ";
  for (int i = 0; i < 2000; ++i) body += "weave ";
  const std::string cut = words(body);
  CHECK(cut.starts_with("één weave weave"));
  CHECK(cut.ends_with("weave…"));
  CHECK(cut.size() < 130);
  CHECK(cut.size() > 100);
}

TEST_CASE("first words give nothing away that has to be opened", "[render]") {
  CHECK(words("Said: <details><summary>The end</summary>The heron did it.</details> More.",
              Markup::html) == "Said:");
  CHECK(words("secret", Markup::text, [](Sketch& sketch, Draft&, Details& details) {
          details.warning = sketch.text("about herons");
        }).empty());
  for (const State state : {State::removed, State::deleted, State::hidden}) {
    CHECK(words("secret", Markup::text, [state](Sketch&, Draft& draft, Details&) {
            draft.state = state;
          }).empty());
  }
}

TEST_CASE("the head of a folded row says why, and how it begins", "[render]") {
  Sketch sketch;
  const Thread thread = three(sketch);
  View view(thread);
  HtmlOptions options;
  CHECK_FALSE(has(rows_of(view, options), "folded-words"));
  view.start_folded(options.folds);
  const std::string html = rows_of(view, options);
  CHECK(has(html, "<span class=\"folded-reason\">score below −5</span>"));
  CHECK(has(html, "<span class=\"folded-words\" dir=\"auto\">No looms at all.</span>"));
  CHECK(has(html, "<span class=\"folded-reason\">removed</span>"));
  view.fold(0, false);
  CHECK_FALSE(has(rows_of(view, options), "score below"));
  view.start_folded(FoldPolicy::off());
  view.fold(0, true);
  CHECK_FALSE(has(rows_of(view, options), "folded-reason"));
  CHECK(has(rows_of(view, options), "No looms at all.</span>"));
}

TEST_CASE("a reason is said in the language of the page", "[render]") {
  Sketch sketch;
  const Thread thread = three(sketch);
  View view(thread);
  HtmlOptions options;
  options.phrases = phrasebook_of("de");
  options.folds.below_score = 10;
  view.start_folded(options.folds);
  CHECK(has(rows_of(view, options), ">Wertung unter 10</span>"));
  CHECK(has(rows_of(view, options), ">entfernt</span>"));
}

TEST_CASE("roots that come late say past how many", "[render]") {
  Sketch sketch;
  const Thread thread = three(sketch);
  View view(thread);
  HtmlOptions options;
  options.folds = FoldPolicy::off();
  options.folds.roots_after = 0;
  view.start_folded(options.folds);
  CHECK(has(rows_of(view, options), ">after the first 0 comments</span>"));
}

TEST_CASE("a static page folds by the same policy, with the same head", "[render]") {
  Sketch sketch;
  const Thread thread = three(sketch);
  std::string html;
  render_static(thread, {}, html);
  CHECK(has(html, "<details class=\"branch root\"><summary>"));
  CHECK_FALSE(has(html, " open>"));
  CHECK(has(html, " · −12 · 2023-11-14 · 1 reply <span class=\"folded-reason\">score below −5"));
  CHECK(has(html, "<span class=\"folded-words\" dir=\"auto\">No looms at all.</span>"));
  CHECK(has(html, "<span class=\"folded-reason\">removed</span>"));
  HtmlOptions open;
  open.folds = FoldPolicy::off();
  html.clear();
  render_static(thread, open, html);
  CHECK(has(html, "<details class=\"branch root\" open>"));
  CHECK_FALSE(has(html, "folded-reason"));
}

TEST_CASE("the element that takes a page over is told what starts folded", "[render]") {
  Sketch sketch;
  const Thread thread = three(sketch);
  const auto attributes = [&thread](const FoldPolicy& folds) {
    HtmlOptions options;
    options.folds = folds;
    const std::string page =
        render_page(thread, "{{title}}[{{attributes}}]{{comments}}{{data}}", options);
    const size_t start = page.find('[') + 1;
    return page.substr(start, page.find(']') - start);
  };
  CHECK(attributes({}).empty());
  CHECK(attributes(FoldPolicy::off()) == R"( fold-below="off" fold-removed="off" fold-bots="off")");
  FoldPolicy folds;
  folds.below_score = -1;
  folds.roots_after = 200;
  folds.depth = 3;
  CHECK(attributes(folds) == R"( fold-below="-1" fold-roots-after="200" collapse-depth="3")");
}

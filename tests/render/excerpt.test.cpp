#include "render/excerpt.h"

#include "catch.h"
#include "thread/sketch.h"

using namespace threadbare;
using threadbare::testing::Sketch;

namespace {

Draft said(Sketch& sketch, std::string_view author, std::string_view body, Markup markup) {
  Draft draft;
  draft.author = sketch.builder.author(author);
  draft.body = sketch.text(body);
  draft.markup = markup;
  return draft;
}

}  // namespace

TEST_CASE("a thread without a title is called as it begins", "[render]") {
  Sketch sketch;
  sketch.builder.set_post(
      said(sketch, "ada", "<p>Cotton &amp; <b>wool</b>?</p><p>1 &lt; 2</p>", Markup::html), true);
  CHECK(excerpt_of(sketch.settle()) == "ada: Cotton & wool? 1 < 2");
}

TEST_CASE("excerpts are cut between words", "[render]") {
  Sketch sketch;
  std::string body = "één ";
  for (int i = 0; i < 2000; ++i) body += "weave ";
  sketch.builder.set_post(said(sketch, "ada", body, Markup::markdown), true);
  const std::string excerpt = excerpt_of(sketch.settle());
  CHECK(excerpt.starts_with("ada: één weave weave"));
  CHECK(excerpt.ends_with("weave…"));
  CHECK(excerpt.size() < 90);
}

TEST_CASE("a title or a page says more than an excerpt, and what is held back says nothing",
          "[render]") {
  Sketch titled;
  titled.builder.facts().title = titled.text("Looms");
  titled.builder.set_post(said(titled, "ada", "text", Markup::text), true);
  CHECK(excerpt_of(titled.settle()).empty());

  Sketch page;
  page.builder.facts().url = page.text("https://loom.example/warp");
  page.builder.add(said(page, "ada", "text", Markup::text), Parentage::root());
  CHECK(excerpt_of(page.settle()).empty());

  Sketch heap;
  Draft hidden = said(heap, "ada", "secret", Markup::text);
  hidden.state = State::hidden;
  heap.builder.add(hidden, Parentage::root());
  heap.builder.add(said(heap, "bea", "open", Markup::text), Parentage::root());
  CHECK(excerpt_of(heap.settle()) == "bea: open");
}

#include "render/shown_text.h"

#include "catch.h"
#include "render/html/html_text.h"
#include "thread/sketch.h"

using namespace threadbare;
using threadbare::testing::Sketch;

namespace {

std::string shown(std::string_view author, std::string_view body, Markup markup,
                  State state = State::normal) {
  Sketch sketch;
  Draft draft = sketch.draft("a");
  if (!author.empty()) draft.author = sketch.builder.author(author);
  draft.body = sketch.text(body);
  draft.markup = markup;
  draft.state = state;
  sketch.builder.add(draft, Parentage::root());
  const Thread thread = sketch.settle();
  std::string out;
  append_shown_text(thread, 0, Phrasebook::english(), out);
  return out;
}

}  // namespace

TEST_CASE("what is shown of a comment is its author and its words, without markup", "[render]") {
  CHECK(shown("ada@loom.example", "**bo**ld, [a link](https://example.org/hidden) & `code`",
              Markup::markdown) == "ada@loom.example bold, a link & code ");
  CHECK(shown("ada", "<ul><li>one<li>t<i>w</i>o</ul>3&lt;4<br>5", Markup::html) ==
        "ada one two 3<4 5 ");
  CHECK(shown("ada", "1 < 2\n\n\"so\"", Markup::text) == "ada 1 < 2 \"so\" ");
  CHECK(shown("", "x", Markup::text) == "unknown author x ");
}

TEST_CASE("of the post the title is shown, too", "[render]") {
  Sketch sketch;
  Draft post;
  post.author = sketch.builder.author("ada");
  post.body = sketch.text("Which *one*?");
  post.markup = Markup::markdown;
  sketch.builder.facts().title = sketch.text("On bridges");
  sketch.builder.set_post(post, true);
  sketch.add("a");
  const Thread thread = sketch.settle();
  std::string out;
  append_shown_text(thread, kPostItself, Phrasebook::english(), out);
  CHECK(out == "On bridges ada Which one? ");
}

TEST_CASE("what is withheld is not in what is shown", "[render]") {
  CHECK(shown("ada", "secret", Markup::text, State::removed) == "ada Removed by a moderator. ");
}

TEST_CASE("white space of HTML is one space", "[render]") {
  std::string text = "before ";
  append_text_of_html(text, " <p>a\n\n b</p>\t<p>c");
  CHECK(text == "before a b c");
  text.clear();
  append_text_of_html(text, "&");
  append_text_of_html(text, "<");
  CHECK(text == "& ");
}

#include "render/attachments_html.h"

#include <string>

#include "catch.h"
#include "render/html/html_writer.h"
#include "thread/sketch.h"

using namespace threadbare;
using testing::Sketch;

namespace {

std::string attachments_of(const Thread& thread, uint32_t i) {
  std::string html;
  {
    HtmlWriter writer(html);
    write_attachments(writer, thread, i);
  }
  return html;
}

}  // namespace

TEST_CASE("a poll has its votes and their share", "[render]") {
  Sketch sketch;
  const uint32_t comment = sketch.add("a");
  sketch.builder.attach(PollOption{comment, sketch.text("Yes <b>"), 2});
  sketch.builder.attach(PollOption{comment, sketch.text("No"), 1});
  sketch.builder.attach(PollOption{comment, sketch.text("Well"), 0});
  CHECK(attachments_of(sketch.settle(), 0) ==
        "<ul class=\"poll\"><li>Yes &lt;b&gt; <span class=\"votes\">2 votes (67%)</span></li>"
        "<li>No <span class=\"votes\">1 vote (33%)</span></li>"
        "<li>Well <span class=\"votes\">0 votes (0%)</span></li></ul>");
}

TEST_CASE("a poll without votes says none", "[render]") {
  Sketch sketch;
  const uint32_t comment = sketch.add("a");
  sketch.builder.attach(PollOption{comment, sketch.text("Yes"), kUnknownCount});
  CHECK(attachments_of(sketch.settle(), 0) == "<ul class=\"poll\"><li>Yes</li></ul>");

  Sketch early;
  const uint32_t other = early.add("a");
  early.builder.attach(PollOption{other, early.text("Yes"), 0});
  CHECK(attachments_of(early.settle(), 0) ==
        "<ul class=\"poll\"><li>Yes <span class=\"votes\">0 votes</span></li></ul>");
}

TEST_CASE("a quote has its author, a link and its text in its own markup", "[render]") {
  Sketch sketch;
  const uint32_t comment = sketch.add("a");
  sketch.builder.attach(Quote{comment, sketch.text("ada"), sketch.text("https://a.example/1"),
                              sketch.text("<p>a<script>x</script></blockquote>b"), Markup::html});
  sketch.builder.attach(
      Quote{comment, {}, sketch.text("javascript:x"), sketch.text("c"), Markup::text});
  CHECK(attachments_of(sketch.settle(), 0) ==
        "<blockquote class=\"quoted\"><p class=\"quoted-author\"><a href=\"https://a.example/1\" "
        "rel=\"nofollow ugc noopener noreferrer\">ada</a></p><p>ab</p></blockquote>"
        "<blockquote class=\"quoted\"><p>c</p></blockquote>");
}

TEST_CASE("reactions are counted", "[render]") {
  Sketch sketch;
  const uint32_t comment = sketch.add("a");
  sketch.builder.attach(Reaction{comment, sketch.text("👍"), 1234});
  sketch.builder.attach(Reaction{comment, sketch.text("+1"), 2});
  sketch.builder.attach(Reaction{comment, sketch.text("<i>"), 0});
  CHECK(attachments_of(sketch.settle(), 0) ==
        "<ul class=\"reactions\"><li>👍 1,234</li><li title=\"+1\">👍 2</li><li>&lt;i&gt;</li></ul>");
}

TEST_CASE("media without an address are named, not linked", "[render]") {
  Sketch sketch;
  sketch.builder.facts().url = sketch.text("https://a.example/");
  const uint32_t comment = sketch.add("a");
  sketch.builder.attach(Media{comment, {}, sketch.text("patch.diff"), sketch.text("file")});
  CHECK(attachments_of(sketch.settle(), 0) ==
        "<ul class=\"media\"><li>Attached: patch.diff</li></ul>");
}

TEST_CASE("pictures without a description are called by what and where they are", "[render]") {
  Sketch sketch;
  const uint32_t comment = sketch.add("a");
  const Piece address = sketch.text("https://cdn.a.example/img/0123456789abcdef@jpeg");
  sketch.builder.attach(Media{comment, address, {}, sketch.text("image")});
  sketch.builder.attach(
      Media{comment, sketch.text("https://b.example/x"), {}, sketch.text("link")});
  const std::string html = attachments_of(sketch.settle(), 0);
  CHECK(html.find(">image (cdn.a.example)</a>") != std::string::npos);
  CHECK(html.find(">https://b.example/x</a>") != std::string::npos);
}

TEST_CASE("what belongs to nobody is not written", "[render]") {
  Sketch sketch;
  sketch.add("a");
  CHECK(attachments_of(sketch.settle(), 0).empty());
}

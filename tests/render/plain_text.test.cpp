#include <string>

#include "catch.h"
#include "render/html_checker.h"
#include "render/rendered_body.h"

using namespace threadbare;

TEST_CASE("blank lines part paragraphs, line breaks stay", "[render]") {
  CHECK(rendered_text("one\ntwo\n\n \t\nthree\n") == "<p>one<br>two</p><p>three</p>");
  CHECK(rendered_text("one\r\ntwo\r\n\r\nthree\rfour") == "<p>one<br>two</p><p>three<br>four</p>");
  CHECK(rendered_text("") == "");
  CHECK(rendered_text(" \n\n\t\n") == "");
}

TEST_CASE("markup is text in plain text", "[render]") {
  CHECK(rendered_text("<b>*x*</b> &amp; `y`") == "<p>&lt;b&gt;*x*&lt;/b&gt; &amp;amp; `y`</p>");
}

TEST_CASE("addresses in plain text are links", "[render]") {
  CHECK(rendered_text("see http://a.example.") ==
        "<p>see <a href=\"http://a.example\" rel=\"nofollow ugc noopener noreferrer\">"
        "http://a.example</a>.</p>");
}

TEST_CASE("indentation stays, less what all lines have in common", "[render]") {
  CHECK(rendered_text("    if x:\n      y\n\n    z") ==
        "<p>if x:<br>\xC2\xA0\xC2\xA0y</p><p>z</p>");
  CHECK(rendered_text("x\n\ty\n  \tz") ==
        "<p>x<br>\xC2\xA0\xC2\xA0\xC2\xA0\xC2\xA0y<br>\xC2\xA0\xC2\xA0\xC2\xA0\xC2\xA0z</p>");
  const std::string far = rendered_text("x\n" + std::string(100000, ' ') + "y");
  CHECK(far.size() < 200);
}

TEST_CASE("lines that start with a bullet are a list", "[render]") {
  CHECK(rendered_text("text\n  \xE2\x80\xA2 one\n    goes on\n  \xE2\x80\xA2two\n\n  \xE2\x80\xA2 "
                      "three\nmore") ==
        "<p>text</p><ul><li>one<br>goes on</li><li>two</li><li>three</li></ul><p>more</p>");
  CHECK(rendered_text("\xE2\x80\xA2 one\n\n  apart") ==
        "<ul><li>one</li></ul><p>\xC2\xA0\xC2\xA0"
        "apart</p>");
}

TEST_CASE("lists nest by their indentation", "[render]") {
  CHECK(rendered_text("\xE2\x80\xA2 1\n   \xE2\x80\xA2 2\n   \xE2\x80\xA2 3\n \xE2\x80\xA2 "
                      "4\n\xE2\x80\xA2 5") ==
        "<ul><li>1<ul><li>2</li><li>3</li></ul><ul><li>4</li></ul></li><li>5</li></ul>");
}

TEST_CASE("lines that start with an angle bracket are quotes", "[render]") {
  CHECK(rendered_text("> one\n>two\n>\n> three\nanswer") ==
        "<blockquote><p>one<br>two</p><p>three</p></blockquote><p>answer</p>");
  CHECK(rendered_text("> a\n> > b\n>>> c\n> d") ==
        "<blockquote><p>a</p><blockquote><p>b</p><blockquote><p>c</p></blockquote></blockquote>"
        "<p>d</p></blockquote>");
  CHECK(rendered_text("> \xE2\x80\xA2 x\n\n> y") ==
        "<blockquote><ul><li>x</li></ul></blockquote><blockquote><p>y</p></blockquote>");
}

TEST_CASE("hostile plain text stays within bounds", "[render]") {
  const std::string bullet = "\xE2\x80\xA2";
  std::string stairs;
  for (int i = 0; i < 1000; ++i)
    stairs += std::string(static_cast<size_t>(i), ' ') + bullet + "x\n";
  std::string quotes;
  for (int i = 0; i < 1000; ++i) quotes += std::string(static_cast<size_t>(i), '>') + "x\n";
  std::string sawtooth;
  for (int i = 0; i < 100; ++i) sawtooth += std::string(5000, '>') + "\n\n";
  for (const std::string& body :
       {stairs, quotes, sawtooth, std::string(200000, '>'), std::string(200000, '\n'),
        std::string(200000, '\r'), std::string(200000, '\0'), std::string(200000, '\xE2')}) {
    const std::string html = rendered_text(body);
    CHECK(fault_in(html) == "");
    CHECK(html.size() < 3 * body.size() + 100000);
  }
}

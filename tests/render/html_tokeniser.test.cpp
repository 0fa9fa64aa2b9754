#include "render/html/html_tokeniser.h"

#include <string>

#include "catch.h"
#include "thread/limits.h"

using namespace threadbare;

namespace {

// All tokens on one line: text as "…", raw text as '…', tags with their attributes.
std::string tokens(std::string_view html) {
  HtmlTokeniser tokeniser(html);
  HtmlToken token;
  std::string all;
  while (tokeniser.next(token)) {
    if (!all.empty()) all += ' ';
    switch (token.kind) {
      case HtmlToken::Kind::text:
        all += '"' + std::string(token.text) + '"';
        break;
      case HtmlToken::Kind::raw_text:
        all += '\'' + std::string(token.text) + '\'';
        break;
      case HtmlToken::Kind::end_tag:
        all += '/' + std::string(token.name);
        break;
      case HtmlToken::Kind::start_tag:
        all += token.name;
        for (const HtmlAttribute& attribute : token.attributes) {
          all += '[' + std::string(attribute.name) + '=' + std::string(attribute.value) + ']';
        }
        break;
    }
  }
  return all;
}

std::string repeated(std::string_view unit, size_t times) {
  std::string text;
  for (size_t i = 0; i < times; ++i) text += unit;
  return text;
}

}  // namespace

TEST_CASE("tags and their attributes, in all their spellings", "[render]") {
  CHECK(tokens("a<b>c</b >d") == "\"a\" b \"c\" /b \"d\"");
  CHECK(tokens("<a href=x title='y z' rel=\"<>\" checked>") ==
        "a[href=x][title=y z][rel=<>][checked=]");
  CHECK(tokens("<IMG/src = x / alt=''/>") == "IMG[src=x][alt=]");
  CHECK(tokens("<a =x==y>") == "a[=x==y]");
  CHECK(tokens("<a b=c/d>") == "a[b=c/d]");
  CHECK(tokens("<a\nb\t=\n\"1\"\fc>") == "a[b=1][c=]");
  CHECK(tokens("<a b=\"1\"c='2'd>") == "a[b=1][c=2][d=]");
}

TEST_CASE("a less-than sign that starts no tag is text", "[render]") {
  CHECK(tokens("a < b <3 <") == "\"a < b <3 <\"");
  CHECK(tokens("</") == "\"</\"");
}

TEST_CASE("comments, doctypes and instructions are left out", "[render]") {
  CHECK(tokens("a<!-- <b> -- > -->b") == "\"a\" \"b\"");
  CHECK(tokens("<!-->a<!--->b<!--x--!>c<!---->d") == "\"a\" \"b\" \"c\" \"d\"");
  CHECK(tokens("<!DOCTYPE html>a<?php x ?>b</ x>c</>d") == "\"a\" \"b\" \"c\" \"d\"");
  CHECK(tokens("<![CDATA[a>b]]>") == "\"b]]>\"");
  CHECK(tokens("a<!-- b") == "\"a\"");
}

TEST_CASE("scripts and their like hold text up to their end tag", "[render]") {
  CHECK(tokens("<script>a<b></scripts></SCRIPT >c") == "script 'a<b></scripts>' /SCRIPT \"c\"");
  CHECK(tokens("<textarea>a&amp;<b></textarea>") == "textarea \"a&amp;<b>\" /textarea");
  CHECK(tokens("<style></style>a") == "style /style \"a\"");
  CHECK(tokens("<title>a") == "title \"a\"");
}

TEST_CASE("a tag that the source does not finish is text", "[render]") {
  CHECK(tokens("a<b") == "\"a\" \"<b\"");
  CHECK(tokens("a<b c='d>e") == "\"a\" \"<b c='d>e\"");
  CHECK(tokens("a</b <i>") == "\"a\" /b");
  CHECK(tokens("<a b=") == "\"<a b=\"");
}

TEST_CASE("of equal attributes the first counts, and no more are kept than the cap", "[render]") {
  const std::string html = "<a HREF=1 href=2" + repeated(" b=c", 50000) + ">d";
  HtmlTokeniser tokeniser(html);
  HtmlToken token;
  REQUIRE(tokeniser.next(token));
  REQUIRE(token.find("href") != nullptr);
  CHECK(token.find("href")->value == "1");
  CHECK(token.find("title") == nullptr);
  CHECK(token.attributes.size() == kMaxHtmlAttributes);
  REQUIRE(tokeniser.next(token));
  CHECK(token.text == "d");
}

TEST_CASE("what never ends is read once", "[render]") {
  // Each would take hours if it were read again for each of its parts.
  for (const char* unit : {"<a href=", "<a ", "<a b='", "</a ", "<a b=\"c\" "}) {
    const std::string html = repeated(unit, (1 << 20) / std::string_view(unit).size());
    HtmlTokeniser tokeniser(html);
    HtmlToken token;
    size_t count = 0;
    size_t bytes = 0;
    for (; tokeniser.next(token); ++count) bytes += token.text.size();
    INFO(unit);
    CHECK(count <= 2);
    CHECK(bytes == html.size());
  }
  for (const char* unit : {"<", "&", "<!--", "<!", "<?", "</", "<script", "<script>", "<!--a-"}) {
    const std::string html = repeated(unit, (1 << 20) / std::string_view(unit).size());
    HtmlTokeniser tokeniser(html);
    HtmlToken token;
    size_t count = 0;
    while (tokeniser.next(token)) ++count;
    INFO(unit);
    CHECK(count <= html.size());
  }
}

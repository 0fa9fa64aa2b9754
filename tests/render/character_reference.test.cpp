#include "render/character_reference.h"

#include "catch.h"

using namespace threadbare;

namespace {

std::string decoded(std::string_view reference) {
  std::string text;
  append_character_reference(text, reference);
  return text;
}

std::string in_text(std::string_view html) {
  return without_references(html, HtmlTextPlace::text);
}

std::string in_attribute(std::string_view html) {
  return without_references(html, HtmlTextPlace::attribute);
}

}  // namespace

TEST_CASE("character references are decoded, by name and by number", "[render]") {
  CHECK(decoded("&amp;") == "&");
  CHECK(decoded("&nbsp;") == "\xC2\xA0");
  CHECK(decoded("&Tab;") == "\t");
  CHECK(decoded("&ngE;") == "\xE2\x89\xA7\xCC\xB8");  // two characters
  CHECK(decoded("&#106;") == "j");
  CHECK(decoded("&#x6A;") == "j");
  CHECK(decoded("&#X1F600;") == "\xF0\x9F\x98\x80");
}

TEST_CASE("numbers that are no character give the replacement character", "[render]") {
  for (const char* reference :
       {"&#0;", "&#xD800;", "&#xDFFF;", "&#x110000;", "&#99999999999999999999;"}) {
    INFO(reference);
    CHECK(decoded(reference) == "\xEF\xBF\xBD");
  }
}

TEST_CASE("what is no reference stays", "[render]") {
  for (const char* text :
       {"&nonsense;", "&amp", "&;", "&", "", "&#;", "&#x;", "&#1a;", "&#xg;", "&AMp;", "&am;"}) {
    INFO(text);
    CHECK(decoded(text) == text);
  }
}

TEST_CASE("HTML's references are undone once, old ones without their semicolon", "[render]") {
  CHECK(in_text("a &lt; b &amp;&amp; c &amp;lt; d") == "a < b && c &lt; d");
  CHECK(in_text("AT&T, &copy 2020, &notit; &notin; &ampx") == "AT&T, © 2020, ¬it; ∉ &x");
  CHECK(in_text("&#39&#x27;&#x27 &#150; &#129;") == "''' \xE2\x80\x93 \xC2\x81");
  CHECK(in_text("&#0;&#xD800;&#x110000;") == "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK(in_text("&CounterClockwiseContourIntegral;") == "\xE2\x88\xB3");
  CHECK(in_text("&yuml&AElig&frac12") == "ÿÆ½");
  CHECK(in_text("&ngE") == "&ngE");
  for (const char* text : {"&", "&&", "&;", "&#", "&#;", "&#x;", "&x", "& amp;", "&#xg", "a&"}) {
    CHECK(in_text(text) == text);
  }
}

TEST_CASE("in attributes an old reference must not go on as a word", "[render]") {
  CHECK(in_attribute("?a=1&copy=2&lt=3&amp;b=4&ltx") == "?a=1&copy=2&lt=3&b=4&ltx");
  CHECK(in_attribute("a &lt b &gt") == "a < b >");
}

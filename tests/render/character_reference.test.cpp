#include "render/html/character_reference.h"

#include <cctype>
#include <cstdlib>

#include "catch.h"
#include "files.h"
#include "render/html/character_names.h"
#include "thread/utf8.h"

// md4c's table of names. Its header knows nothing of C++, so what it includes must have come
// before.
extern "C" {
#include <entity.h>
}

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

TEST_CASE("the names are all that HTML has", "[render]") {
  // Candidates are the words of the packed names themselves: md4c must know each, and as many.
  const std::string packed =
      test::read_file(test::source_dir() / "src/render/html/character_names.inc");
  size_t known = 0;
  size_t at = packed.find('"');
  while (at < packed.size()) {
    if (packed[at] == '\\') {
      at += 4;
      continue;
    }
    size_t end = at;
    while (end < packed.size() && std::isalnum(static_cast<unsigned char>(packed[end]))) ++end;
    if (end == at) {
      ++at;
      continue;
    }
    const std::string reference = "&" + packed.substr(at, end - at) + ";";
    at = end;
    const auto* entity = entity_lookup(reference.data(), reference.size());
    if (entity == nullptr) continue;  // a word of a comment
    ++known;
    std::string expected;
    for (const unsigned code_point : entity->codepoints) {
      if (code_point != 0) append_utf8(expected, code_point);
    }
    INFO(reference);
    CHECK(decoded(reference) == expected);
  }
  CHECK(known == 2124);
  CHECK(decoded("&fjlig;") == "fj");  // the last one, which runs together with its characters
}

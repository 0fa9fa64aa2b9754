#include "render/character_reference.h"

#include "catch.h"

using namespace threadbare;

namespace {

std::string decoded(std::string_view reference) {
  std::string text;
  append_character_reference(text, reference);
  return text;
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

#include "arrange/find/letter_folding.h"

#include "catch.h"

using namespace threadbare;

namespace {

std::string folded(std::string_view text) {
  std::string out;
  append_folded(out, text);
  return out;
}

}  // namespace

TEST_CASE("letters are folded to what a reader takes them for", "[arrange]") {
  CHECK(folded("Hello, WORLD 42!") == "hello, world 42!");
  CHECK(folded("Élan VITAL, Ångström, Žižek, Łódź, Ølstykke, ĳs") ==
        "elan vital, angstrom, zizek, lodz, olstykke, ijs");
  CHECK(folded("Straße STRASSE ẞ ﬂow Æon") == "strasse strasse ss flow aeon");
  CHECK(folded("Ἀχιλλεύς ΑΧΙΛΛΕΥΣ ᾳ") == "αχιλλευσ αχιλλευσ α");
  CHECK(folded("Ёжик Й ЩУКА їжак Ѓ") == "ежик и щука іжак г");
  CHECK(folded("Ђ Њ Ў Ԁ Ӝ") == "ђ њ у ԁ ж");
  CHECK(folded("Տուն Ⴀ Ａ Ⅷ Ⓚ Ꭰ ꭰ") == "տուն ⴀ ａ ⅷ ⓚ Ꭰ Ꭰ");
  CHECK(folded("ệ Ở ǅ Ǻ ſ") == "e o ǆ a s");
}

TEST_CASE("a decomposed letter is folded as the composed one", "[arrange]") {
  CHECK(folded("e\u0301t\u00E9") == "ete");
  CHECK(folded("и\u0306") == folded("й"));
}

TEST_CASE("other scripts keep what their letters need", "[arrange]") {
  CHECK(folded("がぎ 漢字 한국어 हिन्दी עִברִית") == "がぎ 漢字 한국어 हिन्दी עִברִית");
  CHECK(folded("🙂 𝒳") == "🙂 𝒳");
}

TEST_CASE("quotes, hyphens and white space are the plain ones, what is not seen is gone",
          "[arrange]") {
  CHECK(folded("don’t “say” so–so") == "don't \"say\" so-so");
  CHECK(folded("a \t\r\n\u00A0\u2003b\u3000") == "a b ");
  CHECK(folded("co\u00ADop\u200Bera\u200Dte") == "cooperate");
  CHECK(folded("a\xFF"
               "b") ==
        "a\uFFFD"
        "b");
  CHECK(folded(std::string_view("a\0b", 3)) == "a b");
}

TEST_CASE("folding twice changes nothing", "[arrange]") {
  std::string all;
  for (char32_t c = 0x20; c < 0x10000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    if (c < 0x80) {
      all += static_cast<char>(c);
    } else if (c < 0x800) {
      all += {static_cast<char>(0xC0 | c >> 6), static_cast<char>(0x80 | (c & 0x3F))};
    } else {
      all += {static_cast<char>(0xE0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 0x3F)),
              static_cast<char>(0x80 | (c & 0x3F))};
    }
  }
  const std::string once = folded(all);
  CHECK(folded(once) == once);
}

TEST_CASE("folded text knows where it came from, as JavaScript counts", "[arrange]") {
  const FoldedText text = fold_with_places("🙂ß\u0301  É");
  CHECK(text.text == "🙂ss e");
  CHECK(text.places == std::vector<uint32_t>{0, 0, 0, 0, 2, 2, 4, 6, 7});
}

#include "formats/reading/encoding.h"

#include "catch.h"

using namespace threadbare;
using namespace std::string_literals;

TEST_CASE("encodings are told by their mark, or by where their NUL bytes are", "[formats]") {
  CHECK(encoding_of("plain") == Encoding::utf8);
  CHECK(encoding_of("\xEF\xBB\xBFplain") == Encoding::utf8_with_mark);
  CHECK(encoding_of("\xFF\xFEp\0"s) == Encoding::utf16_little);
  CHECK(encoding_of("\xFE\xFF\0p"s) == Encoding::utf16_big);
  CHECK(encoding_of("p\0l\0a\0i\0n\0"s) == Encoding::utf16_little);
  CHECK(encoding_of("\0p\0l\0a\0i\0n"s) == Encoding::utf16_big);
  CHECK(encoding_of("\x89PNG\r\n\x1A\n\0\0\0\rIHDR"s) == Encoding::binary);
  CHECK(encoding_of("text\0with a zero in it"s) == Encoding::binary);
}

TEST_CASE("valid UTF-8 ends where the first broken sequence begins", "[formats]") {
  auto end = [](std::string_view text) { return valid_utf8_end(text, 0, text.size()); };
  CHECK(end("") == 0);
  CHECK(end("twelve bytes") == 12);
  CHECK(end("a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80z") == 11);
  CHECK(end("eight by\x80") == 8);
  CHECK(end("a\xC0\xAF") == 1);          // overlong
  CHECK(end("a\xE0\x80\xAF") == 1);      // overlong
  CHECK(end("a\xED\xA0\x80") == 1);      // a surrogate
  CHECK(end("a\xF4\x90\x80\x80") == 1);  // past U+10FFFF
  CHECK(end("a\xF5\x80\x80\x80") == 1);
  CHECK(end("a\xE2\x82") == 1);  // cut off
}

TEST_CASE("checking in steps stops between characters", "[formats]") {
  const std::string text = "\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9";
  CHECK(valid_utf8_end(text, 0, 3) == 4);
  CHECK(valid_utf8_end(text, 4, 100) == 10);
}

TEST_CASE("each broken sequence becomes one replacement character", "[formats]") {
  CHECK(repaired_utf8("a\x80z") == "a\xEF\xBF\xBDz");
  CHECK(repaired_utf8("a\xE2\x82z") == "a\xEF\xBF\xBDz");
  CHECK(repaired_utf8("a\xF0\x9F\x98") == "a\xEF\xBF\xBD");
  CHECK(repaired_utf8("\xC0\xAF") == "\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK(repaired_utf8("whole \xC3\xA9") == "whole \xC3\xA9");
}

TEST_CASE("UTF-16 becomes UTF-8, its surrogates pairs or replaced", "[formats]") {
  bool replaced = true;
  CHECK(utf8_from_utf16("\xFF\xFE\xE9\0\x3D\xD8\0\xDE"s, false, &replaced) ==
        "\xC3\xA9\xF0\x9F\x98\x80");
  CHECK_FALSE(replaced);
  CHECK(utf8_from_utf16("\0a\0b"s, true, &replaced) == "ab");
  CHECK(utf8_from_utf16("\x3D\xD8"s + "a\0"s, false, &replaced) ==
        "\xEF\xBF\xBD"
        "a");
  CHECK(replaced);
  CHECK(utf8_from_utf16("a\0b"s, false, &replaced) == "a\xEF\xBF\xBD");
  CHECK(replaced);
}

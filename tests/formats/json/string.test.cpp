#include "formats/json/string.h"

#include <string>

#include "catch.h"

namespace threadbare {
namespace {

std::string unescaped(std::string_view escaped) {
  std::string text = "before: ";
  append_unescaped(text, escaped);

  TextHeap heap;
  heap.own("<" + std::string(escaped) + ">");
  const Piece piece = unescape_in_place(heap, {1, static_cast<uint32_t>(escaped.size())});
  CHECK(heap.view(piece) == text.substr(8));
  CHECK(heap.input().front() == '<');
  CHECK(heap.input().back() == '>');
  return text.substr(8);
}

TEST_CASE("escapes are undone, appended and in place alike", "[formats]") {
  CHECK(unescaped("") == "");
  CHECK(unescaped("plain, with é") == "plain, with é");
  CHECK(unescaped(R"(\"\\\/\b\f\n\r\t)") == "\"\\/\b\f\n\r\t");
  CHECK(unescaped(R"(a\nb\\nc)") == "a\nb\\nc");
  CHECK(unescaped(R"(\u0041\u00e9\u20AC\uffff)") == "A\u00e9\u20AC\uFFFF");
  CHECK(unescaped(R"(x\ud83d\ude00y)") == "x\U0001F600y");
  CHECK(unescaped(R"(\uDBFF\uDFFF)") == "\U0010FFFF");
}

TEST_CASE("surrogates without their partner and NUL become U+FFFD", "[formats]") {
  CHECK(unescaped(R"(\ud83d)") == "\uFFFD");
  CHECK(unescaped(R"(\ud83dx)") == "\uFFFDx");
  CHECK(unescaped(R"(\ude00\ud83d)") == "\uFFFD\uFFFD");
  CHECK(unescaped(R"(\ud83d\n)") == "\uFFFD\n");
  CHECK(unescaped(R"(\ud83d\u0041)") == "\uFFFDA");
  CHECK(unescaped(R"(\ud83d\ud83d\ude00)") == "\uFFFD\U0001F600");
  CHECK(unescaped(R"(a\u0000b)") == "a\uFFFDb");
}

}  // namespace
}  // namespace threadbare

// Rules of Remark42 that its goldens do not show.
#include <string>

#include "catch.h"
#include "threadbare.h"

namespace threadbare {
namespace {

std::string comment(const std::string& id, const std::string& parent = "") {
  return R"({"id":")" + id + R"(","pid":")" + parent +
         R"(","text":"<p>x</p>","user":{"name":"Ada"},"locator":{"site":"s","url":"https://example.org/a"}})";
}

TEST_CASE("Remark42's comments are read alone, in an array and in a list", "[formats]") {
  for (const std::string& bytes : {comment("1"), "[" + comment("1") + "]",
                                   R"({"comments":[)" + comment("1") + R"(],"count":1})",
                                   R"({"comments":[{"comment":)" + comment("1") + "}]}"}) {
    INFO(bytes);
    const Document document = Document::read(bytes);
    REQUIRE(document.ok());
    CHECK(document.format() == "remark42");
    REQUIRE(document.threads().size() == 1);
    CHECK(document.threads()[0].size() == 1);
    CHECK(document.threads()[0].url() == "https://example.org/a");
  }
}

TEST_CASE("parts of one page of Remark42 fill each other's gaps", "[formats]") {
  const std::string first = R"({"comments":[)" + comment("1") + R"(],"info":{"count":3}})";
  const std::string second = R"({"comments":[)" + comment("2", "1") +
                             R"(],"info":{"url":"https://example.org/a/","count":3}})";
  const Document document = Document::read(first + second, {{}, {}, {first.size(), second.size()}});
  REQUIRE(document.ok());
  REQUIRE(document.threads().size() == 1);
  CHECK(document.threads()[0].size() == 2);
  CHECK(document.threads()[0].depth(1) == 1);
  CHECK(document.threads()[0].facts().unloaded == 1);
}

TEST_CASE("a name in Remark42 is escaped once", "[formats]") {
  const Document document = Document::read(
      R"([{"id":"1","pid":"","text":"x","user":{"name":"&amp;lt;b&gt; &#34;Q&#34; & co"},"locator":{"url":"/a"}}])");
  REQUIRE(document.ok());
  CHECK(document.threads()[0][0].author_name() == "&lt;b> \"Q\" & co");
}

}  // namespace
}  // namespace threadbare

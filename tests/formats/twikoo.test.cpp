// Rules of Twikoo that its goldens do not show.
#include <string>

#include "catch.h"
#include "threadbare.h"

namespace threadbare {
namespace {

std::string comment(const std::string& id, const std::string& more = "") {
  return R"({"id":")" + id + R"(","nick":"Ada","mailMd5":"","comment":"<p>x</p>")" + more + "}";
}

TEST_CASE("pages of Twikoo's answers come together, and what they count beyond is unloaded",
          "[formats]") {
  const std::string first =
      R"({"data":[)" + comment("1") + "," + comment("2") + R"(],"more":true,"count":5})";
  const std::string second =
      R"({"data":[)" + comment("2") + "," + comment("3") + R"(],"more":true,"count":5})";
  const Document document = Document::read(first + second, {{}, {}, {first.size(), second.size()}});
  REQUIRE(document.ok());
  REQUIRE(document.threads().size() == 1);
  CHECK(document.threads()[0].size() == 3);
  CHECK(document.threads()[0].facts().unloaded == 2);
}

TEST_CASE("what an administrator's answer counts is of many pages", "[formats]") {
  const Document document =
      Document::read(R"({"code":0,"count":40,"data":[)" + comment("1", R"(,"url":"/a")") + "]}");
  REQUIRE(document.ok());
  CHECK(document.threads()[0].facts().unloaded == 0);
}

TEST_CASE("Waline's and Valine's comments are not taken for Twikoo's", "[formats]") {
  const Document document = Document::read(
      R"([{"nick":"Ada","comment":"x","link":"","objectId":"1","url":"/a","pid":"","rid":""}])");
  CHECK(document.error().code == ProblemCode::unknown_format);
}

}  // namespace
}  // namespace threadbare

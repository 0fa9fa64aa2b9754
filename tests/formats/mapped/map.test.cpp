// What a map may say, and what is said of one that says something else.
#include "formats/mapped/map.h"

#include <string>

#include "catch.h"

namespace threadbare {
namespace {

/// What is wrong with a map; empty if nothing is.
std::string complaint_of(const std::string& map) {
  std::string complaint;
  const auto parsed = parse_map(map, complaint);
  CHECK((parsed == nullptr) == !complaint.empty());
  return complaint;
}

bool contains(const std::string& text, const std::string& part) {
  INFO(text);
  return text.find(part) != std::string::npos;
}

std::string with(const std::string& more) {
  return R"({"comment": {"at": "a[]", "body": "b", )" + more + "}}";
}

TEST_CASE("a map needs to say where comments are and what their text is", "[mapped]") {
  CHECK(complaint_of(R"({"comment": {"at": "[]", "body": "text"}})").empty());
  CHECK(contains(complaint_of(R"({"comment": {"body": "text"}})"), "needs an “at”"));
  CHECK(contains(complaint_of(R"({"comment": {"at": "[]"}})"), "needs a “body”"));
  CHECK(contains(complaint_of("{}"), "needs an “at”"));
}

TEST_CASE("what is no map at all is said so", "[mapped]") {
  CHECK(contains(complaint_of("[]"), "no JSON object"));
  CHECK(contains(complaint_of(""), "no JSON (line 1"));
  CHECK(contains(complaint_of("{\"comment\":\n {,}}"), "no JSON (line 2, column 3)"));
  CHECK(contains(complaint_of(R"({"comment": 3})"), "“comment” in the map is neither"));
  CHECK(contains(complaint_of(with(R"("id": ["x", {"y": "z"}])")), "“comment.id” in the map"));
  CHECK(contains(complaint_of(R"({"comment": "a[]"})"), "unknown key “comment”"));
}

TEST_CASE("an unknown key is named, with what might have been meant", "[mapped]") {
  CHECK(
      contains(complaint_of(with(R"("writer": "x")")), "“writer” in “comment”, which may have at"));
  CHECK(contains(complaint_of(R"({"thread": {"body": "x"}})"), "“body” in “thread”"));
  CHECK(contains(complaint_of(R"({"thread": {"post": {"parent": "x"}}})"),
                 "“parent” in “thread.post”"));
  CHECK(contains(complaint_of(R"({"posts": {"at": "x"}})"), "unknown key “posts.at”"));
  CHECK(contains(complaint_of(with(R"("state": {"gone": "x"})")), "“state.gone” in “comment”"));
  CHECK(contains(complaint_of(with(R"("markup": "bbcode")")), "text, markdown or html"));
}

TEST_CASE("paths are checked before they are followed", "[mapped]") {
  for (const char* path :
       {"a", "a.b", "a[]", "a[3].b", "[]", "[][0]", "*", "a.*.b[]", "a|b.c", "$x-y"}) {
    INFO(path);
    CHECK(complaint_of(with("\"id\": \"" + std::string(path) + "\"")).empty());
  }
  for (const char* path :
       {"", "a.", ".a", "a..b", "a[", "a[x]", "a]", "a[1", "a[9999999999]", "a||b", "a|", "a[]b"}) {
    INFO(path);
    CHECK(contains(complaint_of(with("\"id\": \"" + std::string(path) + "\"")), "is no path"));
    CHECK(contains(complaint_of(with("\"replies\": \"" + std::string(path) + "\"")), "is no path"));
  }
}

TEST_CASE("no path leads into other objects", "[mapped]") {
  CHECK(contains(
      complaint_of(R"({"thread": {"title": "a[].t"}, "comment": {"at": "a[]", "body": "b"}})"),
      "“a[].t” leads into “a[]”"));
  CHECK(contains(complaint_of(with(R"("replies": "r[]", "id": "r[].id")")), "leads into “r[]”"));
  CHECK(contains(complaint_of(with(R"("replies": "r[]|r[].s[]")")), "leads into"));
  CHECK(complaint_of(with(R"("replies": "r[]", "id": "ra.id", "media": {"at": "m[]", "url": "u"})"))
            .empty());
}

TEST_CASE("two ways to tell threads apart are one too many", "[mapped]") {
  CHECK(contains(
      complaint_of(
          R"({"thread": {"at": "[]"}, "comment": {"at": "a[]", "body": "b", "thread": "t"}})"),
      "not by both"));
  CHECK(contains(complaint_of(with(R"("thread": "t", "depth": "d")")), "“comment.depth”"));
  CHECK(contains(
      complaint_of(
          R"({"thread": {"title": "t"}, "comment": {"at": "a[]", "body": "b", "thread": "t"}})"),
      "tells of one thread"));
  CHECK(contains(complaint_of(with(R"("media": {"url": "u"})")), "“comment.media” needs an “at”"));
}

TEST_CASE("one path may stand for several facts, and a key be escaped", "[mapped]") {
  std::string complaint;
  const auto map = parse_map(with(R"("id": "u", "url": "u|v", "author": "\u0061")"), complaint);
  REQUIRE(map != nullptr);
  CHECK(map->comment.fields.size() == 4);
  CHECK(map->comment.says(Fact::url));
  CHECK(!map->comment.says(Fact::time));
}

TEST_CASE("a map has a number of paths at most", "[mapped]") {
  std::string paths = "p0";
  for (int i = 1; i < 300; ++i) paths += "|p" + std::to_string(i);
  CHECK(contains(complaint_of(with("\"id\": \"" + paths + "\"")), "too many paths"));
}

}  // namespace
}  // namespace threadbare

#include <string>

#include "catch.h"
#include "threadbare.h"

namespace threadbare {
namespace {

std::string comment(const std::string& id, const std::string& more = "") {
  return R"({"short_id":")" + id + R"(","comment":"<p>T</p>","commenting_user":"bea")" + more + "}";
}

std::string story(const std::string& comments, const std::string& more = "") {
  return R"({"short_id":"s","title":"S","submitter_user":"ada")" + more + R"(,"comments":[)" +
         comments + "]}";
}

Document read(const std::string& bytes) {
  Document document = Document::read(bytes);
  INFO(bytes);
  REQUIRE(document.ok());
  CHECK(document.format() == "lobsters");
  return document;
}

TEST_CASE("Lobsters is known by its short ids", "[formats]") {
  CHECK(read(story(comment("a"))).threads()[0].size() == 1);
  CHECK(read("[" + story("") + "]").threads()[0].title() == "S");
  CHECK(Document::read(R"({"short_id":"s","title":"a link, shortened"})").error().code ==
        ProblemCode::unknown_format);
}

TEST_CASE("parents beat depths, which count from 0, and levels, which count from 1", "[formats]") {
  const auto parent = [](const std::string& first, const std::string& second) {
    const Document document = read(story(comment("a", first) + "," + comment("b", second)));
    return document.threads()[0].parent(1);
  };
  CHECK(parent(R"(,"parent_comment":null)", R"(,"parent_comment":"a","depth":0)") == 0);
  CHECK(parent(R"(,"parent_comment":null)", R"(,"parent_comment":null,"depth":1)") ==
        Thread::kNone);
  CHECK(parent(R"(,"depth":0)", R"(,"depth":1)") == 0);
  CHECK(parent(R"(,"indent_level":1)", R"(,"indent_level":2)") == 0);
  CHECK(parent(R"(,"indent_level":1)", R"(,"indent_level":1)") == Thread::kNone);
  CHECK(parent("", "") == Thread::kNone);
}

TEST_CASE("what a moderator removed is removed, though it is deleted, too", "[formats]") {
  const auto state = [](const std::string& more) {
    return read(story(comment("a", more))).threads()[0][0].state();
  };
  CHECK(state(R"(,"is_deleted":false,"is_moderated":false)") == State::normal);
  CHECK(state(R"(,"is_deleted":true,"is_moderated":false)") == State::deleted);
  CHECK(state(R"(,"is_deleted":true,"is_moderated":true)") == State::removed);
}

TEST_CASE("comments of each story in a list are its own", "[formats]") {
  const std::string other =
      R"({"short_id":"t","title":"T","submitter_user":"bea","comment_count":4,"comments":[)" +
      comment("b") + "]}";
  const Document document = read("[" + story(comment("a")) + "," + other + "]");
  REQUIRE(document.threads().size() == 2);
  CHECK(document.threads()[0][0].roles() == 0);
  CHECK(document.threads()[1][0].roles() == kRoleOp);
  CHECK(document.threads()[1].facts().unloaded == 3);
}

}  // namespace
}  // namespace threadbare

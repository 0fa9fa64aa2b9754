#include <string>
#include <vector>

#include "catch.h"
#include "threadbare.h"

namespace threadbare {
namespace {

std::string comment(int id, int parent, const std::string& more = "") {
  return R"({"by":"ada","id":)" + std::to_string(id) + R"(,"parent":)" + std::to_string(parent) +
         R"(,"text":"T","time":1700000000,"type":"comment")" + more + "}";
}

std::string story(int id, const std::string& more = "") {
  return R"({"by":"bea","id":)" + std::to_string(id) +
         R"(,"title":"S","time":1700000000,"type":"story")" + more + "}";
}

Document read(const std::string& bytes) {
  Document document = Document::read(bytes);
  INFO(bytes);
  REQUIRE(document.ok());
  CHECK(document.format() == "hacker-news");
  return document;
}

std::vector<std::string> ids(const Thread& thread) {
  std::vector<std::string> ids;
  for (uint32_t i = 0; i < thread.size(); ++i) ids.emplace_back(thread[i].id());
  return ids;
}

TEST_CASE("Hacker News is known in each of its shapes", "[formats]") {
  CHECK(read("[" + story(1) + "," + comment(2, 1) + "]").threads()[0].size() == 1);
  CHECK(read("{\"1\":" + story(1) + ",\"2\":" + comment(2, 1) + "}").threads()[0].size() == 1);
  CHECK(read("{\"a\":" + story(1) + ",\"b\":" + comment(2, 1) + "}").threads()[0].size() == 1);
  CHECK(read("{\"post\":" + story(1) + ",\"comments\":[" + comment(2, 1) + "]}")
            .threads()[0]
            .size() == 1);
  CHECK(read(story(1) + "\n" + comment(2, 1) + "\n").threads()[0].size() == 1);
  CHECK(read(story(1)).threads()[0].title() == "S");
  CHECK(read(comment(2, 1)).threads()[0].size() == 1);
  CHECK(read(R"([{"id":1,"created_at_i":1,"type":"story","title":"S","children":[]}])")
            .threads()[0]
            .title() == "S");
  CHECK(Document::read(R"({"hits":[{"objectID":"1","name":"a shop's ware"}]})").error().code ==
        ProblemCode::unknown_format);
  CHECK(Document::read(R"([{"user":"ada","text":"T"}])").error().code ==
        ProblemCode::unknown_format);
}

TEST_CASE("replies stand as kids name them, then as they came", "[formats]") {
  const std::string json = "[" + comment(12, 1) + "," + comment(15, 1) + "," + comment(13, 1) +
                           "," + story(1, R"(,"kids":[13,15])") + "," + comment(16, 12) + "]";
  const Document document = read(json);
  REQUIRE(document.threads().size() == 1);
  CHECK(ids(document.threads()[0]) == std::vector<std::string>{"13", "15", "12", "16"});
}

TEST_CASE("a comment without a parent hangs where kids name it", "[formats]") {
  const std::string deleted = R"({"deleted":true,"id":3,"time":1,"type":"comment"})";
  const Document document =
      read("[" + story(1) + "," + comment(2, 1, R"(,"kids":[3])") + "," + deleted + "]");
  CHECK(document.threads()[0].parent(1) == 0);
  CHECK(document.threads()[0][1].state() == State::deleted);
  CHECK(document.threads()[0][0].unloaded() == 0);
}

TEST_CASE("comments of absent stories are a thread for each", "[formats]") {
  const Document document =
      read("[" + comment(10, 1) + "," + comment(20, 2) + "," + comment(11, 10) + "]");
  REQUIRE(document.threads().size() == 2);
  CHECK(ids(document.threads()[0]) == std::vector<std::string>{"10", "11"});
  CHECK_FALSE(document.threads()[0].has_post());
  CHECK(document.threads()[0].facts().unloaded == 0);
  // With a story in the file, an absent parent is one of its comments.
  const Document one = read("[" + story(1) + "," + comment(20, 2) + "]");
  REQUIRE(one.threads().size() == 1);
  CHECK(one.threads()[0][0].state() == State::missing);
}

TEST_CASE("absent kids are unloaded below their comment, what is beyond in the thread",
          "[formats]") {
  const auto unloaded = [](const std::string& story_more, const std::string& comment_more) {
    const Document document =
        read("[" + story(1, story_more) + "," + comment(2, 1, comment_more) + "]");
    const Thread& thread = document.threads()[0];
    return std::pair(thread.facts().unloaded, thread[0].unloaded());
  };
  CHECK(unloaded("", "") == std::pair(0u, 0u));
  CHECK(unloaded("", R"(,"kids":[3,4,3])") == std::pair(0u, 2u));
  CHECK(unloaded(R"(,"kids":[2,9])", "") == std::pair(1u, 0u));
  CHECK(unloaded(R"(,"descendants":7)", R"(,"kids":[3,4])") == std::pair(4u, 2u));
  CHECK(unloaded(R"(,"descendants":7,"kids":[2,9])", "") == std::pair(6u, 0u));
  CHECK(unloaded(R"(,"descendants":1,"kids":[2,9])", "") == std::pair(1u, 0u));
  CHECK(unloaded(R"(,"descendants":0)", R"(,"kids":[3])") == std::pair(0u, 1u));
}

TEST_CASE("what is gone is deleted, what is dead removed", "[formats]") {
  const auto state = [](const std::string& fields) {
    return read("[" + story(1) + R"(,{"id":2,"parent":1,"time":1,"type":"comment",)" + fields +
                "}]")
        .threads()[0][0]
        .state();
  };
  CHECK(state(R"("by":"a","text":"T")") == State::normal);
  CHECK(state(R"("deleted":true)") == State::deleted);
  CHECK(state(R"("by":null,"text":null)") == State::deleted);
  CHECK(state(R"("dead":true,"by":"a","text":"T")") == State::removed);
  CHECK(state(R"("dead":true,"deleted":true)") == State::deleted);
}

TEST_CASE("several files are one: the story here, its comments there", "[formats]") {
  const std::string first = "[" + comment(2, 1) + "]";
  const std::string second = story(1, R"(,"descendants":3)");
  ReadOptions options;
  options.parts = {first.size(), second.size()};
  const Document document = Document::read(first + second, options);
  REQUIRE(document.ok());
  REQUIRE(document.threads().size() == 1);
  CHECK(document.threads()[0].title() == "S");
  CHECK(document.threads()[0].facts().unloaded == 2);
}

TEST_CASE("100,000 pairs that answer each other take no longer than their number", "[formats]") {
  std::string json = "[" + comment(1, 2);
  for (int id = 2; id <= 200000; ++id) json += "," + comment(id, id % 2 == 0 ? id - 1 : id + 1);
  const Document document = read(json + "]");
  REQUIRE(document.threads().size() == 1);
  CHECK(document.threads()[0].size() == 200000);
}

TEST_CASE("a chain of 20,000 items is read without recursion, in any order", "[formats]") {
  std::string json = "[" + story(1);
  for (int id = 20000; id > 1; --id) json += "," + comment(id, id - 1);
  const Document document = read(json + "]");
  CHECK(document.threads()[0].depth(19998) == 19998);
}

TEST_CASE("items nest in `comments`, and nested `kids` name none that are absent",
          "[hacker-news]") {
  const Document nested = Document::read(
      R"({"id": 1, "by": "ada", "time": 9, "type": "story", "title": "t", "descendants": 2,
          "comments": [{"id": 2, "by": "bo", "time": 9, "type": "comment", "text": "x",
                        "comments": [{"id": 3, "by": "cy", "time": 9, "text": "y"}]}]})");
  REQUIRE(nested.ok());
  CHECK(nested.threads()[0].size() == 2);
  CHECK(nested.threads()[0].depth(1) == 1);
  CHECK(nested.threads()[0].facts().unloaded == 0);
  const Document kids = Document::read(
      R"({"id": 1, "by": "ada", "time": 9, "type": "story", "title": "t", "descendants": 1,
          "kids": [{"id": 2, "by": "bo", "time": 1234567, "text": "x", "parent": 1}]})");
  REQUIRE(kids.ok());
  CHECK(kids.threads()[0].facts().unloaded == 1);
}

}  // namespace
}  // namespace threadbare

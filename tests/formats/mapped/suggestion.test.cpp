// Maps that are proposed, judged by what is read with them.
#include "formats/mapped/suggestion.h"

#include <string>

#include "catch.h"
#include "threadbare.h"

namespace threadbare {
namespace {

/// Depths, names and texts of what is read by the map that is proposed: "ada: x | >ben: y". Threads
/// are divided by "||", and a title stands in front.
std::string read_as_suggested(const std::string& json) {
  std::string complaint;
  const std::string map = suggest_map(json, complaint);
  INFO(map << complaint);
  REQUIRE(!map.empty());
  const Document document = Document::read(json, {{}, {}, {}, map});
  REQUIRE(document.ok());
  CHECK(document.warnings().empty());
  std::string all;
  for (const Thread& thread : document.threads()) {
    if (!all.empty()) all += " || ";
    all += std::string(thread.title());
    for (uint32_t i = 0; i < thread.size(); ++i) {
      all += (i > 0 || !thread.title().empty() ? " | " : "") + std::string(thread.depth(i), '>') +
             std::string(thread[i].has_author() ? thread[i].author_name() : "") + ": " +
             std::string(thread[i].body());
    }
  }
  return all;
}

TEST_CASE("a flat list with parents is seen", "[mapped]") {
  CHECK(
      read_as_suggested(
          R"([{"id": 5, "post": 3, "parent": 0, "author_name": "ada", "date": "2024-01-01T10:00:00", "content": {"rendered": "one"}},
                {"id": 6, "post": 3, "parent": 5, "author_name": "ben", "date": "2024-01-01T11:00:00", "content": {"rendered": "two"}}])") ==
      "ada: one | >ben: two");
}

TEST_CASE("the root of a comment is its parent only where nothing nearer is said", "[mapped]") {
  CHECK(
      read_as_suggested(
          R"({"results": [{"objectId": "5e1", "nick": "ada", "createdAt": "2024-01-01T10:00:00Z", "comment": "one"},
                {"objectId": "5e2", "rid": "5e1", "pid": "5e1", "nick": "ben", "createdAt": "2024-01-01T11:00:00Z", "comment": "two"},
                {"objectId": "5e3", "rid": "5e1", "pid": "5e2", "nick": "cem", "createdAt": "2024-01-01T12:00:00Z", "comment": "three"}]})") ==
      "ada: one | >ben: two | >>cem: three");
  CHECK(
      read_as_suggested(
          R"([{"id": "1", "rid": "0", "nick": "ada", "created_at": "2024-01-01T10:00:00Z", "content": "one"},
                {"id": "2", "rid": "1", "nick": "ben", "created_at": "2024-01-01T11:00:00Z", "content": "two"}])") ==
      "ada: one | >ben: two");
}

TEST_CASE("nested comments of a titled thread are seen through edges and nodes", "[mapped]") {
  CHECK(
      read_as_suggested(
          R"({"data": {"repository": {"discussion": {"title": "T", "body": "b", "author": {"login": "eli"},
                "comments": {"edges": [{"node": {"id": "1", "body": "one", "author": {"login": "ada"}, "createdAt": "2024-01-01T10:00:00Z",
                  "replies": {"edges": [{"node": {"id": "2", "body": "two", "author": {"login": "ben"}, "createdAt": "2024-01-01T11:00:00Z"}}]}}}]}}}}})") ==
      "T | ada: one | >ben: two");
}

TEST_CASE("levels are seen where there is nothing better", "[mapped]") {
  CHECK(read_as_suggested(
            R"({"comments": [{"level": 1, "user": "ada", "text": "one", "ts": 1700000000},
                             {"level": 2, "user": "ben", "text": "two", "ts": 1700000100}]})") ==
        "ada: one | >ben: two");
}

TEST_CASE("ids as keys are seen", "[mapped]") {
  CHECK(
      read_as_suggested(
          R"({"-Mz1f0Qabcdefghijkl2": {"name": "ada", "message": "one", "timestamp": 1700000000000},
                "-Mz1f0Qabcdefghijkl5": {"name": "ben", "message": "two", "timestamp": 1700000000001}})") ==
      "ada: one | ben: two");
}

TEST_CASE("threads in a list are told apart", "[mapped]") {
  CHECK(read_as_suggested(
            R"([{"title": "A", "body": "x", "comments": [{"author": "ada", "body": "one"}]},
                {"title": "B", "body": "y", "comments": [{"author": "ben", "body": "two", "replies": [{"author": "cy", "body": "three"}]}]}])") ==
        "A | ada: one || B | ben: two | >cy: three");
}

TEST_CASE("texts one a line, attachments beside them, and comments inside comments", "[mapped]") {
  CHECK(read_as_suggested("{\"by\": \"ada\", \"text\": \"one\", \"files\": [{\"name\": \"f\", "
                          "\"text\": \"no\"}]}\n{\"by\": \"ben\", \"text\": \"two\"}\n") ==
        "ada: one | ben: two");
  CHECK(
      read_as_suggested(
          R"({"comments": [{"by": "ada", "text": "one", "comments": [{"by": "ben", "text": "two"}]}]})") ==
      "ada: one | >ben: two");
}

TEST_CASE("an object of a comment that looks like one itself is a part of it", "[mapped]") {
  CHECK(
      read_as_suggested(
          R"({"text": "post", "by": "ada", "at": 1700000000, "answers": [{"notes": [)"
          R"({"at": "2018-06-09", "by": "ben", "note": {"key": "a6", "by": "eli", "text": "A"}},)"
          R"({"at": "2018-06-10", "by": "cy", "note": {"key": "a7", "by": "eli", "text": "B"}}]}]})") ==
      "ben: A | cy: B");
}

TEST_CASE("without any text there is nothing to propose", "[mapped]") {
  std::string complaint;
  CHECK(suggest_map(R"({"comments": [{"id": 1, "author": "ada", "time": "2024-01-01T10:00:00Z"},)"
                    R"({"id": 2, "author": "ben", "time": "2024-01-01T11:00:00Z"}]})",
                    complaint)
            .empty());
  CHECK(complaint.find("nothing in this file looks like comments") == 0);
}

TEST_CASE("HTML is known by its tags", "[mapped]") {
  std::string complaint;
  const auto suggests = [&](const char* body) {
    return suggest_map(R"([{"id": 1, "author": "ada", "body": ")" + std::string(body) + "\"}]",
                       complaint);
  };
  CHECK(suggests("<p>x</p>").find("\"html\"") != std::string::npos);
  CHECK(suggests("x < y").find("\"text\"") != std::string::npos);
}

TEST_CASE("where nothing looks like comments that is said", "[mapped]") {
  for (const char* json : {R"({"a": 1, "b": [{"x": 1}, {"x": 2}]})", "[]", "{}", "[1, 2]",
                           R"({"body": "a post alone", "author": "ada"})"}) {
    INFO(json);
    std::string complaint;
    CHECK(suggest_map(json, complaint).empty());
    CHECK(complaint.find("nothing in this file looks like comments") == 0);
  }
  std::string complaint;
  CHECK(suggest_map("<rss/>", complaint).empty());
  CHECK(complaint.find("only JSON") != std::string::npos);
  complaint.clear();
  CHECK(suggest_map("[{]", complaint).empty());
  CHECK(!complaint.empty());
}

}  // namespace
}  // namespace threadbare

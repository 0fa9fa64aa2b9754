// Rules of reading by a map that the goldens do not show.
#include <string>

#include "catch.h"
#include "threadbare.h"

namespace threadbare {
namespace {

constexpr const char* kMap =
    R"({"comment": {"at": "c[]", "id": "id", "parent": "re", "body": "t", "author": "by",
        "state": {"hidden": "x|y=0", "deleted": "y=true"}}})";

Document read(const std::string& bytes, std::vector<uint64_t> parts = {},
              const std::string& map = kMap) {
  return Document::read(bytes, {{}, {}, std::move(parts), map});
}

TEST_CASE("parts of a document that is one thread come together", "[mapped]") {
  const std::string first = R"({"c": [{"id": 1, "t": "one"}]})";
  const std::string second = R"({"c": [{"id": 2, "re": 1, "t": "two"}]})";
  const Document document = read(first + second, {first.size(), second.size()});
  REQUIRE(document.ok());
  REQUIRE(document.threads().size() == 1);
  CHECK(document.threads()[0].depth(1) == 1);
}

TEST_CASE("a condition holds for what is true, and for what it is compared with", "[mapped]") {
  const auto state = [](const std::string& facts) {
    const Document document = read(R"({"c": [{"t": "one", )" + facts + "}]}");
    REQUIRE(document.ok());
    return document.threads()[0][0].state();
  };
  CHECK(state(R"("x": true)") == State::hidden);
  CHECK(state(R"("x": 1)") == State::hidden);
  CHECK(state(R"("x": "yes")") == State::hidden);
  CHECK(state(R"("x": false)") == State::normal);
  CHECK(state(R"("x": 0)") == State::normal);
  CHECK(state(R"("x": "")") == State::normal);
  CHECK(state(R"("x": null)") == State::normal);
  CHECK(state(R"("y": 0)") == State::hidden);
  CHECK(state(R"("y": "0")") == State::hidden);
  CHECK(state(R"("y": 1)") == State::normal);
  CHECK(state(R"("y": true)") == State::deleted);
}

TEST_CASE("a map that cannot be followed fails, however many files there are", "[mapped]") {
  const std::string json = R"({"c": [{"t": "one"}]})";
  for (const std::vector<uint64_t>& parts :
       {std::vector<uint64_t>(), std::vector<uint64_t>{json.size(), json.size()}}) {
    const Document document = read(parts.empty() ? json : json + json, parts, "{}");
    CHECK(document.error().code == ProblemCode::bad_map);
  }
  CHECK(Document::read(json, {"mapped", {}, {}, {}}).error().code == ProblemCode::bad_map);
  CHECK(Document::read(json, {"lemmy", {}, {}, kMap}).error().code == ProblemCode::bad_map);
  CHECK(Document::read(json, {"mapped", {}, {}, kMap}).ok());
}

TEST_CASE("with a map everything is read by it, also what a format knows", "[mapped]") {
  const Document document =
      Document::read(R"({"threadbare": 1, "comments": [{"id": "1", "body": "x"}]})",
                     {{}, {}, {}, R"({"comment": {"at": "comments[]", "body": "id"}})"});
  REQUIRE(document.ok());
  CHECK(document.format() == "mapped");
  CHECK(document.threads()[0][0].body() == "1");
}

TEST_CASE("a post's id as a parent makes a root", "[mapped]") {
  const Document document = read(
      R"({"no": 7, "c": [{"id": 8, "re": 7, "t": "one"}, {"id": 9, "re": 8, "t": "two"}]})", {},
      R"({"thread": {"id": "no"}, "comment": {"at": "c[]", "id": "id", "parent": "re", "body": "t"}})");
  REQUIRE(document.ok());
  const Thread& thread = document.threads()[0];
  REQUIRE(thread.size() == 2);
  CHECK(thread.depth(1) == 1);
  CHECK(!thread.has_post());
}

TEST_CASE("a title that nobody has commented on is no thread, a text is", "[mapped]") {
  const Document document =
      read(R"([{"t": "A", "c": []}, {"t": "B", "b": "text", "c": []}, {"t": "C", "c": [{}]}])", {},
           R"({"thread": {"at": "[]", "title": "t", "post": {"body": "b"}},
          "comment": {"at": "c[]", "body": "b"}})");
  CHECK(document.error().code == ProblemCode::bad_map);  // no comment has a text
  const Document again = read(
      R"([{"t": "A", "c": []}, {"t": "B", "b": "text", "c": []}, {"t": "C", "c": [{"b": "x"}]}])",
      {},
      R"({"thread": {"at": "[]", "title": "t", "post": {"body": "b"}},
          "comment": {"at": "c[]", "body": "b"}})");
  REQUIRE(again.ok());
  REQUIRE(again.threads().size() == 2);
  CHECK(again.threads()[0].title() == "B");
  CHECK(again.threads()[1].title() == "C");
}

TEST_CASE("a broken file is an error with its place, and a cut one is kept", "[mapped]") {
  CHECK(read(R"({"c": [{"t": "one",}]})").error().code == ProblemCode::bad_json);
  const Document cut = read(R"({"c": [{"t": "one"}, {"t": "tw)");
  REQUIRE(cut.ok());
  CHECK(cut.threads()[0].size() == 1);
}

}  // namespace
}  // namespace threadbare

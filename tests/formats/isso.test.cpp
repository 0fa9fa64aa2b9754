// Rules of Isso that its goldens do not show.
#include <string>

#include "catch.h"
#include "threadbare.h"

namespace threadbare {
namespace {

std::string comment(int id, const std::string& more = "") {
  return R"({"id":)" + std::to_string(id) +
         R"(,"mode":1,"text":"<p>x</p>","likes":0,"dislikes":0)" + more + "}";
}

Document read(const std::string& bytes, std::vector<uint64_t> parts = {}) {
  Document document = Document::read(bytes, {{}, {}, std::move(parts)});
  INFO(bytes);
  REQUIRE(document.ok());
  CHECK(document.format() == "isso");
  REQUIRE(document.threads().size() == 1);
  return document;
}

TEST_CASE("what one answer of Isso keeps back may stand in another", "[formats]") {
  const std::string first =
      R"({"id":null,"hidden_replies":2,"replies":[)" +
      comment(1, R"(,"hidden_replies":3,"replies":[)" + comment(2, R"(,"parent":1)") + "]") + "]}";
  const std::string roots = R"({"id":null,"hidden_replies":0,"replies":[)" + comment(5) + "]}";
  const std::string replies = R"({"id":1,"hidden_replies":0,"replies":[)" +
                              comment(3, R"(,"parent":1)") + "," + comment(4, R"(,"parent":1)") +
                              "]}";
  const Document alone = read(first);
  CHECK(alone.threads()[0].facts().unloaded == 2);
  CHECK(alone.threads()[0][0].unloaded() == 3);

  const Document all = read(first + roots + replies, {first.size(), roots.size(), replies.size()});
  const Thread& thread = all.threads()[0];
  CHECK(thread.size() == 5);
  CHECK(thread.facts().unloaded == 1);
  CHECK(thread[0].unloaded() == 1);
  CHECK(thread.descendants(0) == 3);
}

TEST_CASE("replies to a comment that is not in Isso's answer hang below a placeholder",
          "[formats]") {
  const Document document = read(R"({"id":7,"hidden_replies":4,"total_replies":5,"replies":[)" +
                                 comment(8, R"(,"parent":7)") + "]}");
  const Thread& thread = document.threads()[0];
  REQUIRE(thread.size() == 2);
  CHECK(thread[0].state() == State::missing);
  CHECK(thread[0].id() == "7");
  CHECK(thread.facts().unloaded == 4);
}

TEST_CASE("servers that do not say what they keep back count all direct replies", "[formats]") {
  const Document document =
      read(R"({"total_replies":3,"replies":[)" + comment(1, R"(,"total_replies":2)") + "]}");
  CHECK(document.threads()[0].facts().unloaded == 2);
  CHECK(document.threads()[0][0].unloaded() == 2);
}

TEST_CASE("a comment of Isso is read alone, and an answer without any is known", "[formats]") {
  CHECK(read(comment(3)).threads()[0][0].id() == "3");
  const Document empty =
      Document::read(R"({"id":null,"total_replies":0,"hidden_replies":0,"replies":[]})");
  CHECK(empty.error().code == ProblemCode::no_comments);
  CHECK(empty.format() == "isso");
}

TEST_CASE("of a truncated import the comments that are whole are kept", "[formats]") {
  const Document document = read(
      R"([{"id":"/a","title":"A","comments":[{"id":0,"author":"Ada","created":"2005-02-24 04:03:37","text":"x"},{"id":1,"te)");
  CHECK(document.threads()[0].size() == 1);
  CHECK(document.threads()[0].title() == "A");
}

}  // namespace
}  // namespace threadbare

#include <string>

#include "catch.h"
#include "threadbare.h"

namespace threadbare {
namespace {

/// A post of topic 7 as Discourse writes it, as little of it as is needed.
std::string post(int number, const std::string& more = "") {
  return R"({"id":)" + std::to_string(100 + number) + R"(,"post_number":)" +
         std::to_string(number) + R"(,"topic_id":7,"cooked":"<p>Thread.</p>","username":"ada")" +
         more + "}";
}

std::string topic(const std::string& posts, const std::string& more = "") {
  return R"({"id":7,"title":"Looms","post_stream":{"posts":[)" + posts + "]" + more + "}}";
}

Document read(const std::string& bytes) {
  Document document = Document::read(bytes);
  INFO(bytes);
  REQUIRE(document.ok());
  CHECK(document.format() == "discourse");
  return document;
}

TEST_CASE("Discourse's answers are known by their posts", "[formats]") {
  CHECK(read(topic(post(1))).threads().size() == 1);
  CHECK(read("[" + topic(post(1)) + "," + R"({"post_stream":{"posts":[]},"id":8,"title":"Flax"})" +
             "]")
            .threads()
            .size() == 2);
  CHECK(read(R"({"latest_posts":[)" + post(2) + "]}").threads().size() == 1);
  CHECK(read("[" + post(2) + "]").threads().size() == 1);
  CHECK(read(post(2)).threads()[0].size() == 1);
  CHECK(read(post(2) + "\n" + post(3) + "\n").threads()[0].size() == 2);
  CHECK(Document::read(R"({"cooked":"<p>Rice</p>"})").error().code == ProblemCode::unknown_format);
}

TEST_CASE("lists of Discourse without text are an error that says so", "[formats]") {
  for (const char* list : {R"({"user_actions":[{"action_type":5,"excerpt":"Thread."}]})",
                           R"({"topic_list":{"topics":[{"id":7,"title":"Looms"}]}})",
                           R"({"posts":[{"id":1,"blurb":"Thread."}],)"
                           R"("grouped_search_result":{"post_ids":[1]}})"}) {
    const Document document = Document::read(list);
    CHECK(document.error().code == ProblemCode::no_comments);
    CHECK(document.error().message.find("no text of posts") != std::string::npos);
  }
}

TEST_CASE("the topic that holds a post knows whose it is", "[formats]") {
  // Some archives number topics anew and leave their posts as they were.
  const Document document =
      read(R"({"id":9,"title":"Flax","post_stream":{"posts":[)" + post(1) + "," + post(2) + "]}}");
  REQUIRE(document.threads().size() == 1);
  CHECK(document.threads()[0].title() == "Flax");
  CHECK(document.threads()[0].size() == 1);
}

TEST_CASE("the pages of a topic are one thread", "[formats]") {
  const std::string stream = R"(,"stream":[101,102,103,104])";
  const std::string pages[] = {topic(post(1) + "," + post(2), stream),
                               topic(post(3, R"(,"reply_to_post_number":2)"), stream)};
  ReadOptions options;
  options.parts = {pages[0].size(), pages[1].size()};
  const Document document = Document::read(pages[0] + pages[1], options);
  REQUIRE(document.threads().size() == 1);
  const Thread& thread = document.threads()[0];
  REQUIRE(thread.size() == 2);
  CHECK(thread.parent(1) == 0);
  CHECK((thread[1].roles() & kRoleOp) != 0);
  CHECK(thread.facts().unloaded == 1);
}

TEST_CASE("a second post number 1 is no comment", "[formats]") {
  const Document document = read(topic(post(1) + "," + post(1) + "," + post(2)));
  CHECK(document.threads()[0].size() == 1);
}

TEST_CASE("the host of a topic is the one in its avatars, if it is a name", "[formats]") {
  const auto url = [](const std::string& avatar) {
    const Document document = read(topic(post(1, R"(,"avatar_template":")" + avatar + "\"")));
    const Thread& thread = document.threads()[0];
    return std::string(thread.text(thread.facts().url));
  };
  CHECK(url("/user_avatar/looms.example.org/ada/{size}/3_2.png") ==
        "https://looms.example.org/t/7");
  CHECK(url("https://cdn.example.net/user_avatar/looms.example.org/ada/{size}/3_2.png") ==
        "https://looms.example.org/t/7");
  CHECK(url("/user_avatar/localhost/ada/{size}/3_2.png") == "/t/7");
  CHECK(url("/user_avatar/127.0.0.1/ada/{size}/3_2.png") == "/t/7");
  CHECK(url("/user_avatar/ada@looms.example.org/ada/{size}/3_2.png") == "/t/7");
  CHECK(url("/letter_avatar_proxy/v2/letter/a/c5a1d2/{size}.png") == "/t/7");
}

TEST_CASE("the topic knows its answer, and who began it, without that post", "[formats]") {
  const Document document =
      read(R"({"id":7,"title":"Looms","details":{"created_by":{"username":"ada"}},)"
           R"("accepted_answer":{"post_number":3},"post_stream":{"posts":[)" +
           post(2) + "," + post(3) + "]}}");
  const Thread& thread = document.threads()[0];
  CHECK(thread.has_post());
  CHECK((thread[0].roles() & kRoleOp) != 0);
  CHECK(thread.text(thread[0].details().kind).empty());
  CHECK(thread.text(thread[1].details().kind) == "answer");
}

}  // namespace
}  // namespace threadbare

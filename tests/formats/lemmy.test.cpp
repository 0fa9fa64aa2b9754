
#include <string>

#include "catch.h"
#include "threadbare.h"

namespace threadbare {
namespace {

/// A comment view, as little of it as is needed; `more` goes inside the comment, `beside` beside
/// it.
std::string view(int id, const std::string& path, const std::string& more = "",
                 const std::string& beside = "") {
  return R"({"comment":{"id":)" + std::to_string(id) + R"(,"path":")" + path +
         R"(","creator_id":2,"post_id":1)" + more + "}" + beside + "}";
}

Document read(const std::string& bytes) {
  Document document = Document::read(bytes);
  INFO(bytes);
  REQUIRE(document.ok());
  CHECK(document.format() == "lemmy");
  return document;
}

Document read_list(const std::string& views) {
  return read("{\"comments\":[" + views + "]}");
}

TEST_CASE("Lemmy's answers are known by their comments' paths or their post", "[formats]") {
  const std::string one = view(5, "0.5");
  CHECK(read("{\"comments\":[" + one + "]}").threads().size() == 1);
  CHECK(read("{\"items\":[" + one + "],\"next_page\":null}").threads().size() == 1);
  CHECK(read("[" + one + "]").threads().size() == 1);
  CHECK(read("{\"comment_view\":" + one + "}").threads().size() == 1);
  CHECK(read(R"({"post_view":{"post":{"id":1,"name":"Title"}}})").threads()[0].title() == "Title");
  CHECK(Document::read(R"({"comments":[{"comment":{"id":5}}]})").error().code ==
        ProblemCode::unknown_format);
}

TEST_CASE("the parent is the last but one part of the path", "[formats]") {
  const Document document =
      read_list(view(7, "0.5.6.7") + "," + view(5, "0.5") + "," + view(9, "0.8.9"));
  const Thread& thread = document.threads()[0];
  REQUIRE(thread.size() == 5);
  const char* ids[] = {"5", "6", "7", "8", "9"};
  const uint32_t depths[] = {0, 1, 2, 0, 1};
  for (uint32_t i = 0; i < 5; ++i) {
    CHECK(thread[i].id() == ids[i]);
    CHECK(thread.depth(i) == depths[i]);
    CHECK((thread[i].state() == State::missing) == (i == 1 || i == 3));
  }
}

TEST_CASE("a post and a comment of one number are two things", "[formats]") {
  const std::string post = R"(,"post":{"id":1,"name":"Title","creator_id":2})";
  const Document document = read_list(view(1, "0.1", "", post) + "," + view(3, "0.1.3", "", post));
  CHECK(document.threads()[0].parent(1) == 0);
}

TEST_CASE("comments of several posts are several threads, in the order of their posts",
          "[formats]") {
  const std::string one = R"(,"post":{"id":1,"name":"One"})";
  const std::string two = R"(,"post":{"id":2,"name":"Two"})";
  const Document document = read_list(view(5, "0.5", "", two) + "," + view(6, "0.6", "", one) +
                                      "," + view(7, "0.5.7", "", two));
  REQUIRE(document.threads().size() == 2);
  CHECK(document.threads()[0].title() == "Two");
  CHECK(document.threads()[0].size() == 2);
  CHECK(document.threads()[1].title() == "One");
}

TEST_CASE("comments without their post are told apart by its number", "[formats]") {
  const std::string other = R"({"comment":{"id":8,"path":"0.8","post_id":2}})";
  const Document document = read_list(view(5, "0.5") + "," + other + "," + view(6, "0.5.6"));
  REQUIRE(document.threads().size() == 2);
  CHECK(document.threads()[0].size() == 2);
  CHECK_FALSE(document.threads()[0].has_post());
}

TEST_CASE("there is a post when its title or body is known", "[formats]") {
  CHECK_FALSE(read_list(view(5, "0.5", "", R"(,"post":{"id":1})")).threads()[0].has_post());
  CHECK(read_list(view(5, "0.5", "", R"(,"post":{"id":1,"title":"T"})")).threads()[0].has_post());
  CHECK(read_list(view(5, "0.5", "", R"(,"post":{"id":1,"body":"B"})")).threads()[0].has_post());
}

TEST_CASE("a post view tells more of the post than its comments do, before or after them",
          "[formats]") {
  const std::string comments =
      "\"comments\":[" + view(5, "0.5", "", R"(,"post":{"id":1,"name":"short","creator_id":2})") +
      "]";
  const std::string post =
      R"("post_view":{"post":{"id":1,"name":"long","body":"text","creator_id":2},)"
      R"("creator":{"name":"ada","actor_id":"https://loom.example/u/ada"},"counts":{"comments":3}})";
  for (const std::string& json :
       {"{" + comments + "," + post + "}", "{" + post + "," + comments + "}"}) {
    const Document document = read(json);
    REQUIRE(document.threads().size() == 1);
    const Thread& thread = document.threads()[0];
    CHECK(thread.title() == "long");
    CHECK(thread.post().body() == "text");
    CHECK(thread.post().author_name() == "ada@loom.example");
    CHECK(thread.facts().unloaded == 2);
  }
}

TEST_CASE("authors are named with their instance", "[formats]") {
  auto author = [](const std::string& creator) {
    const Document document = read_list(view(5, "0.5", "", ",\"creator\":{" + creator + "}"));
    const Comment comment = document.threads()[0][0];
    return comment.has_author() ? std::string(comment.author_name()) : "nobody";
  };
  CHECK(author(R"("name":"ada","actor_id":"https://loom.example/u/ada")") == "ada@loom.example");
  CHECK(author(R"("name":"ada","ap_id":"https://loom.example:8080/u/ada")") ==
        "ada@loom.example:8080");
  CHECK(author(R"("user_name":"ada","actor_id":"https:\/\/loom.example")") == "ada@loom.example");
  CHECK(author(R"("name":"ada")") == "ada");
  CHECK(author(R"("name":"ada","actor_id":"loom")") == "ada");
  CHECK(author(R"("actor_id":"https://loom.example/u/ada")") == "nobody");
}

TEST_CASE("roles and states are read from where each version has them", "[formats]") {
  auto roles = [](const std::string& more, const std::string& beside) {
    return read_list(view(5, "0.5", more, beside)).threads()[0][0].roles();
  };
  CHECK(roles("", "") == 0);
  CHECK(roles("", R"(,"post":{"id":1,"creator_id":2})") == kRoleOp);
  CHECK(roles("", R"(,"post":{"id":1,"user_id":2})") == kRoleOp);
  CHECK(roles("", R"(,"post":{"id":1,"creator_id":3})") == 0);
  CHECK(roles("", R"(,"creator_is_moderator":true)") == kRoleModerator);
  CHECK(roles("", R"(,"creator_is_admin":true)") == kRoleAdmin);
  CHECK(roles("", R"(,"creator":{"bot_account":true})") == kRoleBot);
  CHECK(roles("", R"(,"creator":{"bot":true})") == kRoleBot);
  CHECK(roles("", R"(,"creator":{"banned":true})") == kRoleBanned);
  CHECK(roles("", R"(,"creator_banned_from_community":true)") == kRoleBanned);
  CHECK(roles("", R"(,"creator":{"banned":false},"creator_banned_from_community":true)") ==
        kRoleBanned);
  CHECK(roles("", R"(,"creator":{"deleted":true})") == kRoleDeleted);
  CHECK(roles(R"(,"distinguished":true)", "") == kRoleModerator);
  CHECK(roles(R"(,"distinguished":true)", R"(,"creator_is_admin":true)") == kRoleAdmin);

  auto state = [](const std::string& more) {
    return read_list(view(5, "0.5", more)).threads()[0][0].state();
  };
  CHECK(state(R"(,"deleted":false,"removed":false)") == State::normal);
  CHECK(state(R"(,"deleted":true)") == State::deleted);
  CHECK(state(R"(,"removed":true)") == State::removed);
  CHECK(state(R"(,"deleted":true,"removed":true)") == State::removed);
}

TEST_CASE("an update that is given as null is none", "[formats]") {
  CHECK_FALSE(read_list(view(5, "0.5", R"(,"updated":null)")).threads()[0][0].details().edited);
  const Document document = read_list(view(5, "0.5", R"(,"updated_at":"2024-01-14T09:30:00Z")"));
  CHECK(document.threads()[0][0].details().edited);
  CHECK(document.threads()[0][0].details().edited_time == parse_timestamp("2024-01-14T09:30:00Z"));
}

TEST_CASE("child counts that are not met become unloaded replies", "[formats]") {
  const std::string counts = R"(,"counts":{"child_count":)";
  const Document document =
      read_list(view(5, "0.5", "", counts + "4}") + "," + view(6, "0.5.6", "", counts + "1}") +
                "," + view(7, "0.7", R"(,"child_count":2)"));
  const Thread& thread = document.threads()[0];
  CHECK(thread[0].unloaded() == 2);
  CHECK(thread[1].unloaded() == 1);
  CHECK(thread[2].unloaded() == 2);
}

TEST_CASE("paths that are none are warned of, and their comments skipped", "[formats]") {
  for (const char* path :
       {"", "0", "0.", "5", "1.5", "0..5", "0.5.", "0.a", "0.5.x", "0 .5", "-0.5"}) {
    INFO(path);
    const Document document = read_list(view(5, path) + "," + view(6, "0.6"));
    CHECK(document.threads()[0].size() == 1);
    REQUIRE(document.warnings().size() == 1);
    CHECK(document.warnings()[0].code == ProblemCode::bad_comment);
    CHECK(document.warnings()[0].place.column == 14);
  }
}

TEST_CASE("a path 100,000 long is followed without recursion", "[formats]") {
  std::string path = "0";
  for (int i = 1; i <= 100000; ++i) path += "." + std::to_string(i);
  const Document document = read_list(view(100000, path));
  CHECK(document.threads()[0].size() == 100000);
}

}  // namespace
}  // namespace threadbare

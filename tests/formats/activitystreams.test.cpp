#include <string>

#include "catch.h"
#include "formats/activitystreams/kinds.h"
#include "thread/sketch.h"
#include "threadbare.h"

namespace threadbare {
namespace {

using testing::shape;

/// A note with little but its id, `more` behind it.
std::string note(const std::string& id, const std::string& more = "") {
  return R"({"type":"Note","id":")" + id + R"(","attributedTo":"https://a.example/u/ada")" +
         R"(,"content":"<p>x</p>")" + more + "}";
}

std::string reply(const std::string& id, const std::string& parent) {
  return note(id, R"(,"inReplyTo":")" + parent + "\"");
}

Document read(const std::string& bytes) {
  Document document = Document::read(bytes);
  INFO(bytes);
  REQUIRE(document.ok());
  CHECK(document.format() == "activitystreams");
  return document;
}

/// Each thread's post and shape.
std::string shapes_of(const std::string& bytes) {
  const Document document = read(bytes);
  std::string shapes;
  for (const Thread& thread : document.threads()) {
    if (!shapes.empty()) shapes += ' ';
    shapes += (thread.has_post() ? std::string(thread.post().id()) : "-") + ":" + shape(thread);
  }
  return shapes;
}

TEST_CASE("the post is what the others reply to, in the file or not", "[formats]") {
  CHECK(shapes_of("[" + reply("b", "a") + "," + note("a") + "," + reply("c", "b") + "]") ==
        "a:b(c)");
  CHECK(shapes_of(reply("b", "a")) == "-:b");
  CHECK(shapes_of("[" + reply("b", "a") + "," + reply("c", "z") + "," + reply("d", "a") + "]") ==
        "-:bd -:c");
  CHECK(shapes_of(note("a", R"(,"inReplyTo":null)")) == "a:");
  CHECK(shapes_of(reply("a", "a")) == "a:");
}

TEST_CASE("what is just named, and not replied to, is no thread", "[formats]") {
  CHECK(shapes_of("[" + note("a") + R"(,{"type":"Note","id":"z"}])") == "a:");
}

TEST_CASE("what is answered may be a link, an object or the first of several", "[formats]") {
  const std::string rest = "," + note("a") + "]";
  CHECK(shapes_of("[" + note("b", R"(,"inReplyTo":["a","z"])") + rest) == "a:b");
  CHECK(shapes_of("[" + note("b", R"(,"inReplyTo":{"type":"Note","id":"a"})") + rest) == "a:b");
  CHECK(shapes_of("[" + note("b", R"(,"inReplyTo":[{"type":"Note","id":"a"}])") + rest) == "a:b");
  CHECK(shapes_of(note("b", ",\"inReplyTo\":" + note("a"))) == "a:b");
}

TEST_CASE("activities that only point at an object do not say it", "[formats]") {
  const auto around = [](const std::string& type, const std::string& object) {
    return R"({"type":")" + type + R"(","actor":"https://a.example/u/eve","object":)" + object +
           "}";
  };
  CHECK(shapes_of("[" + around("Create", note("a")) + "," + around("Like", note("b")) + "," +
                  around("Undo", around("Announce", note("c"))) + "," +
                  around("Announce", around("Create", note("d"))) + "]") == "a: d:");
}

TEST_CASE("replies that are only linked are unloaded, unless they are in the file", "[formats]") {
  const std::string replies = R"(,"replies":{"type":"Collection","items":["b","c"]})";
  const Document document = read("[" + note("a", replies) + "," + reply("b", "a") + "]");
  CHECK(document.threads().at(0).facts().unloaded == 1);
  const Document far = read(note("a", R"(,"replies":"https://a.example/a/replies")"));
  CHECK(far.threads().at(0).facts().unloaded == 0);
}

TEST_CASE("what was not for the public is hidden", "[formats]") {
  const auto state = [](const std::string& more) {
    return read(note("a", more)).threads().at(0).post().state();
  };
  CHECK(state("") == State::normal);
  CHECK(state(R"(,"to":"as:Public")") == State::normal);
  CHECK(state(R"(,"to":["https:\/\/www.w3.org\/ns\/activitystreams#Public"])") == State::normal);
  CHECK(state(R"(,"to":["f"],"cc":["https://www.w3.org/ns/activitystreams#Public"])") ==
        State::normal);
  CHECK(state(R"(,"to":["https://a.example/u/ada/followers"],"cc":[])") == State::hidden);
}

TEST_CASE("bodies are what was written, where that is known and can be shown", "[formats]") {
  const auto body = [](const std::string& object) {
    const Document document =
        read(R"({"attributedTo":"https://a.example/u/ada","id":"a",)" + object + "}");
    const Comment post = document.threads().at(0).post();
    return std::to_string(static_cast<int>(post.markup())) + std::string(post.body());
  };
  const std::string source = R"("content":"<b>","source":{"content":"*b*","mediaType":)";
  CHECK(body(source + "\"text/markdown\"}") == "1*b*");
  CHECK(body(source + "\"text/bbcode\"}") == "2<b>");
  CHECK(body(R"("content":"<b>","source":"b")") == "2<b>");
  CHECK(body(R"("source":{"content":"b","mediaType":"text/plain"})") == "0b");
  CHECK(body(R"("mediaType":"text/plain","content":"b")") == "0b");
  CHECK(body(R"("content":null,"contentMap":{"en":"<i>"})") == "2<i>");
  CHECK(body(R"("type":"Article","name":"t","summary":"<i>")") == "2<i>");
}

TEST_CASE("an actor is named by its URL", "[formats]") {
  CHECK(name_of_actor("https://a.example/users/ada", "") == "ada@a.example");
  CHECK(name_of_actor("https://a.example/@ada", "") == "ada@a.example");
  CHECK(name_of_actor("https://a.example/author/ada/", "") == "ada@a.example");
  CHECK(name_of_actor("https://a.example/u/17", "ada") == "ada@a.example");
  CHECK(name_of_actor("https://a.example/?author=0", "") == "a.example");
  CHECK(name_of_actor("", "ada") == "ada");
  CHECK(name_of_actor("", "") == "");
}

TEST_CASE("an actor alone is no thread", "[formats]") {
  CHECK_FALSE(
      Document::read(R"({"@context":"x","type":"Person","id":"a","inbox":"b","name":"Ada"})").ok());
}

}  // namespace
}  // namespace threadbare


#include <string>

#include "catch.h"
#include "threadbare.h"

namespace threadbare {
namespace {

Document read(const std::string& bytes) {
  Document document = Document::read(bytes);
  INFO(bytes);
  REQUIRE(document.ok());
  CHECK(document.format() == "threadbare");
  return document;
}

Document read_list(const std::string& comments) {
  return read("{\"threadbare\":1,\"comments\":[" + comments + "]}");
}

/// The tree as its bodies, each behind as many dots as it is deep; "?" for a placeholder.
std::string tree_of(const Document& document) {
  const Thread& thread = document.threads()[0];
  std::string tree;
  for (uint32_t i = 0; i < thread.size(); ++i) {
    tree += (i > 0 ? " " : "") + std::string(thread.depth(i), '.');
    tree += thread[i].state() == State::missing ? "?" : std::string(thread[i].body());
  }
  return tree;
}

TEST_CASE("an id of a parent beats a depth, and null says root", "[formats]") {
  CHECK(tree_of(read_list(R"({"id":"1","body":"a"},{"id":"2","body":"b","parent":"1","depth":5},)"
                          R"({"body":"c","parent":null,"depth":1})")) == "a .b c");
  CHECK(tree_of(read_list(
            R"({"id":1,"body":"a"},{"body":"b","parent":1.0},{"body":"c","parent":1})")) ==
        "a .c ? .b");
}

TEST_CASE("what encloses a reply beats what it says of itself", "[formats]") {
  CHECK(tree_of(read_list(
            R"({"id":"1","body":"a"},{"body":"b","replies":[)"
            R"({"body":"c","parent":"1"},{"body":"d","depth":7},{"body":"e","parent":null}]})")) ==
        "a b .c .d .e");
}

TEST_CASE("replies of the post are roots, nested or by its id", "[formats]") {
  CHECK(tree_of(read(R"({"threadbare":1,"post":{"id":"p","body":"P","replies":[{"body":"a"}]},)"
                     R"("comments":[{"body":"b","parent":"p"}]})")) == "a b");
}

TEST_CASE("depths alone make the tree, and jumps leave room for the missing", "[formats]") {
  CHECK(tree_of(read_list(R"({"body":"a","depth":0},{"body":"b","depth":1},{"body":"c","depth":3},)"
                          R"({"body":"d","depth":1})")) == "a .b ..? ...c .d");
  CHECK(tree_of(read_list(R"({"body":"a"},{"body":"b"})")) == "a b");
}

TEST_CASE("comments without ids hang by their depth below those that have one", "[formats]") {
  CHECK(tree_of(read_list(
            R"({"id":"1","parent":null,"depth":0,"body":"a"},)"
            R"({"id":"2","parent":"1","depth":1,"body":"b"},{"depth":2,"body":"c"},)"
            R"({"id":"4","depth":3,"body":"d"},{"id":"5","parent":"4","depth":4,"body":"e"},)"
            R"({"depth":1,"body":"f"})")) == "a .b ..c ...d ....e .f");
}

TEST_CASE("depths of a billion cost nothing", "[formats]") {
  const Document document = read_list(
      R"({"body":"a","depth":1000000000},{"id":"x","body":"b","parent":"x","depth":2000000000},)"
      R"({"body":"c","depth":99999999999999})");
  CHECK(document.threads()[0].size() < 10000);
}

TEST_CASE("placeholders that were written out are placeholders again", "[formats]") {
  const Document document = read_list(R"({"id":"1","state":"missing"},{"parent":"1","body":"a"})");
  CHECK(tree_of(document) == "? .a");
  CHECK(document.threads()[0][0].id() == "1");
}

TEST_CASE("what a post needs to be one", "[formats]") {
  auto has_post = [](const std::string& more) {
    return read("{\"threadbare\":1,\"comments\":[{}]" + more + "}").threads()[0].has_post();
  };
  CHECK_FALSE(has_post(""));
  CHECK(has_post(R"(,"title":"T")"));
  CHECK_FALSE(has_post(R"(,"post":{"id":"p"})"));
  CHECK(has_post(R"(,"post":{},"title":"T")"));
  CHECK(has_post(R"(,"post":{"body":"B"})"));
  CHECK(has_post(R"(,"post":{"author":{"name":"ada"}})"));
  CHECK(has_post(R"(,"post":{"id":"p","score":5})"));
  CHECK(has_post(R"(,"post":{"id":"p","warning":"W"})"));
  CHECK(has_post(R"(,"post":{"id":"p","media":[{"url":"https://a.example/x.png"}]})"));
  CHECK(has_post(R"(,"post":{"id":"p","state":"normal"})"));
}

TEST_CASE("a post of which just the id is known is one again", "[formats]") {
  const std::string once =
      R"({"threadbare":1,"source":"threadbare","post":{"id":"p","state":"normal"},
 "comments": []}
)";
  const Document document = read(once);
  CHECK(document.threads()[0].has_post());
  CHECK(to_json(document.threads()[0], {}) == once);
}

TEST_CASE("a post of a title alone is one again", "[formats]") {
  const Document document = read(R"({"threadbare":1,"title":"T","post":{}})");
  const Document again = read(to_json(document.threads()[0], {}));
  CHECK(again.threads()[0].has_post());
  CHECK(again.threads()[0].title() == "T");
}

TEST_CASE("a comment may have the id of the post", "[formats]") {
  const Document document = read(
      R"({"threadbare":1,"post":{"id":"1","body":"p"},"comments":[{"id":"1","body":"a","replies":[)"
      R"({"id":"2","body":"b","replies":[{"id":"3","body":"c"}]}]},{"id":"4","body":"d"}]})");
  CHECK(tree_of(document) == "a .b ..c d");
  const Document again = read(to_json(document.threads()[0], {}));
  CHECK(tree_of(again) == "a .b ..c d");
}

TEST_CASE("an edit may have a time or not", "[formats]") {
  auto edited = [](const std::string& value) {
    return read_list("{\"edited\":" + value + "}").threads()[0][0].details();
  };
  CHECK_FALSE(edited("false").edited);
  CHECK_FALSE(edited("null").edited);
  CHECK(edited("true").edited);
  CHECK(edited("true").edited_time == kUnknownTime);
  CHECK(edited("\"2024-01-14\"").edited_time == parse_timestamp("2024-01-14"));
}

TEST_CASE("ages are kept as text, and as seconds where they say a number", "[formats]") {
  auto seconds = [](const std::string& age) {
    const Document document = read_list("{\"age\":\"" + age + "\"}");
    const Comment comment = document.threads()[0][0];
    CHECK(comment.text(comment.details().age) == age);
    return comment.details().age_seconds;
  };
  CHECK(seconds("1 minute") == 60);
  CHECK(seconds("2 hours ago") == 7200);
  CHECK(seconds("6 months") == 6 * 2629746);
  CHECK(seconds("a while") == -1);
  CHECK(seconds("months") == -1);
  CHECK(seconds("99999999999999999999 years") == -1);
}

TEST_CASE("several threads in one array are several threads", "[formats]") {
  const Document document =
      read(R"([{"threadbare":1,"title":"One","comments":[{"id":"1","body":"a"}]},)"
           R"({"threadbare":1,"comments":[{"id":"1","body":"b"}],"title":"Two"}])");
  REQUIRE(document.threads().size() == 2);
  CHECK(document.threads()[0].title() == "One");
  CHECK(document.threads()[1].title() == "Two");
  CHECK(document.threads()[1][0].body() == "b");
}

TEST_CASE("names that are not known are warned of, and nothing is lost", "[formats]") {
  const Document document = read_list(
      R"({"body":"a","markup":"bbcode","state":"lost","author":{"name":"n","roles":["op","king"]}})");
  CHECK(document.warnings().size() == 3);
  const Comment comment = document.threads()[0][0];
  CHECK(comment.body() == "a");
  CHECK(comment.markup() == Markup::text);
  CHECK(comment.state() == State::normal);
  CHECK(comment.roles() == kRoleOp);
}

TEST_CASE("a newer version is read as far as it is known", "[formats]") {
  CHECK(read_list("{}").warnings().empty());
  const Document document = read(R"({"threadbare":2,"comments":[{"body":"a"}]})");
  REQUIRE(document.warnings().size() == 1);
  CHECK(document.warnings()[0].code == ProblemCode::ambiguous);
}

TEST_CASE("replies nested 8,000 deep are read, and deeper ones refused with their place",
          "[formats]") {
  auto nested = [](int depth) {
    std::string json = "{\"threadbare\":1,\"comments\":[";
    for (int i = 0; i < depth; ++i) json += "{\"replies\":[";
    for (int i = 0; i < depth; ++i) json += "]}";
    return json + "]}";
  };
  const Document document = read(nested(8000));
  CHECK(document.threads()[0].depth(7999) == 7999);
  const Document refused = Document::read(nested(9000));
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().code == ProblemCode::too_deep);
  CHECK(refused.error().place.column > 90000);
}

}  // namespace
}  // namespace threadbare

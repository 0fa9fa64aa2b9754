#include "render/export/export.h"

#include <nlohmann/json.hpp>
#include <string>

#include "catch.h"
#include "render/info.h"
#include "thread/sketch.h"
#include "threadbare.h"

using namespace threadbare;
using nlohmann::json;
using threadbare::testing::Sketch;

namespace {

Thread conversation(Sketch& sketch) {
  sketch.builder.facts().format = "lemmy";
  ThreadFacts& facts = sketch.builder.facts();
  facts.title = sketch.text("A *title*\nof two lines");
  facts.url = sketch.text("https://example.org/post/1");
  facts.unloaded = 2;
  Draft post;
  post.body = sketch.text("The post.");
  sketch.builder.set_post(post, true);
  Draft root = sketch.draft("1");
  root.author = sketch.builder.author("ada@example.org", "Ada");
  root.roles = kRoleOp;
  root.score = 17;
  root.up = 19;
  root.down = 2;
  root.time = 1705224600;
  root.markup = Markup::markdown;
  root.body = sketch.text("Line one\n\nline *two*");
  sketch.builder.add(root, Parentage::root());
  Draft gone = sketch.draft("2");
  gone.state = State::removed;
  gone.body = sketch.text("secret");
  gone.unloaded = 1;
  sketch.builder.add(gone, Parentage::id(sketch.text("absent")));
  return sketch.settle();
}

}  // namespace

TEST_CASE("native JSON says what is known and leaves out the rest", "[render]") {
  Sketch sketch;
  const json out = json::parse(to_json(conversation(sketch), {}));
  CHECK(out["threadbare"] == 1);
  CHECK(out["unloaded"] == 2);
  CHECK(out["post"]["body"] == "The post.");
  REQUIRE(out["comments"].size() == 3);
  const json& root = out["comments"][0];
  CHECK(root["parent"].is_null());
  CHECK(root["author"] ==
        json::parse(R"({"name":"ada@example.org","display":"Ada","roles":["op"]})"));
  CHECK(root["time"] == "2024-01-14T09:30:00Z");
  CHECK(root["score"] == 17);
  CHECK(root["up"] == 19);
  CHECK(root["down"] == 2);
  CHECK(root["markup"] == "markdown");
  CHECK_FALSE(root.contains("state"));
  CHECK_FALSE(root.contains("unloaded"));
  CHECK(out["comments"][1] ==
        json::parse(R"({"id":"absent","parent":null,"depth":0,"state":"missing"})"));
  CHECK(out["comments"][2]["parent"] == "absent");
  CHECK(out["comments"][2]["unloaded"] == 1);
}

TEST_CASE("bodies that were taken back are left out of what is published", "[render]") {
  Sketch sketch;
  const Thread thread = conversation(sketch);
  CHECK(bodies_left_out(thread, {}) == 1);
  CHECK(to_json(thread, {}).find("secret") == std::string::npos);
  CHECK(to_text(thread, {}).find("secret") == std::string::npos);
  CHECK(to_markdown(thread, {}).find("secret") == std::string::npos);
  CHECK(bodies_left_out(thread, {true}) == 0);
  CHECK(to_json(thread, {true}).find("secret") != std::string::npos);
  CHECK(to_text(thread, {true}).find("secret") != std::string::npos);
  CHECK(to_markdown(thread, {true}).find("secret") != std::string::npos);
}

TEST_CASE("text is indented by depth and names gaps", "[render]") {
  Sketch sketch;
  CHECK(to_text(conversation(sketch), {}) ==
        "Thread: A *title* of two lines\n"
        "Link: https://example.org/post/1\n"
        "Elsewhere: 2 replies not here\n\n"
        "The post.\n\n"
        "@ada@example.org | called Ada | OP | 17 points | 19 up | 2 down | 2024-01-14T09:30:00Z | "
        "markdown\n"
        "  Line one\n\n  line *two*\n\n"
        "@? | missing\n\n"
        "  @? | removed | 1 reply not here\n\n");
}

TEST_CASE("text of a post that says nothing is read as one", "[render]") {
  Sketch sketch;
  sketch.builder.facts().source = sketch.text("x");
  Draft post;
  post.state = State::hidden;
  Details details;
  details.reason = sketch.text("not public");
  sketch.builder.set_post(post, true, &details);
  const std::string text = to_text(sketch.settle(), {.keep_hidden = true});
  const Document again = Document::read(text);
  REQUIRE(again.ok());
  CHECK(again.threads()[0].has_post());
  CHECK(to_text(again.threads()[0], {.keep_hidden = true}) == text);
}

TEST_CASE("carriage returns at the end of a line are none of it in text", "[render]") {
  Sketch sketch;
  Draft post;
  post.body = sketch.text("a\r\r\nb\r\r\r");
  sketch.builder.set_post(post, true);
  CHECK(to_text(sketch.settle(), {}) == "Thread:\n\na\nb\n\n");
}

TEST_CASE("Markdown nests lists, and heads cannot break their line", "[render]") {
  Sketch sketch;
  const std::string out = to_markdown(conversation(sketch), {});
  CHECK(out.starts_with("# A \\*title\\* of two lines\n\n<https://example.org/post/1>\n"));
  CHECK(out.find("- **ada@example.org · OP · 17 points · 2024-01-14T09:30:00Z**\n\n"
                 "  Line one\n\n  line *two*\n") != std::string::npos);
  CHECK(out.find("\n  - **unknown author**\n") != std::string::npos);
}

TEST_CASE("slices of JSON come out as JSON, and monstrous ones not at all", "[render]") {
  Sketch sketch;
  Details details;
  details.emoji = sketch.text(R"({"blob":"https://bench.example/blob.png"})");
  sketch.builder.add(sketch.draft("a"), Parentage::root(), &details);
  details.emoji = sketch.text(std::string(5000, '[') + std::string(5000, ']'));
  sketch.builder.add(sketch.draft("b"), Parentage::root(), &details);
  const json out = json::parse(to_json(sketch.settle(), {}));
  CHECK(out["comments"][0]["emoji"]["blob"] == "https://bench.example/blob.png");
  CHECK_FALSE(out["comments"][1].contains("emoji"));
}

TEST_CASE("what comments carry is written with them", "[render]") {
  Sketch sketch;
  const uint32_t a = sketch.add("a");
  sketch.add("b");
  sketch.builder.attach(PollOption{a, sketch.text("oil"), 3});
  sketch.builder.attach(PollOption{a, sketch.text("water"), kUnknownCount});
  sketch.builder.attach(Reaction{a, sketch.text("+1"), 2});
  sketch.builder.attach(Quote{a, sketch.text("ben"), {}, sketch.text("so"), Markup::markdown});
  const json out = json::parse(to_json(sketch.settle(), {}))["comments"];
  CHECK(out[0]["poll"] == json::parse(R"([{"text":"oil","votes":3},{"text":"water"}])"));
  CHECK(out[0]["reactions"] == json::parse(R"([{"name":"+1","count":2}])"));
  CHECK(out[0]["quotes"] == json::parse(R"([{"author":"ben","body":"so","markup":"markdown"}])"));
  CHECK_FALSE(out[1].contains("poll"));
}

TEST_CASE("info counts placeholders apart, and gaps over all", "[render]") {
  Sketch sketch;
  const Thread thread = conversation(sketch);
  const json info = json::parse(info_json(thread, {}));
  CHECK(info["format"] == "lemmy");
  CHECK(info["post"] == true);
  CHECK(info["comments"] == 2);
  CHECK(info["missing"] == 1);
  CHECK(info["unloaded"] == 3);
  CHECK(info["roots"] == 2);
  CHECK(info["max_depth"] == 1);
  CHECK(info["authors"] == 1);
  CHECK(info["removed"] == 1);
  CHECK(info["first_time"] == "2024-01-14T09:30:00Z");
  CHECK(info["warnings"].empty());
}

TEST_CASE("who wrote most is told, the first of equals first, and no placeholder counts",
          "[render]") {
  Sketch sketch;
  for (const char* name : {"bea", "ada", "cyd", "ada", "", "cyd"}) {
    Draft draft = sketch.draft("");
    if (*name != '\0') draft.author = sketch.builder.author(name);
    sketch.builder.add(draft, Parentage::root());
  }
  const Thread thread = sketch.settle();
  std::string told;
  for (const AuthorCount& one : most_active(thread, 3)) {
    told += thread.text(thread.authors()[one.author].name);
    told += ' ' + std::to_string(one.comments) + ' ';
  }
  CHECK(told == "ada 2 cyd 2 bea 1 ");
  CHECK(most_active(thread, 1).size() == 1);
  CHECK(json::parse(info_json(thread, {}))["most_active"][2] ==
        json{{"author", "bea"}, {"comments", 1}});
}

#include <string>

#include "catch.h"
#include "formats/bluesky/rich_text.h"
#include "thread/sketch.h"
#include "thread/timestamp.h"
#include "threadbare.h"

namespace threadbare {
namespace {

using testing::shape;

std::string post(const std::string& key, const std::string& parent = "",
                 const std::string& more = "") {
  const std::string reply =
      parent.empty() ? "" : R"(,"reply":{"parent":{"uri":")" + parent + "\"}}";
  return R"("post":{"uri":")" + key + R"(","record":{"text":"x")" + reply + "}" + more + "}";
}

std::string view(const std::string& key, const std::string& replies = "",
                 const std::string& parent = "") {
  const std::string above = parent.empty() ? "" : ",\"parent\":" + parent;
  return "{" + post(key) + ",\"replies\":[" + replies + "]" + above + "}";
}

const std::string kGone = R"({"uri":"gone","notFound":true})";

Document read(const std::string& bytes, const ReadOptions& options = {}) {
  Document document = Document::read(bytes, options);
  INFO(bytes);
  REQUIRE(document.ok());
  CHECK(document.format() == "bluesky");
  return document;
}

std::string shape_of(const Document& document) {
  REQUIRE(document.threads().size() == 1);
  const Thread& thread = document.threads()[0];
  return (thread.has_post() ? std::string(thread.post().id()) : "-") + ":" + shape(thread);
}

std::string shape_of(const std::string& bytes) {
  return shape_of(read(bytes));
}

TEST_CASE("the post is the topmost of the chain of parents, else the anchor", "[formats]") {
  const std::string replies = view("d") + "," + view("e", view("f"));
  CHECK(shape_of("{\"thread\":" + view("c", replies, view("b", "", view("a"))) + "}") ==
        "a:b(c(de(f)))");
  CHECK(shape_of(view("c", replies)) == "c:de(f)");
  CHECK(shape_of("{\"thread\":" + view("c", replies, view("b", "", kGone)) + "}") ==
        "-:?gone(b(c(de(f))))");
}

TEST_CASE("the Python SDK's own names are known", "[formats]") {
  const Document document = read(R"({"thread":{"post":{"uri":"a","author":{"did":"did:x",
      "handle":"ada.example","display_name":"Ada"},"record":{"text":"see looms","created_at":
      "2024-01-14T09:30:00Z","facets":[{"index":{"byte_start":4,"byte_end":9},"features":
      [{"uri":"https://looms.example/"}]}]},"like_count":3,"reply_count":2,"indexed_at":
      "2024-01-14T09:30:01Z"},"parent":null,"replies":[{"uri":"gone","not_found":true}]}})");
  const Thread& thread = document.threads().at(0);
  CHECK(thread.post().author_display() == "Ada");
  CHECK(thread.post().score() == 3);
  CHECK(thread.post().time() == parse_timestamp("2024-01-14T09:30:00Z"));
  CHECK(thread.post().body().find("looms.example") != std::string_view::npos);
  CHECK(thread.facts().unloaded == 1);
}

TEST_CASE("posts that cannot be seen are placeholders, one each", "[formats]") {
  const std::string blocked = R"({"uri":"no","blocked":true,"author":{"did":"did:x"}})";
  CHECK(shape_of(view("a", kGone + "," + blocked + "," + view("b", kGone + "," + view("c")))) ==
        "a:?gone?nob(c)");
  CHECK(shape_of(view("a", R"({"uri":"b","notFound":true},)" + view("b"))) == "a:b");
  CHECK(Document::read("{\"thread\":" + kGone + "}").error().code == ProblemCode::no_comments);
}

TEST_CASE("an item hangs by its depth", "[formats]") {
  const auto item = [](int depth, const std::string& key, const std::string& value = "") {
    return R"({"uri":")" + key + R"(","depth":)" + std::to_string(depth) + R"(,"value":{)" +
           (value.empty() ? post(key) : value) + "}}";
  };
  const std::string gone = R"("$type":"app.bsky.unspecced.defs#threadItemNotFound")";
  const auto thread = [&](const std::string& items) { return "{\"thread\":[" + items + "]}"; };
  CHECK(shape_of(thread(item(-1, "a") + "," + item(0, "b") + "," + item(1, "c") + "," +
                        item(2, "d") + "," + item(1, "e"))) == "a:b(c(d)e)");
  CHECK(shape_of(thread(item(-1, "a", gone) + "," + item(0, "b") + "," + item(1, "c", gone))) ==
        "-:?a(b(?c))");
  CHECK(shape_of("[" + item(0, "a") + "," + item(1, "b") + "]") == "a:b");
  // The replies that were kept back come without what they answer.
  CHECK(shape_of(thread(item(1, "x", post("x", "a")) + "," + item(2, "z") + "," +
                        item(1, "y", post("y", "a")))) == "-:?a(x(z)y)");
}

TEST_CASE("answers about parts of one thread come together", "[formats]") {
  const std::string one = view("a", view("b") + "," + kGone);
  const std::string two = "{" + post("c", "b") + ",\"replies\":[" + view("d") + "]}";
  ReadOptions options;
  options.parts = {two.size(), one.size()};
  CHECK(shape_of(read(two + one, options)) == "a:b(c(d))?gone");
  const std::string reply = "{\"thread\":{" + post("gone", "a") + ",\"replies\":[]}}";
  options.parts = {one.size(), reply.size()};
  CHECK(shape_of(read(one + reply, options)) == "a:bgone");
}

TEST_CASE("replies that are counted and not there are unloaded", "[formats]") {
  const std::string answer =
      "{" + post("a", "", R"(,"replyCount":4)") + ",\"replies\":[" + view("b") + "," + kGone + "]}";
  CHECK(read(answer).threads().at(0).facts().unloaded == 2);
}

TEST_CASE("of a truncated answer what is whole is kept", "[formats]") {
  const std::string answer = "{\"thread\":" + view("a", view("b", view("c")) + "," + view("d"));
  const Document document = Document::read(answer.substr(0, answer.find("\"d\"")));
  REQUIRE(document.ok());
  REQUIRE(document.threads().size() == 1);
  CHECK(shape(document.threads()[0]) == "b(c)");
}

std::string html_of(const std::string& text, std::vector<Facet> facets) {
  keep_fitting(facets, text);
  return rich_text_html(text, facets);
}

TEST_CASE("facets count bytes, and those that do not fit are left out", "[formats]") {
  const std::string text = "a\xC3\xA9 <b>\n&";  // 9 bytes, é at 1 and 2
  CHECK(html_of(text, {{1, 3, "x\"y"}}) == "a<a href=\"x&quot;y\">\xC3\xA9</a> &lt;b&gt;<br>&amp;");
  CHECK(html_of("abcd", {{2, 4, "y"}, {0, 2, "x"}}) == "<a href=\"x\">ab</a><a href=\"y\">cd</a>");
  CHECK(html_of("abcd", {{0, 3, "x"}, {2, 4, "y"}}) == "<a href=\"x\">abc</a>d");
  for (const Facet& facet :
       {Facet{2, 4, "x"}, Facet{1, 2, "x"}, Facet{4, 4, "x"}, Facet{5, 4, "x"}, Facet{-1, 1, "x"},
        Facet{8, 10, "x"}, Facet{10, 12, "x"}, Facet{0, 1, ""}}) {
    CHECK(html_of(text, {facet}).find("<a") == std::string::npos);
  }
}

TEST_CASE("records have pages on bsky.app", "[formats]") {
  CHECK(page_of_record("at://did:plc:x/app.bsky.feed.post/3k", "ada.example") ==
        "https://bsky.app/profile/ada.example/post/3k");
  CHECK(page_of_record("at://did:plc:x/app.bsky.feed.generator/f", "") ==
        "https://bsky.app/profile/did:plc:x/feed/f");
  CHECK(page_of_record("at://did:plc:x/app.bsky.graph.list/l", "") ==
        "https://bsky.app/profile/did:plc:x/lists/l");
  CHECK(page_of_record("at://did:plc:x/app.bsky.graph.starterpack/s", "") ==
        "https://bsky.app/starter-pack/did:plc:x/s");
  CHECK(page_of_record("at://did:plc:x/app.example.other/s", "") == "");
  CHECK(page_of_record("record(0)", "") == "");
  CHECK(page_of_tag("\xC3\xA9-1") == "https://bsky.app/hashtag/%C3%A9-1");
}

}  // namespace
}  // namespace threadbare

#include <string>
#include <vector>

#include "catch.h"
#include "threadbare.h"

namespace threadbare {
namespace {

std::string comment(const std::string& id, const std::string& more = "") {
  return R"({"kind":"t1","data":{"id":")" + id +
         R"(","link_id":"t3_p","parent_id":"t3_p","author":"ada","body":"B")" + more + "}}";
}

std::string listing(const std::string& things) {
  return R"({"kind":"Listing","data":{"children":[)" + things + "]}}";
}

Document read(const std::string& bytes) {
  Document document = Document::read(bytes);
  INFO(bytes);
  REQUIRE(document.ok());
  CHECK(document.format() == "reddit");
  return document;
}

/// Several files that belong together.
Document read_parts(const std::vector<std::string>& parts) {
  std::string bytes;
  ReadOptions options;
  for (const std::string& part : parts) {
    bytes += part;
    options.parts.push_back(part.size());
  }
  Document document = Document::read(bytes, options);
  REQUIRE(document.ok());
  return document;
}

TEST_CASE("Reddit's answers and dumps are known by their things", "[formats]") {
  const std::string bare =
      R"({"id":"a","link_id":"t3_p","parent_id":"t3_p","author":"ada","body":"B"})";
  const std::string submission =
      R"({"id":"p","subreddit":"looms","title":"T","selftext":"","author":"ada"})";
  CHECK(read("[" + listing("") + "," + listing(comment("a")) + "]").threads().size() == 1);
  CHECK(read(listing(comment("a"))).threads().size() == 1);
  CHECK(read(R"({"json":{"data":{"things":[)" + comment("a") + "]}}}").threads().size() == 1);
  CHECK(read("[" + comment("a") + "]").threads().size() == 1);
  CHECK(read(comment("a")).threads().size() == 1);
  CHECK(read(bare).threads().size() == 1);
  CHECK(read("[" + bare + "]").threads().size() == 1);
  CHECK(read("{\"data\":[" + bare + "]}").threads().size() == 1);
  CHECK(read(bare + "\n" + submission + "\n").threads().size() == 1);
  CHECK(read(submission).threads()[0].title() == "T");
  CHECK(Document::read(R"([{"id":"a","parent_id":"b","body":"B"}])").error().code ==
        ProblemCode::unknown_format);
}

TEST_CASE("a listing and its morechildren come together, and what they bring is unloaded no more",
          "[formats]") {
  const std::string more =
      R"({"kind":"more","data":{"id":"m","parent_id":"t3_p","count":5,"children":["m","n"]}})";
  const std::string more_below =
      R"({"kind":"more","data":{"id":"q","parent_id":"t1_m","count":2,"children":["q"]}})";
  const std::string page = "[" + listing(R"({"kind":"t3","data":{"id":"p","title":"T"}})") + "," +
                           listing(comment("a") + "," + more) + "]";
  const std::string answer =
      R"({"json":{"data":{"things":[)" + comment("m") + "," + more_below + "]}}}";
  CHECK(read(page).threads()[0].facts().unloaded == 5);
  for (const auto& parts : {std::vector{page, answer}, std::vector{answer, page}}) {
    const Document document = read_parts(parts);
    REQUIRE(document.threads().size() == 1);
    const Thread& thread = document.threads()[0];
    CHECK(thread.size() == 2);
    CHECK(thread.has_post());
    CHECK(thread[thread.find("m")].unloaded() == 2);
    CHECK(thread.facts().unloaded == 2);  // 5 less m and the 2 below it
  }
  CHECK(read_parts({page, page}).threads()[0].facts().unloaded == 5);
}

TEST_CASE("stubs belong to the thread around them", "[formats]") {
  const std::string stub =
      R"({"kind":"more","data":{"id":"m","parent_id":"t1_lost","count":3,"children":[]}})";
  const std::string other =
      R"({"kind":"t1","data":{"id":"b","link_id":"t3_q","parent_id":"t3_q","body":"B",)"
      R"("replies":)" +
      listing(stub) + "}}";
  const Document document = read(listing(comment("a") + "," + other + "," + comment("c")));
  REQUIRE(document.threads().size() == 2);
  CHECK(document.threads()[0].facts().unloaded == 0);
  CHECK(document.threads()[1].facts().unloaded == 3);
}

TEST_CASE("the body tells the state, and who is gone is no author", "[formats]") {
  const auto one = [](const std::string& body, const std::string& author) {
    return read(listing(R"({"kind":"t1","data":{"id":"a","link_id":"t3_p","body":")" + body +
                        R"(","author":")" + author + "\"}}"));
  };
  CHECK(one("[deleted]", "[deleted]").threads()[0][0].state() == State::deleted);
  CHECK(one("[removed]\\n", "ada").threads()[0][0].state() == State::removed);
  CHECK(one("[removed] by whom?", "ada").threads()[0][0].state() == State::normal);
  const Document gone = one("Read me", "[deleted]");
  CHECK(gone.threads()[0][0].state() == State::normal);
  CHECK(gone.threads()[0][0].body() == "Read me");
  CHECK_FALSE(gone.threads()[0][0].has_author());
  CHECK(gone.threads()[0][0].roles() == kRoleDeleted);
}

TEST_CASE("scores that are hidden are unknown, and nobody tells of votes", "[formats]") {
  const std::string votes = R"(,"score":7,"ups":7,"downs":0,"score_hidden":)";
  const Document document =
      read(listing(comment("a", votes + "false") + "," + comment("b", votes + "true")));
  const Thread& thread = document.threads()[0];
  CHECK(thread[0].score() == 7);
  CHECK_FALSE(thread[0].up());
  CHECK_FALSE(thread[0].down());
  CHECK_FALSE(thread[1].score());
}

TEST_CASE("an edit is told by a time or by true", "[formats]") {
  const auto details = [](const std::string& edited) {
    return read(listing(comment("a", R"(,"created_utc":1700000000.0,"edited":)" + edited)))
        .threads()[0][0]
        .details();
  };
  CHECK_FALSE(details("false").edited);
  CHECK_FALSE(details("1700000000").edited);
  CHECK(details("true").edited);
  CHECK(details("true").edited_time == kUnknownTime);
  CHECK(details("1700000060.0").edited);
  CHECK(details("1700000060.0").edited_time == 1700000060);
}

TEST_CASE("bodies are escaped twice if their HTML is", "[formats]") {
  const auto body = [](const std::string& more) {
    const std::string json = R"({"kind":"t1","data":{"id":"a","link_id":"t3_p",)" + more + "}}";
    return std::string(read(listing(json)).threads()[0][0].body());
  };
  CHECK(body(R"("body":"&lt;b&amp;lt;","body_html":"&lt;div&gt;")") == "<b&lt;");
  CHECK(body(R"("body":"\u0026lt;b","body_html":"\u0026lt;div")") == "<b");
  CHECK(body(R"("body":"&lt;b\n","body_html":"<div>&lt;b")") == "&lt;b\n");
  CHECK(body(R"("body":"&lt;b")") == "&lt;b");
  CHECK(body(R"("body":"a\tb & c","body_html":"&lt;div&gt;")") == "a\tb & c");
}

TEST_CASE("ids of dumps may be numbers", "[formats]") {
  const std::string below = R"({"id":"b","link_id":"t3_p","parent_id":10,"body":"B"})";
  const std::string root = R"({"id":"a","link_id":25,"parent_id":25,"body":"B"})";
  const Document document = read("[" + root + "," + below + "]");
  REQUIRE(document.threads().size() == 1);
  CHECK(document.threads()[0].size() == 2);
  CHECK(document.threads()[0].parent(1) == 0);
}

TEST_CASE("what is no thing, or has no id, is skipped with a warning", "[formats]") {
  const Document document = read("[" +
                                 listing(R"({"kind":"t5","data":{"id":"a","subreddit":"x"}},)"
                                         R"({"kind":"t1","data":{"body":"B","link_id":"t3_p"}},)"
                                         R"({"kind":"t3","data":{"title":"T"}},)" +
                                         comment("b")) +
                                 "]");
  CHECK(document.warnings().size() == 3);
  CHECK(document.threads()[0].size() == 1);
}

TEST_CASE("a chain of replies 3,000 deep is read without recursion", "[formats]") {
  std::string json;
  for (int i = 0; i < 3000; ++i) {
    json += R"({"kind":"t1","data":{"id":"c)" + std::to_string(i) +
            R"(","link_id":"t3_p","parent_id":"t1_c)" + std::to_string(i - 1) +
            R"(","body":"B","replies":{"kind":"Listing","data":{"children":[)";
  }
  for (int i = 0; i < 3000; ++i) json += "]}}}}";
  CHECK(read(listing(json)).threads()[0].depth(3000) == 3000);
}

}  // namespace
}  // namespace threadbare

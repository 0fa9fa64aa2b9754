#include <string>

#include "catch.h"
#include "formats/github/issue_url.h"
#include "threadbare.h"

namespace threadbare {
namespace {

const std::string kIssue =
    R"({"number":1,"title":"Looms","body":"Which?","html_url":"https://github.com/a/b/issues/1",)"
    R"("comments_url":"https://api.github.com/repos/a/b/issues/1/comments","comments":2})";

/// A comment of issue 1 as the REST API has it, as little of it as is needed.
std::string comment(int id, const std::string& more = "") {
  return R"({"id":)" + std::to_string(id) +
         R"(,"author_association":"NONE","issue_url":"https://api.github.com/repos/a/b/issues/1",)"
         R"("user":{"login":"ada"},"body":"That one.")" +
         more + "}";
}

Document read(const std::string& bytes) {
  Document document = Document::read(bytes);
  INFO(bytes);
  REQUIRE(document.ok());
  CHECK(document.format() == "github");
  return document;
}

TEST_CASE("an issue has one key, however its URL is written", "[formats]") {
  const std::string key = "https://github.com/looms/heddle#12";
  for (const char* url :
       {"https://github.com/looms/heddle/issues/12", "https://github.com/Looms/Heddle/pull/12",
        "https://github.com/looms/heddle/pull/12/files#discussion_r5",
        "https://github.com/looms/heddle/discussions/12?sort=new#discussioncomment-7",
        "https://api.github.com/repos/looms/heddle/issues/12",
        "https://api.github.com/repos/looms/heddle/pulls/12"}) {
    INFO(url);
    CHECK(issue_url(url).key == key);
  }
  CHECK(issue_url("https://api.github.com/repos/a/b/pulls/3").page ==
        "https://github.com/a/b/pull/3");
  CHECK(issue_url("https://github.com/a/b/issues/3#issuecomment-1").page ==
        "https://github.com/a/b/issues/3");
  CHECK(issue_url("https://git.example.org/api/v3/repos/a/b/issues/3").page ==
        "https://git.example.org/a/b/issues/3");
  CHECK(issue_url("https://codeberg.org/a/b/pulls/3").page == "https://codeberg.org/a/b/pulls/3");
  CHECK(issue_url("https://github.com/a/b/commit/C0FFEE#commitcomment-1").page ==
        "https://github.com/a/b/commit/C0FFEE");
  CHECK(issue_url("https://api.github.com/gists/c0ffee/comments/1").page ==
        "https://gist.github.com/c0ffee");
  for (const char* url : {"", "issues/12", "https://", "https://github.com/a/b/issues/new",
                          "https://api.github.com/repos/a/b/issues/comments/5"}) {
    INFO(url);
    CHECK(issue_url(url).key.empty());
  }
  CHECK(issue_url("https://api.github.com/repos/a/b/issues/comments/5").is_api);
}

TEST_CASE("issues and comments may come in many wrappings", "[formats]") {
  const std::string both = comment(5) + "," + comment(6);
  for (const std::string& bytes :
       {"[" + kIssue + ",[" + both + "]]", "[[" + both + "]," + kIssue + "]",
        "[" + kIssue + "," + both + "]", R"({"issue":)" + kIssue + R"(,"comments":[)" + both + "]}",
        R"({"comments":[)" + both + R"(],"pull_request":)" + kIssue + "}",
        kIssue + "\n" + comment(5) + "\n" + comment(6) + "\n",
        "[[" + kIssue + "],[" + comment(5) + "],[" + comment(6) + "]]"}) {
    const Document document = read(bytes);
    INFO(bytes);
    REQUIRE(document.threads().size() == 1);
    const Thread& thread = document.threads()[0];
    CHECK(thread.title() == "Looms");
    CHECK(thread.size() == 2);
    CHECK(thread.facts().unloaded == 0);
    CHECK(thread.text(thread.facts().url) == "https://github.com/a/b/issues/1");
  }
  CHECK(read(kIssue).threads()[0].facts().unloaded == 2);
  CHECK(read(comment(5)).threads()[0].size() == 1);
  CHECK(read(R"({"action":"created","issue":)" + kIssue + R"(,"comment":)" + comment(5) +
             R"(,"repository":{"id":1,"created_at":"2024-01-01"}})")
            .threads()[0]
            .facts()
            .unloaded == 1);
}

TEST_CASE("stories of Lobsters, which have comments_url too, are none of GitHub's", "[formats]") {
  const std::string story =
      R"({"short_id":"abc","title":"Looms","comments_url":"https://lobste.rs/s/abc",)"
      R"("created_at":"2024-01-01T00:00:00Z"})";
  CHECK(Document::read("[" + story + "]").format() != "github");
  CHECK(Document::read(story).format() != "github");
}

TEST_CASE("comments that name no issue are of the only one", "[formats]") {
  const std::string bare = R"({"id":5,"user":{"login":"ada"},"body":"That one."})";
  CHECK(read("[" + kIssue + ",[" + bare + "]]").threads().size() == 1);
  const std::string other =
      R"({"number":2,"title":"Flax","html_url":"https://github.com/a/b/issues/2"})";
  // Beside two issues each object around one of them still says which.
  const Document document = read(R"([{"issue":)" + kIssue + R"(,"comments":[)" + bare +
                                 R"(]},{"issue":)" + other + R"(,"comments":[]}])");
  REQUIRE(document.threads().size() == 2);
  CHECK(document.threads()[0].size() == 1);
  CHECK(document.threads()[1].size() == 0);
}

TEST_CASE("the pages of an issue's comments are one thread", "[formats]") {
  const std::string pages[] = {kIssue, "[" + comment(5) + "]",
                               "[" + comment(6) + "," + comment(5) + "]"};
  ReadOptions options;
  options.parts = {pages[0].size(), pages[1].size(), pages[2].size()};
  const Document document = Document::read(pages[0] + pages[1] + pages[2], options);
  REQUIRE(document.threads().size() == 1);
  CHECK(document.threads()[0].size() == 2);
  CHECK(document.threads()[0].facts().unloaded == 0);
}

TEST_CASE("an issue whose URL was not asked for stands where its comments do", "[formats]") {
  const Document document = read(
      R"({"data":{"repository":{"issue":{"title":"Looms","comments":{"nodes":[{"id":"IC_1",)"
      R"("author":{"login":"ada"},"body":"x","url":"https://github.com/a/b/issues/1#issuecomment-1"}]}}}}})");
  const Thread& thread = document.threads()[0];
  CHECK(thread.text(thread.facts().url) == "https://github.com/a/b/issues/1");
  CHECK(thread[0].id() == "IC_1");
}

TEST_CASE("an edit is when GitHub says so, or else when the times differ", "[formats]") {
  const auto edited = [](const std::string& more) {
    const Document document =
        read("[" + comment(5, R"(,"created_at":"2024-05-01T09:00:00Z")" + more) + "]");
    return document.threads()[0][0].details().edited;
  };
  CHECK(!edited(R"(,"updated_at":"2024-05-01T09:00:00Z")"));
  CHECK(edited(R"(,"updated_at":"2024-05-01T09:00:01Z")"));
  CHECK(!edited(R"(,"updatedAt":"2024-05-01T09:00:01Z","lastEditedAt":null)"));
  CHECK(edited(R"(,"lastEditedAt":"2024-05-01T09:00:01Z")"));
  CHECK(!edited(R"(,"updatedAt":"2024-05-01T09:00:01Z","includesCreatedEdit":false)"));
  CHECK(edited(R"(,"includesCreatedEdit":true)"));
}

}  // namespace
}  // namespace threadbare

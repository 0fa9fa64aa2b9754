#include <string>

#include "catch.h"
#include "thread/sketch.h"
#include "threadbare.h"

namespace threadbare {
namespace {

using testing::shape;

/// A status, as little of it as is needed.
std::string status(const std::string& id, const std::string& parent, const std::string& more = "") {
  return R"({"id":")" + id + R"(","in_reply_to_id":)" +
         (parent.empty() ? "null" : "\"" + parent + "\"") + R"(,"content":"<p>)" + id + "</p>\"" +
         more + "}";
}

std::string context(const std::string& ancestors, const std::string& descendants) {
  return R"({"ancestors":[)" + ancestors + R"(],"descendants":[)" + descendants + "]}";
}

Document read(const std::string& bytes, const ReadOptions& options = {}) {
  Document document = Document::read(bytes, options);
  INFO(bytes);
  REQUIRE(document.ok());
  CHECK(document.format() == "mastodon");
  return document;
}

std::string shape_of(const std::string& bytes) {
  const Document document = read(bytes);
  REQUIRE(document.threads().size() == 1);
  const Thread& thread = document.threads()[0];
  return (thread.has_post() ? std::string(thread.post().id()) : "-") + ":" + shape(thread);
}

TEST_CASE("the post is the topmost ancestor, else the status, else none", "[formats]") {
  const std::string replies = status("4", "3") + "," + status("5", "4");
  CHECK(shape_of(context(status("1", "") + "," + status("2", "1"), replies)) == "1:2(?3(4(5)))");
  CHECK(shape_of(context("", replies)) == "-:4(5)");
  CHECK(shape_of("[" + status("3", "") + "," + context("", replies) + "]") == "3:4(5)");
  CHECK(shape_of(R"({"status":)" + status("3", "") + R"(,"context":)" + context("", replies) +
                 "}") == "3:4(5)");
  CHECK(shape_of(R"({"descendants":[)" + replies + R"(],"ancestors":[)" + status("2", "1") +
                 R"(],"status":)" + status("3", "2") + "}") == "2:3(4(5))");
  CHECK(shape_of(status("3", "2", R"(,"visibility":"public")")) == "3:");
}

TEST_CASE("a context knows where statuses hang that do not say it, or whose parent is absent",
          "[formats]") {
  // The status that was asked for follows the last ancestor; another absent parent is below it.
  CHECK(shape_of(context(status("1", "") + "," + status("2", "1"),
                         status("4", "3") + "," + status("6", "5"))) == "1:2(?3(4?5(6)))");
  CHECK(shape_of(context("", status("4", "3") + "," + status("6", "5"))) == "-:4?5(6)");
  CHECK(shape_of("[" + status("3", "") + "," +
                 context("", status("6", "5") + "," + status("4", "3")) + "]") == "3:?5(6)4");
  // An ancestor between two others may be left out too.
  CHECK(shape_of(context(status("1", "0") + "," + status("3", "2"), status("4", "3"))) ==
        "1:?2(3(4))");
  // Without any parents the order of ancestors is all there is.
  CHECK(shape_of(context(status("1", "") + "," + status("2", "") + "," + status("3", ""),
                         status("4", "") + "," + status("5", ""))) == "1:2(3)45");
  CHECK(shape_of(context("", status("4", "") + "," + status("5", ""))) == "-:45");
}

TEST_CASE("ancestors that answer one another otherwise are believed", "[formats]") {
  // Pleroma calls everything an ancestor that is older than the status.
  CHECK(shape_of(context(status("1", "") + "," + status("2", "1") + "," + status("3", "1"),
                         status("5", "2") + "," + status("6", "4"))) == "1:2(5)3(?4(6))");
}

TEST_CASE("statuses that answer nothing in the file are threads", "[formats]") {
  const Document document =
      read("[" + status("3", "2") + "," + status("4", "9") + "," + status("2", "1") + "," +
           status("5", "9", R"(,"replies_count":2)") + "," + status("6", "6") + "]");
  REQUIRE(document.threads().size() == 4);
  CHECK(document.threads()[0].post().id() == "4");
  CHECK(shape(document.threads()[1]) == "3");
  CHECK(document.threads()[2].facts().unloaded == 2);
  CHECK(document.threads()[3].post().id() == "6");
}

TEST_CASE("a status and its context may come as two files, in any order", "[formats]") {
  const std::string one = status("3", "2", R"(,"account":{"acct":"ada"})");
  const std::string two = context(status("2", ""), status("4", "3"));
  ReadOptions options;
  options.parts = {one.size(), two.size()};
  CHECK(shape(read(one + two, options).threads().at(0)) == "3(4)");
  options.parts = {two.size(), one.size()};
  CHECK(shape(read(two + one, options).threads().at(0)) == "3(4)");
}

TEST_CASE("lists of notifications and conversations have statuses, and some have none",
          "[formats]") {
  const std::string follow = R"({"id":"8","type":"follow","created_at":"2024-01-14T09:30:00Z",
      "account":{"acct":"bea"}})";
  const Document notifications =
      read(R"([{"id":"9","type":"mention","account":{"acct":"ada"},"status":)" +
           status("3", "", R"(,"account":{"acct":"ada"})") + "}," + follow + "]");
  REQUIRE(notifications.threads().size() == 1);
  CHECK(notifications.threads()[0].post().id() == "3");
  CHECK(notifications.warnings().empty());
  const Document conversations = read(R"([{"id":"9","unread":true,"accounts":[],"last_status":)" +
                                      status("3", "", R"(,"account":{"acct":"ada"})") + "}]");
  REQUIRE(conversations.threads().size() == 1);
  CHECK(conversations.threads()[0].post().id() == "3");
}

TEST_CASE("reactions of Pleroma and of forks of Mastodon are kept", "[formats]") {
  const std::string reactions =
      R"([{"name":"\uD83C\uDF5E","count":2,"me":false},{"name":"loom","count":1,"url":"https://x"},
          {"name":"none","count":0}])";
  for (const std::string& more :
       {R"(,"pleroma":{"emoji_reactions":)" + reactions + "}", R"(,"reactions":)" + reactions}) {
    const Document document = read(context(status("1", ""), status("2", "1", more)));
    const Thread& thread = document.threads().at(0);
    REQUIRE(thread.reactions_of(0).size() == 2);
    CHECK(thread.text(thread.reactions_of(0)[0].name) == "\xF0\x9F\x8D\x9E");
    CHECK(thread.reactions_of(0)[0].count == 2);
    CHECK(thread.text(thread.reactions_of(0)[1].name) == ":loom:");
  }
}

TEST_CASE("of statuses with one id the first stays, with a warning", "[formats]") {
  const Document document = read(context(status("1", ""), status("1", "7")));
  CHECK(document.threads().at(0).size() == 0);
  CHECK(document.warnings().size() == 1);
}

TEST_CASE("local accounts get the host of their URL, and roles go by their names", "[formats]") {
  const auto author = [](const std::string& account) {
    const Document document = read(status("1", "", R"(,"account":)" + account));
    const Comment post = document.threads().at(0).post();
    return std::string(post.author_name()) + " " + std::to_string(post.roles());
  };
  CHECK(author(R"({"acct":"ada","url":"https://looms.example/@ada"})") == "ada@looms.example 0");
  CHECK(author(R"({"acct":"ada@far.example","url":"https://looms.example/@ada","bot":true})") ==
        "ada@far.example 8");
  CHECK(author(R"({"username":"ada"})") == "ada 0");
  CHECK(author(R"({"acct":"ada","roles":[{"name":"Moderators"}]})") == "ada 2");
  CHECK(author(R"({"acct":"ada","role":{"name":"admin"},"suspended":true})") == "ada 20");
  CHECK(author(R"({"acct":"ada","pleroma":{"is_moderator":true}})") == "ada 2");
}

TEST_CASE("what was not for everybody is hidden, with the reason", "[formats]") {
  const auto reason = [](const std::string& visibility) {
    const Document document = read(status("1", "", R"(,"visibility":")" + visibility + "\""));
    const Thread& thread = document.threads().at(0);
    CHECK((thread.post().state() == State::hidden) ==
          !thread.text(thread.post().details().reason).empty());
    return std::string(thread.text(thread.post().details().reason));
  };
  CHECK(reason("public") == "");
  CHECK(reason("unlisted") == "");
  CHECK(reason("private") == "for followers only");
  CHECK(reason("direct") == "a direct message");
  CHECK(reason("mutuals_only") == "not public");
}

TEST_CASE("an edit at the time of creation is none", "[formats]") {
  const auto edited = [](const std::string& at) {
    const Document document =
        read(status("1", "", R"(,"created_at":"2024-01-01T00:00:00Z","edited_at":")" + at + "\""));
    return document.threads().at(0).post().details().edited;
  };
  CHECK(edited("2024-01-01T00:01:00Z"));
  CHECK_FALSE(edited("2024-01-01T00:00:00Z"));
}

TEST_CASE("a language is the thread's if nothing contradicts it", "[formats]") {
  const auto language = [](const std::string& first, const std::string& second) {
    const Document document = read(
        context(status("1", "", R"(,"language":")" + first + "\""),
                status("2", "1", R"(,"language":")" + second + "\"") + "," + status("3", "1")));
    const Thread& thread = document.threads().at(0);
    return std::string(thread.text(thread.facts().language));
  };
  CHECK(language("de", "de") == "de");
  CHECK(language("de", "fr") == "");
}

TEST_CASE("a notification's status, a search's statuses and lines are read", "[formats]") {
  CHECK(shape_of(R"([{"id":"77","type":"mention","created_at":"2024-01-01T00:00:00Z",)"
                 R"("account":{"acct":"ada"},"status":)" +
                 status("1", "", R"(,"account":{"acct":"ada"})") + "}]") == "1:");
  CHECK(shape_of(R"({"accounts":[],"statuses":[)" +
                 status("1", "", R"(,"account":{"acct":"ada"})") + "]}") == "1:");
  CHECK(shape_of(status("1", "") + "\n" + status("2", "1") + "\n") == "1:2");
}

TEST_CASE("review comments of GitHub are no statuses", "[formats]") {
  const Document document = Document::read(
      R"([{"id":1,"in_reply_to_id":2,"diff_hunk":"@@","body":"x","user":{"login":"ada"}}])");
  CHECK(document.format() != "mastodon");
}

}  // namespace
}  // namespace threadbare

#include <string>
#include <utility>

#include "catch.h"
#include "threadbare.h"

namespace threadbare {
namespace {

/// A comment; `more` goes into its snippet.
std::string comment(const std::string& id, const std::string& more = "") {
  return R"({"id":")" + id +
         R"(","snippet":{"authorDisplayName":"ada","textDisplay":"T","publishedAt":)"
         R"("2024-01-14T09:30:00Z")" +
         more + "}}";
}

/// A comment thread of that video, whose comment has the same id.
std::string thread(const std::string& id, const std::string& video, int replies,
                   const std::string& comments = "") {
  return R"({"id":")" + id + R"(","snippet":{"videoId":")" + video + R"(","totalReplyCount":)" +
         std::to_string(replies) + R"(,"topLevelComment":)" + comment(id) +
         R"(},"replies":{"comments":[)" + comments + "]}}";
}

std::string page(const std::string& items) {
  return "{\"items\":[" + items + "]}";
}

Document read(const std::string& bytes) {
  Document document = Document::read(bytes);
  INFO(bytes);
  REQUIRE(document.ok());
  CHECK(document.format() == "youtube");
  return document;
}

TEST_CASE("YouTube's answers are known by their snippets, in any wrapping", "[formats]") {
  CHECK(read(page(thread("a", "v", 0))).threads().size() == 1);
  CHECK(read("[" + thread("a", "v", 0) + "]").threads().size() == 1);
  CHECK(read("[" + page(thread("a", "v", 0)) + "," + page(thread("b", "v", 0)) + "]")
            .threads()[0]
            .size() == 2);
  CHECK(read(thread("a", "v", 0)).threads().size() == 1);
  CHECK(read(thread("a", "v", 0) + "\n" + thread("b", "v", 0) + "\n").threads()[0].size() == 2);
  CHECK(read(page(comment("a"))).threads().size() == 1);
  CHECK(read(comment("a")).threads().size() == 1);
  // A video has a snippet, too.
  CHECK(Document::read(R"({"items":[{"id":"v","snippet":{"title":"T","channelId":"c"}}]})")
            .error()
            .code == ProblemCode::unknown_format);
}

TEST_CASE("what totalReplyCount has beyond the replies that are there is unloaded", "[formats]") {
  const Document document =
      read(page(thread("a", "v", 3, comment("a.1")) + "," + thread("b", "v", 0, comment("b.1")) +
                "," + thread("c", "v", 0)));
  const Thread& thread = document.threads()[0];
  CHECK(thread[thread.find("a")].unloaded() == 2);
  CHECK(thread[thread.find("b")].unloaded() == 0);
  CHECK(thread.parent(thread.find("b.1")) == thread.find("b"));
}

TEST_CASE("replies asked for by their parent hang where it does, whichever file comes first",
          "[formats]") {
  const std::string threads = page(thread("a", "v", 3, comment("a.1")) + "," + thread("b", "w", 0));
  const std::string replies = page(comment("a.2", R"(,"parentId":"a")"));
  for (const auto& [first, second] : {std::pair(threads, replies), std::pair(replies, threads)}) {
    ReadOptions options;
    options.parts = {first.size(), second.size()};
    const Document document = Document::read(first + second, options);
    REQUIRE(document.ok());
    REQUIRE(document.threads().size() == 2);
    for (const Thread& thread : document.threads()) {
      if (thread.find("a") == Thread::kNone) continue;
      CHECK(thread.size() == 3);
      CHECK(thread[thread.find("a")].unloaded() == 1);
      CHECK(thread.facts().unloaded == 0);
    }
  }
  const Document alone = read(replies);
  CHECK(alone.threads()[0][0].state() == State::missing);
}

TEST_CASE("an equal time of update is no edit", "[formats]") {
  const auto details = [](const std::string& updated) {
    return read(page(comment("a", R"(,"updatedAt":")" + updated + "\""))).threads()[0][0].details();
  };
  CHECK_FALSE(details("2024-01-14T09:30:00.000Z").edited);
  CHECK(details("2024-01-14T09:31:00Z").edited);
}

TEST_CASE("bodies are HTML unless they show that they are not", "[formats]") {
  const auto markup = [](const std::string& display, const std::string& original) {
    return read(page(R"({"id":"a","snippet":{"authorDisplayName":"ada","textDisplay":")" + display +
                     R"(","textOriginal":")" + original + "\"}}"))
        .threads()[0][0]
        .markup();
  };
  CHECK(markup("a &amp; b", "a & b") == Markup::html);
  CHECK(markup("plain", "plain") == Markup::html);
  CHECK(markup("a<br>\\nb", "a\\nb") == Markup::html);
  CHECK(markup("a & b", "a & b") == Markup::text);
  CHECK(markup("a\\nb", "") == Markup::text);
  CHECK(markup("", "typed") == Markup::text);
}

TEST_CASE("who owns the channel wrote the video", "[formats]") {
  const std::string owner = R"(,"channelId":"UC1","authorChannelId":{"value":"UC1"})";
  const std::string other = R"(,"channelId":"UC1","authorChannelId":{"value":"UC2"})";
  const Document document = read(page(comment("a", owner) + "," + comment("b", other)));
  CHECK(document.threads()[0][0].roles() == kRoleOp);
  CHECK(document.threads()[0][1].roles() == 0);
}

}  // namespace
}  // namespace threadbare

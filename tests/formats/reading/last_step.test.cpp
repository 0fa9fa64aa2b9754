// When the last byte is read formats put together what the file told in pieces. That goes in steps,
// too, or a page would stand still.
#include <string>
#include <string_view>
#include <utility>

#include "catch.h"
#include "formats/reading/reading.h"

namespace threadbare {
namespace {

constexpr int kCount = 1000;

/// `comment` for each number, where # is that number and ^ the one before, or 0.
std::string repeated(std::string_view comment, std::string_view between) {
  std::string all;
  for (int i = 1; i <= kCount; ++i) {
    if (i > 1) all += between;
    for (const char c : comment) {
      if (c == '#') {
        all += std::to_string(1000 + i);
      } else if (c == '^') {
        all += std::to_string(1000 + i - 1);
      } else {
        all += c;
      }
    }
  }
  return all;
}

struct File {
  std::string format, text;
};

File file(std::string format, std::string_view begin, std::string_view comment,
          std::string_view end, std::string_view between = ",") {
  return {std::move(format), std::string(begin) + repeated(comment, between) + std::string(end)};
}

TEST_CASE("no format does all of its last work in one step", "[formats][reading]") {
  const File files[] = {
      file("hacker-news", R"([{"id":1000,"type":"story","title":"t","by":"a","time":1},)",
           R"({"id":#,"type":"comment","parent":^,"by":"ada","time":1,"text":"x"})", "]"),
      file("mastodon", R"({"ancestors":[],"descendants":[)",
           R"({"id":"#","in_reply_to_id":"^","content":"<p>x","account":{"acct":"ada"}})", "]}"),
      file("github", "[",
           R"({"id":#,"user":{"login":"ada"},"body":"x","author_association":"NONE",)"
           R"("issue_url":"https://api.github.com/repos/a/b/issues/1"})",
           "]"),
      file("discourse", R"({"id":9,"title":"t","post_stream":{"posts":[)",
           R"({"id":#,"post_number":#,"reply_to_post_number":^,"username":"ada","cooked":"x"})",
           "]}}"),
      file("youtube", R"({"items":[)",
           R"({"id":"#","snippet":{"topLevelComment":{"id":"#","snippet":{"videoId":"v",)"
           R"("textOriginal":"x","authorDisplayName":"ada"}}}})",
           "]}"),
      file("activitystreams", "[",
           R"({"type":"Note","id":"https://a.example/#","inReplyTo":"https://a.example/^",)"
           R"("attributedTo":"https://a.example/ada","content":"x"})",
           "]"),
      file("mbox", "",
           "From a Mon Jan  1 00:00:00 2024\nFrom: Ada <a@b.example>\nMessage-ID: <#@c>\n"
           "References: <^@c>\nSubject: s\n\nx\n\n",
           "", ""),
  };
  for (const auto& [format, text] : files) {
    CAPTURE(format);
    TextHeap heap;
    heap.own(text);
    Reading reading(heap, {});
    int steps_at_end = 0;
    Reading::Progress progress = Reading::Progress::more;
    while (progress == Reading::Progress::more) {
      const bool is_read = reading.position() == text.size();
      if (is_read && reading.share_settled() == 0) ++steps_at_end;
      progress = reading.step(is_read ? 1 : text.size());
    }
    CHECK(progress == Reading::Progress::done);
    CHECK(steps_at_end >= kCount);
    CHECK(reading.format() == format);
  }
}

}  // namespace
}  // namespace threadbare

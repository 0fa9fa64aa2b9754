#include "formats/hacker_news/item.h"

#include <string>

namespace threadbare {

using namespace hacker_news;

// Firebase: https://github.com/HackerNews/API. Algolia: https://hn.algolia.com/api.
constexpr Field kItemFields[] = {
    {kId, "id|objectID"},
    {kType, "type"},
    {kAuthor, "by|author|user"},
    {kText, "text|comment_text|story_text|content"},
    {kTime, "time|created_at_i"},
    {kCreatedAt, "created_at"},
    {kParent, "parent|parent_id"},
    {kPoll, "poll"},
    {kStory, "story_id"},
    {kStoryTitle, "story_title"},
    {kStoryUrl, "story_url"},
    {kTitle, "title"},
    {kUrl, "url"},
    {kScore, "score|points"},
    {kDescendants, "descendants|num_comments|comments_count"},
    {kDeleted, "deleted"},
    {kDead, "dead"},
    {kKids, "kids", Field::As::slice},
    {kIndent, "indent"},
};

// Both may also be lists of ids.
constexpr Edge kItemEdges[] = {
    {"children[]|comments[]", EdgeKind::reply, &kHackerNewsItem, true},
    {"options[]", EdgeKind::side, &kHackerNewsItem, true},
};

constexpr NodeType kHackerNewsItem = {"item", kItemFields, kItemEdges};
constexpr NodeType kHackerNewsMapItem = {"item", kItemFields, kItemEdges};

constexpr Edge kDocumentEdges[] = {
    {"[]|hits[]|comments[]", EdgeKind::reply, &kHackerNewsItem},
    {"post|story", EdgeKind::side, &kHackerNewsItem},
    {"*", EdgeKind::reply, &kHackerNewsMapItem, true},
};
constexpr NodeType kHackerNewsDocument = {"document", {}, kDocumentEdges};

namespace {

// Whether the objects at `at` are items, by fields that only these APIs put together.
bool are_items(const Sample& sample, const std::string& at) {
  const auto has = [&](const char* field) { return sample.has(at + field); };
  const bool firebase =
      has("id") && has("time") && (has("by") || (has("type") && (has("parent") || has("kids"))));
  // https://github.com/tastejs/hacker-news-pwas/blob/master/docs/api.md
  const bool for_pages = has("id") && has("time_ago") && (has("comments_count") || has("level"));
  return firebase || for_pages ||
         (has("id") && has("created_at_i") && (has("children") || has("story_id")));
}

bool is_map_of_items(const Sample& sample) {
  for (const std::string& path : sample.paths) {
    const size_t dot = path.find('.');
    if (dot == std::string::npos || path.find("[]") != std::string::npos) continue;
    const std::string_view field = std::string_view(path).substr(dot + 1);
    if ((field == "by" || field == "parent") && are_items(sample, path.substr(0, dot + 1))) {
      return true;
    }
  }
  return false;
}

}  // namespace

bool is_hacker_news_item(const Sample& sample) {
  return are_items(sample, "");
}

std::string_view recognises_hacker_news(const Sample& sample) {
  if (is_hacker_news_item(sample))
    return sample.first_of({"by", "created_at_i", "time_ago", "time"});
  if (are_items(sample, "[].")) return sample.first_of({"[].by", "[].created_at_i", "[].time"});
  if (are_items(sample, "comments[].")) return "comments[].time";
  if (sample.has("hits[].objectID")) {
    const std::string_view mark = sample.first_of(
        {"hits[].story_id", "hits[].comment_text", "hits[].num_comments", "hits[].created_at_i"});
    if (!mark.empty()) return mark;
  }
  // A page that somebody scraped: who and what, and how far it was indented.
  const bool is_scraped = sample.has("[].user") && sample.has("[].text") && !sample.has("[].id");
  if (is_scraped && sample.has("[].indent")) return "[].indent";
  return is_map_of_items(sample) ? "items by their numbers" : std::string_view();
}

}  // namespace threadbare

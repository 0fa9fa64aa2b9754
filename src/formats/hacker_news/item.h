// Where Hacker News's two APIs have what is told of an item, and how to know them.
#ifndef THREADBARE_FORMATS_HACKER_NEWS_ITEM_H_
#define THREADBARE_FORMATS_HACKER_NEWS_ITEM_H_

#include <cstdint>
#include <string_view>

#include "formats/json/grammar.h"
#include "formats/reading/sample.h"

namespace threadbare {

namespace hacker_news {

enum ItemField : uint8_t {
  kId,
  kType,
  kAuthor,
  kText,
  kTime,
  kCreatedAt,
  kParent,
  kPoll,
  kStory,
  kStoryTitle,
  kStoryUrl,
  kTitle,
  kUrl,
  kScore,
  kDescendants,
  kDeleted,
  kDead,
  kKids,
  kIndent,
};

}  // namespace hacker_news

/// A document: an item or an array of them, of either API; an answer of the search; a story beside
/// its comments; items by their numbers.
extern const NodeType kHackerNewsDocument;

/// A story, comment, job, poll, or choice of a poll.
extern const NodeType kHackerNewsItem;

/// The same, in an object whose keys are their numbers: its order means nothing.
extern const NodeType kHackerNewsMapItem;

/// For Format::recognises and JsonFormat::is_element.
std::string_view recognises_hacker_news(const Sample& sample);
bool is_hacker_news_item(const Sample& sample);

}  // namespace threadbare

#endif  // THREADBARE_FORMATS_HACKER_NEWS_ITEM_H_

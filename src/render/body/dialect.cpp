#include "render/body/dialect.h"

namespace threadbare {
namespace {

struct SourceRow {
  std::string_view source;
  Dialect dialect;
};

constexpr SourceRow kSources[] = {
    {"activitystreams", Dialect::commonmark},
    {"bluesky", Dialect::commonmark},
    {"commento", Dialect::commonmark},
    {"discourse", Dialect::commonmark},
    {"disqus", Dialect::commonmark},
    {"github", Dialect::github},
    {"hacker-news", Dialect::commonmark},
    {"isso", Dialect::commonmark},
    {"lobsters", Dialect::commonmark},
    {"mastodon", Dialect::commonmark},
    {"mapped", Dialect::commonmark},
    {"mbox", Dialect::mail},
    {"reddit", Dialect::reddit},
    {"remark42", Dialect::commonmark},
    {"twikoo", Dialect::commonmark},
    {"wordpress", Dialect::wordpress},
    {"youtube", Dialect::commonmark},
};

}  // namespace

Dialect dialect_of(std::string_view source) {
  for (const SourceRow& row : kSources) {
    if (row.source == source) return row.dialect;
  }
  return Dialect::lemmy;
}

}  // namespace threadbare

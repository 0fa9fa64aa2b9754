// Texts of Bluesky and the facets that lie on them, as HTML.
#ifndef THREADBARE_FORMATS_BLUESKY_RICH_TEXT_H_
#define THREADBARE_FORMATS_BLUESKY_RICH_TEXT_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace threadbare {

/// A link on the bytes [begin, end) of a text in UTF-8
/// (https://docs.bsky.app/docs/advanced-guides/post-richtext).
struct Facet {
  int32_t begin = -1;
  int32_t end = -1;
  std::string href;
};

/// Sorts `facets` by where they begin, and drops those that do not fit: without a link, empty, past
/// the end of the text, in the midst of a character, on top of an earlier one.
void keep_fitting(std::vector<Facet>& facets, std::string_view text);

/// The text as HTML: escaped, its line breaks as `<br>`, facets as links. REQUIRES: keep_fitting()
/// was called for them.
std::string rich_text_html(std::string_view text, const std::vector<Facet>& facets);

/// Where bsky.app shows the record of an at-URI (https://atproto.com/specs/at-uri-scheme): a post,
/// a feed, a list, a starter pack; empty for anything else. `who` stands for the repository in it,
/// unless it is empty: a handle reads better.
std::string page_of_record(std::string_view at_uri, std::string_view who);

/// Where bsky.app shows the posts with a hashtag, which is written without its `#`.
std::string page_of_tag(std::string_view tag);

}  // namespace threadbare

#endif  // THREADBARE_FORMATS_BLUESKY_RICH_TEXT_H_

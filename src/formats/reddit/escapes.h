// What Reddit's API does to text on its way.
#ifndef THREADBARE_FORMATS_REDDIT_ESCAPES_H_
#define THREADBARE_FORMATS_REDDIT_ESCAPES_H_

#include <string>
#include <string_view>
#include <vector>

#include "formats/json/node.h"

namespace threadbare {

/// Whether `field`, a thing's `body_html` or `selftext_html`, is HTML that was escaped once more:
/// answers to requests without `raw_json=1` have `<`, `>` and `&` replaced in all their texts
/// (https://www.reddit.com/dev/api#response_body_encoding), so Markdown is escaped then, too.
bool is_escaped_html(JsonNode node, uint8_t field);

/// Undoes that, once: `&amp;lt;` becomes `&lt;`. Returns whether there was anything to undo.
bool undo_reddit_escapes(std::string& text);

/// `text` without white space at its ends, or the escapes of it.
std::string_view without_outer_space(std::string_view text);

/// The strings of a JSON array of plain ids, `["abc","abd"]`, as pieces of it.
std::vector<Piece> ids_in_json(const TextHeap& heap, Piece json);

}  // namespace threadbare

#endif  // THREADBARE_FORMATS_REDDIT_ESCAPES_H_

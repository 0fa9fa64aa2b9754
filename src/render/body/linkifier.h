// Finds addresses in running text.
#ifndef THREADBARE_RENDER_LINKIFIER_H_
#define THREADBARE_RENDER_LINKIFIER_H_

#include <cstddef>
#include <string_view>

namespace threadbare {

class HtmlWriter;

/// A link found in text: text[begin, end), and whether it lacks its scheme ("www.example.org").
struct FoundLink {
  size_t begin = 0;
  size_t end = 0;
  bool lacks_scheme = false;

  bool found() const { return begin < end; }
};

/// Finds the first address in `text` at or after `from`: "http://…", "https://…" or "www.…" at the
/// start of a word. It goes on to white space, a quotation mark, an angle bracket or the full-width
/// punctuation of Chinese and Japanese, which follows addresses without a space. Trailing
/// punctuation and unbalanced closing brackets are left out, as in the GFM specification, section
/// 6.9. Returns an empty range at text.size() if there is none. Complexity: linear, over all calls
/// together, in the size of the text.
FoundLink find_link(std::string_view text, size_t from);

/// Writes text with its addresses as links; "www.…" leads to https. Inside an `a` it writes just
/// the text: HtmlWriter drops links in links.
void write_linkified(HtmlWriter& writer, std::string_view text);

/// Writes the address `link` of `text`: as a link if safe_url allows it, else as text.
void write_found_link(HtmlWriter& writer, std::string_view text, const FoundLink& link);

/// Opens an `a` to a place outside, with the `rel` that all such links carry, and a class unless
/// that is empty. `href` must have come from safe_url.
void open_outer_link(HtmlWriter& writer, std::string_view href, std::string_view css_class = {});

}  // namespace threadbare

#endif  // THREADBARE_RENDER_LINKIFIER_H_

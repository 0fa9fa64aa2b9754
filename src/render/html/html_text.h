// What a reader sees of our own HTML.
#ifndef THREADBARE_RENDER_HTML_TEXT_H_
#define THREADBARE_RENDER_HTML_TEXT_H_

#include <string>
#include <string_view>

namespace threadbare {

/// Appends the text of HTML that HtmlWriter wrote: tags are gone, those of blocks and line breaks
/// leave a space, and references are undone. White space is collapsed to single spaces, also to the
/// one that `out` may end with. Complexity: linear.
void append_text_of_html(std::string& out, std::string_view html);

}  // namespace threadbare

#endif  // THREADBARE_RENDER_HTML_TEXT_H_

// Bodies of comments as safe HTML.
#ifndef THREADBARE_RENDER_BODY_H_
#define THREADBARE_RENDER_BODY_H_

#include <cstdint>
#include <string_view>

#include "render/body/dialect.h"
#include "thread/columns.h"

namespace threadbare {

class HtmlWriter;

/// What a body needs to know of the thread around it.
struct BodyContext {
  /// Where relative links start; may be empty.
  std::string_view base;
  /// What its source takes Markdown, HTML and plain text for.
  Dialect dialect = Dialect::lemmy;
  /// The id of what it is the body of, of our own making: footnotes and what refers to them get ids
  /// that end in it, and lead to each other. Empty: they do not.
  std::string_view anchor = {};
};

/// Writes a body in its markup, between HtmlWriter::begin_body and end_body. Bodies past
/// kMaxMarkdownBytes are written as plain text, but for HTML ones, and so is Markdown for which
/// there was no memory. Output past kMaxOutputFactor is
/// cut, and a note says so, in a `p` of class `cut`. Complexity: linear in the size of the body.
void write_body(HtmlWriter& writer, std::string_view body, Markup markup,
                const BodyContext& context);

/// One file each. They write blocks into a body that write_body has begun.

enum class PlainIndent : uint8_t {
  relative,  ///< less what all lines have in common: a body may be a slice of an indented page
  kept,
};

/// Plain text as people type it. Blank lines part paragraphs, line breaks stay, and so does
/// indentation, as no-break spaces; the body has to start where a line does. Lines that start with
/// `•` are a list, nested by their indentation (a line right below an item goes on with it if it is
/// indented deeper); lines that start with `>`, or more of them, are quotes. Addresses become
/// links.
void write_plain_text(HtmlWriter& writer, std::string_view body,
                      PlainIndent indent = PlainIndent::relative);

/// Plain text as mail has it: runs of quoted lines become `details` of class `quote-fold`, open
/// unless they are longer than 8 lines; what stands below the last line `-- ` becomes a closed one
/// of class `signature`.
void write_mail_text(HtmlWriter& writer, std::string_view body);

/// Markdown: CommonMark with GFM's tables and strikethrough (`~~x~~`), in the context's dialect.
/// Addresses become links, images links of class `image-link`: nothing is loaded. Headings start at
/// h4, below those of the page. Of Lemmy's Markdown, what is defined for links (`[x]: …`) holds up
/// to the next spoiler's begin or end. Returns false when md4c gave up, for want of memory: then
/// the body is in pieces.
[[nodiscard]] bool write_markdown(HtmlWriter& writer, std::string_view body,
                                  const BodyContext& context);

/// HTML, as html_body.h says.
void write_html(HtmlWriter& writer, std::string_view body, const BodyContext& context);

}  // namespace threadbare

#endif  // THREADBARE_RENDER_BODY_H_

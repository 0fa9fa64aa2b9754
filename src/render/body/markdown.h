// CommonMark, and where dialects of it step in.
#ifndef THREADBARE_RENDER_MARKDOWN_H_
#define THREADBARE_RENDER_MARKDOWN_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "render/body/body.h"
#include "render/body/flow_writer.h"
#include "render/body/html_body.h"

namespace threadbare {

/// What a dialect makes of text. A dialect puts marks into Markdown before it is read, bytes that
/// never occur in UTF-8, and finds them again in the text that comes out of it.
class MarkdownText {
 public:
  virtual ~MarkdownText() = default;

  /// Puts back what the marks stand for: in code and in addresses.
  virtual void unmark(std::string& text) const;
  /// Writes a run of text, which is not in code; addresses as links.
  virtual void write(FlowWriter& flow, std::string_view text);
  /// A paragraph, heading or cell ended.
  virtual void end_block(FlowWriter& flow);
  /// Writes an image that is none: `source` is no address but a name. Returns false if it is one.
  virtual bool write_image(FlowWriter& flow, std::string_view source);
};

/// What Markdown is written with.
struct MarkdownParts {
  FlowWriter& flow;
  HtmlBody& html;  ///< reads the HTML in it
  MarkdownText& text;
  const BodyContext& context;
};

struct MarkdownOptions {
  bool html = false;           ///< HTML in it is read, else text
  bool hard_breaks = false;    ///< line breaks break lines
  bool bare_headings = false;  ///< `#heading` needs no space
  bool task_lists = false;
  bool alerts = false;  ///< quotes that start with `[!NOTE]`
};

/// Writes CommonMark with GFM's tables and strikethrough. Returns false when md4c gave up, for want
/// of memory: then what was written is a part. That the writer is full is no failure.
[[nodiscard]] bool write_commonmark(const MarkdownParts& parts, std::string_view marked,
                                    const MarkdownOptions& options);

/// A dialect each, in files of their own; they return what write_commonmark does.
[[nodiscard]] bool write_lemmy_markdown(FlowWriter& flow, HtmlBody& html, std::string_view body,
                                        const BodyContext& context);
[[nodiscard]] bool write_reddit_markdown(FlowWriter& flow, HtmlBody& html, std::string_view body,
                                         const BodyContext& context);
[[nodiscard]] bool write_github_markdown(FlowWriter& flow, HtmlBody& html, std::string_view body,
                                         const BodyContext& context);

}  // namespace threadbare

#endif  // THREADBARE_RENDER_MARKDOWN_H_

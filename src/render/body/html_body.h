// HTML as comments have it, on its way to safe HTML.
#ifndef THREADBARE_RENDER_HTML_BODY_H_
#define THREADBARE_RENDER_HTML_BODY_H_

#include <cstddef>
#include <string_view>

#include "render/body/body.h"
#include "render/body/flow_writer.h"
#include "render/html/html_tags.h"
#include "render/html/html_tokeniser.h"

namespace threadbare {

/// Reads HTML and hands it to a FlowWriter. The source may come in parts, with other things written
/// to the FlowWriter in between, as in Markdown: what a part opens the next may close. A tag must
/// not be cut.
///
/// What HtmlWriter has an element for stays, of the rest the text does; but what is in `script`,
/// `style`, `svg` and their like goes (html_tags.h). Images are links, or their text if they are
/// emoji; what would play or embed something is a link to it. Read as a reader of theirs expects
/// are the classes of Mastodon (`invisible`, `ellipsis`), Discourse (quotes, oneboxes, spoilers,
/// lightboxes) and GitHub (task lists).
class HtmlBody {
 public:
  /// Both are borrowed.
  HtmlBody(FlowWriter& flow, const BodyContext& context) : flow_(flow), context_(context) {}

  /// Reads a part. Complexity: linear.
  void read(std::string_view html);

  /// Blank lines in text end paragraphs from here on, other line breaks break lines.
  void set_paragraphs_by_lines() { paragraphs_by_lines_ = true; }

  /// Whether what comes is in an element that is dropped with its content.
  bool dropping() const { return drop_depth_ > 0; }
  /// Gives up waiting for that element's end.
  void end_dropping();

 private:
  void start(const HtmlToken& token);
  void end(FlowTag tag);
  void text(const HtmlToken& token);
  void write_lines(std::string_view text);

  void drop(FlowTag tag);
  bool start_within_dropped(FlowTag tag, const HtmlToken& token);

  void start_division(FlowTag tag, const HtmlToken& token);
  void start_spoiler(FlowTag tag);
  void start_heading(FlowTag tag);
  void start_block(FlowTag tag, const HtmlToken& token);
  void start_item(FlowTag tag);
  void start_table(FlowTag tag, const HtmlToken& token);
  void start_table_part(FlowTag tag, const HtmlToken& token);
  void start_inline(FlowTag tag, const HtmlToken& token);
  void start_link(FlowTag tag, const HtmlToken& token);
  void write_image(const HtmlToken& token);
  bool write_media(FlowTag tag, const HtmlToken& token);
  void write_link_to(std::string_view href, std::string_view css_class, std::string_view label);

  bool is_top(FlowTag tag) const;
  bool in_onebox() const;

  FlowWriter& flow_;
  const BodyContext& context_;
  HtmlTokeniser* tokeniser_ = nullptr;  // of the part that is read
  FlowTag drop_tag_ = kUnknownTag;
  size_t drop_depth_ = 0;
  bool media_written_ = false;  // in the media element that is dropped
  bool in_lightbox_ = false;
  bool after_pre_ = false;
  bool paragraphs_by_lines_ = false;
};

/// Writes the mark of a task list's item: a box, ticked or not.
void write_task_mark(HtmlWriter& writer, bool done);

/// What an image that is not shown is called: a picture's sign and its alternative text.
void write_image_label(HtmlWriter& writer, std::string_view alt);

}  // namespace threadbare

#endif  // THREADBARE_RENDER_HTML_BODY_H_

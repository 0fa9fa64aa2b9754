// Blocks and formatting of a body, as browsers mend them.
#ifndef THREADBARE_RENDER_FLOW_WRITER_H_
#define THREADBARE_RENDER_FLOW_WRITER_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "render/html/html_writer.h"

namespace threadbare {

/// Who opened something: an element of HTML, by its row in the table of html_tags.h, or Markdown.
/// End tags close what has their tag.
using FlowTag = uint8_t;
inline constexpr FlowTag kMarkdownTag = 255;

/// A block to be opened.
struct FlowBlock {
  enum class Holds : uint8_t {
    blocks,  ///< text in it stands in paragraphs
    text,    ///< text may stand in it as it is
    code,    ///< the same, with its white space
  };
  FlowTag tag = kMarkdownTag;
  Holds holds = Holds::blocks;
  /// Without one the block only parts what is in it from what is around.
  bool has_element = false;
  Element element = Element::div;
  /// Of our own making; static text.
  std::string_view css_class;
};

/// An inline element to be opened.
struct FlowInline {
  FlowTag tag = kMarkdownTag;
  bool has_element = false;
  Element element = Element::span;
  std::string css_class;  ///< of our own making
  std::string href;       ///< of an `a`: what safe_url gave
  std::string title;
  std::string_view text_after;  ///< written when it is closed; static text
};

/// Stands between a source of HTML and HtmlWriter, and keeps apart what HtmlWriter mixes: a block
/// ends all inline elements of the one around, and they go on in it and behind it, as they do in
/// browsers (`<b>a<p>b</b>`). Paragraphs and inline elements are written once there is something in
/// them, so none is empty. Text that stands in no paragraph, but in a block that holds blocks, gets
/// one. Line breaks at the start or the end of a block are left out. Complexity: constant for each
/// call but for the text, within kMaxOpenHtml.
class FlowWriter {
 public:
  explicit FlowWriter(HtmlWriter& writer) : writer_(writer) {}

  HtmlWriter& writer() { return writer_; }

  /// Ends the paragraph or heading and opens a block. Attributes may follow, if it has an element.
  void open_block(const FlowBlock& block);
  /// Closes the innermost block of that tag, and what is open in it. Returns false if there is
  /// none: it must not lie beyond a block that is a boundary for it, as HTML has them (section
  /// 13.2.4.2: cells are for all but parts of tables, lists are for `li`), or one of Markdown's.
  bool close_block(FlowTag tag);
  /// Whether such a block is open and can be closed.
  bool can_close(FlowTag tag) const;
  /// Takes note of a block that is not opened, so that its end tag closes no other.
  void skip_block(FlowTag tag) { ++skipped_blocks_[tag]; }
  /// The open blocks, from the outermost in.
  size_t depth() const { return blocks_.size(); }
  const FlowBlock& block(size_t index) const { return blocks_[index].block; }

  /// What comes next is a `p` or a heading of its own.
  void start_phrase(Element element);
  /// Ends the paragraph or heading, if there is one.
  void end_phrase();
  /// Whether the next text stands in a heading.
  bool in_heading() const { return phrase_wanted_ && phrase_ != Element::p; }

  void open_inline(FlowInline element);
  /// Closes the innermost inline element of that tag. Those that were opened since stay open.
  bool close_inline(FlowTag tag);
  /// Closes all that Markdown left open, whatever their order.
  void close_markdown_inlines();
  /// Whether one of that tag is open.
  bool has_inline(FlowTag tag) const;

  /// Writes text, with its addresses as links where links may stand.
  void text(std::string_view text);
  /// Gets ready for text that the caller writes itself. Returns false if there is nothing to be
  /// written: white space that was put off or says nothing.
  bool begin_text(std::string_view text);
  /// Gets ready for something that is no text, like an image's link.
  void begin_content();
  /// A line break.
  void line_break();
  /// A rule, which stands between blocks.
  void rule();

  /// Whether something was written since the innermost block or paragraph began.
  bool has_content() const { return has_content_; }
  /// Whether a line break was the last thing, but for white space.
  bool after_break() const { return breaks_ > 0; }
  /// Whether text stands in paragraphs here.
  bool holds_blocks() const;
  bool in_code_block() const;

  /// Closes everything.
  void finish();

 private:
  struct OpenBlock {
    FlowBlock block;
    bool written;
  };
  struct OpenInline {
    FlowInline element;
    size_t depth;  // how many blocks were open
  };

  static bool is_boundary(const FlowBlock& block, FlowTag tag);
  size_t find_block(FlowTag tag) const;
  void pop_blocks(size_t floor);
  void write_block(OpenBlock& block);
  void write_inline(const FlowInline& element);
  void remove_inline(size_t index);
  void suspend_inlines(size_t first);
  void part();

  HtmlWriter& writer_;
  std::vector<OpenBlock> blocks_;
  std::vector<OpenInline> inlines_;
  size_t written_inlines_ = 0;  // of inlines_, the first ones
  // Those past the cap, which were not opened, so that their end tags close nothing.
  std::array<uint32_t, 256> skipped_blocks_{};
  std::array<uint32_t, 256> skipped_inlines_{};
  Element phrase_ = Element::p;
  bool phrase_wanted_ = false;
  bool phrase_open_ = false;
  bool has_content_ = false;
  char space_ = 0;  // put off until something follows
  size_t breaks_ = 0;
};

}  // namespace threadbare

#endif  // THREADBARE_RENDER_FLOW_WRITER_H_

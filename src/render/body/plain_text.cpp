#include <algorithm>
#include <cstddef>
#include <vector>

#include "render/body/body.h"
#include "render/body/linkifier.h"
#include "render/html/html_writer.h"
#include "thread/limits.h"

namespace threadbare {
namespace {

constexpr std::string_view kBullet = "\xE2\x80\xA2";    // U+2022
constexpr std::string_view kNoBreakSpace = "\xC2\xA0";  // U+00A0
constexpr size_t kTabWidth = 4;
constexpr char kQuoteMark = '>';

// Takes the white space that `text` starts with off it. Returns its width in columns.
size_t take_indent(std::string_view& text) {
  size_t width = 0;
  size_t i = 0;
  for (; i < text.size() && (text[i] == ' ' || text[i] == '\t'); ++i) {
    width += text[i] == '\t' ? kTabWidth - width % kTabWidth : 1;
  }
  text.remove_prefix(i);
  return width;
}

void drop_trailing_space(std::string_view& text) {
  while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
}

// Takes the first line off `text`, and the LF, CR LF or CR that ends it.
std::string_view take_line(std::string_view& text) {
  const size_t end = std::min(text.find_first_of("\r\n"), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end);
  if (text.starts_with("\r\n")) {
    text.remove_prefix(2);
  } else if (!text.empty()) {
    text.remove_prefix(1);
  }
  return line;
}

// The indentation that all lines but blank ones have.
size_t common_indent(std::string_view body) {
  size_t common = ~size_t{0};
  while (!body.empty()) {
    std::string_view line = take_line(body);
    const size_t indent = take_indent(line);
    if (!line.empty()) common = std::min(common, indent);
  }
  return common;
}

struct Line {
  size_t quote_level = 0;
  size_t indent = 0;  // within its quote
  std::string_view text;
  bool is_item = false;

  bool blank() const { return text.empty() && !is_item; }
};

Line parse_line(std::string_view text, size_t common) {
  Line line;
  line.indent = take_indent(text);
  line.indent -= std::min(line.indent, common);
  while (text.starts_with(kQuoteMark)) {
    ++line.quote_level;
    text.remove_prefix(1);
    if (text.starts_with(' ')) text.remove_prefix(1);
  }
  if (line.quote_level > 0) line.indent = take_indent(text);
  if (text.starts_with(kBullet)) {
    line.is_item = true;
    text.remove_prefix(kBullet.size());
    take_indent(text);
  }
  drop_trailing_space(text);
  line.text = text;
  return line;
}

// Writes lines one by one, and knows which blocks are open.
class PlainTextBlocks {
 public:
  explicit PlainTextBlocks(HtmlWriter& writer) : writer_(writer) {}

  void add(const Line& line) {
    if (line.quote_level != quote_level_) {
      end_blocks();
      for (; quote_level_ < line.quote_level; ++quote_level_) writer_.open(Element::blockquote);
      for (; quote_level_ > line.quote_level; --quote_level_) writer_.close(Element::blockquote);
    }
    if (line.blank()) {
      end_paragraph();
    } else if (line.is_item) {
      add_item(line);
    } else if (!item_indents_.empty() && !after_blank_ && line.indent > item_indents_.back()) {
      writer_.open(Element::br);
      write_linkified(writer_, line.text);
    } else {
      add_to_paragraph(line);
    }
    after_blank_ = line.blank();
  }

  void end_blocks() {
    end_paragraph();
    while (!item_indents_.empty()) end_list();
  }

 private:
  void add_item(const Line& line) {
    end_paragraph();
    while (!item_indents_.empty() && line.indent < item_indents_.back()) end_list();
    if (item_indents_.empty() || line.indent > item_indents_.back()) {
      writer_.open(Element::ul);
      item_indents_.push_back(line.indent);
    } else {
      writer_.close(Element::li);
    }
    writer_.open(Element::li);
    write_linkified(writer_, line.text);
  }

  void add_to_paragraph(const Line& line) {
    if (in_paragraph_) {
      writer_.open(Element::br);
    } else {
      end_blocks();
      writer_.open(Element::p);
      in_paragraph_ = true;
    }
    for (size_t i = 0; i < std::min(line.indent, kMaxShownIndent); ++i) writer_.text(kNoBreakSpace);
    write_linkified(writer_, line.text);
  }

  void end_paragraph() {
    if (in_paragraph_) writer_.close(Element::p);
    in_paragraph_ = false;
  }

  void end_list() {
    writer_.close(Element::li);
    writer_.close(Element::ul);
    item_indents_.pop_back();
  }

  HtmlWriter& writer_;
  size_t quote_level_ = 0;
  std::vector<size_t> item_indents_;  // of the open lists, from the outermost in
  bool in_paragraph_ = false;
  bool after_blank_ = false;
};

}  // namespace

void write_plain_text(HtmlWriter& writer, std::string_view body, PlainIndent indent) {
  const size_t common = indent == PlainIndent::kept ? 0 : common_indent(body);
  PlainTextBlocks blocks(writer);
  while (!body.empty() && !writer.full()) blocks.add(parse_line(take_line(body), common));
  blocks.end_blocks();
}

}  // namespace threadbare

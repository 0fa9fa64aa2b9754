#include "render/body/flow_writer.h"

#include <algorithm>
#include <utility>

#include "render/body/linkifier.h"
#include "render/html/html_tags.h"
#include "thread/limits.h"

namespace threadbare {
namespace {

constexpr std::string_view kSpace = " \t\n\r\f";
constexpr size_t kNone = ~size_t{0};

bool is_cell(FlowTag tag) {
  return tag == tag_of("td") || tag == tag_of("th");
}

bool is_table_or_part(FlowTag tag) {
  return tag < kUnknownTag &&
         (kTagRows[tag].role == TagRole::table || kTagRows[tag].role == TagRole::table_part);
}

bool is_list(FlowTag tag) {
  return tag == tag_of("ul") || tag == tag_of("ol") || tag == tag_of("menu") ||
         tag == tag_of("dir");
}

// Whether the block holds nothing but parts of its table.
bool is_bare_table(const FlowBlock& block) {
  return block.has_element && (block.element == Element::table || block.element == Element::thead ||
                               block.element == Element::tbody || block.element == Element::tr);
}

}  // namespace

void FlowWriter::open_block(const FlowBlock& block) {
  part();
  if (blocks_.size() >= kMaxOpenHtml) {
    ++skipped_blocks_[block.tag];
    return;
  }
  if (!blocks_.empty() && !blocks_.back().written && is_bare_table(block)) {
    write_block(blocks_.back());
  }
  // A caption comes before the table's rows and must not stand in the table.
  const bool waits = block.has_element && block.element == Element::table;
  blocks_.push_back({block, false});
  if (!waits) write_block(blocks_.back());
}

void FlowWriter::write_block(OpenBlock& open) {
  open.written = true;
  if (!open.block.has_element) return;
  writer_.open(open.block.element);
  if (!open.block.css_class.empty()) {
    writer_.attribute(Attribute::class_, open.block.css_class);
  }
}

bool FlowWriter::is_boundary(const FlowBlock& block, FlowTag tag) {
  if (block.tag == kMarkdownTag || block.tag == tag_of("table")) return true;
  if (is_cell(block.tag)) return !is_table_or_part(tag);
  if (tag == tag_of("li")) return is_list(block.tag);
  return (tag == tag_of("dd") || tag == tag_of("dt")) && block.tag == tag_of("dl");
}

size_t FlowWriter::find_block(FlowTag tag) const {
  for (size_t i = blocks_.size(); i > 0; --i) {
    const FlowBlock& block = blocks_[i - 1].block;
    if (block.tag == tag) return i - 1;
    if (tag != kMarkdownTag && is_boundary(block, tag)) break;
  }
  return kNone;
}

bool FlowWriter::can_close(FlowTag tag) const {
  return skipped_blocks_[tag] == 0 && find_block(tag) != kNone;
}

bool FlowWriter::close_block(FlowTag tag) {
  if (skipped_blocks_[tag] > 0) {
    --skipped_blocks_[tag];
    part();
    return true;
  }
  const size_t index = find_block(tag);
  if (index == kNone) return false;
  pop_blocks(index);
  return true;
}

void FlowWriter::pop_blocks(size_t floor) {
  part();
  while (blocks_.size() > floor) {
    const OpenBlock& last = blocks_.back();
    if (last.block.has_element && last.written) writer_.close(last.block.element);
    blocks_.pop_back();
  }
  while (!inlines_.empty() && inlines_.back().depth > floor) inlines_.pop_back();
}

// Ends whatever text there is: a block begins or ends here.
void FlowWriter::part() {
  end_phrase();
  suspend_inlines(0);
  has_content_ = false;
  space_ = 0;
  breaks_ = 0;
}

void FlowWriter::start_phrase(Element element) {
  part();
  phrase_ = element;
  phrase_wanted_ = true;
}

void FlowWriter::end_phrase() {
  if (phrase_open_) {
    suspend_inlines(0);
    writer_.close(phrase_);
    has_content_ = false;
    space_ = 0;
    breaks_ = 0;
  }
  phrase_ = Element::p;
  phrase_wanted_ = false;
  phrase_open_ = false;
}

void FlowWriter::open_inline(FlowInline element) {
  if (inlines_.size() >= kMaxOpenHtml) {
    ++skipped_inlines_[element.tag];
    return;
  }
  const bool has_looks_of_its_own = element.element == Element::a || !element.css_class.empty();
  if (!has_looks_of_its_own && element.has_element) {
    for (const OpenInline& open : inlines_) {
      const bool same = open.element.has_element && open.element.element == element.element &&
                        open.element.css_class.empty();
      if (same && element.title.empty()) element.has_element = false;
    }
  }
  inlines_.push_back({std::move(element), blocks_.size()});
}

bool FlowWriter::close_inline(FlowTag tag) {
  if (skipped_inlines_[tag] > 0) {
    --skipped_inlines_[tag];
    return true;
  }
  size_t floor = 0;  // what was opened outside of a cell is not closed in it
  for (size_t i = blocks_.size(); floor == 0 && i > 0; --i) {
    const FlowTag block = blocks_[i - 1].block.tag;
    if (block == kMarkdownTag || is_cell(block)) floor = i;
  }
  for (size_t i = inlines_.size(); i > 0 && inlines_[i - 1].depth >= floor; --i) {
    if (inlines_[i - 1].element.tag != tag) continue;
    remove_inline(i - 1);
    return true;
  }
  return false;
}

void FlowWriter::close_markdown_inlines() {
  for (size_t i = inlines_.size(); i > 0; --i) {
    if (inlines_[i - 1].element.tag == kMarkdownTag) remove_inline(i - 1);
  }
}

bool FlowWriter::has_inline(FlowTag tag) const {
  return std::any_of(inlines_.begin(), inlines_.end(),
                     [tag](const OpenInline& open) { return open.element.tag == tag; });
}

void FlowWriter::remove_inline(size_t index) {
  const std::string_view text_after = inlines_[index].element.text_after;
  if (!text_after.empty() && index < written_inlines_) {
    suspend_inlines(index + 1);
    writer_.text(text_after);
  }
  suspend_inlines(index);
  inlines_.erase(inlines_.begin() + static_cast<std::ptrdiff_t>(index));
}

// Closes the inline elements from that one on in the output; they are opened again when something
// comes that stands in them.
void FlowWriter::suspend_inlines(size_t first) {
  while (written_inlines_ > first) {
    const FlowInline& last = inlines_[--written_inlines_].element;
    if (last.has_element) writer_.close(last.element);
  }
}

void FlowWriter::write_inline(const FlowInline& element) {
  if (!element.has_element) return;
  if (element.element == Element::a) {
    open_outer_link(writer_, element.href, element.css_class);
  } else {
    writer_.open(element.element);
    if (!element.css_class.empty()) writer_.attribute(Attribute::class_, element.css_class);
    // Hidden text that no pointer is needed for.
    if (element.css_class == "spoiler-inline") writer_.attribute(Attribute::tabindex, "0");
  }
  if (!element.title.empty()) writer_.attribute(Attribute::title, element.title);
}

bool FlowWriter::holds_blocks() const {
  if (in_code_block()) return false;
  return blocks_.empty() || blocks_.back().block.holds == FlowBlock::Holds::blocks;
}

bool FlowWriter::in_code_block() const {
  return writer_.inside(Element::pre);
}

void FlowWriter::begin_content() {
  if (writer_.full()) return;
  if (!blocks_.empty() && blocks_.back().written && is_bare_table(blocks_.back().block)) {
    // Browsers put it in front of the table, which is written already.
    size_t table = blocks_.size() - 1;
    while (table > 0 && blocks_[table].block.element != Element::table) --table;
    pop_blocks(table);
  }
  if (!phrase_open_ && (phrase_wanted_ || holds_blocks())) {
    writer_.open(phrase_);
    phrase_wanted_ = true;
    phrase_open_ = true;
    has_content_ = false;
  }
  if (has_content_) {
    for (; breaks_ > 0; --breaks_) {
      writer_.open(Element::br);
      space_ = 0;
    }
    if (space_ != 0) writer_.text(std::string_view(&space_, 1));
  }
  breaks_ = 0;
  space_ = 0;
  for (; written_inlines_ < inlines_.size(); ++written_inlines_) {
    write_inline(inlines_[written_inlines_].element);
  }
  has_content_ = true;
}

bool FlowWriter::begin_text(std::string_view text) {
  if (text.empty()) return false;
  if (!in_code_block() && text.find_first_not_of(kSpace) == text.npos) {
    if (has_content_) space_ = text.find('\n') == text.npos ? ' ' : '\n';
    return false;
  }
  begin_content();
  return true;
}

void FlowWriter::text(std::string_view text) {
  if (in_code_block()) {
    begin_content();
    writer_.text(text);
    return;
  }
  if (!has_content_ || breaks_ > 0) {
    text.remove_prefix(std::min(text.find_first_not_of(kSpace), text.size()));
  }
  if (!begin_text(text)) return;
  const size_t end = text.find_last_not_of(kSpace) + 1;
  const std::string_view trailing = text.substr(end);
  text = text.substr(0, end);
  if (writer_.inside(Element::code)) {
    writer_.text(text);
  } else {
    write_linkified(writer_, text);
  }
  if (!trailing.empty()) space_ = trailing.find('\n') == trailing.npos ? ' ' : '\n';
}

void FlowWriter::line_break() {
  if (in_code_block()) {
    begin_content();
    writer_.open(Element::br);
  } else {
    ++breaks_;
  }
}

void FlowWriter::rule() {
  part();
  writer_.open(Element::hr);
}

void FlowWriter::finish() {
  pop_blocks(0);
  inlines_.clear();
}

}  // namespace threadbare

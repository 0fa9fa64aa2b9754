#include "formats/lemmy_text/header.h"

#include <algorithm>

namespace threadbare::lemmy_text {

namespace {

// Indentations are compared before the width of a step is known; tabs are then as wide as usual.
constexpr uint32_t kProvisionalStep = 8;

// Blank lines that may part an author from the age line below.
constexpr uint32_t kMaxBlankAfterAuthor = 2;

void lower(std::optional<Indent>& least, Indent indent) {
  if (!least || indent.columns(kProvisionalStep) < least->columns(kProvisionalStep)) {
    least = indent;
  }
}

}  // namespace

bool HeaderScanner::step(size_t budget) {
  const size_t start = position_;
  while (position_ < text_.size() && position_ - start < budget) {
    const Line line = line_at(text_, position_);
    read(line);
    position_ = line.end;
  }
  if (position_ < text_.size()) return false;
  settle_text();
  if (after_header()) outline_.headers.back().blank_after = true;
  directly_after_header_ = false;
  return true;
}

void HeaderScanner::read(const Line& line) {
  if (line.blank()) {
    if (after_header()) outline_.headers.back().blank_after = true;
    directly_after_header_ = false;
    ++blank_lines_;
    return;
  }
  if (const std::optional<AgeLine> age = parse_age_line(line.content)) {
    read_age(line, *age);
  } else if (const std::optional<uint32_t> more = parse_more_line(line.content)) {
    settle_text();
    outline_.more_lines.push_back({static_cast<uint32_t>(line.begin), *more, line.indent});
    last_is_text_ = false;
    directly_after_header_ = false;
  } else {
    if (after_header() && outline_.headers.back().indent == line.indent) {
      outline_.headers.back().text_continues = true;
    }
    TextLine text{line.begin, line.indent, line.content};
    text.follows_blank = blank_lines_ > 0;
    text.starts_paragraph = text.follows_blank || directly_after_header_;
    text.follows_item = !text.starts_paragraph && last_text_ && last_text_->is_item();
    settle_text();
    last_text_ = text;
    last_is_text_ = true;
    directly_after_header_ = false;
  }
  blank_lines_ = 0;
}

void HeaderScanner::read_age(const Line& line, const AgeLine& age) {
  Header header;
  header.age_begin = static_cast<uint32_t>(line.begin);
  header.body_begin = static_cast<uint32_t>(line.end);
  header.indent = line.indent;
  header.age = age;
  header.blank_before = blank_lines_ > 0;
  take_author(header);
  if (!header.author && last_is_text_ && blank_lines_ == 0) {
    header.continues_text = last_text_->indent == line.indent && !last_text_->is_item();
  }
  // A list item right above may be an author written in a way that is not known. It must not count
  // as text, or the comment before would seem to go on behind it.
  const bool maybe_author =
      last_is_text_ && blank_lines_ == 0 && last_text_->is_item() && !outline_.headers.empty();
  if (header.author || maybe_author) last_text_.reset();
  settle_text();
  outline_.headers.push_back(header);
  last_is_text_ = false;
  directly_after_header_ = true;
}

void HeaderScanner::take_author(Header& header) {
  if (!last_text_ || !last_is_text_ || blank_lines_ > kMaxBlankAfterAuthor) return;
  const std::optional<AuthorLine> author = parse_author_line(last_text_->content);
  if (!author) return;
  // A name without an address could be any list item: it has to stand alone.
  if (author->form == AuthorLine::Form::local && last_text_->follows_item) return;
  if (author->form == AuthorLine::Form::display &&
      (!last_text_->follows_blank || blank_lines_ > 0)) {
    return;
  }
  header.author = author->form;
  header.author_begin = static_cast<uint32_t>(last_text_->begin);
  header.author_indent = last_text_->indent;
  header.blank_before = last_text_->follows_blank;
}

void HeaderScanner::settle_text() {
  if (!last_text_) return;
  if (outline_.headers.empty()) {
    if (!outline_.post_indent) outline_.post_indent = last_text_->indent;
  } else {
    Header& header = outline_.headers.back();
    if (!header.first_text) header.first_text = last_text_->indent;
    if (last_text_->starts_paragraph) lower(header.shallowest_text, last_text_->indent);
  }
  last_text_.reset();
}

bool has_age_line(std::string_view text) {
  for (size_t position = 0; position < text.size();) {
    const Line line = line_at(text, position);
    if (parse_age_line(line.content)) return true;
    position = line.end;
  }
  return false;
}

}  // namespace threadbare::lemmy_text

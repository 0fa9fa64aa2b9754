#include "formats/lemmy_text/body.h"

#include <algorithm>
#include <optional>

namespace threadbare::lemmy_text {

namespace {

constexpr size_t kMaxTitleCharacters = 80;

/// `line`, up to the end of its content, without the margin.
std::string_view without_margin(std::string_view region, const Line& line, Margin margin) {
  const char* end = line.content.data() + line.content.size();
  const std::string_view whole =
      region.substr(line.begin, static_cast<size_t>(end - region.data()) - line.begin);
  return whole.substr(indent_bytes(whole, margin.columns, margin.step));
}

/// The lines of the region that are text.
class Lines {
 public:
  Lines(std::string_view region, Margin margin) : region_(region), margin_(margin) {}

  /// The next line that is neither blank nor a count of more replies.
  std::optional<std::string_view> next() {
    blank_lines_ = 0;
    size_t blank_lines = 0;
    while (position_ < region_.size()) {
      const Line line = line_at(region_, position_);
      position_ = line.end;
      if (line.blank()) {
        blank_lines_ = std::max(blank_lines_, ++blank_lines);
      } else if (parse_more_line(line.content)) {
        ++more_lines_;
        blank_lines = 0;
      } else {
        return without_margin(region_, line, margin_);
      }
    }
    return std::nullopt;
  }

  /// Blank lines before the one that next() returned; of those on either side of a count of more
  /// replies, the more.
  size_t blank_lines() const { return blank_lines_; }
  /// Counts of more replies that were passed over so far.
  size_t more_lines() const { return more_lines_; }

 private:
  std::string_view region_;
  Margin margin_;
  size_t position_ = 0;
  size_t blank_lines_ = 0;
  size_t more_lines_ = 0;
};

std::string_view slice(const char* begin, std::string_view last) {
  return {begin, static_cast<size_t>(last.data() + last.size() - begin)};
}

std::string_view trimmed(std::string_view text) {
  const auto is_space = [](char byte) { return byte == ' ' || byte == '\t'; };
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace

Piece body_of(TextHeap& heap, std::string_view region, Margin margin) {
  Lines lines(region, margin);
  const std::optional<std::string_view> first = lines.next();
  if (!first) return {};

  // Most text that is not indented, and all text of one line, is in the input as it should be.
  std::string_view last = *first;
  Lines ahead = lines;
  bool parted = false;
  while (const std::optional<std::string_view> line = ahead.next()) {
    parted = ahead.more_lines() > lines.more_lines();
    last = *line;
  }
  const std::string_view whole = slice(first->data(), last);
  const bool one_line = last.data() == first->data();
  if (one_line || (margin.columns == 0 && !parted && whole.find('\r') == std::string_view::npos)) {
    return heap.piece_of_input(whole);
  }

  std::string text(*first);
  while (const std::optional<std::string_view> line = lines.next()) {
    text.append(lines.blank_lines() + 1, '\n');
    text += *line;
  }
  const Piece piece = heap.add(text);
  // With the heap full, indented text is better than none.
  return piece.empty() ? heap.piece_of_input(whole) : piece;
}

State state_of(std::string_view body) {
  const auto is_mark = [](char byte) { return byte == '*' || byte == '_'; };
  while (!body.empty() && is_mark(body.front())) body.remove_prefix(1);
  while (!body.empty() && is_mark(body.back())) body.remove_suffix(1);
  if (body == "removed by mod") return State::removed;
  if (body == "deleted by creator") return State::deleted;
  return State::normal;
}

std::string title_from(std::string_view body) {
  std::string_view line = body.substr(0, body.find_first_of("\r\n"));
  line = trimmed(line);
  size_t characters = 0;
  size_t last_space = 0;
  size_t last_whole = 0;
  for (size_t i = 0; i < line.size(); ++i) {
    const bool continues = (static_cast<unsigned char>(line[i]) & 0xC0) == 0x80;
    if (continues) continue;
    if (characters == kMaxTitleCharacters) {
      std::string title(trimmed(line.substr(0, last_space > 0 ? last_space : last_whole)));
      return title += "…";
    }
    if (line[i] == ' ') last_space = i;
    last_whole = i;
    ++characters;
  }
  return std::string(line);
}

}  // namespace threadbare::lemmy_text

#include "formats/lemmy_text/line.h"

#include <algorithm>
#include <cstring>

namespace threadbare::lemmy_text {

namespace {

constexpr std::string_view kNoBreakSpace = "\u00A0";
constexpr std::string_view kBullets[] = {"•", "◦", "▪", "‣", "*", "-", "+"};

// Longer ones are sentences that begin like a count of replies.
constexpr size_t kMaxMoreLineBytes = 48;

bool is_space(char byte) {
  return byte == ' ' || byte == '\t' || byte == '\r';
}
bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}
bool is_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

bool take(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

void take_spaces(std::string_view& text) {
  while (take(text, " ") || take(text, kNoBreakSpace)) {
  }
}

}  // namespace

Line line_at(std::string_view text, size_t begin) {
  Line line;
  line.begin = begin;
  const void* newline = std::memchr(text.data() + begin, '\n', text.size() - begin);
  size_t end = text.size();
  line.end = end;
  if (newline != nullptr) {
    end = static_cast<size_t>(static_cast<const char*>(newline) - text.data());
    line.end = end + 1;
  }
  std::string_view content = text.substr(begin, end - begin);
  while (true) {
    if (content.ends_with(kNoBreakSpace)) {
      content.remove_suffix(kNoBreakSpace.size());
    } else if (!content.empty() && is_space(content.back())) {
      content.remove_suffix(1);
    } else {
      break;
    }
  }
  if (content.empty()) return line;
  while (true) {
    if (take(content, "\t")) {
      ++line.indent.tabs;
    } else if (take(content, " ") || take(content, kNoBreakSpace)) {
      ++line.indent.spaces;
    } else {
      break;
    }
  }
  line.content = content;
  return line;
}

size_t indent_bytes(std::string_view line, uint64_t columns, uint32_t step) {
  const size_t size = line.size();
  while (columns > 0) {
    if (take(line, " ") || take(line, kNoBreakSpace)) {
      --columns;
    } else if (columns >= step && take(line, "\t")) {
      columns -= step;
    } else {
      break;
    }
  }
  return size - line.size();
}

size_t bullet_bytes(std::string_view content) {
  for (std::string_view bullet : kBullets) {
    std::string_view rest = content;
    if (!take(rest, bullet)) continue;
    const size_t behind = rest.size();
    take_spaces(rest);
    if (rest.size() < behind) return content.size() - rest.size();
  }
  return 0;
}

std::optional<uint32_t> parse_more_line(std::string_view content) {
  if (content.size() > kMaxMoreLineBytes || content.empty() || !is_digit(content.front())) {
    return std::nullopt;
  }
  uint64_t count = 0;
  while (!content.empty() && is_digit(content.front())) {
    count =
        std::min<uint64_t>(count * 10 + static_cast<uint64_t>(content.front() - '0'), ~uint32_t{0});
    content.remove_prefix(1);
  }
  take_spaces(content);
  if (!take(content, "more")) return std::nullopt;
  take_spaces(content);
  if (!take(content, "replies") && !take(content, "reply")) return std::nullopt;
  // What is left is an arrow: no word, no sentence's end.
  for (char byte : content) {
    if (is_letter(byte) || is_digit(byte) || byte == '?' || byte == '!' || byte == ',') {
      return std::nullopt;
    }
  }
  return static_cast<uint32_t>(count);
}

}  // namespace threadbare::lemmy_text

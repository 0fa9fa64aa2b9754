#include "render/body/code_fence.h"

#include <algorithm>

namespace threadbare {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r";
  const size_t begin = std::min(text.find_first_not_of(kSpace), text.size());
  const size_t end = text.find_last_not_of(kSpace) + 1;
  return begin < end ? text.substr(begin, end - begin) : std::string_view();
}

size_t run_length(std::string_view text, size_t at) {
  const size_t end = text.find_first_not_of(text[at], at);
  return (end == text.npos ? text.size() : end) - at;
}

std::string_view without_indent(std::string_view line) {
  const size_t indent = line.find_first_not_of(' ');
  return indent <= kMaxMarkIndent ? line.substr(indent) : std::string_view();
}

bool CodeFence::take(std::string_view line) {
  constexpr size_t kLeastFence = 3;
  const bool fence = !line.empty() && (line[0] == '`' || line[0] == '~');
  const size_t length = fence ? run_length(line, 0) : 0;
  if (length_ == 0) {
    const bool opens =
        length >= kLeastFence && (line[0] == '~' || line.find('`', length) == line.npos);
    if (!opens) return false;
    mark_ = line[0];
    length_ = length;
    return true;
  }
  if (length >= length_ && line[0] == mark_ && trimmed(line.substr(length)).empty()) length_ = 0;
  return true;
}

}  // namespace threadbare

// Which lines of Markdown are in fenced code.
#ifndef THREADBARE_RENDER_CODE_FENCE_H_
#define THREADBARE_RENDER_CODE_FENCE_H_

#include <cstddef>
#include <string_view>

namespace threadbare {

/// CommonMark: four columns make a line indented code.
inline constexpr size_t kMaxMarkIndent = 3;

/// The line from its first character that is no space; empty if it is indented too far for a mark.
std::string_view without_indent(std::string_view line);

/// How often the character at `text[at]` stands there in a row. REQUIRES: at < text.size().
size_t run_length(std::string_view text, size_t at);

/// `text` without the spaces, tabs and carriage returns around it.
std::string_view trimmed(std::string_view text);

/// Takes the lines of a body one by one, and knows which are in fenced code (CommonMark, section
/// 4.5).
class CodeFence {
 public:
  /// Whether the line, without its indentation, belongs to fenced code, fences included.
  bool take(std::string_view line);

 private:
  char mark_ = 0;
  size_t length_ = 0;  // of the opening fence; 0 outside of code
};

}  // namespace threadbare

#endif  // THREADBARE_RENDER_CODE_FENCE_H_

// The lines of a text copied off a page, with their indentation.
#ifndef THREADBARE_FORMATS_LEMMY_TEXT_LINE_H_
#define THREADBARE_FORMATS_LEMMY_TEXT_LINE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace threadbare::lemmy_text {

/// White space before a line. A tab is one step of the file, whose width is known only once the
/// whole file has been seen; a no-break space counts as a space.
struct Indent {
  uint32_t tabs = 0;
  uint32_t spaces = 0;

  uint64_t columns(uint32_t step) const { return uint64_t{tabs} * step + spaces; }
  bool operator==(const Indent& other) const {
    return tabs == other.tabs && spaces == other.spaces;
  }
};

struct Line {
  size_t begin = 0;          ///< of the indentation
  size_t end = 0;            ///< one past the line break, or the end of the text
  Indent indent;             ///< of a blank line: nothing
  std::string_view content;  ///< without indentation, trailing white space and line break

  bool blank() const { return content.empty(); }
};

/// The line that starts at `begin`. REQUIRES: begin < text.size(). Complexity: linear in the line,
/// and no more than a search for its end where it is long.
Line line_at(std::string_view text, size_t begin);

/// How many bytes of `line` are white space that fills up to `columns`, a tab being `step` wide.
/// A tab that would go beyond is left.
size_t indent_bytes(std::string_view line, uint64_t columns, uint32_t step);

/// The bytes of the bullet and the spaces behind it that `content` begins with; 0 if it has none.
size_t bullet_bytes(std::string_view content);

/// Reads `3 more replies ➔`, with any arrow or none: the number, capped to 32 bits.
std::optional<uint32_t> parse_more_line(std::string_view content);

}  // namespace threadbare::lemmy_text

#endif  // THREADBARE_FORMATS_LEMMY_TEXT_LINE_H_

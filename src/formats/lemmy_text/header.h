// The first pass over a text copied off a Lemmy page: where comments may begin.
#ifndef THREADBARE_FORMATS_LEMMY_TEXT_HEADER_H_
#define THREADBARE_FORMATS_LEMMY_TEXT_HEADER_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "formats/lemmy_text/age.h"
#include "formats/lemmy_text/author.h"
#include "formats/lemmy_text/line.h"

namespace threadbare::lemmy_text {

/// An age line that stands alone, and what its neighbours say of whether it heads a comment.
/// Offsets count in the input.
struct Header {
  uint32_t age_begin = 0;
  uint32_t body_begin = 0;  ///< behind the age line
  Indent indent;
  AgeLine age;

  /// The line before it, if that reads as an author.
  std::optional<AuthorLine::Form> author;
  uint32_t author_begin = 0;
  Indent author_indent;

  bool blank_before = false;
  bool blank_after = false;
  /// The line directly before or after is text at the same indentation, as in a paragraph.
  bool continues_text = false;
  bool text_continues = false;

  /// Indentation of the first text behind it, and the least of those that begin a paragraph, up to
  /// the next header. Blank lines, authors and counts of more replies are no text.
  std::optional<Indent> first_text;
  std::optional<Indent> shallowest_text;

  // Set by the grid and by the choice of scores.
  uint32_t depth = 0;
  uint32_t unloaded = 0;
  uint8_t reading = 0;  ///< which of age.readings holds

  /// Where the comment begins: at its author if it has one.
  uint32_t begin() const { return author ? author_begin : age_begin; }
};

/// `3 more replies ➔`: a line that is no text.
struct MoreLine {
  uint32_t begin = 0;
  uint32_t count = 0;
  Indent indent;
};

/// What the first pass finds, in the order of the input.
struct Outline {
  std::vector<Header> headers;
  std::vector<MoreLine> more_lines;
  /// Of the first text before the first header: that of the post, if the input has it.
  std::optional<Indent> post_indent;
};

/// Finds age lines, in steps.
class HeaderScanner {
 public:
  /// `text` must outlive the scanner.
  explicit HeaderScanner(std::string_view text) : text_(text) {}

  /// Reads lines until about `budget` bytes are done. Returns whether all are.
  bool step(size_t budget);

  size_t position() const { return position_; }

  /// REQUIRES: step() has returned true.
  Outline& outline() { return outline_; }

 private:
  struct TextLine {
    size_t begin = 0;
    Indent indent;
    std::string_view content;
    bool starts_paragraph = false;
    bool follows_blank = false;
    bool follows_item = false;  // directly behind a list item

    bool is_item() const { return bullet_bytes(content) > 0; }
  };

  void read(const Line& line);
  void read_age(const Line& line, const AgeLine& age);
  void take_author(Header& header);
  void settle_text();
  bool after_header() const { return !outline_.headers.empty() && directly_after_header_; }

  std::string_view text_;
  size_t position_ = 0;
  Outline outline_;
  // The last line of text, as long as it may turn out to be an author.
  std::optional<TextLine> last_text_;
  uint32_t blank_lines_ = 1;  // since the last line that was none; the start counts as one
  bool last_is_text_ = false;
  bool directly_after_header_ = false;
};

/// Whether some line of `text` is an age line. Complexity: linear, up to the first one.
bool has_age_line(std::string_view text);

}  // namespace threadbare::lemmy_text

#endif  // THREADBARE_FORMATS_LEMMY_TEXT_HEADER_H_

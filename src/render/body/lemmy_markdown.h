// What Lemmy adds to CommonMark: spoilers, subscript and superscript.
#ifndef THREADBARE_RENDER_LEMMY_MARKDOWN_H_
#define THREADBARE_RENDER_LEMMY_MARKDOWN_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace threadbare {

class HtmlWriter;

/// A stretch of a Lemmy body.
struct LemmySegment {
  enum class Kind : uint8_t {
    markdown,       ///< `text` is CommonMark
    spoiler_begin,  ///< `text` is the spoiler's title, which is no Markdown
    spoiler_end,
  };
  Kind kind = Kind::markdown;
  std::string_view text;
};

/// Cuts a body at its spoilers:
///
///     ::: spoiler Title
///     hidden *Markdown*
///     :::
///
/// Each begin has an end behind it: one that the body leaves open ends with it. Spoilers nest; a
/// line of colons ends the innermost that was opened with as many or fewer. Lines in fenced code
/// are no marks, nor are those in quotes and list items. Complexity: linear.
std::vector<LemmySegment> split_spoilers(std::string_view body);

/// `markdown` with each single `~` and `^` replaced by a byte of its own that never occurs in
/// UTF-8, so that md4c, to which `~x~` is strikethrough, hands them on as text. They are as many
/// bytes as before. Escaped ones (`\~`) stay. Complexity: linear.
std::string mark_sub_and_superscripts(std::string_view markdown);

/// Puts `~` and `^` back where they were: for code and for addresses.
void unmark_sub_and_superscripts(std::string& text);

/// Writes a run of text that came from such Markdown: `~x~` as subscript, `^x^` as superscript
/// where there is something but no white space between the two, and addresses as links. Complexity:
/// linear.
void write_lemmy_text(HtmlWriter& writer, std::string_view marked);

}  // namespace threadbare

#endif  // THREADBARE_RENDER_LEMMY_MARKDOWN_H_

// Cuts HTML into text and tags.
#ifndef THREADBARE_RENDER_HTML_TOKENISER_H_
#define THREADBARE_RENDER_HTML_TOKENISER_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace threadbare {

/// An attribute of a tag, as it stands in the source: its name in any case, its value with the
/// references still in it. Views into the source.
struct HtmlAttribute {
  std::string_view name;
  std::string_view value;
};

struct HtmlToken {
  enum class Kind : uint8_t {
    text,      ///< `text`, with references
    raw_text,  ///< `text`, in which references are none: of a script, a style
    start_tag,
    end_tag,
  };
  Kind kind = Kind::text;
  std::string_view text;  ///< of a tag: its source, `<` to `>`
  std::string_view name;  ///< of a tag, in any case
  /// Of a start tag: the first kMaxHtmlAttributes that it has. Valid until the next token.
  std::vector<HtmlAttribute> attributes;

  /// The attribute of that name, which is in lower case, its references still in it; the first, if
  /// there are several. Null if there is none.
  const HtmlAttribute* find(std::string_view lower) const;
};

/// Reads HTML as the HTML standard says (section 13.2.5), and never fails: whatever comes is text,
/// a tag, or a comment, and comments, doctypes and processing instructions are left out. What is in
/// `script`, `style` and their like is raw text up to their end tag. Only a tag that the source
/// does not finish is read otherwise: it is text, so that nothing is lost of "a <b". Complexity:
/// linear in the source, over all calls together.
class HtmlTokeniser {
 public:
  /// `html` is borrowed.
  explicit HtmlTokeniser(std::string_view html) : html_(html) {}

  /// Reads the next token. Returns false at the end.
  bool next(HtmlToken& token);

  /// Inside `svg` and `math` no element holds raw text.
  void set_foreign(bool foreign) { foreign_ = foreign; }

 private:
  bool is_markup(size_t at) const;
  size_t end_of_declaration(size_t at) const;
  bool take_tag(HtmlToken& token);
  bool take_attribute(HtmlToken& token);
  void take_raw_text(HtmlToken& token);
  void skip_space();
  char at(size_t position) const { return position < html_.size() ? html_[position] : '\0'; }

  std::string_view html_;
  size_t at_ = 0;
  std::string_view raw_element_;  // whose raw text comes next
  bool foreign_ = false;
};

/// Whether `text` is `lower`, which is in lower case, in any case.
bool equals_folded(std::string_view text, std::string_view lower);

}  // namespace threadbare

#endif  // THREADBARE_RENDER_HTML_TOKENISER_H_

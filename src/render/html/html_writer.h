// The only code that emits `<`. What it cannot express, no input can bring about.
#ifndef THREADBARE_RENDER_HTML_WRITER_H_
#define THREADBARE_RENDER_HTML_WRITER_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "render/words/phrasebook.h"

namespace threadbare {

/// The elements there are. No SVG, MathML, form, template, style, script or raw text element is
/// among them, and none may be added: the safety of the output rests on this list.
enum class Element : uint8_t {
  // Only Threadbare's own frame uses these (h3 is the heading of a comment):
  article,
  header,
  footer,
  section,
  button,
  time,
  div,
  h2,
  h3,
  // Bodies use these (and so may the frame):
  a,
  b,
  blockquote,
  br,
  code,
  dd,
  del,
  details,
  dl,
  dt,
  em,
  h4,
  h5,
  h6,
  hr,
  i,
  ins,
  kbd,
  li,
  mark,
  ol,
  p,
  pre,
  s,
  small,
  span,
  strong,
  sub,
  summary,
  sup,
  table,
  tbody,
  td,
  th,
  thead,
  tr,
  u,
  ul,
};

/// Names of attributes. `class`, `id`, `part` and `data-*` take values of our own making, never the
/// input's.
enum class Attribute : uint8_t {
  aria_expanded,
  aria_hidden,
  aria_label,
  class_,
  colspan,
  data_comment,
  data_depth,
  datetime,
  dir,
  hidden,
  href,
  id,
  lang,
  open,
  part,
  rel,
  rowspan,
  start,
  title,
  type,
  role,
  tabindex,
};

/// Appends HTML to a string: a table of elements, escaped text, always balanced.
///
/// Structure is kept valid whatever is asked for, so that a browser builds the very tree that was
/// written:
///  - `li` needs a list, `dt` and `dd` a `dl`, `tr`, `td`, `th`, `thead` and `tbody` their parts of
///  a table, `summary`
///    must come first in a `details`; elsewhere they are dropped, their content kept. One that
///    follows an unclosed one of its kind closes that.
///  - `a` inside `a`, and the frame's elements inside a body, are dropped, their content kept.
///  - Block elements close an open `p` or heading. Content that stands in a table but in no cell
///    ends the table.
///  - Inside a body, elements past kMaxBodyDepth are dropped, their content kept; quotes, lists,
///    tables and details stop eight levels earlier, so that there is room for paragraphs in them.
///  - Between begin_body() and end_body() nothing can close an element that was open before.
/// Complexity: constant for each element, however deep it stands; linear in the size of texts.
class HtmlWriter {
 public:
  /// `out` is borrowed, and appended to. It is complete once everything is closed. So are the
  /// phrases, in which those who write say what is not the input's.
  explicit HtmlWriter(std::string& out, const Phrasebook& phrases = Phrasebook::english())
      : out_(&out), phrases_(&phrases) {}
  HtmlWriter(const HtmlWriter&) = delete;
  HtmlWriter& operator=(const HtmlWriter&) = delete;
  /// Closes what is still open. Natively that may find no memory, and throw as all writing may.
  ~HtmlWriter() noexcept(false);

  /// Has headings written so many levels lower, h6 being the lowest; 0 if this is not called. To be
  /// called before anything is open.
  void lower_headings(uint32_t levels) { lowered_ = levels; }

  /// Opens an element. Attributes of it may follow until anything else is written. `br` and `hr`
  /// need no close.
  void open(Element element);
  /// Adds an attribute to the element just opened. Values are escaped, as text() says; an attribute
  /// of an element that was dropped is dropped too, and an element whose attributes the budget has
  /// no room for is not written. `href` values must have come from url.h's
  /// safe_url, or be fragments of our own.
  void attribute(Attribute name, std::string_view value);
  /// An attribute without a value: `hidden`, `open`.
  void attribute(Attribute name);
  /// Closes the innermost open element of that kind, and what is open inside it. Does nothing when
  /// there is none in the current body.
  void close(Element element);

  /// Text, escaped. Invalid UTF-8 becomes U+FFFD. Dropped are C0 controls but tab and line feed,
  /// and U+202A–U+202E, which reorder text that follows them; the isolates U+2066–U+2069, which
  /// writers of Arabic and Hebrew need, end with their paragraph anyway and are kept.
  void text(std::string_view text);

  /// The same with a phrase that has no forms.
  void attribute(Attribute name, Phrase phrase) { attribute(name, (*phrases_)[phrase]); }
  void text(Phrase phrase) { text((*phrases_)[phrase]); }

  const Phrasebook& phrases() const { return *phrases_; }

  /// Marks a boundary for untrusted content: closes cannot cross it. `budget` is the most bytes
  /// that it may become, closing tags included; past it everything up to end_body() is left out.
  /// REQUIRES: not inside a body.
  void begin_body(size_t budget);
  /// Leaves the body as it was when it began, with nothing in it: what was written was no use.
  /// REQUIRES: inside a body.
  void restart_body();
  /// Closes what the body left open. Returns whether something was left out for want of budget.
  bool end_body();

  /// Whether an element of that kind is open (written, not dropped) in the current body; outside
  /// one, in the frame.
  bool inside(Element element) const { return written_[index(element)] != 0; }

  /// Whether the body's budget is spent: nothing is written until end_body().
  bool full() const { return full_; }

 private:
  static constexpr size_t kElements = static_cast<size_t>(Element::ul) + 1;
  using Counts = std::array<uint32_t, kElements>;

  struct Open {
    Element element;
    bool written;
  };

  static size_t index(Element element) { return static_cast<size_t>(element); }
  bool dropped(Element element) const;
  std::string_view name_of(Element element) const;
  void finish_tag();
  void take_back_tag();
  bool place(Element element, bool first_in_details);
  bool place_within(Element element);
  bool deep_enough_for(Element element) const;
  bool in_bare_table() const;
  void close_phrasing();
  void close_written(Element element);
  void pop();
  bool room(size_t bytes) const;

  std::string* out_;
  const Phrasebook* phrases_;
  std::vector<Open> open_;     // what was asked for, dropped ones too, so that closes match
  std::vector<Element> path_;  // what is open in the output
  Counts asked_{};             // how many of each kind are in open_, since the body began
  Counts written_{};           // the same for path_
  Counts frame_asked_{};       // both, as they were before the body
  Counts frame_written_{};
  size_t open_floor_ = 0;  // where in open_, path_ and *out_ the body begins
  size_t path_floor_ = 0;
  size_t out_floor_ = 0;
  size_t limit_ = ~size_t{0};  // the size that *out_ must not pass
  size_t reserved_ = 0;        // bytes for `>` and closing tags that are sure to come
  uint32_t lowered_ = 0;       // levels that headings are written lower
  bool in_body_ = false;
  size_t tag_begin_ = 0;        // where the last start tag begins in *out_
  bool tag_open_ = false;       // `<p` is written, `>` is not
  bool tag_is_void_ = false;    // it has no closing tag
  bool fresh_details_ = false;  // nothing was written since `<details`
  bool fresh_pre_ = false;      // nothing was written since `<pre`
  bool full_ = false;
};

}  // namespace threadbare

#endif  // THREADBARE_RENDER_HTML_WRITER_H_

#include "render/html/html_writer.h"

#include <algorithm>
#include <exception>

#include "thread/limits.h"
#include "thread/utf8.h"

namespace threadbare {
namespace {

using Traits = uint8_t;
constexpr Traits kBody = 1;        // may stand in a body
constexpr Traits kBlock = 2;       // closes paragraphs and headings
constexpr Traits kVoid = 4;        // has no content and no closing tag
constexpr Traits kContainer = 8;   // nests blocks, so it has to stop early in deep bodies
constexpr Traits kTableOnly = 16;  // holds nothing but parts of its table

struct ElementRow {
  std::string_view name;
  Traits traits;
};

// In the order of Element.
constexpr ElementRow kElementRows[] = {
    {"article", kBlock},
    {"header", kBlock},
    {"footer", kBlock},
    {"section", kBlock},
    {"button", 0},
    {"time", 0},
    {"div", kBlock},
    {"h2", kBlock},
    {"h3", kBlock},
    {"a", kBody},
    {"b", kBody},
    {"blockquote", kBody | kBlock | kContainer},
    {"br", kBody | kVoid},
    {"code", kBody},
    {"dd", kBody | kBlock},
    {"del", kBody},
    {"details", kBody | kBlock | kContainer},
    {"dl", kBody | kBlock | kContainer},
    {"dt", kBody | kBlock},
    {"em", kBody},
    {"h4", kBody | kBlock},
    {"h5", kBody | kBlock},
    {"h6", kBody | kBlock},
    {"hr", kBody | kBlock | kVoid},
    {"i", kBody},
    {"ins", kBody},
    {"kbd", kBody},
    {"li", kBody | kBlock},
    {"mark", kBody},
    {"ol", kBody | kBlock | kContainer},
    {"p", kBody | kBlock},
    {"pre", kBody | kBlock},
    {"s", kBody},
    {"small", kBody},
    {"span", kBody},
    {"strong", kBody},
    {"sub", kBody},
    {"summary", kBody | kBlock},
    {"sup", kBody},
    {"table", kBody | kBlock | kContainer | kTableOnly},
    {"tbody", kBody | kBlock | kTableOnly},
    {"td", kBody | kBlock},
    {"th", kBody | kBlock},
    {"thead", kBody | kBlock | kTableOnly},
    {"tr", kBody | kBlock | kTableOnly},
    {"u", kBody},
    {"ul", kBody | kBlock | kContainer},
};
static_assert(std::size(kElementRows) == static_cast<size_t>(Element::ul) + 1);

// In the order of Attribute.
constexpr std::string_view kAttributeNames[] = {
    "aria-expanded", "aria-hidden", "aria-label", "class",    "colspan", "data-comment",
    "data-depth",    "datetime",    "dir",        "hidden",   "href",    "id",
    "lang",          "open",        "part",       "rel",      "rowspan", "start",
    "title",         "type",        "role",       "tabindex",
};
static_assert(std::size(kAttributeNames) == static_cast<size_t>(Attribute::tabindex) + 1);

// Levels that containers leave to what stands in them: rows and cells, paragraphs, emphasis.
constexpr size_t kInnerDepth = 8;
static_assert(kMaxBodyDepth > kInnerDepth);

constexpr const ElementRow& row_of(Element element) {
  return kElementRows[static_cast<size_t>(element)];
}

constexpr bool is(Element element, Traits trait) {
  return (row_of(element).traits & trait) != 0;
}

constexpr size_t closing_size(Element element) {
  return row_of(element).name.size() + 3;
}

// The bytes that are copied as they are: printable ASCII without `"&'<>`, tab and line feed.
constexpr std::array<bool, 256> kPlainBytes = [] {
  std::array<bool, 256> plain{};
  for (size_t byte = 0x20; byte < 0x80; ++byte) plain[byte] = true;
  for (const char special : {'"', '&', '\'', '<', '>'})
    plain[static_cast<unsigned char>(special)] = false;
  plain['\t'] = plain['\n'] = true;
  return plain;
}();

bool reorders_text(char32_t code_point) {
  return code_point >= 0x202A && code_point <= 0x202E;
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\n\r\f") == text.npos;
}

// What a byte that is not plain, or a sequence of them, is written as.
struct Replacement {
  std::string_view bytes;
  size_t replaced = 1;  // bytes of input
};

Replacement replacement_at(std::string_view text, size_t at) {
  switch (text[at]) {
    case '"':
      return {"&quot;"};
    case '&':
      return {"&amp;"};
    case '\'':
      return {"&#39;"};
    case '<':
      return {"&lt;"};
    case '>':
      return {"&gt;"};
    default:
      break;
  }
  if (static_cast<unsigned char>(text[at]) < 0x20) return {""};
  const DecodedCodePoint decoded = decode_utf8(text, at);
  if (!decoded.valid) return {"\xEF\xBF\xBD", decoded.size};
  if (reorders_text(decoded.value)) return {"", decoded.size};
  return {text.substr(at, decoded.size), decoded.size};
}

// Appends `text` escaped, up to the code point that would bring `out` past `limit` bytes. Returns
// whether all of it was appended.
bool append_escaped(std::string& out, std::string_view text, size_t limit) {
  size_t at = 0;
  while (at < text.size()) {
    const size_t begin = at;
    while (at < text.size() && kPlainBytes[static_cast<unsigned char>(text[at])]) ++at;
    const size_t left = limit > out.size() ? limit - out.size() : 0;
    if (at - begin > left) {
      out.append(text.substr(begin, left));
      return false;
    }
    out.append(text.substr(begin, at - begin));
    if (at == text.size()) break;

    const Replacement replacement = replacement_at(text, at);
    if (replacement.bytes.size() > left - (at - begin)) return false;
    out.append(replacement.bytes);
    at += replacement.replaced;
  }
  return true;
}

}  // namespace

HtmlWriter::~HtmlWriter() noexcept(false) {
#if defined(__cpp_exceptions)
  if (std::uncaught_exceptions() > 0) return;  // out of memory: nobody reads what was written
#endif
  if (in_body_) end_body();
  finish_tag();
  while (!open_.empty()) pop();
}

std::string_view HtmlWriter::name_of(Element element) const {
  constexpr std::string_view kHeadings[] = {"h2", "h3", "h4", "h5", "h6"};
  const std::string_view name = row_of(element).name;
  const auto* const heading = std::find(std::begin(kHeadings), std::end(kHeadings), name);
  if (lowered_ == 0 || heading == std::end(kHeadings)) return name;
  const size_t level = static_cast<size_t>(heading - std::begin(kHeadings)) + lowered_;
  return kHeadings[std::min(level, std::size(kHeadings) - 1)];
}

void HtmlWriter::open(Element element) {
  if (full_) return;
  finish_tag();
  const bool first_in_details = fresh_details_;
  fresh_details_ = false;
  fresh_pre_ = false;
  const bool is_void = is(element, kVoid);
  const bool written = place(element, first_in_details);
  const size_t closing = is_void ? 0 : closing_size(element);
  const std::string_view name = name_of(element);
  if (written && !room(name.size() + 2 + closing)) {
    full_ = true;
    return;
  }
  if (!is_void) {
    open_.push_back({element, written});
    ++asked_[index(element)];
  }
  if (!written) return;

  tag_begin_ = out_->size();
  *out_ += '<';
  *out_ += name;
  tag_open_ = true;
  tag_is_void_ = is_void;
  reserved_ += closing + 1;
  fresh_details_ = element == Element::details;
  fresh_pre_ = element == Element::pre;
  if (!is_void) {
    path_.push_back(element);
    ++written_[index(element)];
  }
}

void HtmlWriter::attribute(Attribute name, std::string_view value) {
  if (!tag_open_ || full_) return;
  *out_ += ' ';
  *out_ += kAttributeNames[static_cast<size_t>(name)];
  *out_ += "=\"";
  const size_t quote = 1;
  if (!room(quote) || !append_escaped(*out_, value, limit_ - reserved_ - quote)) {
    return take_back_tag();
  }
  *out_ += '"';
}

void HtmlWriter::attribute(Attribute name) {
  if (!tag_open_ || full_) return;
  const std::string_view text = kAttributeNames[static_cast<size_t>(name)];
  if (!room(text.size() + 1)) return take_back_tag();
  *out_ += ' ';
  *out_ += text;
}

// The budget ends within the tag. Half an attribute would say something else than the whole, and so
// would a link without its `rel`: then rather no element.
void HtmlWriter::take_back_tag() {
  out_->resize(tag_begin_);
  tag_open_ = false;
  full_ = true;
  --reserved_;
  if (tag_is_void_) return;
  const Element element = path_.back();
  reserved_ -= closing_size(element);
  path_.pop_back();
  --written_[index(element)];
  open_.back().written = false;
}

void HtmlWriter::close(Element element) {
  if (full_ || asked_[index(element)] == 0) return;
  finish_tag();
  fresh_details_ = false;
  fresh_pre_ = false;
  bool found = false;
  while (!found) {
    found = open_.back().element == element;
    pop();
  }
}

void HtmlWriter::text(std::string_view text) {
  if (full_ || text.empty()) return;
  if (in_bare_table()) {
    if (is_blank(text)) return;
    close_written(Element::table);
  }
  finish_tag();
  if (fresh_details_ && !is_blank(text)) fresh_details_ = false;
  if (fresh_pre_) {
    fresh_pre_ = false;
    // A browser drops the line feed that follows <pre>, so one is put there for it.
    if (text.front() == '\n' && room(1)) *out_ += '\n';
  }
  if (!append_escaped(*out_, text, limit_ - reserved_)) full_ = true;
}

void HtmlWriter::begin_body(size_t budget) {
  finish_tag();
  fresh_details_ = false;
  fresh_pre_ = false;
  in_body_ = true;
  open_floor_ = open_.size();
  path_floor_ = path_.size();
  out_floor_ = out_->size();
  frame_asked_ = asked_;
  frame_written_ = written_;
  asked_ = Counts{};
  written_ = Counts{};
  const size_t headroom = ~size_t{0} - out_->size() - reserved_;
  limit_ = out_->size() + reserved_ + (budget < headroom ? budget : headroom);
}

void HtmlWriter::restart_body() {
  finish_tag();
  while (open_.size() > open_floor_) pop();
  out_->resize(out_floor_);
  full_ = false;
  fresh_details_ = false;
  fresh_pre_ = false;
}

bool HtmlWriter::end_body() {
  finish_tag();
  while (open_.size() > open_floor_) pop();
  const bool cut = full_;
  in_body_ = false;
  full_ = false;
  fresh_details_ = false;
  fresh_pre_ = false;
  open_floor_ = 0;
  path_floor_ = 0;
  asked_ = frame_asked_;
  written_ = frame_written_;
  limit_ = ~size_t{0};
  return cut;
}

bool HtmlWriter::dropped(Element element) const {
  return asked_[index(element)] != written_[index(element)];
}

void HtmlWriter::finish_tag() {
  if (!tag_open_) return;
  *out_ += '>';
  --reserved_;
  tag_open_ = false;
}

// Makes room for `element`, by closing what it implies the end of. Returns whether it may be
// written.
bool HtmlWriter::place(Element element, bool first_in_details) {
  if (in_body_ && !is(element, kBody)) {
    if (is(element, kBlock)) close_phrasing();
    return false;
  }
  switch (element) {
    case Element::summary:
      return first_in_details && deep_enough_for(element);
    case Element::dd:
    case Element::dt:
    case Element::li:
    case Element::td:
    case Element::th:
    case Element::tr:
    case Element::thead:
    case Element::tbody:
      close_phrasing();
      return place_within(element) && deep_enough_for(element);
    case Element::a:
      if (inside(Element::a)) return false;
      break;
    default:
      if (is(element, kBlock)) close_phrasing();
      break;
  }
  if (in_bare_table()) close_written(Element::table);
  return deep_enough_for(element);
}

// For parts of lists and tables: closes the part that `element` follows, with the inline elements
// left open in it. Returns whether what is open then may hold `element`. Anything else in between,
// a quote or another list, belongs to that part and is not closed.
bool HtmlWriter::place_within(Element element) {
  enum class Step { stop, holds, close };
  const auto step = [&](Element open) {
    const bool part_of_table = open == Element::td || open == Element::th || open == Element::tr;
    switch (element) {
      case Element::li:
        if (open == Element::ul || open == Element::ol) return Step::holds;
        return open == Element::li ? Step::close : Step::stop;
      case Element::dd:
      case Element::dt:
        if (open == Element::dl) return Step::holds;
        return open == Element::dd || open == Element::dt ? Step::close : Step::stop;
      case Element::td:
      case Element::th:
        if (open == Element::tr) return Step::holds;
        return part_of_table ? Step::close : Step::stop;
      case Element::tr:
        if (open == Element::table || open == Element::thead || open == Element::tbody) {
          return Step::holds;
        }
        return part_of_table ? Step::close : Step::stop;
      default:  // thead, tbody
        if (open == Element::table) return Step::holds;
        return part_of_table || open == Element::thead || open == Element::tbody ? Step::close
                                                                                 : Step::stop;
    }
  };
  // What belongs to a list or table that was itself dropped goes with it.
  const bool is_term = element == Element::dd || element == Element::dt;
  const bool homeless = element == Element::li ? dropped(Element::ul) || dropped(Element::ol)
                        : is_term              ? dropped(Element::dl)
                                               : dropped(Element::table);
  if (homeless) return false;
  // Looks before it closes: a part out of place must not close anything.
  Element outermost_to_close = element;
  bool closes = false;
  for (size_t i = path_.size(); i > path_floor_; --i) {
    const Element open = path_[i - 1];
    if (!is(open, kBlock)) continue;
    const Step next = step(open);
    if (next == Step::stop) return false;
    if (next == Step::close) {
      outermost_to_close = open;
      closes = true;
      continue;
    }
    const bool straight_in = i == path_.size();
    if (closes) close_written(outermost_to_close);
    return closes || straight_in;
  }
  return false;
}

bool HtmlWriter::deep_enough_for(Element element) const {
  if (!in_body_) return true;
  const size_t depth = path_.size() - path_floor_;
  return depth < (is(element, kContainer) ? kMaxBodyDepth - kInnerDepth : kMaxBodyDepth);
}

// Whether the innermost element holds nothing but parts of its table.
bool HtmlWriter::in_bare_table() const {
  return path_.size() > path_floor_ && is(path_.back(), kTableOnly);
}

// Closes the elements that hold no blocks.
void HtmlWriter::close_phrasing() {
  for (const Element element : {Element::p, Element::h3, Element::h4, Element::h5, Element::h6}) {
    if (inside(element)) close_written(element);
  }
  // The frame knows what it puts into its summaries; headings may stand there.
  if (in_body_ && inside(Element::summary)) close_written(Element::summary);
}

// Closes the innermost element of that kind that was written. REQUIRES: inside(element).
void HtmlWriter::close_written(Element element) {
  finish_tag();
  bool found = false;
  while (!found) {
    found = open_.back().written && open_.back().element == element;
    pop();
  }
}

void HtmlWriter::pop() {
  const Open last = open_.back();
  open_.pop_back();
  --asked_[index(last.element)];
  if (!last.written) return;
  path_.pop_back();
  --written_[index(last.element)];
  *out_ += "</";
  *out_ += name_of(last.element);
  *out_ += '>';
  reserved_ -= closing_size(last.element);
}

bool HtmlWriter::room(size_t bytes) const {
  return bytes <= limit_ - reserved_ && out_->size() <= limit_ - reserved_ - bytes;
}

}  // namespace threadbare

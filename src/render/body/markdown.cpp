#include "render/body/markdown.h"

#include <md4c.h>

#include <cstddef>
#include <new>
#include <string>
#include <utility>
#include <vector>

#include "render/body/github_alert.h"
#include "render/body/linkifier.h"
#include "render/html/character_reference.h"
#include "render/html/html_attributes.h"
#include "render/html/html_writer.h"
#include "render/html/url.h"
#include "render/words/phrase.h"
#include "thread/out_of_memory.h"
#include "thread/utf8.h"

namespace threadbare {
namespace {

// md4c's own autolinks stay off: ours are linear, those of 0.4.8 are quadratic, and plain text
// needs ours anyway.
constexpr unsigned kFlags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH;

// What a callback returns to make md4c stop: nothing more can be written.
constexpr int kGoOn = 0;
constexpr int kStop = -1;

constexpr std::string_view kPicture = "\xF0\x9F\x96\xBC ";  // U+1F5BC, a framed picture

// An attribute of md4c's with its character references undone, once.
std::string decoded(const MD_ATTRIBUTE& attribute, const MarkdownText& marks) {
  std::string text;
  for (size_t i = 0; attribute.text != nullptr && attribute.substr_offsets[i] < attribute.size;
       ++i) {
    const size_t begin = attribute.substr_offsets[i];
    const std::string_view part(attribute.text + begin, attribute.substr_offsets[i + 1] - begin);
    switch (attribute.substr_types[i]) {
      case MD_TEXT_ENTITY:
        append_character_reference(text, part);
        break;
      case MD_TEXT_NULLCHAR:
        append_utf8(text, kReplacementCharacter);
        break;
      default:
        text += part;
        break;
    }
  }
  marks.unmark(text);
  return text;
}

// Elements of HTML that would swallow the Markdown behind them; inline their tags are text, as GFM
// has it (section 6.11).
bool is_filtered_tag(std::string_view html) {
  HtmlTokeniser tokeniser(html);
  HtmlToken token;
  if (!tokeniser.next(token) || token.name.empty()) return false;
  for (const std::string_view name :
       {"title", "textarea", "style", "xmp", "noembed", "noframes", "script", "plaintext"}) {
    if (equals_folded(token.name, name)) return true;
  }
  return false;
}

// Turns md4c's events into elements. Nothing here recurses: md4c keeps the stack of what is open,
// HtmlWriter caps it. Nor is md4c trusted to leave what it entered: up to 0.5.3 it does not always
// do so with links (a fuzzer's find; see the test).
class MarkdownEvents {
 public:
  MarkdownEvents(const MarkdownParts& parts, const MarkdownOptions& options)
      : flow_(parts.flow), parts_(parts), options_(options) {}

  int enter_block(MD_BLOCKTYPE type, const void* detail) {
    flush();
    in_html_block_ = type == MD_BLOCK_HTML;
    open_block(type, detail);
    quote_is_fresh_ = type == MD_BLOCK_QUOTE || (quote_is_fresh_ && type == MD_BLOCK_P);
    return progress();
  }

  int leave_block(MD_BLOCKTYPE type) {
    flush();
    in_html_block_ = false;
    in_code_ = false;
    links_.clear();
    switch (type) {
      case MD_BLOCK_DOC:
      case MD_BLOCK_HTML:
      case MD_BLOCK_HR:
        break;
      case MD_BLOCK_P:
      case MD_BLOCK_H:
        end_text();
        flow_.end_phrase();
        break;
      default:
        end_text();
        flow_.close_block(kMarkdownTag);
        break;
    }
    return progress();
  }

  int enter_span(MD_SPANTYPE type, const void* detail) {
    flush();
    quote_is_fresh_ = false;
    switch (type) {
      case MD_SPAN_A: {
        const auto& link = *static_cast<const MD_SPAN_A_DETAIL*>(detail);
        enter_link(LinkKind::link, link.href, link.title);
        break;
      }
      case MD_SPAN_IMG: {
        const auto& image = *static_cast<const MD_SPAN_IMG_DETAIL*>(detail);
        enter_image(image);
        break;
      }
      case MD_SPAN_CODE:
        in_code_ = true;
        open_inline(Element::code);
        break;
      default:
        open_inline(element_of(type));
        break;
    }
    return progress();
  }

  int leave_span(MD_SPANTYPE type) {
    flush();
    switch (type) {
      case MD_SPAN_IMG:
        leave_link(LinkKind::image);
        break;
      case MD_SPAN_A:
        leave_link(LinkKind::link);
        break;
      default:
        if (type == MD_SPAN_CODE) in_code_ = false;
        flow_.close_inline(kMarkdownTag);
        break;
    }
    return progress();
  }

  // Text comes in pieces, cut at escapes and references; addresses and marks need it whole.
  int text(MD_TEXTTYPE type, std::string_view text) {
    if (type == MD_TEXT_HTML) {
      flush_text();
      html_ += text;
      return progress();
    }
    flush_html();
    if (!links_.empty()) links_.back().has_text = true;
    // md4c has a flag for that only from 0.5 on.
    if (type == MD_TEXT_SOFTBR && options_.hard_breaks) type = MD_TEXT_BR;
    switch (type) {
      case MD_TEXT_BR:
        flush_text();
        if (!after_alert_) flow_.line_break();
        after_alert_ = false;
        break;
      case MD_TEXT_SOFTBR:
        if (quote_is_fresh_) flush_text();
        pending_ += '\n';
        break;
      case MD_TEXT_NULLCHAR:
        append_utf8(pending_, kReplacementCharacter);
        break;
      case MD_TEXT_ENTITY:
        append_character_reference(pending_, text);
        break;
      default:
        pending_ += text;
        break;
    }
    return progress();
  }

  /// Set where one of these had to be left for want of memory.
  bool out_of_memory = false;

 private:
  enum class LinkKind { link, image };

  struct OpenLink {
    LinkKind kind;
    bool has_text;
    bool replaced;  // something else stands in its place
  };

  int progress() const { return flow_.writer().full() ? kStop : kGoOn; }

  void flush() {
    flush_text();
    flush_html();
  }

  void flush_html() {
    if (html_.empty()) return;
    parts_.text.unmark(html_);
    if (!in_html_block_ && is_filtered_tag(html_)) {
      flow_.text(html_);
    } else {
      parts_.html.read(html_);
    }
    html_.clear();
  }

  void flush_text() {
    if (pending_.empty()) return;
    const std::string text = std::exchange(pending_, {});
    if (parts_.html.dropping() || (!links_.empty() && links_.back().replaced)) return;
    if (std::exchange(quote_is_fresh_, false) && options_.alerts) {
      after_alert_ = begin_alert(flow_, text);
      if (after_alert_) return;
    }
    if (in_code_) {
      std::string code = text;
      parts_.text.unmark(code);
      if (flow_.begin_text(code)) flow_.writer().text(code);
    } else {
      parts_.text.write(flow_, text);
    }
  }

  // What was opened in a paragraph, heading or cell, and never closed.
  void end_text() {
    parts_.html.end_dropping();
    parts_.text.end_block(flow_);
    flow_.close_markdown_inlines();
    after_alert_ = false;
  }

  static Element element_of(MD_BLOCKTYPE type) {
    switch (type) {
      case MD_BLOCK_QUOTE:
        return Element::blockquote;
      case MD_BLOCK_UL:
        return Element::ul;
      case MD_BLOCK_OL:
        return Element::ol;
      case MD_BLOCK_LI:
        return Element::li;
      case MD_BLOCK_TABLE:
        return Element::table;
      case MD_BLOCK_THEAD:
        return Element::thead;
      case MD_BLOCK_TBODY:
        return Element::tbody;
      case MD_BLOCK_TR:
        return Element::tr;
      case MD_BLOCK_TH:
        return Element::th;
      default:
        return Element::td;
    }
  }

  static Element element_of(MD_SPANTYPE type) {
    switch (type) {
      case MD_SPAN_EM:
        return Element::em;
      case MD_SPAN_STRONG:
        return Element::strong;
      default:
        return Element::del;
    }
  }

  // Comments have h3 for themselves.
  static Element heading(unsigned level) {
    if (level == 1) return Element::h4;
    return level == 2 ? Element::h5 : Element::h6;
  }

  void open_block(MD_BLOCKTYPE type, const void* detail) {
    if (type == MD_BLOCK_DOC || type == MD_BLOCK_HTML) return;
    // HTML that leaves its summary open means but its line.
    flow_.close_block(tag_of("summary"));
    switch (type) {
      case MD_BLOCK_P:
        flow_.start_phrase(Element::p);
        break;
      case MD_BLOCK_H:
        flow_.start_phrase(heading(static_cast<const MD_BLOCK_H_DETAIL*>(detail)->level));
        break;
      case MD_BLOCK_HR:
        flow_.rule();
        break;
      case MD_BLOCK_CODE:
        open_code(*static_cast<const MD_BLOCK_CODE_DETAIL*>(detail));
        break;
      default: {
        const bool holds_text = type == MD_BLOCK_LI || type == MD_BLOCK_TH || type == MD_BLOCK_TD;
        flow_.open_block({kMarkdownTag,
                          holds_text ? FlowBlock::Holds::text : FlowBlock::Holds::blocks,
                          true,
                          element_of(type),
                          {}});
        write_details(type, detail);
        break;
      }
    }
  }

  void open_code(const MD_BLOCK_CODE_DETAIL& detail) {
    in_code_ = true;
    flow_.open_block({kMarkdownTag, FlowBlock::Holds::code, true, Element::pre, {}});
    flow_.writer().open(Element::code);
    const std::string css_class = language_class_of(decoded(detail.lang, parts_.text));
    if (!css_class.empty()) flow_.writer().attribute(Attribute::class_, css_class);
  }

  void write_details(MD_BLOCKTYPE type, const void* detail) {
    if (type == MD_BLOCK_OL) {
      const unsigned start = static_cast<const MD_BLOCK_OL_DETAIL*>(detail)->start;
      if (start != 1) flow_.writer().attribute(Attribute::start, std::to_string(start));
    } else if (type == MD_BLOCK_TH || type == MD_BLOCK_TD) {
      write_alignment(static_cast<const MD_BLOCK_TD_DETAIL*>(detail)->align);
    } else if (type == MD_BLOCK_LI) {
      const auto& item = *static_cast<const MD_BLOCK_LI_DETAIL*>(detail);
      if (item.is_task == 0) return;
      flow_.begin_content();
      write_task_mark(flow_.writer(), item.task_mark != ' ');
      flow_.text(" ");
    }
  }

  void write_alignment(MD_ALIGN align) {
    HtmlWriter& writer = flow_.writer();
    switch (align) {
      case MD_ALIGN_LEFT:
        writer.attribute(Attribute::class_, "align-left");
        break;
      case MD_ALIGN_CENTER:
        writer.attribute(Attribute::class_, "align-center");
        break;
      case MD_ALIGN_RIGHT:
        writer.attribute(Attribute::class_, "align-right");
        break;
      default:
        break;
    }
  }

  void open_inline(Element element) {
    flow_.open_inline({kMarkdownTag, true, element, {}, {}, {}, {}});
  }

  void enter_link(LinkKind kind, const MD_ATTRIBUTE& address, const MD_ATTRIBUTE& title) {
    FlowInline link;
    link.element = Element::a;
    link.href = safe_url(decoded(address, parts_.text), parts_.context.base);
    link.has_element = !link.href.empty();
    if (link.has_element) link.title = decoded(title, parts_.text);
    if (kind == LinkKind::image) link.css_class = "image-link";
    flow_.open_inline(std::move(link));
    links_.push_back({kind, false, false});
  }

  void enter_image(const MD_SPAN_IMG_DETAIL& image) {
    if (parts_.text.write_image(flow_, decoded(image.src, parts_.text))) {
      flow_.open_inline({});
      links_.push_back({LinkKind::image, true, true});
      return;
    }
    enter_link(LinkKind::image, image.src, image.title);
    flow_.begin_content();
    flow_.writer().text(kPicture);
  }

  void leave_link(LinkKind kind) {
    if (links_.empty() || links_.back().kind != kind) return;
    const OpenLink link = links_.back();
    links_.pop_back();
    if (kind == LinkKind::image && !link.has_text)
      flow_.text(flow_.writer().phrases()[Phrase::media_image]);
    flow_.close_inline(kMarkdownTag);
    if (!links_.empty()) links_.back().has_text |= link.has_text || kind == LinkKind::image;
  }

  FlowWriter& flow_;
  const MarkdownParts& parts_;
  const MarkdownOptions& options_;
  std::string pending_;
  std::string html_;             // the same for HTML
  std::vector<OpenLink> links_;  // those entered and not left, from the outermost in
  bool in_code_ = false;
  bool in_html_block_ = false;
  bool quote_is_fresh_ = false;  // nothing stands in it yet
  bool after_alert_ = false;     // and the line break that follows is none
};

MarkdownEvents& events(void* user_data) {
  return *static_cast<MarkdownEvents*>(user_data);
}

// md4c is C, and holds memory meanwhile: nothing may be thrown through it. It is told to stop, and
// write_commonmark() throws in its place.
template <class Call>
int without_throwing(void* user_data, Call call) {
#if defined(__cpp_exceptions)
  try {
    return call(events(user_data));
  } catch (const std::bad_alloc&) {
    events(user_data).out_of_memory = true;
    return kStop;
  }
#else
  return call(events(user_data));
#endif
}

MD_PARSER make_parser(const MarkdownOptions& options) {
  MD_PARSER parser{};
  parser.flags = kFlags;
  if (!options.html) parser.flags |= MD_FLAG_NOHTML;
  if (options.bare_headings) parser.flags |= MD_FLAG_PERMISSIVEATXHEADERS;
  if (options.task_lists) parser.flags |= MD_FLAG_TASKLISTS;
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* user_data) {
    return without_throwing(user_data, [&](auto& to) { return to.enter_block(type, detail); });
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void*, void* user_data) {
    return without_throwing(user_data, [&](auto& to) { return to.leave_block(type); });
  };
  parser.enter_span = [](MD_SPANTYPE type, void* detail, void* user_data) {
    return without_throwing(user_data, [&](auto& to) { return to.enter_span(type, detail); });
  };
  parser.leave_span = [](MD_SPANTYPE type, void*, void* user_data) {
    return without_throwing(user_data, [&](auto& to) { return to.leave_span(type); });
  };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* user_data) {
    return without_throwing(user_data, [&](auto& to) { return to.text(type, {text, size}); });
  };
  return parser;
}

}  // namespace

void MarkdownText::unmark(std::string&) const {}

void MarkdownText::write(FlowWriter& flow, std::string_view text) {
  if (flow.begin_text(text)) write_linkified(flow.writer(), text);
}

void MarkdownText::end_block(FlowWriter&) {}

bool MarkdownText::write_image(FlowWriter&, std::string_view) {
  return false;
}

bool write_commonmark(const MarkdownParts& parts, std::string_view marked,
                      const MarkdownOptions& options) {
  const MD_PARSER parser = make_parser(options);
  MarkdownEvents events(parts, options);
  const int outcome =
      md_parse(marked.data(), static_cast<MD_SIZE>(marked.size()), &parser, &events);
  if (events.out_of_memory) out_of_memory();
  return outcome == kGoOn || parts.flow.writer().full();
}

bool write_markdown(HtmlWriter& writer, std::string_view body, const BodyContext& context) {
  FlowWriter flow(writer);
  HtmlBody html(flow, context);
  bool whole = true;
  switch (context.dialect) {
    case Dialect::lemmy:
      whole = write_lemmy_markdown(flow, html, body, context);
      break;
    case Dialect::reddit:
      whole = write_reddit_markdown(flow, html, body, context);
      break;
    case Dialect::github:
      whole = write_github_markdown(flow, html, body, context);
      break;
    default: {
      MarkdownText text;
      MarkdownOptions options;
      options.html = true;
      whole = write_commonmark({flow, html, text, context}, body, options);
      break;
    }
  }
  flow.finish();
  return whole;
}

}  // namespace threadbare

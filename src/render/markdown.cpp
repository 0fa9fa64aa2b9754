#include <md4c.h>

#include <cstddef>
#include <string>
#include <vector>

#include "render/body.h"
#include "render/character_reference.h"
#include "render/html_attributes.h"
#include "render/html_writer.h"
#include "render/lemmy_markdown.h"
#include "render/linkifier.h"
#include "render/url.h"
#include "thread/utf8.h"

namespace threadbare {
namespace {

// Raw HTML is text, as on Lemmy. md4c's own autolinks stay off: ours are linear, those of
// 0.4.8 are quadratic, and plain text needs ours anyway.
constexpr unsigned kFlags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_NOHTML;

// What a callback returns to make md4c stop: nothing more can be written.
constexpr int kGoOn = 0;
constexpr int kStop = -1;

constexpr std::string_view kPicture = "\xF0\x9F\x96\xBC ";  // U+1F5BC, a framed picture

// An attribute of md4c's with its character references undone, once.
std::string decoded(const MD_ATTRIBUTE& attribute) {
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
  unmark_sub_and_superscripts(text);
  return text;
}

// Turns md4c's events into elements. Nothing here recurses: md4c keeps the stack of what is open,
// HtmlWriter caps it. Nor is md4c trusted to leave what it entered: up to 0.5.3 it does not always
// do so with links (a fuzzer's find; see the test).
class MarkdownEvents {
 public:
  MarkdownEvents(HtmlWriter& writer, const BodyContext& context)
      : writer_(writer), context_(context) {}

  int enter_block(MD_BLOCKTYPE type, const void* detail) {
    flush();
    open_block(type, detail);
    return progress();
  }

  int leave_block(MD_BLOCKTYPE type, const void* detail) {
    flush();
    if (type == MD_BLOCK_CODE) writer_.close(Element::code);
    in_code_ = false;
    links_.clear();
    if (has_element(type)) writer_.close(element_of(type, detail));
    return progress();
  }

  int enter_span(MD_SPANTYPE type, const void* detail) {
    flush();
    switch (type) {
      case MD_SPAN_A: {
        const auto& link = *static_cast<const MD_SPAN_A_DETAIL*>(detail);
        enter_link(LinkKind::link, link.href, link.title);
        break;
      }
      case MD_SPAN_IMG: {
        const auto& image = *static_cast<const MD_SPAN_IMG_DETAIL*>(detail);
        enter_link(LinkKind::image, image.src, image.title);
        writer_.text(kPicture);
        break;
      }
      case MD_SPAN_CODE:
        in_code_ = true;
        writer_.open(Element::code);
        break;
      default:
        writer_.open(element_of(type));
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
      case MD_SPAN_CODE:
        in_code_ = false;
        writer_.close(Element::code);
        break;
      default:
        writer_.close(element_of(type));
        break;
    }
    return progress();
  }

  // Text comes in pieces, cut at escapes and references; addresses and subscripts need it whole.
  int text(MD_TEXTTYPE type, std::string_view text) {
    if (!links_.empty()) links_.back().has_text = true;
    switch (type) {
      case MD_TEXT_BR:
        flush();
        writer_.open(Element::br);
        break;
      case MD_TEXT_SOFTBR:
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

 private:
  enum class LinkKind { link, image };

  struct OpenLink {
    LinkKind kind;
    bool written;  // as an `a`: its address was safe
    bool has_text;
  };

  int progress() const { return writer_.full() ? kStop : kGoOn; }

  void flush() {
    if (pending_.empty()) return;
    if (in_code_) {
      unmark_sub_and_superscripts(pending_);
      writer_.text(pending_);
    } else {
      write_lemmy_text(writer_, pending_);
    }
    pending_.clear();
  }

  static bool has_element(MD_BLOCKTYPE type) {
    return type != MD_BLOCK_DOC && type != MD_BLOCK_HTML;
  }

  static Element element_of(MD_BLOCKTYPE type, const void* detail) {
    switch (type) {
      case MD_BLOCK_QUOTE:
        return Element::blockquote;
      case MD_BLOCK_UL:
        return Element::ul;
      case MD_BLOCK_OL:
        return Element::ol;
      case MD_BLOCK_LI:
        return Element::li;
      case MD_BLOCK_HR:
        return Element::hr;
      case MD_BLOCK_H:
        return heading(static_cast<const MD_BLOCK_H_DETAIL*>(detail)->level);
      case MD_BLOCK_CODE:
        return Element::pre;
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
      case MD_BLOCK_TD:
        return Element::td;
      default:
        return Element::p;
    }
  }

  static Element element_of(MD_SPANTYPE type) {
    switch (type) {
      case MD_SPAN_EM:
        return Element::em;
      case MD_SPAN_STRONG:
        return Element::strong;
      case MD_SPAN_DEL:
        return Element::del;
      default:
        return Element::span;
    }
  }

  // Comments have h3 for themselves.
  static Element heading(unsigned level) {
    if (level == 1) return Element::h4;
    return level == 2 ? Element::h5 : Element::h6;
  }

  void open_block(MD_BLOCKTYPE type, const void* detail) {
    if (!has_element(type)) return;
    writer_.open(element_of(type, detail));
    if (type == MD_BLOCK_OL) {
      const unsigned start = static_cast<const MD_BLOCK_OL_DETAIL*>(detail)->start;
      if (start != 1) writer_.attribute(Attribute::start, std::to_string(start));
    } else if (type == MD_BLOCK_TH || type == MD_BLOCK_TD) {
      write_alignment(static_cast<const MD_BLOCK_TD_DETAIL*>(detail)->align);
    } else if (type == MD_BLOCK_CODE) {
      in_code_ = true;
      writer_.open(Element::code);
      const std::string css_class =
          language_class_of(decoded(static_cast<const MD_BLOCK_CODE_DETAIL*>(detail)->lang));
      if (!css_class.empty()) writer_.attribute(Attribute::class_, css_class);
    }
  }

  void write_alignment(MD_ALIGN align) {
    switch (align) {
      case MD_ALIGN_LEFT:
        writer_.attribute(Attribute::class_, "align-left");
        break;
      case MD_ALIGN_CENTER:
        writer_.attribute(Attribute::class_, "align-center");
        break;
      case MD_ALIGN_RIGHT:
        writer_.attribute(Attribute::class_, "align-right");
        break;
      default:
        break;
    }
  }

  void enter_link(LinkKind kind, const MD_ATTRIBUTE& address, const MD_ATTRIBUTE& title) {
    const std::string href = safe_url(decoded(address), context_.base);
    links_.push_back({kind, !href.empty(), false});
    if (href.empty()) return;
    open_outer_link(writer_, href, kind == LinkKind::image ? "image-link" : "");
    if (title.size > 0) writer_.attribute(Attribute::title, decoded(title));
  }

  void leave_link(LinkKind kind) {
    if (links_.empty() || links_.back().kind != kind) return;
    const OpenLink link = links_.back();
    links_.pop_back();
    if (kind == LinkKind::image && !link.has_text) writer_.text("image");
    if (link.written) writer_.close(Element::a);
    if (!links_.empty()) links_.back().has_text |= link.has_text || kind == LinkKind::image;
  }

  HtmlWriter& writer_;
  const BodyContext& context_;
  std::string pending_;
  std::vector<OpenLink> links_;  // those entered and not left, from the outermost in
  bool in_code_ = false;
};

MarkdownEvents& events(void* user_data) {
  return *static_cast<MarkdownEvents*>(user_data);
}

MD_PARSER make_parser() {
  MD_PARSER parser{};
  parser.flags = kFlags;
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* user_data) {
    return events(user_data).enter_block(type, detail);
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void* detail, void* user_data) {
    return events(user_data).leave_block(type, detail);
  };
  parser.enter_span = [](MD_SPANTYPE type, void* detail, void* user_data) {
    return events(user_data).enter_span(type, detail);
  };
  parser.leave_span = [](MD_SPANTYPE type, void*, void* user_data) {
    return events(user_data).leave_span(type);
  };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* user_data) {
    return events(user_data).text(type, {text, size});
  };
  return parser;
}

// Writes CommonMark without spoilers. When md4c gives up, for want of memory, what it wrote so far
// stays.
void write_commonmark(HtmlWriter& writer, std::string_view markdown, const BodyContext& context) {
  const std::string marked = mark_sub_and_superscripts(markdown);
  const MD_PARSER parser = make_parser();
  MarkdownEvents events(writer, context);
  md_parse(marked.data(), static_cast<MD_SIZE>(marked.size()), &parser, &events);
}

void begin_spoiler(HtmlWriter& writer, std::string_view title) {
  writer.open(Element::details);
  writer.attribute(Attribute::class_, "spoiler");
  writer.open(Element::summary);
  writer.text(title.empty() ? "spoiler" : title);
  writer.close(Element::summary);
}

}  // namespace

void write_markdown(HtmlWriter& writer, std::string_view body, const BodyContext& context) {
  for (const LemmySegment& segment : split_spoilers(body)) {
    if (writer.full()) return;
    switch (segment.kind) {
      case LemmySegment::Kind::markdown:
        write_commonmark(writer, segment.text, context);
        break;
      case LemmySegment::Kind::spoiler_begin:
        begin_spoiler(writer, segment.text);
        break;
      case LemmySegment::Kind::spoiler_end:
        writer.close(Element::details);
        break;
    }
  }
}

}  // namespace threadbare

#include "render/body/html_body.h"

#include <algorithm>
#include <string>

#include "render/body/linkifier.h"
#include "render/html/character_reference.h"
#include "render/html/html_attributes.h"
#include "render/html/url.h"
#include "render/words/phrase.h"

namespace threadbare {
namespace {

constexpr std::string_view kBlank = " \t\n\r\f";

bool is_foreign(FlowTag tag) {
  return tag == tag_of("svg") || tag == tag_of("math");
}

// Whether the tag ends SVG or MathML that was left open: neither has such an element.
bool ends_foreign(FlowTag tag) {
  if (tag == kUnknownTag || tag == tag_of("image")) return false;
  switch (kTagRows[tag].role) {
    case TagRole::division:
    case TagRole::paragraph:
    case TagRole::heading:
    case TagRole::block:
    case TagRole::code_block:
    case TagRole::item:
    case TagRole::table:
    case TagRole::image:
    case TagRole::line_break:
    case TagRole::rule:
      return true;
    default:
      return false;
  }
}

bool has_content(FlowTag tag) {
  switch (kTagRows[tag].role) {
    case TagRole::image:
    case TagRole::embed:
    case TagRole::checkbox:
    case TagRole::line_break:
    case TagRole::rule:
      return false;
    default:
      return true;
  }
}

// Whether there is nothing in `text` but white space and no-break spaces.
bool says_nothing(std::string_view text) {
  while (!text.empty()) {
    if (kBlank.find(text.front()) != kBlank.npos) {
      text.remove_prefix(1);
    } else if (text.starts_with("\xC2\xA0")) {
      text.remove_prefix(2);
    } else {
      return false;
    }
  }
  return true;
}

}  // namespace

void write_html(HtmlWriter& writer, std::string_view body, const BodyContext& context) {
  FlowWriter flow(writer);
  HtmlBody html(flow, context);
  // Posts of its block editor have their paragraphs, and say so in comments.
  const bool has_paragraphs = body.find("<!-- wp:") != body.npos;
  if (context.dialect == Dialect::wordpress && !has_paragraphs) html.set_paragraphs_by_lines();
  html.read(body);
  flow.finish();
}

void HtmlBody::read(std::string_view html) {
  HtmlTokeniser tokeniser(html);
  tokeniser.set_foreign(dropping() && is_foreign(drop_tag_));
  tokeniser_ = &tokeniser;
  HtmlToken token;
  while (!flow_.writer().full() && tokeniser.next(token)) {
    switch (token.kind) {
      case HtmlToken::Kind::text:
      case HtmlToken::Kind::raw_text:
        text(token);
        break;
      case HtmlToken::Kind::start_tag:
        after_pre_ = false;
        start(token);
        break;
      case HtmlToken::Kind::end_tag:
        after_pre_ = false;
        end(find_tag(token.name));
        break;
    }
  }
  tokeniser_ = nullptr;
}

void HtmlBody::text(const HtmlToken& token) {
  if (dropping()) return;
  std::string decoded = token.kind == HtmlToken::Kind::raw_text
                            ? std::string(token.text)
                            : without_references(token.text, HtmlTextPlace::text);
  std::string_view text = decoded;
  // HTML has a line feed there for the looks of the source.
  if (after_pre_ && text.starts_with("\r\n")) text.remove_prefix(1);
  if (after_pre_ && text.starts_with('\n')) text.remove_prefix(1);
  after_pre_ = false;
  const bool by_lines = paragraphs_by_lines_ && flow_.holds_blocks() && !flow_.in_heading();
  if (by_lines) {
    write_lines(text);
  } else if (flow_.has_content() || flow_.in_code_block() || !says_nothing(text)) {
    flow_.text(text);
  }
}

void HtmlBody::write_lines(std::string_view text) {
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    if (flow_.has_content() || !says_nothing(line)) flow_.text(line);
    text.remove_prefix(end);
    const size_t next = std::min(text.find_first_not_of(kBlank), text.size());
    const auto breaks =
        std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(next), '\n');
    text.remove_prefix(next);
    if (breaks > 1) {
      flow_.end_phrase();
    } else if (breaks == 1 && !flow_.after_break()) {
      flow_.line_break();
    }
  }
}

void HtmlBody::drop(FlowTag tag) {
  drop_tag_ = tag;
  drop_depth_ = 1;
  if (tokeniser_ != nullptr) tokeniser_->set_foreign(is_foreign(tag));
}

void HtmlBody::end_dropping() {
  drop_depth_ = 0;
  if (tokeniser_ != nullptr) tokeniser_->set_foreign(false);
}

// Returns whether the tag is still to be read, as it ended what is dropped.
bool HtmlBody::start_within_dropped(FlowTag tag, const HtmlToken& token) {
  if (tag == drop_tag_) {
    ++drop_depth_;
  } else if (is_foreign(drop_tag_) && ends_foreign(tag)) {
    end_dropping();
    return true;
  } else if (kTagRows[drop_tag_].role == TagRole::media && !media_written_) {
    const bool embeds = tag == tag_of("embed") || tag == tag_of("iframe");
    if (embeds || equals_folded(token.name, "source")) {
      media_written_ = write_media(embeds ? tag : drop_tag_, token);
    }
  }
  return false;
}

void HtmlBody::start(const HtmlToken& token) {
  const FlowTag tag = find_tag(token.name);
  if (dropping() && !start_within_dropped(tag, token)) return;
  if (tag == kUnknownTag) return;
  if (is_hidden(token)) {
    if (has_content(tag)) drop(tag);
    return;
  }
  switch (kTagRows[tag].role) {
    case TagRole::ignored:
      break;
    case TagRole::dropped:
      drop(tag);
      break;
    case TagRole::division:
      start_division(tag, token);
      break;
    case TagRole::paragraph:
      if (!flow_.in_heading() && !is_top(tag_of("summary"))) flow_.start_phrase(Element::p);
      break;
    case TagRole::heading:
      start_heading(tag);
      break;
    case TagRole::block:
      start_block(tag, token);
      break;
    case TagRole::code_block:
      flow_.close_block(tag_of("summary"));
      flow_.open_block({tag, FlowBlock::Holds::code, true, Element::pre, {}});
      after_pre_ = true;
      break;
    case TagRole::item:
      start_item(tag);
      break;
    case TagRole::table:
      start_table(tag, token);
      break;
    case TagRole::table_part:
      start_table_part(tag, token);
      break;
    case TagRole::inline_:
      start_inline(tag, token);
      break;
    case TagRole::quotation:
      flow_.begin_content();
      flow_.writer().text("\xE2\x80\x9C");
      break;
    case TagRole::link:
      start_link(tag, token);
      break;
    case TagRole::image:
      write_image(token);
      break;
    case TagRole::media:
      media_written_ = write_media(tag, token);
      drop(tag);
      break;
    case TagRole::embed:
      write_media(tag, token);
      break;
    case TagRole::checkbox:
      if (!equals_folded(value_of(token, "type"), "checkbox")) break;
      flow_.begin_content();
      write_task_mark(flow_.writer(), token.find("checked") != nullptr);
      break;
    case TagRole::line_break:
      flow_.line_break();
      break;
    case TagRole::rule:
      flow_.close_block(tag_of("summary"));
      flow_.rule();
      break;
  }
}

void HtmlBody::end(FlowTag tag) {
  if (tag == kUnknownTag) return;
  if (dropping()) {
    if (tag == drop_tag_ && --drop_depth_ == 0) end_dropping();
    return;
  }
  switch (kTagRows[tag].role) {
    case TagRole::division:
    case TagRole::block:
    case TagRole::code_block:
    case TagRole::item:
    case TagRole::table:
    case TagRole::table_part:
      flow_.close_block(tag);
      break;
    case TagRole::paragraph:
      if (!flow_.in_heading()) flow_.end_phrase();
      break;
    case TagRole::heading:
      if (!flow_.close_inline(tag) && !flow_.in_heading()) break;
      flow_.end_phrase();
      break;
    case TagRole::link:
      in_lightbox_ = false;
      flow_.close_inline(tag);
      break;
    case TagRole::inline_:
      flow_.close_inline(tag);
      break;
    case TagRole::quotation:
      if (!flow_.has_content()) break;
      flow_.begin_content();
      flow_.writer().text("\xE2\x80\x9D");
      break;
    case TagRole::line_break:
      flow_.line_break();
      break;
    default:
      break;
  }
}

bool HtmlBody::is_top(FlowTag tag) const {
  return flow_.depth() > 0 && flow_.block(flow_.depth() - 1).tag == tag;
}

bool HtmlBody::in_onebox() const {
  for (size_t i = flow_.depth(); i > 0; --i) {
    if (flow_.block(i - 1).css_class == "onebox") return true;
  }
  return false;
}

void HtmlBody::start_division(FlowTag tag, const HtmlToken& token) {
  if (flow_.in_heading() || is_top(tag_of("summary"))) {
    flow_.skip_block(tag);
    return;
  }
  FlowBlock block{tag, FlowBlock::Holds::blocks, false, Element::blockquote, {}};
  if (tag == tag_of("aside")) {
    if (has_class(token, "quote")) block.css_class = "quote";
    if (has_class(token, "onebox")) block.css_class = "onebox";
    block.has_element = !block.css_class.empty();
  } else if (tag == tag_of("div")) {
    if (in_lightbox_ && has_class(token, "meta")) return drop(tag);
    if (has_class(token, "spoiler") || has_class(token, "spoiled")) return start_spoiler(tag);
  }
  flow_.open_block(block);
}

void HtmlBody::start_spoiler(FlowTag tag) {
  flow_.open_block({tag, FlowBlock::Holds::blocks, true, Element::details, "spoiler"});
  HtmlWriter& writer = flow_.writer();
  writer.open(Element::summary);
  writer.text(Phrase::spoiler);
  writer.close(Element::summary);
}

void HtmlBody::start_heading(FlowTag tag) {
  if (is_top(tag_of("summary"))) return;
  if (!in_onebox()) return flow_.start_phrase(kTagRows[tag].element);
  // What a page calls itself is no heading of this one.
  flow_.start_phrase(Element::p);
  flow_.open_inline({tag, true, Element::strong, {}, {}, {}, {}});
}

void HtmlBody::start_block(FlowTag tag, const HtmlToken& token) {
  FlowBlock block{tag, FlowBlock::Holds::blocks, true, kTagRows[tag].element, {}};
  if (tag == tag_of("summary")) {
    if (!is_top(tag_of("details"))) return flow_.skip_block(tag);
    block.holds = FlowBlock::Holds::text;
  } else {
    flow_.close_block(tag_of("summary"));
  }
  // Discourse has a quote's author beside it, in an element that is our quote.
  const bool in_quote = is_top(tag_of("aside")) && flow_.block(flow_.depth() - 1).has_element;
  if (tag == tag_of("blockquote") && in_quote) block.has_element = false;
  flow_.open_block(block);
  if (tag == tag_of("ol")) {
    const std::string start = small_number(token, "start");
    if (!start.empty()) flow_.writer().attribute(Attribute::start, start);
  } else if (tag == tag_of("details") && token.find("open") != nullptr) {
    flow_.writer().attribute(Attribute::open);
  }
}

void HtmlBody::start_item(FlowTag tag) {
  const bool in_list = tag == tag_of("li");
  if (in_list) {
    if (flow_.can_close(tag)) flow_.close_block(tag);
  } else {
    for (const FlowTag before : {tag_of("dt"), tag_of("dd")}) {
      if (flow_.can_close(before)) flow_.close_block(before);
    }
  }
  const bool has_place = in_list
                             ? flow_.can_close(tag_of("ul")) || flow_.can_close(tag_of("ol")) ||
                                   flow_.can_close(tag_of("menu")) || flow_.can_close(tag_of("dir"))
                             : flow_.can_close(tag_of("dl"));
  const auto holds = has_place ? FlowBlock::Holds::text : FlowBlock::Holds::blocks;
  flow_.open_block({tag, holds, has_place, kTagRows[tag].element, {}});
}

void HtmlBody::start_table(FlowTag tag, const HtmlToken& token) {
  flow_.close_block(tag_of("summary"));
  const std::string_view role = value_of(token, "role");
  const bool for_looks = role == "presentation" || role == "none";
  flow_.open_block({tag, FlowBlock::Holds::blocks, !for_looks, Element::table, {}});
}

void HtmlBody::start_table_part(FlowTag tag, const HtmlToken& token) {
  if (!flow_.can_close(tag_of("table"))) return;
  const auto close = [this](FlowTag before) {
    if (flow_.can_close(before)) flow_.close_block(before);
  };
  const Element element = kTagRows[tag].element;
  const bool is_cell = element == Element::td || element == Element::th;
  if (is_cell) {
    close(tag_of("td"));
    close(tag_of("th"));
  } else {
    close(tag_of("tr"));
  }
  if (!is_cell && element != Element::tr) {
    close(tag_of("thead"));
    close(tag_of("tbody"));
    close(tag_of("tfoot"));
  }
  size_t table = flow_.depth() - 1;
  while (flow_.block(table).tag != tag_of("table")) --table;
  const bool has_element = flow_.block(table).has_element;
  if (is_cell && !flow_.can_close(tag_of("tr"))) {
    flow_.open_block({tag_of("tr"), FlowBlock::Holds::blocks, has_element, Element::tr, {}});
  }
  const auto holds = is_cell && has_element ? FlowBlock::Holds::text : FlowBlock::Holds::blocks;
  flow_.open_block({tag, holds, has_element, element, {}});
  if (!is_cell || !has_element) return;
  const std::string_view alignment = alignment_class(token);
  if (!alignment.empty()) flow_.writer().attribute(Attribute::class_, alignment);
  const std::string columns = small_number(token, "colspan");
  if (!columns.empty()) flow_.writer().attribute(Attribute::colspan, columns);
  const std::string rows = small_number(token, "rowspan");
  if (!rows.empty()) flow_.writer().attribute(Attribute::rowspan, rows);
}

void HtmlBody::start_inline(FlowTag tag, const HtmlToken& token) {
  FlowInline element;
  element.tag = tag;
  element.element = kTagRows[tag].element;
  element.has_element = element.element != Element::span;
  if (tag == tag_of("span")) {
    if (has_class(token, "invisible")) return drop(tag);
    if (has_class(token, "ellipsis")) element.text_after = "\xE2\x80\xA6";
    if (has_class(token, "spoiler") || has_class(token, "spoiled")) {
      element.has_element = true;
      element.css_class = "spoiler-inline";
    }
  } else if (element.element == Element::span) {  // abbr
    element.title = decoded_value(token, "title");
    element.has_element = !element.title.empty();
  } else if (tag == tag_of("code") && flow_.in_code_block()) {
    element.css_class = language_class(token);
  }
  flow_.open_inline(std::move(element));
}

void HtmlBody::start_link(FlowTag tag, const HtmlToken& token) {
  flow_.close_inline(tag);
  if (has_class(token, "footnote-backref") || token.find("data-footnote-backref") != nullptr) {
    return drop(tag);
  }
  in_lightbox_ = has_class(token, "lightbox");
  FlowInline link;
  link.tag = tag;
  link.element = Element::a;
  link.href = safe_url(decoded_value(token, "href"), context_.base);
  link.has_element = !link.href.empty();
  link.title = decoded_value(token, "title");
  flow_.open_inline(std::move(link));
}

void HtmlBody::write_link_to(std::string_view href, std::string_view css_class,
                             std::string_view label) {
  flow_.begin_content();
  HtmlWriter& writer = flow_.writer();
  const bool linked = !href.empty() && !writer.inside(Element::a);
  if (linked) open_outer_link(writer, href, css_class);
  if (css_class == "image-link") {
    write_image_label(writer, label);
  } else {
    writer.text(label);
  }
  if (linked) writer.close(Element::a);
}

void HtmlBody::write_image(const HtmlToken& token) {
  std::string alt = decoded_value(token, "alt");
  if (says_nothing(alt)) alt = decoded_value(token, "title");
  if (is_emoji(token, alt)) {
    flow_.text(alt);
    return;
  }
  if (is_ornament(token) || (in_onebox() && says_nothing(alt))) return;
  write_link_to(safe_url(decoded_value(token, "src"), context_.base), "image-link", alt);
}

// Returns whether there was an address to link to.
bool HtmlBody::write_media(FlowTag tag, const HtmlToken& token) {
  const bool is_object = tag == tag_of("object") && token.find("data") != nullptr;
  const std::string href =
      safe_url(decoded_value(token, is_object ? "data" : "src"), context_.base);
  if (href.empty()) return false;
  std::string label = decoded_value(token, "title");
  if (says_nothing(label)) {
    const Phrasebook& phrases = flow_.writer().phrases();
    label = phrases.named("media_", kTagRows[tag].name, phrases[Phrase::embedded_page]);
    label = phrases.filled(Phrase::from_host, {{"what", label}, {"host", web_host_of(href)}});
  }
  flow_.text(" ");
  write_link_to(href, "media-link", label);
  flow_.text(" ");
  return true;
}

void write_task_mark(HtmlWriter& writer, bool done) {
  writer.open(Element::span);
  writer.attribute(Attribute::class_, "task");
  writer.attribute(Attribute::role, "img");
  writer.attribute(Attribute::aria_label, done ? Phrase::task_done : Phrase::task_open);
  writer.text(done ? "\xE2\x98\x91" : "\xE2\x98\x90");  // U+2611, U+2610
  writer.close(Element::span);
}

void write_image_label(HtmlWriter& writer, std::string_view alt) {
  writer.text("\xF0\x9F\x96\xBC ");  // U+1F5BC, a framed picture
  writer.text(says_nothing(alt) ? writer.phrases()[Phrase::media_image] : alt);
}

}  // namespace threadbare

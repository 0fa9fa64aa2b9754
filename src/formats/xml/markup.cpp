#include "formats/xml/markup.h"

#include <algorithm>

namespace threadbare {

namespace {

constexpr std::string_view kWhiteSpace = " \t\r\n";
constexpr std::string_view kDoctype = "<!DOCTYPE";
constexpr std::string_view kCdata = "<![CDATA[";

bool is_space(char c) {
  return kWhiteSpace.find(c) != std::string_view::npos;
}

// Names are judged more generously than by the standard: any character past ASCII may stand in one.
bool begins_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool is_in_name(char c) {
  return begins_name(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

// Runs along the attributes of a tag, from behind its name, and may write them down on its way.
class TagScanner {
 public:
  TagScanner(std::string_view text, XmlMarkup& markup, std::string* out)
      : text_(text), at_(markup.end), markup_(&markup), out_(out) {}

  void scan() {
    while (true) {
      const size_t before = at_;
      skip_space();
      const bool spaced = at_ > before;
      if (at_ == text_.size()) return end_as(XmlMarkup::Kind::unfinished);
      const char c = text_[at_];
      if (c == '<') return end_as(XmlMarkup::Kind::stray);
      if (c == '>') return close(1);
      if (c == '/' && at_ + 1 < text_.size() && text_[at_ + 1] == '>') {
        if (markup_->kind == XmlMarkup::Kind::start_tag) {
          markup_->kind = XmlMarkup::Kind::empty_tag;
        } else {
          markup_->well_formed = false;
        }
        return close(2);
      }
      if (markup_->kind == XmlMarkup::Kind::end_tag) markup_->well_formed = false;
      if (!begins_name(c)) {
        markup_->well_formed = false;
        ++at_;
        continue;
      }
      if (!spaced) markup_->well_formed = false;
      if (!attribute()) return;
    }
  }

 private:
  void skip_space() {
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
  }

  void close(size_t size) { markup_->end = at_ + size; }

  void end_as(XmlMarkup::Kind kind) {
    markup_->kind = kind;
    markup_->end = kind == XmlMarkup::Kind::stray ? markup_->begin + 1 : text_.size();
  }

  // False if the tag ends, or is none.
  bool attribute() {
    const size_t name_begin = at_;
    while (at_ < text_.size() && is_in_name(text_[at_])) ++at_;
    const std::string_view name = text_.substr(name_begin, at_ - name_begin);
    ++markup_->attributes;
    skip_space();
    std::string_view value;
    if (at_ < text_.size() && text_[at_] == '=') {
      ++at_;
      skip_space();
      if (at_ < text_.size() && (text_[at_] == '"' || text_[at_] == '\'')) {
        const char quote = text_[at_++];
        const size_t end = text_.find_first_of(quote == '"' ? "\"<" : "'<", at_);
        if (end == std::string_view::npos) return end_as(XmlMarkup::Kind::unfinished), false;
        if (text_[end] == '<') return end_as(XmlMarkup::Kind::stray), false;
        value = text_.substr(at_, end - at_);
        at_ = end + 1;
      } else {
        markup_->well_formed = false;
        const size_t begin = at_;
        at_ = std::min(text_.find_first_of(" \t\r\n<>", at_), text_.size());
        if (at_ > begin && text_[at_ - 1] == '/' && at_ < text_.size() && text_[at_] == '>') --at_;
        value = text_.substr(begin, at_ - begin);
      }
    } else {
      markup_->well_formed = false;
    }
    if (out_ != nullptr) write(name, value);
    return true;
  }

  void write(std::string_view name, std::string_view value) {
    out_->append(1, ' ').append(name).append("=\"");
    for (const char c : value) {
      if (c == '"') {
        out_->append("&quot;");
      } else {
        out_->push_back(c);
      }
    }
    out_->push_back('"');
  }

  std::string_view text_;
  size_t at_;
  XmlMarkup* markup_;
  std::string* out_;
};

// Markup that runs from `begin` up to `closer`.
XmlMarkup enclosed(std::string_view text, size_t begin, size_t opener_size, std::string_view closer,
                   XmlMarkup::Kind kind) {
  XmlMarkup markup;
  markup.begin = begin;
  const size_t closed = text.find(closer, begin + opener_size);
  markup.kind = closed == std::string_view::npos ? XmlMarkup::Kind::unfinished : kind;
  markup.end = closed == std::string_view::npos ? text.size() : closed + closer.size();
  return markup;
}

// The tag whose `<` is at `begin`, and whose name starts `name_offset` behind it.
XmlMarkup tag_at(std::string_view text, size_t begin, size_t name_offset, std::string* out) {
  XmlMarkup markup;
  markup.begin = begin;
  markup.kind = name_offset == 1 ? XmlMarkup::Kind::start_tag : XmlMarkup::Kind::end_tag;
  size_t end = begin + name_offset;
  while (end < text.size() && is_in_name(text[end])) ++end;
  markup.name = text.substr(begin + name_offset, end - begin - name_offset);
  markup.end = end;
  if (out != nullptr) out->assign("<").append(markup.name);
  TagScanner(text, markup, out).scan();
  return markup;
}

// Whether the text ends within `word`, which may begin at `at`.
bool is_cut(std::string_view text, size_t at, std::string_view word) {
  const std::string_view rest = text.substr(at);
  return rest.size() < word.size() && word.starts_with(rest);
}

}  // namespace

XmlMarkup next_markup(std::string_view text, size_t from) {
  const size_t at = text.find('<', from);
  XmlMarkup markup;
  markup.begin = markup.end = std::min(at, text.size());
  if (at == std::string_view::npos) return markup;

  const std::string_view rest = text.substr(at);
  const char next = rest.size() > 1 ? rest[1] : '\0';
  if (begins_name(next)) return tag_at(text, at, 1, nullptr);
  if (next == '/' && rest.size() > 2 && begins_name(rest[2])) return tag_at(text, at, 2, nullptr);
  if (next == '?') return enclosed(text, at, 2, "?>", XmlMarkup::Kind::instruction);
  if (rest.starts_with("<!--")) return enclosed(text, at, 4, "-->", XmlMarkup::Kind::comment);
  if (rest.starts_with(kCdata)) {
    return enclosed(text, at, kCdata.size(), "]]>", XmlMarkup::Kind::cdata);
  }
  markup.end = at + 1;
  if (rest.starts_with(kDoctype)) {
    markup.kind = XmlMarkup::Kind::doctype;
  } else if (rest == "<" || rest == "</" || is_cut(text, at, "<!--") || is_cut(text, at, kCdata) ||
             is_cut(text, at, kDoctype)) {
    markup.kind = XmlMarkup::Kind::unfinished;
  } else {
    markup.kind = XmlMarkup::Kind::stray;
  }
  return markup;
}

std::string well_formed_tag(std::string_view text, const XmlMarkup& markup) {
  if (markup.kind == XmlMarkup::Kind::end_tag) return "</" + std::string(markup.name) + ">";
  std::string tag;
  tag_at(text, markup.begin, 1, &tag);
  tag += markup.kind == XmlMarkup::Kind::empty_tag ? "/>" : ">";
  return tag;
}

std::string_view trimmed_xml(std::string_view text) {
  const size_t first = text.find_first_not_of(kWhiteSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kWhiteSpace) - first + 1);
}

}  // namespace threadbare

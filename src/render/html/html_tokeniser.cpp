#include "render/html/html_tokeniser.h"

#include <algorithm>

#include "thread/limits.h"

namespace threadbare {
namespace {

// Elements whose content is text up to their end tag; in the last two references are read.
constexpr std::string_view kRawElements[] = {"script",   "style",    "xmp",   "iframe",  "noembed",
                                             "noframes", "noscript", "title", "textarea"};
constexpr std::string_view kReferencesInside[] = {"title", "textarea"};

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// The element of `names` that `name` is; empty if it is none.
template <size_t kSize>
std::string_view find_name(const std::string_view (&names)[kSize], std::string_view name) {
  const auto* found = std::find_if(std::begin(names), std::end(names),
                                   [&](std::string_view row) { return equals_folded(name, row); });
  return found == std::end(names) ? std::string_view() : *found;
}

}  // namespace

bool equals_folded(std::string_view text, std::string_view lower) {
  return text.size() == lower.size() &&
         std::equal(text.begin(), text.end(), lower.begin(), [](char c, char expected) {
           return (c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c) == expected;
         });
}

const HtmlAttribute* HtmlToken::find(std::string_view lower) const {
  for (const HtmlAttribute& attribute : attributes) {
    if (equals_folded(attribute.name, lower)) return &attribute;
  }
  return nullptr;
}

bool HtmlTokeniser::next(HtmlToken& token) {
  token.attributes.clear();
  if (!raw_element_.empty()) {
    take_raw_text(token);
    if (!token.text.empty()) return true;
  }
  while (at_ < html_.size()) {
    if (!is_markup(at_)) {
      const size_t begin = at_++;
      while (at_ < html_.size() && !is_markup(at_)) ++at_;
      token.kind = HtmlToken::Kind::text;
      token.text = html_.substr(begin, at_ - begin);
      return true;
    }
    if (is_letter(at(at_ + 1)) || (at(at_ + 1) == '/' && is_letter(at(at_ + 2)))) {
      return take_tag(token);
    }
    at_ = end_of_declaration(at_);
  }
  return false;
}

// Whether something else than text starts at `position`.
bool HtmlTokeniser::is_markup(size_t position) const {
  if (html_[position] != '<') return false;
  const char second = at(position + 1);
  if (is_letter(second) || second == '!' || second == '?') return true;
  return second == '/' && position + 2 < html_.size();
}

// The end of the comment, doctype or instruction at `position`, or of what the standard calls a
// bogus comment.
size_t HtmlTokeniser::end_of_declaration(size_t position) const {
  if (!html_.substr(position).starts_with("<!--")) {
    const size_t close = html_.find('>', position);
    return close == html_.npos ? html_.size() : close + 1;
  }
  const size_t text = position + 4;
  if (at(text) == '>') return text + 1;
  if (html_.substr(text).starts_with("->")) return text + 2;
  for (size_t dashes = html_.find("--", text); dashes != html_.npos;
       dashes = html_.find("--", dashes + 1)) {
    if (at(dashes + 2) == '>') return dashes + 3;
    if (html_.substr(dashes + 2).starts_with("!>")) return dashes + 4;
  }
  return html_.size();
}

void HtmlTokeniser::skip_space() {
  while (at_ < html_.size() && (is_space(html_[at_]) || html_[at_] == '/')) ++at_;
}

bool HtmlTokeniser::take_tag(HtmlToken& token) {
  const size_t begin = at_;
  const bool ends = html_[begin + 1] == '/';
  token.kind = ends ? HtmlToken::Kind::end_tag : HtmlToken::Kind::start_tag;
  at_ += ends ? 2 : 1;
  const size_t name = at_;
  while (at_ < html_.size() && !is_space(html_[at_]) && html_[at_] != '/' && html_[at_] != '>') {
    ++at_;
  }
  token.name = html_.substr(name, at_ - name);
  skip_space();
  while (at_ < html_.size() && html_[at_] != '>') {
    if (!take_attribute(token)) break;
    skip_space();
  }
  if (at_ >= html_.size()) {
    // All of it, or each of a million unfinished tags would be read up to the end.
    token.kind = HtmlToken::Kind::text;
    token.attributes.clear();
    token.text = html_.substr(begin);
    return true;
  }
  ++at_;
  token.text = html_.substr(begin, at_ - begin);
  if (!ends && !foreign_) raw_element_ = find_name(kRawElements, token.name);
  return true;
}

// Takes `name`, `name=value`, `name="value"` or `name='value'`. Returns false if the source ends
// before its value does.
bool HtmlTokeniser::take_attribute(HtmlToken& token) {
  const size_t begin = at_;
  ++at_;  // even a `=` here is part of the name
  while (at_ < html_.size() && !is_space(html_[at_]) && html_[at_] != '/' && html_[at_] != '>' &&
         html_[at_] != '=') {
    ++at_;
  }
  HtmlAttribute attribute{html_.substr(begin, at_ - begin), {}};
  size_t equals = at_;
  while (equals < html_.size() && is_space(html_[equals])) ++equals;
  if (at(equals) == '=') {
    at_ = equals + 1;
    while (at_ < html_.size() && is_space(html_[at_])) ++at_;
    const char quote = at(at_);
    if (quote == '"' || quote == '\'') {
      const size_t close = html_.find(quote, at_ + 1);
      if (close == html_.npos) {
        at_ = html_.size();
        return false;
      }
      attribute.value = html_.substr(at_ + 1, close - at_ - 1);
      at_ = close + 1;
    } else {
      const size_t value = at_;
      while (at_ < html_.size() && !is_space(html_[at_]) && html_[at_] != '>') ++at_;
      attribute.value = html_.substr(value, at_ - value);
    }
  }
  if (token.attributes.size() < kMaxHtmlAttributes) token.attributes.push_back(attribute);
  return true;
}

// Takes the text up to the end tag of raw_element_, which comes as the next token.
void HtmlTokeniser::take_raw_text(HtmlToken& token) {
  const size_t begin = at_;
  const size_t length = raw_element_.size();
  for (; at_ < html_.size(); ++at_) {
    if (html_[at_] != '<' || at(at_ + 1) != '/') continue;
    const size_t name = at_ + 2;
    const char after = at(name + length);
    if (equals_folded(html_.substr(name, length), raw_element_) &&
        (is_space(after) || after == '/' || after == '>')) {
      break;
    }
  }
  token.kind = find_name(kReferencesInside, raw_element_).empty() ? HtmlToken::Kind::raw_text
                                                                  : HtmlToken::Kind::text;
  token.text = html_.substr(begin, at_ - begin);
  raw_element_ = {};
}

}  // namespace threadbare

// Any body in any markup becomes HTML of our own making: only elements of the writer's table, only
// attributes that it knows, always balanced, no URL but http, https and mailto, and no larger than
// the caps allow.
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "property.h"
#include "render/body/body.h"
#include "render/html/html_writer.h"
#include "thread/limits.h"

using namespace threadbare;

namespace {

const std::set<std::string, std::less<>> kElements = {
    "a",       "b",    "blockquote", "br",    "code", "dd", "del",   "details", "div",    "dl",
    "dt",      "em",   "h3",         "h4",    "h5",   "h6", "hr",    "i",       "ins",    "kbd",
    "li",      "mark", "ol",         "p",     "pre",  "s",  "small", "span",    "strong", "sub",
    "summary", "sup",  "table",      "tbody", "td",   "th", "thead", "tr",      "u",      "ul"};
const std::set<std::string, std::less<>> kAttributes = {
    "aria-label", "class", "colspan", "dir",     "href",  "lang",     "open",
    "part",       "rel",   "role",    "rowspan", "start", "tabindex", "title"};

constexpr Dialect kDialects[] = {Dialect::lemmy,  Dialect::commonmark, Dialect::reddit,
                                 Dialect::github, Dialect::mail,       Dialect::wordpress};

bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

/// Reads what the writer may write, and nothing more lenient: a parser of real HTML would mend.
class Checker {
 public:
  explicit Checker(std::string_view html) : html_(html) {}

  void check() {
    while (at_ < html_.size()) {
      const char c = html_[at_];
      PROPERTY(c != '>');
      PROPERTY(static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t');
      if (c == '<') {
        tag();
      } else {
        ++at_;
      }
    }
    PROPERTY(open_.empty());
  }

 private:
  bool take(std::string_view text) {
    if (!html_.substr(at_).starts_with(text)) return false;
    at_ += text.size();
    return true;
  }

  std::string name() {
    std::string name;
    while (at_ < html_.size() && is_name(html_[at_])) name += html_[at_++];
    return name;
  }

  void tag() {
    ++at_;
    if (take("/")) {
      const std::string closed = name();
      PROPERTY(take(">"));
      PROPERTY(!open_.empty() && open_.back() == closed);
      open_.pop_back();
      return;
    }
    const std::string opened = name();
    PROPERTY(kElements.contains(opened));
    while (take(" ")) attribute();
    PROPERTY(take(">"));
    if (opened != "br" && opened != "hr") open_.push_back(opened);
    PROPERTY(open_.size() <= kMaxBodyDepth);
  }

  void attribute() {
    const std::string key = name();
    PROPERTY(kAttributes.contains(key));
    if (!take("=\"")) return;
    const size_t end = html_.find('"', at_);
    PROPERTY(end != std::string_view::npos);
    const std::string_view value = html_.substr(at_, end - at_);
    PROPERTY(value.find_first_of("<>") == std::string_view::npos);
    if (key == "href") {
      PROPERTY(value.starts_with("http://") || value.starts_with("https://") ||
               value.starts_with("mailto:"));
    }
    at_ = end + 1;
  }

  std::string_view html_;
  size_t at_ = 0;
  std::vector<std::string> open_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view body(reinterpret_cast<const char*>(data), size);
  for (const Markup markup : {Markup::markdown, Markup::text, Markup::html}) {
    for (const Dialect dialect : kDialects) {
      std::string html;
      HtmlWriter writer(html);
      write_body(writer, body, markup, BodyContext{"https://github.com/a/b/issues/1", dialect});
      Checker(html).check();
      // Twice: closing what is open when the budget ends, and the note that says so.
      PROPERTY(html.size() <= 2 * (size * kMaxOutputFactor + kMaxOutputSlack));
    }
  }
  return 0;
}

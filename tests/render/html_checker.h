// An independent look at rendered HTML: knows nothing of HtmlWriter, only what may come out of it.
#ifndef THREADBARE_TESTS_RENDER_HTML_CHECKER_H_
#define THREADBARE_TESTS_RENDER_HTML_CHECKER_H_

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "thread/limits.h"
#include "thread/utf8.h"

namespace threadbare {

/// Walks the HTML of a body and finds the first thing in it that should not be there.
class HtmlChecker {
 public:
  explicit HtmlChecker(std::string_view html) : html_(html) {}

  /// What is wrong, and where; empty if nothing is.
  std::string fault() {
    while (fault_.empty() && at_ < html_.size()) {
      if (html_[at_] == '<') {
        take_tag();
      } else {
        take_text();
      }
    }
    if (fault_.empty() && !open_.empty()) fail("left open: " + open_.back());
    return fault_;
  }

 private:
  using Names = std::vector<std::string_view>;

  static bool holds(const Names& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  }

  void fail(const std::string& what) {
    if (!fault_.empty()) return;
    fault_ = what + " at " + std::to_string(at_) + ": " +
             std::string(html_.substr(at_ > 40 ? at_ - 40 : 0, 120));
  }

  bool take(std::string_view expected) {
    if (html_.substr(at_, expected.size()) != expected) return false;
    at_ += expected.size();
    return true;
  }

  std::string take_name() {
    std::string name;
    while (at_ < html_.size() && ((html_[at_] >= 'a' && html_[at_] <= 'z') || html_[at_] == '-' ||
                                  (html_[at_] >= '0' && html_[at_] <= '9'))) {
      name += html_[at_++];
    }
    return name;
  }

  // One character or reference; fails on what must be escaped.
  void take_character() {
    if (html_[at_] == '&') {
      for (const std::string_view known : {"&amp;", "&lt;", "&gt;", "&quot;", "&#39;"}) {
        if (take(known)) return;
      }
      return fail("unescaped ampersand");
    }
    const DecodedCodePoint decoded = decode_utf8(html_, at_);
    const char32_t c = decoded.value;
    if (!decoded.valid) return fail("invalid UTF-8");
    if (c == '<' || c == '>' || c == '"' || c == '\'') return fail("unescaped character");
    if (c < 0x20 && c != '\t' && c != '\n') return fail("control character");
    if (c >= 0x202A && c <= 0x202E) return fail("character that reorders text");
    at_ += decoded.size;
  }

  void take_text() {
    static const Names kNoText = {"table", "thead", "tbody", "tr"};
    if (!open_.empty() && holds(kNoText, open_.back())) return fail("text in " + open_.back());
    while (fault_.empty() && at_ < html_.size() && html_[at_] != '<') take_character();
  }

  void take_tag() {
    if (take("</")) {
      const std::string name = take_name();
      if (open_.empty() || open_.back() != name) return fail("mismatched </" + name);
      open_.pop_back();
      if (!take(">")) fail("unfinished closing tag");
      return;
    }
    ++at_;
    const std::string name = take_name();
    check_place(name);
    bool has_rel = false;
    bool has_href = false;
    while (fault_.empty() && take(" ")) {
      const std::string attribute = take_name();
      if (name == "details" && attribute == "open" && html_.substr(at_, 2) != "=\"") continue;
      if (!take("=\"")) return fail("attribute without quotes");
      const size_t begin = at_;
      while (fault_.empty() && at_ < html_.size() && html_[at_] != '"') take_character();
      check_attribute(name, attribute, html_.substr(begin, at_ - begin));
      if (!take("\"")) return fail("attribute left open");
      has_rel |= attribute == "rel";
      has_href |= attribute == "href";
    }
    if (name == "a" && (!has_rel || !has_href)) fail("link without rel or href");
    if (!take(">")) fail("unfinished tag");
    if (name == "br" || name == "hr") return;
    open_.push_back(name);
    if (open_.size() > kMaxBodyDepth) fail("too deep");
  }

  void check_place(const std::string& name) {
    static const Names kInline = {"a",    "b",      "br",  "code", "del", "em",
                                  "i",    "ins",    "kbd", "mark", "s",   "small",
                                  "span", "strong", "sub", "sup",  "u"};
    static const Names kBlocks = {"blockquote", "dd",    "details", "dl", "dt",    "h4",  "h5",
                                  "h6",         "hr",    "li",      "ol", "p",     "pre", "summary",
                                  "table",      "tbody", "td",      "th", "thead", "tr",  "ul"};
    static const Names kHoldNoBlocks = {"p", "h4", "h5", "h6", "summary"};
    const bool block = holds(kBlocks, name);
    if (!block && !holds(kInline, name)) return fail("unknown element " + name);
    const std::string parent = open_.empty() ? "" : open_.back();
    if (name == "li" && parent != "ul" && parent != "ol") fail("li outside of a list");
    if ((name == "dt" || name == "dd") && parent != "dl") fail("term outside of a list");
    if ((name == "td" || name == "th") && parent != "tr") fail("cell outside of a row");
    if (name == "tr" && parent != "thead" && parent != "tbody" && parent != "table") {
      fail("row outside of a table");
    }
    if ((name == "thead" || name == "tbody") && parent != "table") fail("stray " + name);
    if (name == "summary" && parent != "details") fail("stray summary");
    if (parent == "table" && name != "thead" && name != "tbody" && name != "tr") {
      fail(name + " in a table");
    }
    if ((parent == "thead" || parent == "tbody") && name != "tr") fail(name + " in " + parent);
    if (parent == "tr" && name != "td" && name != "th") fail(name + " in a row");
    if (name == "a" && std::find(open_.begin(), open_.end(), "a") != open_.end()) {
      fail("link in a link");
    }
    for (const std::string& open : open_) {
      if (block && holds(kHoldNoBlocks, open)) fail(name + " in " + open);
    }
  }

  void check_attribute(const std::string& element, const std::string& name,
                       std::string_view value) {
    static const Names kClasses = {"image-link",
                                   "spoiler",
                                   "cut",
                                   "align-left",
                                   "align-right",
                                   "align-center",
                                   "footnotes",
                                   "quote-fold",
                                   "signature",
                                   "alert alert-note",
                                   "alert alert-tip",
                                   "alert alert-important",
                                   "alert alert-warning",
                                   "alert alert-caution",
                                   "media-link",
                                   "quote",
                                   "onebox",
                                   "spoiler-inline",
                                   "task"};
    if (name == "href") {
      if (element != "a") return fail("href on " + element);
      if (!value.starts_with("http://") && !value.starts_with("https://") &&
          !value.starts_with("mailto:")) {
        fail("scheme of " + std::string(value));
      }
    } else if (name == "rel") {
      if (value != "nofollow ugc noopener noreferrer") fail("rel");
    } else if (name == "class") {
      if (!holds(kClasses, value) && !value.starts_with("language-")) fail("class");
    } else if (name == "start") {
      if (element != "ol" || value.find_first_not_of("0123456789") != value.npos) fail("start");
    } else if (name == "colspan" || name == "rowspan") {
      const bool is_cell = element == "td" || element == "th";
      if (!is_cell || value.find_first_not_of("0123456789") != value.npos) fail(name);
    } else if (name == "tabindex") {
      if (element != "span" || value != "0") fail("tabindex");
    } else if (name == "role") {
      if (element != "span" || value != "img") fail("role");
    } else if (name == "aria-label") {
      if (value != "done" && value != "to do") fail("aria-label");
    } else if (name != "title" || (element != "a" && element != "span")) {
      fail("attribute " + name + " on " + element);
    }
  }

  std::string_view html_;
  size_t at_ = 0;
  std::vector<std::string> open_;
  std::string fault_;
};

inline std::string fault_in(std::string_view html) {
  return HtmlChecker(html).fault();
}

}  // namespace threadbare

#endif  // THREADBARE_TESTS_RENDER_HTML_CHECKER_H_

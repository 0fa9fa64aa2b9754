// An independent look at rendered HTML: knows nothing of HtmlWriter, only what may come out of it,
// whatever went in. Tests and fuzzers alike hold all HTML against it.
#ifndef THREADBARE_TESTS_RENDER_HTML_CHECKER_H_
#define THREADBARE_TESTS_RENDER_HTML_CHECKER_H_

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "render/html_promise.h"
#include "thread/limits.h"

namespace threadbare {

/// What a piece of HTML is.
enum class HtmlScope {
  body,   ///< a body alone, or several
  frame,  ///< rows, posts or a static page: the frame, and bodies in it
};

/// Reads what the writer may write and nothing more lenient, as a parser of real HTML would mend
/// it, and finds the first thing in it that should not be there:
///  - every element and attribute is of the table, every value one that its attribute may have;
///  - what stands between is escaped, valid UTF-8, and no control character;
///  - all is balanced, and stands where a browser leaves it: it builds the very tree that was
///    written, and no element of a body gets out of it;
///  - bodies nest kMaxBodyDepth deep at most, branches kMaxStaticDepth;
///  - links lead to http, https, mailto, or a comment's own anchor; ids are those of comments, each
///    there once.
class HtmlChecker {
 public:
  explicit HtmlChecker(std::string_view html, HtmlScope scope = HtmlScope::body)
      : html_(html), scope_(scope) {}

  /// What is wrong, and where; empty if nothing is.
  std::string fault() {
    while (fault_.empty() && at_ < html_.size()) {
      if (html_[at_] == '<') {
        take_tag();
      } else {
        take_text();
      }
    }
    if (fault_.empty() && !open_.empty()) fail("left open: " + open_.back().name);
    return fault_;
  }

 private:
  struct Open {
    std::string name;
    size_t children = 0;  // elements and text that says something
  };
  struct Attribute {
    std::string name;
    std::string value;  // its references undone
    bool has_value = false;
  };

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

  bool is_open(std::string_view names) const {
    return std::any_of(open_.begin(), open_.end(),
                       [&](const Open& open) { return html_promise::is_one_of(open.name, names); });
  }
  std::string_view parent() const { return open_.empty() ? std::string_view() : open_.back().name; }

  // One character or reference; fails on what must be escaped.
  void take_character(std::string& out) {
    if (html_[at_] == '&') {
      constexpr struct {
        std::string_view reference;
        char character;
      } kKnown[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}};
      for (const auto& known : kKnown) {
        if (!take(known.reference)) continue;
        out += known.character;
        return;
      }
      return fail("unescaped ampersand");
    }
    char32_t code = 0;
    const size_t size = html_promise::utf8_size(html_.substr(at_), code);
    if (size == 0) return fail("invalid UTF-8");
    if (code == '<' || code == '>' || code == '"' || code == '\'') {
      return fail("unescaped character");
    }
    if ((code < 0x20 && code != '\t' && code != '\n') || code == 0) {
      return fail("control character");
    }
    if (html_promise::reorders_text(code)) return fail("character that reorders text");
    out += html_.substr(at_, size);
    at_ += size;
  }

  void take_text() {
    const std::string_view table_part = html_promise::only_children_of(parent());
    if (!table_part.empty()) return fail("text in " + std::string(parent()));
    std::string text;
    while (fault_.empty() && at_ < html_.size() && html_[at_] != '<') take_character(text);
    const bool says_something = text.find_first_not_of(" \t\n") != text.npos;
    if (says_something && !open_.empty()) ++open_.back().children;
  }

  void take_tag() {
    if (take("</")) {
      const std::string name = take_name();
      if (open_.empty() || open_.back().name != name) return fail("mismatched </" + name);
      if (!take(">")) return fail("unfinished closing tag");
      open_.pop_back();
      if (open_.size() < body_depth_) body_depth_ = 0;
      return;
    }
    ++at_;
    const std::string name = take_name();
    check_place(name);
    std::vector<Attribute> attributes;
    while (fault_.empty() && take(" ")) take_attribute(attributes);
    for (const Attribute& attribute : attributes) {
      if (fault_.empty()) check_attribute(name, attribute, attributes);
    }
    if (name == "a" && find(attributes, "href") == nullptr) fail("link to nowhere");
    if (!take(">")) return fail("unfinished tag");
    if (!open_.empty()) ++open_.back().children;
    if (name == "br" || name == "hr") return;
    open_.push_back({name, 0});
    check_depth(name, attributes);
  }

  void take_attribute(std::vector<Attribute>& attributes) {
    Attribute attribute;
    attribute.name = take_name();
    if (attribute.name.empty()) return fail("attribute without a name");
    if (find(attributes, attribute.name) != nullptr) return fail("attribute twice");
    attribute.has_value = take("=\"");
    while (attribute.has_value && fault_.empty() && at_ < html_.size() && html_[at_] != '"') {
      take_character(attribute.value);
    }
    if (attribute.has_value && !take("\"")) return fail("attribute left open");
    attributes.push_back(std::move(attribute));
  }

  static const Attribute* find(const std::vector<Attribute>& attributes, std::string_view name) {
    for (const Attribute& attribute : attributes) {
      if (attribute.name == name) return &attribute;
    }
    return nullptr;
  }

  bool in_body() const { return scope_ == HtmlScope::body || body_depth_ > 0; }

  void check_depth(const std::string& name, const std::vector<Attribute>& attributes) {
    if (scope_ == HtmlScope::body) {
      if (open_.size() > kMaxBodyDepth) fail("too deep");
      return;
    }
    const Attribute* css_class = find(attributes, "class");
    if (name == "section" && css_class != nullptr && css_class->value == "body") {
      body_depth_ = open_.size();
    }
    // Behind a warning, in a quoted post.
    constexpr size_t kAroundBodies = 2;
    // The page's own element, the branches, the article and its section or header.
    constexpr size_t kAroundContent = 8;
    if (body_depth_ > 0) {
      if (open_.size() > body_depth_ + kAroundBodies + kMaxBodyDepth) fail("body too deep");
    } else if (open_.size() > kMaxStaticDepth + kAroundContent) {
      fail("frame too deep");
    }
  }

  void check_place(const std::string& name) {
    using html_promise::is_one_of;
    const bool is_frame = is_one_of(name, html_promise::kFrame);
    const bool block =
        is_one_of(name, html_promise::kBlocks) || is_one_of(name, html_promise::kFrameBlocks);
    if (!block && !is_frame && !is_one_of(name, html_promise::kPhrasing)) {
      return fail("unknown element " + name);
    }
    if (is_frame && in_body()) return fail(name + " in a body");
    const std::string_view parents = html_promise::only_parents_of(name);
    if (!parents.empty() && !is_one_of(parent(), parents)) {
      return fail(name + " outside of " + std::string(parents));
    }
    const std::string_view children = html_promise::only_children_of(parent());
    if (!children.empty() && !is_one_of(name, children)) {
      return fail(name + " in " + std::string(parent()));
    }
    if (name == "summary" && open_.back().children > 0) return fail("summary that is not first");
    if (block && is_open(html_promise::kHoldNoBlocks)) return fail(name + " in text");
    if (is_one_of(name, "a button") && is_open("a button")) {
      fail("interactive " + name + " in another");
    }
    if (name == "article" && is_open("article")) return fail("comment in a comment");
  }

  void check_attribute(const std::string& element, const Attribute& attribute,
                       const std::vector<Attribute>& all) {
    using html_promise::is_count;
    using html_promise::is_one_of;
    const std::string& name = attribute.name;
    const std::string_view value = attribute.value;
    bool holds = false;
    if (name == "open") {
      holds = element == "details" && !attribute.has_value;
    } else if (!attribute.has_value) {
      holds = false;
    } else if (name == "href") {
      holds = element == "a" && check_link(value, all);
    } else if (name == "rel") {
      holds = element == "a" && value == "nofollow ugc noopener noreferrer";
    } else if (name == "class") {
      holds = html_promise::is_body_class(value) ||
              (scope_ == HtmlScope::frame && html_promise::is_frame_class(value));
    } else if (name == "title") {
      holds = is_one_of(element, "a span") ||
              (scope_ == HtmlScope::frame && is_one_of(element, "li time"));
    } else if (name == "start") {
      holds = element == "ol" && (value == "0" || is_count(value, 9));
    } else if (name == "colspan" || name == "rowspan") {
      holds = is_one_of(element, "td th") && is_count(value, 3);
    } else if (name == "tabindex") {
      holds = element == "span" && value == "0";
    } else if (name == "role") {
      holds = element == "span" && value == "img";
    } else if (name == "aria-label") {
      holds = element == "span" ? is_task_label(value) : !in_body();
    } else {
      holds = scope_ == HtmlScope::frame && is_of_frame(element, name, value);
    }
    if (!holds) fail("attribute " + name + " on " + element);
  }

  static bool is_task_label(std::string_view label) { return label == "done" || label == "to do"; }

  bool check_link(std::string_view url, const std::vector<Attribute>& all) {
    if (html_promise::is_outer_url(url)) return find(all, "rel") != nullptr;
    return scope_ == HtmlScope::frame && !in_body() && url.starts_with('#') &&
           html_promise::is_comment_id(url.substr(1));
  }

  // Attributes that bodies have none of. REQUIRES: there is a value.
  bool is_of_frame(const std::string& element, const std::string& name, std::string_view value) {
    using html_promise::is_one_of;
    if (name == "dir") return is_one_of(value, "auto rtl");
    if (in_body()) return false;
    if (name == "id") {
      if (!ids_.insert(std::string(value)).second) fail("id twice");
      return element == "article" && html_promise::is_comment_id(value);
    }
    if (name == "part") {
      return is_one_of(value,
                       "author badge body comment footer gutter header post score time toggle");
    }
    if (name == "data-comment" || name == "data-depth") {
      return element == "div" && html_promise::is_made_of(value, "0123456789");
    }
    if (name == "hidden") return element == "div" && value == "until-found";
    if (name == "datetime") return element == "time" && html_promise::is_datetime(value);
    if (name == "type") return element == "button" && value == "button";
    if (name == "aria-expanded") return element == "button" && is_one_of(value, "true false");
    return name == "aria-hidden" && element == "div" && value == "true";
  }

  std::string_view html_;
  HtmlScope scope_;
  size_t at_ = 0;
  std::vector<Open> open_;
  size_t body_depth_ = 0;  // how many are open around the body that is being read; 0: none
  std::set<std::string> ids_;
  std::string fault_;
};

inline std::string fault_in(std::string_view html, HtmlScope scope = HtmlScope::body) {
  return HtmlChecker(html, scope).fault();
}

}  // namespace threadbare

#endif  // THREADBARE_TESTS_RENDER_HTML_CHECKER_H_

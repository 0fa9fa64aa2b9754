// What Reddit adds to Markdown: `>!spoilers!<`, `^superscript` and `^(more of it)`, and links to
// people and subreddits (support.reddithelp.com, "Formatting Guide").
#include <algorithm>
#include <string>
#include <vector>

#include "render/body/linkifier.h"
#include "render/body/markdown.h"
#include "render/html/html_writer.h"
#include "render/html/url.h"
#include "render/words/phrase.h"
#include "thread/limits.h"

namespace threadbare {
namespace {

// None of these occurs in UTF-8. What stands for two characters stands there twice, so that text
// is as long as it was.
constexpr char kSpoilerMark = '\xF8';
constexpr char kSpoilerEndMark = '\xF9';
constexpr char kSuperscriptMark = '\xFF';
constexpr char kTildeMark = '\xFE';
constexpr char kInvalidByte = '\xC0';

constexpr FlowTag kSpoilerTag = 254;
constexpr FlowTag kSuperscriptTag = 253;
constexpr size_t kLongestName = 24;

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-';
}

bool is_mark(char c) {
  return c == kSpoilerMark || c == kSpoilerEndMark || c == kSuperscriptMark || c == kTildeMark;
}

// Puts marks for `>!` and the `!<` that ends it, in the same paragraph, for `^`, and for single
// tildes, which strike nothing out on Reddit.
std::string mark_reddit(std::string_view markdown) {
  std::string marked(markdown);
  std::replace_if(marked.begin(), marked.end(), is_mark, kInvalidByte);
  constexpr size_t kNone = ~size_t{0};
  size_t open = kNone;
  for (size_t at = 0; at < marked.size(); ++at) {
    const char next = at + 1 < marked.size() ? marked[at + 1] : '\0';
    switch (marked[at]) {
      case '\\':
        ++at;
        break;
      case '\n':
        if (next == '\n') open = kNone;
        break;
      case '>':
        if (next == '!' && open == kNone) open = at++;
        break;
      case '!':
        if (next != '<' || open == kNone) break;
        marked[open] = marked[open + 1] = kSpoilerMark;
        marked[at] = marked[at + 1] = kSpoilerEndMark;
        open = kNone;
        ++at;
        break;
      case '^':
        marked[at] = kSuperscriptMark;
        break;
      case '~': {
        const size_t end = std::min(marked.find_first_not_of('~', at), marked.size());
        if (end - at == 1) marked[at] = kTildeMark;
        at = end - 1;
        break;
      }
      default:
        break;
    }
  }
  return marked;
}

// The text before and after a mark of two bytes.
void replace_pair(std::string& text, size_t at, std::string_view pair) {
  text[at] = pair[0];
  if (at + 1 < text.size()) text[at + 1] = pair[1];
}

// A link to a person or subreddit: text[begin, end).
struct FoundName {
  size_t begin = 0;
  size_t end = 0;
  size_t name = 0;
  bool is_person = false;
};

// The first `u/name`, `/u/name`, `r/name` or `/r/name` from `at` on; begin is text.size() if there
// is none. Complexity: linear over all calls together.
FoundName find_name(std::string_view text, size_t from) {
  for (size_t slash = text.find('/', from + 1); slash < text.size();
       slash = text.find('/', slash + 1)) {
    if (slash == from) continue;
    const char kind = text[slash - 1];
    if (kind != 'u' && kind != 'r') continue;
    size_t begin = slash - 1;
    if (begin > from && text[begin - 1] == '/') --begin;
    if (begin > 0) {
      const char before = text[begin - 1];
      const bool in_word = is_name_character(before) || before == '/' || before == '.' ||
                           static_cast<unsigned char>(before) >= 0x80;
      if (in_word && !is_mark(before)) continue;
    }
    size_t end = slash + 1;
    while (end < text.size() && is_name_character(text[end])) ++end;
    const size_t length = end - slash - 1;
    if (length < 2 || length > kLongestName) continue;
    return {begin, end, slash + 1, kind == 'u'};
  }
  return {text.size(), text.size(), 0, false};
}

void write_names(HtmlWriter& writer, std::string_view text) {
  size_t at = 0;
  while (at < text.size()) {
    const FoundName found = find_name(text, at);
    writer.text(text.substr(at, found.begin - at));
    at = found.end;
    if (found.begin == text.size()) break;
    std::string href =
        found.is_person ? "https://www.reddit.com/user/" : "https://www.reddit.com/r/";
    href += text.substr(found.name, found.end - found.name);
    open_outer_link(writer, href);
    writer.text(text.substr(found.begin, found.end - found.begin));
    writer.close(Element::a);
  }
}

class RedditText : public MarkdownText {
 public:
  void unmark(std::string& text) const override {
    for (size_t at = 0; at < text.size(); ++at) {
      switch (text[at]) {
        case kSpoilerMark:
          replace_pair(text, at++, ">!");
          break;
        case kSpoilerEndMark:
          replace_pair(text, at++, "!<");
          break;
        case kSuperscriptMark:
          text[at] = '^';
          break;
        case kTildeMark:
          text[at] = '~';
          break;
        default:
          break;
      }
    }
  }

  void write(FlowWriter& flow, std::string_view text) override {
    last_parenthesis_ = text.rfind(')');
    size_t plain = 0;
    for (size_t at = 0; at < text.size(); ++at) {
      const char c = text[at];
      const size_t length = control_length(text, at);
      if (length == 0) continue;
      write_plain(flow, text.substr(plain, at - plain));
      plain = at + length;
      if (c == kSpoilerMark) {
        flow.open_inline({kSpoilerTag, true, Element::span, "spoiler-inline", {}, {}, {}});
      } else if (c == kSpoilerEndMark) {
        if (!flow.close_inline(kSpoilerTag)) write_plain(flow, "!<");
      } else if (c == kSuperscriptMark) {
        const bool enclosed = length == 2;
        superscripts_.push_back({enclosed, 0});
        flow.open_inline({kSuperscriptTag, true, Element::sup, {}, {}, {}, {}});
      } else if (c == '(') {
        ++superscripts_.back().parentheses;
        plain = at;
      } else if (c == ')') {
        if (superscripts_.back().parentheses > 0) {
          --superscripts_.back().parentheses;
          plain = at;
        } else {
          end_superscript(flow);
        }
      } else {  // white space after a word
        while (!superscripts_.empty() && !superscripts_.back().enclosed) end_superscript(flow);
        plain = at;
      }
      at += length - 1;
    }
    write_plain(flow, text.substr(plain));
  }

  void end_block(FlowWriter& flow) override {
    while (!superscripts_.empty()) end_superscript(flow);
    while (flow.close_inline(kSpoilerTag)) {
    }
  }

  // `![gif](giphy|ID)` and `![gif](emote|PACK|NAME)`.
  bool write_image(FlowWriter& flow, std::string_view source) override {
    const size_t bar = source.find('|');
    if (bar == source.npos) return false;
    const std::string_view kind = source.substr(0, bar);
    if (kind == "giphy") {
      std::string_view id = source.substr(bar + 1);
      id = id.substr(0, id.find('|'));
      const std::string href = safe_url("https://giphy.com/gifs/" + std::string(id), {});
      flow.begin_content();
      if (!href.empty()) open_outer_link(flow.writer(), href, "image-link");
      write_image_label(flow.writer(), flow.writer().phrases()[Phrase::media_gif]);
      if (!href.empty()) flow.writer().close(Element::a);
      return true;
    }
    if (kind != "emote") return false;
    const std::string_view name = source.substr(source.rfind('|') + 1);
    flow.begin_content();
    flow.writer().text(":");
    flow.writer().text(name);
    flow.writer().text(":");
    return true;
  }

 private:
  struct Superscript {
    bool enclosed;  // in parentheses, else a word
    size_t parentheses;
  };

  // How many bytes from `at` on are more than text; 0: none.
  size_t control_length(std::string_view text, size_t at) const {
    const char c = text[at];
    if (c == kSpoilerMark || c == kSpoilerEndMark) return at + 1 < text.size() ? 2 : 1;
    if (c == kSuperscriptMark) {
      const char next = at + 1 < text.size() ? text[at + 1] : 'x';
      if (next == ' ' || next == '\n' || superscripts_.size() >= kMaxNestedSuperscripts) return 0;
      return next == '(' && last_parenthesis_ != text.npos && last_parenthesis_ > at ? 2 : 1;
    }
    if (superscripts_.empty()) return 0;
    if (c == '(' || c == ')') return superscripts_.back().enclosed ? 1 : 0;
    return (c == ' ' || c == '\n') && !superscripts_.back().enclosed ? 1 : 0;
  }

  void end_superscript(FlowWriter& flow) {
    superscripts_.pop_back();
    flow.close_inline(kSuperscriptTag);
  }

  void write_plain(FlowWriter& flow, std::string_view marked) const {
    if (!flow.begin_text(marked)) return;
    std::string plain(marked);
    unmark(plain);
    const std::string_view text = plain;
    for (size_t at = 0; at < text.size();) {
      const FoundLink link = find_link(text, at);
      write_names(flow.writer(), text.substr(at, link.begin - at));
      if (link.found()) write_found_link(flow.writer(), text, link);
      at = link.end;
    }
  }

  size_t last_parenthesis_ = 0;            // in the run that is written
  std::vector<Superscript> superscripts_;  // those that are open, from the outermost in
};

}  // namespace

bool write_reddit_markdown(FlowWriter& flow, HtmlBody& html, std::string_view body,
                           const BodyContext& context) {
  RedditText text;
  MarkdownOptions options;
  options.bare_headings = true;
  return write_commonmark({flow, html, text, context}, mark_reddit(body), options);
}

}  // namespace threadbare

#include "render/html/html_text.h"

#include <algorithm>
#include <iterator>

#include "render/html/character_reference.h"

namespace threadbare {

namespace {

// Elements that stand within a line. web/source/find/find-text.ts has the same list.
constexpr std::string_view kInline[] = {"a",      "b",   "code", "del",  "em",    "i",
                                        "ins",    "kbd", "mark", "s",    "small", "span",
                                        "strong", "sub", "sup",  "time", "u"};

bool stands_in_a_line(std::string_view tag) {
  if (tag.starts_with('/')) tag.remove_prefix(1);
  const std::string_view name = tag.substr(0, tag.find(' '));
  return std::find(std::begin(kInline), std::end(kInline), name) != std::end(kInline);
}

void append_space(std::string& out) {
  if (!out.empty() && out.back() != ' ') out += ' ';
}

}  // namespace

void append_text_of_html(std::string& out, std::string_view html) {
  size_t at = 0;
  while (at < html.size()) {
    const size_t special = std::min(html.find_first_of("<& \n\t", at), html.size());
    out += html.substr(at, special - at);
    if (special == html.size()) break;
    at = special + 1;
    if (html[special] == '<') {
      // The writer escapes every `>` that ends no tag.
      const size_t end = std::min(html.find('>', at), html.size());
      if (!stands_in_a_line(html.substr(at, end - at))) append_space(out);
      at = std::min(end + 1, html.size());
    } else if (html[special] == '&') {
      const size_t end = std::min(html.find(';', at), html.size() - 1);
      append_character_reference(out, html.substr(special, end - special + 1));
      at = end + 1;
    } else {
      append_space(out);
    }
  }
}

}  // namespace threadbare

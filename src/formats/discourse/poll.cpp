#include "formats/discourse/poll.h"

#include <cstddef>

namespace threadbare::discourse {

namespace {

constexpr std::string_view kOpen = "<div";
constexpr std::string_view kClose = "</div>";

// One past the end of the `div` that begins `html`, or npos. Discourse writes its HTML itself, so
// tags are in lower case and balanced, and a bracket in a text or an attribute is escaped.
size_t end_of_div(std::string_view html) {
  size_t depth = 0;
  for (size_t at = 0; (at = html.find('<', at)) != std::string_view::npos; ++at) {
    const std::string_view rest = html.substr(at);
    if (rest.starts_with(kOpen)) ++depth;
    if (rest.starts_with(kClose) && --depth == 0) return at + kClose.size();
  }
  return std::string_view::npos;
}

// Where the next `div` of just that class begins, or npos.
size_t find_div(std::string_view html, std::string_view class_name) {
  const std::string attribute = " class=\"" + std::string(class_name) + "\"";
  for (size_t at = 0; (at = html.find(kOpen, at)) != std::string_view::npos; ++at) {
    const std::string_view tag = html.substr(at, html.find_first_of("<>", at + 1) - at);
    if (tag.find(attribute) != std::string_view::npos) return at;
  }
  return std::string_view::npos;
}

}  // namespace

std::string without_polls(std::string_view cooked) {
  std::string text;
  while (true) {
    const size_t begin = find_div(cooked, "poll");
    const size_t size =
        begin < cooked.size() ? end_of_div(cooked.substr(begin)) : std::string_view::npos;
    if (size == std::string_view::npos) break;
    text += cooked.substr(0, begin);
    const std::string_view poll = cooked.substr(begin, size);
    const size_t title = find_div(poll, "poll-title");
    if (title < poll.size()) {
      text += poll.substr(title, end_of_div(poll.substr(title)));
    }
    cooked.remove_prefix(begin + size);
  }
  return text.append(cooked);
}

}  // namespace threadbare::discourse

#include "render/excerpt.h"

#include <algorithm>

#include "render/body/body.h"
#include "render/body/dialect.h"
#include "render/html/html_text.h"
#include "render/html/html_writer.h"

namespace threadbare {

namespace {

constexpr size_t kMaxCharacters = 72;
constexpr size_t kMaxFirstWords = 120;
// Enough of a body for an excerpt, whatever markup is in it; rendering all of it would take long.
constexpr size_t kLookedAt = 2000;

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

// Cut between words, if there is a place for that near the end.
std::string shortened(std::string text, size_t most) {
  size_t characters = 0;
  size_t end = 0;
  while (end < text.size() && characters <= most) {
    if (!is_continuation(text[end])) ++characters;
    if (characters <= most) ++end;
  }
  if (end == text.size()) return text;
  const size_t space = text.rfind(' ', end);
  if (space != std::string::npos && space * 2 > end) end = space;
  text.resize(end);
  return text + "…";
}

// The first bytes of a body as HTML; nothing of one that is not shown at once.
std::string html_of_beginning(const Thread& thread, const Comment& comment) {
  if (comment.state() != State::normal || !comment.details().warning.empty()) return {};
  std::string_view body = comment.body().substr(0, kLookedAt);
  while (body.size() < comment.body().size() && !body.empty() &&
         is_continuation(comment.body()[body.size()])) {
    body.remove_suffix(1);
  }
  std::string html;
  {
    HtmlWriter writer(html);
    write_body(writer, body, comment.markup(),
               {thread.base(), dialect_of(thread.text(thread.facts().source))});
  }
  return html;
}

std::string text_of(std::string_view html) {
  std::string text;
  append_text_of_html(text, html);
  while (text.ends_with(' ')) text.pop_back();
  return text;
}

std::string beginning_of(const Thread& thread, const Comment& comment) {
  const std::string text = text_of(html_of_beginning(thread, comment));
  if (text.empty()) return {};
  const std::string author(comment.author_display());
  return shortened(author.empty() ? text : author + ": " + text, kMaxCharacters);
}

// Removes elements that are nobody's first words. They may be in one another.
void remove_all(std::string& html, std::string_view element) {
  const std::string start = "<" + std::string(element);
  const std::string end = "</" + std::string(element) + ">";
  size_t first = 0;
  while ((first = html.find(start, first)) != std::string::npos) {
    size_t at = first + start.size();
    for (size_t open = 1; open > 0 && at < html.size();) {
      const size_t closes = std::min(html.find(end, at), html.size());
      const size_t opens = std::min(html.find(start, at), html.size());
      open = opens < closes ? open + 1 : open - 1;
      at = std::min(std::min(opens, closes) + end.size(), html.size());
    }
    html.erase(first, at - first);
  }
}

}  // namespace

std::string first_words_of(const Thread& thread, uint32_t comment) {
  std::string html = html_of_beginning(thread, thread[comment]);
  for (const std::string_view element : {"blockquote", "pre", "table"}) remove_all(html, element);
  for (const std::string_view spoiler : {"<details", "<span class=\"spoiler"}) {
    html.resize(std::min(html.find(spoiler), html.size()));
  }
  return shortened(text_of(html), kMaxFirstWords);
}

std::string excerpt_of(const Thread& thread) {
  if (!thread.title().empty() || !thread.text(thread.facts().unpublished).empty()) return {};
  if (thread.has_post()) {
    std::string excerpt = beginning_of(thread, thread.post());
    if (!excerpt.empty()) return excerpt;
  }
  if (!thread.url().empty()) return {};
  constexpr uint32_t kTried = 8;
  for (uint32_t i = 0; i < std::min(thread.size(), kTried); ++i) {
    std::string excerpt = beginning_of(thread, thread[i]);
    if (!excerpt.empty()) return excerpt;
  }
  return {};
}

}  // namespace threadbare

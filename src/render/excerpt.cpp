#include "render/excerpt.h"

#include <algorithm>

#include "render/body/body.h"
#include "render/body/dialect.h"
#include "render/html/html_text.h"
#include "render/html/html_writer.h"

namespace threadbare {

namespace {

constexpr size_t kMaxCharacters = 72;
// Enough of a body for an excerpt, whatever markup is in it; rendering all of it would take long.
constexpr size_t kLookedAt = 2000;

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

// Cut between words, if there is a place for that near the end.
std::string shortened(std::string text) {
  size_t characters = 0;
  size_t end = 0;
  while (end < text.size() && characters <= kMaxCharacters) {
    if (!is_continuation(text[end])) ++characters;
    if (characters <= kMaxCharacters) ++end;
  }
  if (end == text.size()) return text;
  const size_t space = text.rfind(' ', end);
  if (space != std::string::npos && space * 2 > end) end = space;
  text.resize(end);
  return text + "…";
}

std::string beginning_of(const Thread& thread, const Comment& comment) {
  if (comment.state() != State::normal || !comment.text(comment.details().warning).empty())
    return {};
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
  std::string text;
  append_text_of_html(text, html);
  while (text.ends_with(' ')) text.pop_back();
  if (text.empty()) return {};
  const std::string author(comment.author_display());
  return shortened(author.empty() ? text : author + ": " + text);
}

}  // namespace

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

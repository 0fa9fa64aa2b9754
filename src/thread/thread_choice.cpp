#include "thread/thread_choice.h"

#include <algorithm>
#include <string>

#include "thread/page_url.h"

namespace threadbare {

namespace {

// "example.org/post" → "/post"
std::string_view path_of(std::string_view page) {
  return page.substr(std::min(page.find('/'), page.size()));
}

bool is_number(std::string_view text) {
  constexpr size_t kMaxDigits = 9;
  return !text.empty() && text.size() <= kMaxDigits &&
         text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_at(std::string_view url, std::string_view page) {
  if (url.empty()) return false;
  const std::string own = page_of(url);
  return own == page || (page.starts_with('/') && path_of(own) == page);
}

}  // namespace

std::optional<size_t> find_thread(std::span<const Thread> threads, std::string_view text) {
  if (is_number(text)) {
    size_t number = 0;
    for (const char digit : text) number = number * 10 + static_cast<size_t>(digit - '0');
    if (number >= 1 && number <= threads.size()) return number - 1;
  }
  const std::string page = page_of(text);
  for (size_t i = 0; i < threads.size(); ++i) {
    if (is_at(threads[i].url(), page)) return i;
    if (threads[i].has_post() && is_at(threads[i].post().url(), page)) return i;
  }
  for (size_t i = 0; i < threads.size(); ++i) {
    if (threads[i].has_post() && !text.empty() && threads[i].post().id() == text) return i;
  }
  return std::nullopt;
}

}  // namespace threadbare

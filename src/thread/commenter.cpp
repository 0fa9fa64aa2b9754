#include "thread/commenter.h"

#include <algorithm>

namespace threadbare {

namespace {

constexpr std::string_view kWhiteSpace = " \t\r\n\v\f";

std::string_view trimmed(std::string_view text) {
  const size_t begin = std::min(text.find_first_not_of(kWhiteSpace), text.size());
  text.remove_prefix(begin);
  return text.substr(0, text.find_last_not_of(kWhiteSpace) + 1);
}

// "ada@example.org", roughly: whoever typed it meant an address.
bool is_address(std::string_view text) {
  const size_t at = text.find('@');
  return at != std::string_view::npos && at > 0 && text.find('.', at) != std::string_view::npos &&
         text.find_first_of(kWhiteSpace) == std::string_view::npos &&
         text.find_first_of("/?#") == std::string_view::npos;
}

// What stands around an address in a name.
constexpr std::string_view kAroundAddress = " \t\r\n\v\f<>()[]{},;:\"'|";

bool is_mailto(std::string_view url) {
  constexpr std::string_view kScheme = "mailto:";
  if (url.size() < kScheme.size()) return false;
  return std::equal(kScheme.begin(), kScheme.end(), url.begin(), [](char scheme, char c) {
    return scheme == (c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c);
  });
}

}  // namespace

std::string website_of(std::string_view typed) {
  typed = trimmed(typed);
  if (typed.find_first_of(kWhiteSpace) != std::string_view::npos) return {};
  if (typed.starts_with("//")) return std::string(typed);
  const size_t scheme_end = typed.find_first_of(":/?#.");
  const bool has_scheme = scheme_end != std::string_view::npos && typed[scheme_end] == ':';
  if (has_scheme && typed.substr(scheme_end).starts_with("://")) {
    // Nobody is known by "http://" alone, which forms like to begin with.
    return typed.size() > scheme_end + 3 ? std::string(typed) : std::string();
  }
  if (typed.find('@') != std::string_view::npos || typed.find('.') == std::string_view::npos) {
    return {};
  }
  return has_scheme ? std::string() : "http://" + std::string(typed);
}

bool is_mail_url(std::string_view url) {
  url = trimmed(url);
  return is_mailto(url) || is_address(url);
}

std::string_view public_name_of(std::string_view typed) {
  const std::string_view name = trimmed(typed);
  if (name.empty()) return {};
  if (name.find('@') == std::string_view::npos) return typed;
  for (size_t begin = 0; begin < name.size();) {
    const size_t end = std::min(name.find_first_of(kAroundAddress, begin), name.size());
    const std::string_view word = name.substr(begin, end - begin);
    if (is_address(word)) {
      const size_t last = name.substr(0, begin).find_last_not_of(kAroundAddress);
      return last == std::string_view::npos ? word.substr(0, word.find('@'))
                                            : name.substr(0, last + 1);
    }
    begin = end + 1;
  }
  return typed;
}

}  // namespace threadbare

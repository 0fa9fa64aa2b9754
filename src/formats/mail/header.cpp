#include "formats/mail/header.h"

#include <algorithm>

namespace threadbare::mail {

namespace {

constexpr std::string_view kWhite = " \t\r\n";

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool continues(std::string_view line) {
  return !line.empty() && (line[0] == ' ' || line[0] == '\t');
}

// "From " lines of mailboxes stand before headers, and escaped ones have been met inside.
bool is_from_line(std::string_view line) {
  return line.starts_with("From ") || line.starts_with(">From ");
}

}  // namespace

std::string_view take_line(std::string_view& rest) {
  const size_t end = rest.find('\n');
  std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

bool is_field(std::string_view line) {
  size_t i = 0;
  while (i < line.size() && line[i] > ' ' && line[i] < '\x7F' && line[i] != ':') ++i;
  const size_t name = i;
  while (i < line.size() && (line[i] == ' ' || line[i] == '\t')) ++i;
  return name > 0 && i < line.size() && line[i] == ':';
}

std::string lower_case(std::string_view text) {
  std::string small(text);
  std::transform(small.begin(), small.end(), small.begin(), lower);
  return small;
}

bool equal_but_for_case(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(),
                                            [](char x, char y) { return lower(x) == lower(y); });
}

std::string_view trimmed(std::string_view text) {
  const size_t first = text.find_first_not_of(kWhite);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kWhite) - first + 1);
}

Header::Header(std::string_view message) {
  std::string_view rest = message;
  bool any = false;
  for (;;) {
    fields_ = message.substr(0, message.size() - rest.size());
    body_ = rest;
    if (rest.empty()) return;
    const std::string_view line = take_line(rest);
    if (line.empty()) {
      body_ = rest;
      return;
    }
    if (!is_field(line) && !(any && continues(line)) && !is_from_line(line)) return;
    any = true;
  }
}

std::string_view Header::field(std::string_view name) const {
  std::string_view rest = fields_;
  while (!rest.empty()) {
    const std::string_view from_here = rest;
    const std::string_view line = take_line(rest);
    if (continues(line) || is_from_line(line)) continue;
    const size_t colon = line.find(':');
    if (colon == std::string_view::npos ||
        !equal_but_for_case(trimmed(line.substr(0, colon)), name))
      continue;
    while (continues(rest)) take_line(rest);
    const std::string_view whole = from_here.substr(0, from_here.size() - rest.size());
    return whole.substr(colon);
  }
  return {};
}

std::string Header::value(std::string_view name) const {
  std::string_view rest = field(name);
  if (rest.empty()) return {};
  rest.remove_prefix(1);
  std::string value;
  while (!rest.empty()) value += take_line(rest);
  return std::string(trimmed(value));
}

}  // namespace threadbare::mail

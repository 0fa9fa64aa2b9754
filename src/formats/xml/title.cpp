#include "formats/xml/title.h"

#include <cstdint>

#include "thread/utf8.h"

namespace threadbare {

namespace {

struct NamedCharacter {
  std::string_view name;
  std::string_view text;
};

// A part of https://html.spec.whatwg.org/#named-character-references: what stands in titles.
constexpr NamedCharacter kNamed[] = {
    {"amp", "&"},   {"lt", "<"},     {"gt", ">"},    {"quot", "\""},  {"apos", "'"},
    {"nbsp", " "},  {"hellip", "…"}, {"ndash", "–"}, {"mdash", "—"},  {"lsquo", "‘"},
    {"rsquo", "’"}, {"sbquo", "‚"},  {"ldquo", "“"}, {"rdquo", "”"},  {"bdquo", "„"},
    {"laquo", "«"}, {"raquo", "»"},  {"shy", ""},    {"middot", "·"}, {"bull", "•"},
    {"copy", "©"},  {"reg", "®"},    {"trade", "™"}, {"deg", "°"},    {"times", "×"},
};

constexpr size_t kLongestReference = 10;  // "&#x10FFFF;"

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// The value of "#8217" or "#x2019", or 0 if it is none.
uint32_t number_of(std::string_view reference) {
  const bool is_hex = reference.size() > 1 && (reference[1] == 'x' || reference[1] == 'X');
  reference.remove_prefix(is_hex ? 2 : 1);
  uint32_t value = 0;
  for (const char c : reference) {
    const bool is_digit = c >= '0' && c <= '9';
    const char lower = static_cast<char>(c | 0x20);
    if (!is_digit && !(is_hex && lower >= 'a' && lower <= 'f')) return 0;
    value =
        value * (is_hex ? 16 : 10) + static_cast<uint32_t>(is_digit ? c - '0' : lower - 'a' + 10);
  }
  return value;
}

// Appends what the reference that `html` begins with stands for; returns its size, or 0 if there is
// none.
size_t append_reference(std::string_view html, std::string& text) {
  const size_t end = html.substr(0, kLongestReference).find(';');
  if (end == std::string_view::npos || end < 2) return 0;
  const std::string_view reference = html.substr(1, end - 1);
  if (reference[0] == '#') {
    const uint32_t value = number_of(reference);
    if (value < 0x20 || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) return 0;
    append_utf8(text, value);
    return end + 1;
  }
  for (const NamedCharacter& named : kNamed) {
    if (named.name != reference) continue;
    text += named.text;
    return end + 1;
  }
  return 0;
}

// The size of the tag that `html` begins with, or 0 if there is none.
size_t tag_size(std::string_view html) {
  const size_t name = html.size() > 1 && html[1] == '/' ? 2 : 1;
  if (html.size() <= name || !is_letter(html[name])) return 0;
  const size_t end = html.find_first_of("<>", 1);
  return end != std::string_view::npos && html[end] == '>' ? end + 1 : 0;
}

}  // namespace

std::string text_of_title(std::string_view html) {
  std::string text;
  while (!html.empty()) {
    size_t size = 0;
    if (html[0] == '<') {
      size = tag_size(html);
    } else if (html[0] == '&') {
      size = append_reference(html, text);
    } else if (html[0] == ' ' || html[0] == '\n' || html[0] == '\r' || html[0] == '\t') {
      if (!text.empty() && text.back() != ' ') text.push_back(' ');
      size = 1;
    }
    if (size == 0) {
      text.push_back(html[0]);
      size = 1;
    }
    html.remove_prefix(size);
  }
  while (!text.empty() && text.back() == ' ') text.pop_back();
  return text;
}

}  // namespace threadbare

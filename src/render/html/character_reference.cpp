#include "render/html/character_reference.h"

#include <algorithm>
#include <cstdint>

#include "render/html/character_names.h"
#include "thread/utf8.h"

namespace threadbare {
namespace {

// The names that the HTML standard allows without a semicolon, sorted.
constexpr std::string_view kOldNames[] = {
    "AElig",  "AMP",    "Aacute", "Acirc",  "Agrave", "Aring",  "Atilde", "Auml",   "COPY",
    "Ccedil", "ETH",    "Eacute", "Ecirc",  "Egrave", "Euml",   "GT",     "Iacute", "Icirc",
    "Igrave", "Iuml",   "LT",     "Ntilde", "Oacute", "Ocirc",  "Ograve", "Oslash", "Otilde",
    "Ouml",   "QUOT",   "REG",    "THORN",  "Uacute", "Ucirc",  "Ugrave", "Uuml",   "Yacute",
    "aacute", "acirc",  "acute",  "aelig",  "agrave", "amp",    "aring",  "atilde", "auml",
    "brvbar", "ccedil", "cedil",  "cent",   "copy",   "curren", "deg",    "divide", "eacute",
    "ecirc",  "egrave", "eth",    "euml",   "frac12", "frac14", "frac34", "gt",     "iacute",
    "icirc",  "iexcl",  "igrave", "iquest", "iuml",   "laquo",  "lt",     "macr",   "micro",
    "middot", "nbsp",   "not",    "ntilde", "oacute", "ocirc",  "ograve", "ordf",   "ordm",
    "oslash", "otilde", "ouml",   "para",   "plusmn", "pound",  "quot",   "raquo",  "reg",
    "sect",   "shy",    "sup1",   "sup2",   "sup3",   "szlig",  "thorn",  "times",  "uacute",
    "ucirc",  "ugrave", "uml",    "uuml",   "yacute", "yen",    "yuml",
};
constexpr size_t kLongestOldName = 6;

// What numbers from 128 on stand for in windows-1252; 0 where it has nothing.
constexpr uint16_t kWindows1252[] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return 16;
}

// Appends the character of that number. Returns false if it is none.
bool append_numbered(std::string& out, std::string_view digits) {
  const bool hexadecimal = digits.starts_with('x') || digits.starts_with('X');
  const int base = hexadecimal ? 16 : 10;
  if (hexadecimal) digits.remove_prefix(1);
  if (digits.empty()) return false;
  uint32_t number = 0;
  for (const char c : digits) {
    const int digit = digit_of(c);
    if (digit >= base) return false;
    // Past the last character it stays there, however long it is.
    if (number <= 0x10FFFF) {
      number = number * static_cast<uint32_t>(base) + static_cast<uint32_t>(digit);
    }
  }
  append_utf8(out, number);
  return true;
}

// Appends the character that `html`, which starts with `&#`, stands for. Returns how long the
// reference is; 0 if it is none.
size_t take_numbered(std::string& out, std::string_view html) {
  const bool hexadecimal = html.size() > 2 && (html[2] == 'x' || html[2] == 'X');
  const int base = hexadecimal ? 16 : 10;
  const size_t begin = hexadecimal ? 3 : 2;
  size_t end = begin;
  uint32_t number = 0;
  for (; end < html.size() && digit_of(html[end]) < base; ++end) {
    if (number > 0x10FFFF) continue;
    number = number * static_cast<uint32_t>(base) + static_cast<uint32_t>(digit_of(html[end]));
  }
  if (end == begin) return 0;
  if (number >= 0x80 && number < 0xA0 && kWindows1252[number - 0x80] != 0) {
    number = kWindows1252[number - 0x80];
  }
  append_utf8(out, number);
  return end < html.size() && html[end] == ';' ? end + 1 : end;
}

// The same for names.
size_t take_named(std::string& out, std::string_view html, HtmlTextPlace place) {
  size_t length = 0;
  while (length < kLongestCharacterName && length + 1 < html.size() &&
         is_alphanumeric(html[length + 1])) {
    ++length;
  }
  const auto follows = [&](size_t name) { return name + 1 < html.size() ? html[name + 1] : '\0'; };
  if (follows(length) == ';') {
    const size_t before = out.size();
    const std::string_view reference = html.substr(0, length + 2);
    append_character_reference(out, reference);
    if (std::string_view(out).substr(before) != reference) return reference.size();
    out.resize(before);
  }
  for (size_t old = std::min(length, kLongestOldName); old > 1; --old) {
    const std::string_view name = html.substr(1, old);
    if (!std::binary_search(std::begin(kOldNames), std::end(kOldNames), name)) continue;
    const char next = follows(old);
    if (place == HtmlTextPlace::attribute && (next == '=' || is_alphanumeric(next))) return 0;
    std::string reference = "&";
    reference += name;
    reference += ';';
    append_character_reference(out, reference);
    return old + 1;
  }
  return 0;
}

}  // namespace

std::string without_references(std::string_view html, HtmlTextPlace place) {
  std::string text;
  text.reserve(html.size());
  while (!html.empty()) {
    const size_t plain = std::min(html.find('&'), html.size());
    text += html.substr(0, plain);
    html.remove_prefix(plain);
    if (html.empty()) break;
    const bool numbered = html.size() > 1 && html[1] == '#';
    size_t length = numbered ? take_numbered(text, html) : take_named(text, html, place);
    if (length == 0) {
      text += '&';
      length = 1;
    }
    html.remove_prefix(length);
  }
  return text;
}

void append_character_reference(std::string& out, std::string_view reference) {
  if (reference.starts_with("&#") && reference.ends_with(';')) {
    if (!append_numbered(out, reference.substr(2, reference.size() - 3))) out += reference;
    return;
  }
  const bool complete =
      reference.size() > 2 && reference.starts_with('&') && reference.ends_with(';');
  const NamedCharacters* named =
      complete ? find_character_name(reference.substr(1, reference.size() - 2)) : nullptr;
  if (named == nullptr) {
    out += reference;
    return;
  }
  append_utf8(out, named->first);
  if (named->second != 0) append_utf8(out, named->second);
}

}  // namespace threadbare

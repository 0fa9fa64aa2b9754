#include "formats/mail/parameter.h"

#include <cstddef>

#include "formats/charset/charset.h"
#include "formats/mail/encoded_word.h"
#include "formats/mail/header.h"
#include "formats/mail/transfer.h"

namespace threadbare::mail {

namespace {

// The value at the start of `rest`, which is cut off: quoted, or up to a semicolon.
std::string take_value(std::string_view& rest) {
  std::string value;
  size_t i = rest.find_first_not_of(" \t");
  if (i != std::string_view::npos && rest[i] == '"') {
    for (++i; i < rest.size() && rest[i] != '"'; ++i) {
      if (rest[i] == '\\' && i + 1 < rest.size()) ++i;
      value.push_back(rest[i]);
    }
    const size_t end = rest.find(';', i);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end);
    return value;
  }
  const size_t end = rest.find(';');
  value = trimmed(rest.substr(0, end));
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end);
  return value;
}

// `%e4` is what quoted-printable writes `=e4`.
std::string without_percent_signs(std::string_view text) {
  std::string bytes;
  for (size_t i = 0; i < text.size(); ++i) {
    std::string escape = i + 2 < text.size() && text[i] == '%' ? "=" : "";
    if (!escape.empty()) {
      escape += text.substr(i + 1, 2);
      const std::string byte = decode_quoted_printable(escape, QuotedPrintable::word);
      if (byte.size() == 1) {
        bytes += byte;
        i += 2;
        continue;
      }
    }
    bytes.push_back(text[i]);
  }
  return bytes;
}

}  // namespace

ParameterisedField::ParameterisedField(std::string_view value) {
  const size_t end = value.find(';');
  token_ = lower_case(trimmed(value.substr(0, end)));
  std::string_view rest = end == std::string_view::npos ? std::string_view() : value.substr(end);
  while (!rest.empty()) {
    rest.remove_prefix(1);  // ';'
    const size_t equals = rest.find_first_of("=;");
    if (equals == std::string_view::npos) break;
    if (rest[equals] == ';') {
      rest.remove_prefix(equals);
      continue;
    }
    std::string name = lower_case(trimmed(rest.substr(0, equals)));
    rest.remove_prefix(equals + 1);
    parameters_.emplace_back(std::move(name), take_value(rest));
  }
}

std::string ParameterisedField::parameter(std::string_view name) const {
  for (const auto& [key, value] : parameters_) {
    if (key == name) return value;
  }
  return {};
}

std::string ParameterisedField::text(std::string_view name) const {
  // The pieces of RFC 2231, sections 3 and 4, come in any order; the first names the charset.
  std::string bytes;
  std::string charset_name;
  bool any = false;
  for (size_t piece = 0;; ++piece) {
    std::string found;
    bool here = false;
    for (const auto& [key, value] : parameters_) {
      if (!key.starts_with(name) || key.size() == name.size()) continue;
      std::string_view rest = std::string_view(key).substr(name.size());
      const bool escaped = rest.ends_with('*');
      const std::string numbered = "*" + std::to_string(piece);
      if (rest != numbered && rest != numbered + "*" && !(piece == 0 && rest == "*")) continue;
      std::string_view coded = value;
      if (escaped && piece == 0) {
        const size_t first = coded.find('\'');
        const size_t second = first == std::string_view::npos ? first : coded.find('\'', first + 1);
        if (second != std::string_view::npos) {
          charset_name = coded.substr(0, first);
          coded.remove_prefix(second + 1);
        }
      }
      found = escaped ? without_percent_signs(coded) : std::string(coded);
      here = true;
      break;
    }
    if (!here) break;
    any = true;
    bytes += found;
  }
  if (!any) return decode_words(parameter(name));
  std::string out;
  const Charset* charset = charset_named(charset_name);
  if (charset != nullptr) {
    append_decoded(*charset, bytes, out);
  } else {
    append_guessed(bytes, out);
  }
  for (char& c : out) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  return out;
}

}  // namespace threadbare::mail

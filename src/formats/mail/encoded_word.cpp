#include "formats/mail/encoded_word.h"

#include <cstddef>

#include "formats/mail/header.h"
#include "formats/mail/transfer.h"

namespace threadbare::mail {

namespace {

struct Word {
  std::string_view charset;
  bool base64 = false;
  std::string_view text;
  size_t size = 0;  // of the whole word, 0 if there is none
};

// The encoded word at the start of `text`.
Word word_at(std::string_view text) {
  if (!text.starts_with("=?")) return {};
  const size_t charset_end = text.find('?', 2);
  if (charset_end == std::string_view::npos || charset_end == 2) return {};
  if (charset_end + 3 > text.size() || text[charset_end + 2] != '?') return {};
  const char coding = text[charset_end + 1];
  const bool base64 = coding == 'B' || coding == 'b';
  if (!base64 && coding != 'Q' && coding != 'q') return {};
  const size_t begin = charset_end + 3;
  // A Q word may begin with an encoded character: the end is looked for past "=".
  const size_t end = text.find("?=", begin);
  if (end == std::string_view::npos) return {};
  std::string_view charset = text.substr(2, charset_end - 2);
  charset = charset.substr(0, charset.find('*'));  // RFC 2231 puts a language there
  if (charset.find_first_of(" \t") != std::string_view::npos) return {};
  return {charset, base64, text.substr(begin, end - begin), end + 2};
}

std::string bytes_of(const Word& word) {
  if (word.base64) return decode_base64(word.text).bytes;
  std::string spaced(word.text);
  for (char& c : spaced) c = c == '_' ? ' ' : c;
  return decode_quoted_printable(spaced, QuotedPrintable::word);
}

void append_text(std::string_view charset_name, std::string_view bytes, std::string& out) {
  const Charset* charset = charset_named(charset_name);
  if (charset == nullptr || name_of(*charset) == "windows-1252") {
    append_guessed(bytes, out);
  } else {
    append_decoded(*charset, bytes, out);
  }
}

}  // namespace

std::string decode_words(std::string_view value, const Charset* raw) {
  std::string out;
  const auto append_raw = [&](std::string_view bytes) { append_guessed(bytes, out, raw); };
  size_t plain_from = 0;
  size_t at = 0;
  while ((at = value.find("=?", at)) != std::string_view::npos) {
    Word word = word_at(value.substr(at));
    if (word.size == 0) {
      at += 2;
      continue;
    }
    append_raw(value.substr(plain_from, at - plain_from));
    const std::string_view charset = word.charset;
    std::string bytes = bytes_of(word);
    at += word.size;
    // Words that follow at once, or after white space alone.
    for (;;) {
      const size_t next = value.find_first_not_of(" \t", at);
      if (next == std::string_view::npos) break;
      word = word_at(value.substr(next));
      if (word.size == 0) break;
      if (!equal_but_for_case(word.charset, charset)) {
        at = next;
        break;
      }
      bytes += bytes_of(word);
      at = next + word.size;
    }
    append_text(charset, bytes, out);
    plain_from = at;
  }
  append_raw(value.substr(plain_from));
  for (char& c : out) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  }
  return out;
}

}  // namespace threadbare::mail

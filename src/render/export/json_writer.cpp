#include "render/export/json_writer.h"

#include "thread/utf8.h"

namespace threadbare {

namespace {

constexpr char kHexDigits[] = "0123456789abcdef";
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// The letter of an escape with two characters, or 0.
char short_escape(char c) {
  switch (c) {
    case '"':
    case '\\':
      return c;
    case '\b':
      return 'b';
    case '\f':
      return 'f';
    case '\n':
      return 'n';
    case '\r':
      return 'r';
    case '\t':
      return 't';
    default:
      return 0;
  }
}

void append_escaped(std::string& out, char c) {
  const char letter = short_escape(c);
  out += '\\';
  if (letter != 0) {
    out += letter;
    return;
  }
  out += "u00";
  out += kHexDigits[static_cast<unsigned char>(c) >> 4];
  out += kHexDigits[static_cast<unsigned char>(c) & 15];
}

}  // namespace

void JsonWriter::separate() {
  if (!first_) *out_ += ',';
  first_ = false;
}

void JsonWriter::open(char bracket) {
  separate();
  *out_ += bracket;
  first_ = true;
}

void JsonWriter::close(char bracket) {
  *out_ += bracket;
  first_ = false;
}

void JsonWriter::key(std::string_view name) {
  separate();
  out_->append("\"").append(name).append("\":");
  first_ = true;
}

void JsonWriter::text(std::string_view text) {
  separate();
  std::string& out = *out_;
  out += '"';
  size_t plain = 0;  // where what has not been copied yet begins
  for (size_t i = 0; i < text.size();) {
    const unsigned char c = static_cast<unsigned char>(text[i]);
    if (c >= 0x20 && c < 0x80 && c != '"' && c != '\\') {
      ++i;
      continue;
    }
    const DecodedCodePoint decoded = decode_utf8(text, i);
    if (c < 0x80 || !decoded.valid) {
      out += text.substr(plain, i - plain);
      plain = i + decoded.size;
      if (decoded.valid) {
        append_escaped(out, text[i]);
      } else {
        out += kReplacement;
      }
    }
    i += decoded.size;
  }
  out += text.substr(plain);
  out += '"';
}

void JsonWriter::integer(int64_t number) {
  word(std::to_string(number));
}

void JsonWriter::word(std::string_view word) {
  separate();
  *out_ += word;
}

}  // namespace threadbare

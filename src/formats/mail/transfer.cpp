#include "formats/mail/transfer.h"

#include <cstddef>
#include <cstdint>

#include "formats/mail/header.h"

namespace threadbare::mail {

namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

void append_unescaped(std::string_view line, std::string& out) {
  for (size_t i = 0; i < line.size(); ++i) {
    const int high = line[i] == '=' && i + 2 < line.size() ? hex_value(line[i + 1]) : -1;
    const int low = high >= 0 ? hex_value(line[i + 2]) : -1;
    if (low < 0) {
      out.push_back(line[i]);
      continue;
    }
    out.push_back(static_cast<char>(high * 16 + low));
    i += 2;
  }
}

int base64_value(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  return c == '+' ? 62 : c == '/' ? 63 : -1;
}

bool is_base64(std::string_view line) {
  for (const char c : line) {
    if (base64_value(c) < 0 && c != '=' && c != ' ' && c != '\t') return false;
  }
  return true;
}

}  // namespace

std::string decode_quoted_printable(std::string_view text, QuotedPrintable kind) {
  std::string out;
  out.reserve(text.size());
  if (kind == QuotedPrintable::word) {
    append_unescaped(text, out);
    return out;
  }
  while (!text.empty()) {
    const bool ended = text.find('\n') != std::string_view::npos;
    std::string_view line = take_line(text);
    const size_t last = line.find_last_not_of(" \t");
    line = line.substr(0, last == std::string_view::npos ? 0 : last + 1);
    const bool soft = line.ends_with('=');
    if (soft) line.remove_suffix(1);
    append_unescaped(line, out);
    if (!soft && ended) out.push_back('\n');
  }
  return out;
}

Base64 decode_base64(std::string_view text) {
  Base64 result;
  result.bytes.reserve(text.size() / 4 * 3);
  uint32_t bits = 0;
  int count = 0;  // of sextets in `bits`
  const auto flush = [&] {
    if (count == 1) result.broken = true;
    bits <<= 6 * (4 - count);
    for (int i = 0; i + 1 < count; ++i) {
      result.bytes.push_back(static_cast<char>(bits >> (16 - 8 * i)));
    }
    bits = 0;
    count = 0;
  };
  while (!text.empty()) {
    const std::string_view from_here = text;
    const std::string_view line = take_line(text);
    if (!is_base64(line)) {
      if (count > 0) flush();
      result.broken = true;
      if (!result.bytes.empty() && result.bytes.back() != '\n') result.bytes.push_back('\n');
      result.bytes += from_here;
      return result;
    }
    for (const char c : line) {
      const int value = base64_value(c);
      if (value < 0) {
        if (c == '=' && count > 0) flush();
        continue;
      }
      bits = bits << 6 | static_cast<uint32_t>(value);
      if (++count == 4) flush();
    }
  }
  if (count > 0) flush();
  return result;
}

}  // namespace threadbare::mail

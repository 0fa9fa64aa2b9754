#include "formats/mail/parts.h"

#include <algorithm>
#include <utility>

#include "formats/mail/transfer.h"
#include "thread/limits.h"

namespace threadbare::mail {

namespace {

constexpr std::string_view kDashes = "--";

// What a line is to a multipart of some boundary.
enum class Delimiter { none, begin, end };

Delimiter delimiter(std::string_view line, std::string_view boundary) {
  if (!line.starts_with(kDashes)) return Delimiter::none;
  line.remove_prefix(2);
  if (!line.starts_with(boundary)) return Delimiter::none;
  line.remove_prefix(boundary.size());
  const bool ends = line.starts_with(kDashes);
  if (ends) line.remove_prefix(2);
  if (!trimmed(line).empty()) return Delimiter::none;
  return ends ? Delimiter::end : Delimiter::begin;
}

std::string_view without_last_line_end(std::string_view text) {
  if (text.ends_with('\n')) text.remove_suffix(1);
  if (text.ends_with('\r')) text.remove_suffix(1);
  return text;
}

// RFC 2046, section 5.1. A missing last delimiter is forgiven.
std::vector<std::string_view> split_multipart(std::string_view body, std::string_view boundary) {
  std::vector<std::string_view> parts;
  std::string_view rest = body;
  size_t begin = std::string_view::npos;  // of the part at hand
  while (!rest.empty()) {
    const size_t line_begin = body.size() - rest.size();
    const std::string_view line = take_line(rest);
    const Delimiter kind = delimiter(line, boundary);
    if (kind == Delimiter::none) continue;
    if (begin != std::string_view::npos) {
      parts.push_back(without_last_line_end(body.substr(begin, line_begin - begin)));
    }
    begin = body.size() - rest.size();
    if (kind == Delimiter::end) return parts;
  }
  if (begin != std::string_view::npos) parts.push_back(body.substr(begin));
  return parts;
}

// The boundary of a multipart that forgot to name it: the first line of dashes before a field.
std::string guessed_boundary(std::string_view body) {
  while (!body.empty()) {
    const std::string_view line = trimmed(take_line(body));
    if (!line.starts_with(kDashes) || line.size() < 3 || body.empty()) continue;
    std::string_view next = body;
    if (is_field(take_line(next))) return std::string(line.substr(2));
  }
  return {};
}

struct Pending {
  std::string_view text;
  size_t parent;
  size_t depth;
  std::string_view default_type;
};

}  // namespace

std::string content_of(const Part& part, bool* bad_base64) {
  const std::string coding = lower_case(part.header.value("Content-Transfer-Encoding"));
  const std::string_view body = part.header.body();
  if (coding == "quoted-printable") return decode_quoted_printable(body, QuotedPrintable::body);
  if (coding != "base64") return std::string(body);
  Base64 decoded = decode_base64(body);
  *bad_base64 = *bad_base64 || decoded.broken;
  return std::move(decoded.bytes);
}

std::vector<Part> parts_of(std::string_view message, std::deque<std::string>& decoded) {
  std::vector<Part> parts;
  std::vector<Pending> pending = {{message, Part::kNone, 0, "text/plain"}};
  while (!pending.empty() && parts.size() < kMaxMimeParts) {
    const Pending now = pending.back();
    pending.pop_back();
    const Header header(now.text);
    std::string type = header.value("Content-Type");
    // "text" alone was a type before MIME.
    if (type.find('/') == std::string::npos) type = now.default_type;
    parts.push_back({header, ParameterisedField(type),
                     ParameterisedField(header.value("Content-Disposition")), now.parent,
                     parts.size() + 1, now.depth});
    Part& part = parts.back();
    const size_t index = parts.size() - 1;
    if (now.depth >= kMaxMimeDepth) continue;
    if (part.type.token() == "message/rfc822" || part.type.token() == "message/global") {
      bool ignored = false;
      std::string_view inner = header.body();
      if (header.has("Content-Transfer-Encoding")) {
        decoded.push_back(content_of(part, &ignored));
        inner = decoded.back();
      }
      if (trimmed(inner).empty()) continue;
      part.is_leaf = false;
      inner.remove_prefix(std::min(inner.find_first_not_of("\r\n"), inner.size()));
      pending.push_back({inner, index, now.depth + 1, "text/plain"});
    } else if (part.type.token().starts_with("multipart/")) {
      std::string boundary = part.type.parameter("boundary");
      if (trimmed(boundary).empty()) boundary = guessed_boundary(header.body());
      boundary.erase(boundary.find_last_not_of(" \t") + 1);
      const bool digest = part.type.token() == "multipart/digest";
      const std::string_view inner_type = digest ? "message/rfc822" : "text/plain";
      std::vector<std::string_view> inner;
      if (!boundary.empty()) inner = split_multipart(header.body(), boundary);
      if (inner.empty()) {
        part.type = ParameterisedField("text/plain");
        continue;
      }
      part.is_leaf = false;
      for (size_t i = inner.size(); i-- > 0;) {
        pending.push_back({inner[i], index, now.depth + 1, inner_type});
      }
    }
  }
  for (size_t i = parts.size(); i-- > 1;) {
    Part& outer = parts[parts[i].parent];
    outer.end = std::max(outer.end, parts[i].end);
  }
  return parts;
}

}  // namespace threadbare::mail

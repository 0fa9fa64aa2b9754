#include "render/body/linkifier.h"

#include <string>

#include "render/html/html_writer.h"
#include "render/html/url.h"
#include "thread/utf8.h"

namespace threadbare {
namespace {

bool is_alphanumeric(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// Whether `text` has `lower`, which is lower case, at `at`, in any case.
bool has_at(std::string_view text, size_t at, std::string_view lower) {
  if (text.size() - at < lower.size()) return false;
  for (size_t i = 0; i < lower.size(); ++i) {
    const char c = text[at + i];
    if ((c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c) != lower[i]) return false;
  }
  return true;
}

bool ends_address(char32_t c) {
  if (c <= 0x20 || c == 0x7F || c == '<' || c == '>' || c == '"' || c == '`') return true;
  if (c < 0x80) return false;
  return c == 0xA0 || c == 0xAB || c == 0xBB || (c >= 0x2000 && c <= 0x200F) || c == 0x201C ||
         c == 0x201D || (c >= 0x2028 && c <= 0x202F) || (c >= 0x205F && c <= 0x206F) ||
         (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF01 && c <= 0xFF0F) || c == 0xFF1A ||
         c == 0xFF1B || c == 0xFF1F || c == 0xFEFF;
}

// The end of the run from `at` on that could be a host. A run ends where an address does, so a
// later search may go on behind it.
size_t end_of_host(std::string_view text, size_t at) {
  while (at < text.size()) {
    const char c = text[at];
    if (static_cast<unsigned char>(c) < 0x80) {
      if (!is_alphanumeric(c) && c != '-' && c != '_' && c != '.') return at;
      ++at;
      continue;
    }
    const DecodedCodePoint decoded = decode_utf8(text, at);
    if (!decoded.valid || ends_address(decoded.value)) return at;
    at += decoded.size;
  }
  return at;
}

// GFM's "valid domain": no empty label, and no underscore in the last two.
bool is_host(std::string_view host, bool needs_dot) {
  while (host.ends_with('.')) host.remove_suffix(1);
  if (host.empty() || host.front() == '.' || host.front() == '-') return false;
  size_t dots = 0;
  bool underscore[2] = {false, false};  // in the label before, in this one
  for (size_t i = 0; i < host.size(); ++i) {
    if (host[i] == '_') underscore[1] = true;
    if (host[i] != '.') continue;
    if (host[i - 1] == '.') return false;
    ++dots;
    underscore[0] = underscore[1];
    underscore[1] = false;
  }
  return !underscore[0] && !underscore[1] && (dots > 0 || !needs_dot);
}

// Brackets of one kind seen in an address.
struct Brackets {
  char opening;
  char closing;
  size_t opened = 0;
  size_t closed = 0;
};

// The end of the address that starts at `begin` and whose host ends at `host_end`.
size_t end_of_address(std::string_view text, size_t begin, size_t host_end) {
  Brackets brackets[] = {{'(', ')'}, {'[', ']'}, {'{', '}'}};
  size_t end = host_end;
  while (end < text.size()) {
    const DecodedCodePoint decoded = decode_utf8(text, end);
    if (ends_address(decoded.value)) break;
    for (Brackets& kind : brackets) {
      if (text[end] == kind.opening) ++kind.opened;
      if (text[end] == kind.closing) ++kind.closed;
    }
    end += decoded.size;
  }
  constexpr std::string_view kTrailing = "?!.,:;*_~'";
  while (end > begin) {
    const char last = text[end - 1];
    bool unbalanced = false;
    for (Brackets& kind : brackets) {
      if (last != kind.closing || kind.closed <= kind.opened) continue;
      --kind.closed;
      unbalanced = true;
    }
    if (!unbalanced && kTrailing.find(last) == kTrailing.npos) break;
    --end;
  }
  return end;
}

// The length of what an address may start with at `at`; 0 if none does.
size_t start_length(std::string_view text, size_t at) {
  if (has_at(text, at, "http://")) return 7;
  if (has_at(text, at, "https://")) return 8;
  return has_at(text, at, "www.") ? 4 : 0;
}

// Whether an address may start behind `before`. Letters of scripts without spaces may stand there.
bool may_follow(char before, bool lacks_scheme) {
  if (is_alphanumeric(before)) return false;
  if (!lacks_scheme) return true;
  constexpr std::string_view kInsideOfAddresses = "./@:-_=&?#%";
  return kInsideOfAddresses.find(before) == kInsideOfAddresses.npos;
}

}  // namespace

FoundLink find_link(std::string_view text, size_t from) {
  size_t at = from;
  while (at < text.size()) {
    const char first = text[at];
    const bool candidate = first == 'h' || first == 'H' || first == 'w' || first == 'W';
    const size_t start = candidate ? start_length(text, at) : 0;
    const bool lacks_scheme = start == 4;
    if (start == 0 || (at > 0 && !may_follow(text[at - 1], lacks_scheme))) {
      ++at;
      continue;
    }
    const size_t host_end = end_of_host(text, at + start);
    if (is_host(text.substr(at + start, host_end - at - start), lacks_scheme)) {
      return {at, end_of_address(text, at + start, host_end), lacks_scheme};
    }
    // OPTIMIZATION: nothing in a host that is none gets a second look, or a long run of `www._`
    // would be read once for each of its parts.
    at = host_end;
  }
  return {text.size(), text.size(), false};
}

void open_outer_link(HtmlWriter& writer, std::string_view href, std::string_view css_class) {
  writer.open(Element::a);
  if (!css_class.empty()) writer.attribute(Attribute::class_, css_class);
  writer.attribute(Attribute::href, href);
  writer.attribute(Attribute::rel, "nofollow ugc noopener noreferrer");
}

void write_found_link(HtmlWriter& writer, std::string_view text, const FoundLink& link) {
  const std::string_view address = text.substr(link.begin, link.end - link.begin);
  std::string url;
  if (link.lacks_scheme) url = "https://";
  url += address;
  const std::string href = safe_url(url, {});
  if (href.empty()) {
    writer.text(address);
    return;
  }
  open_outer_link(writer, href);
  writer.text(address);
  writer.close(Element::a);
}

void write_linkified(HtmlWriter& writer, std::string_view text) {
  size_t at = 0;
  while (at < text.size()) {
    const FoundLink link = find_link(text, at);
    writer.text(text.substr(at, link.begin - at));
    if (link.found()) write_found_link(writer, text, link);
    at = link.end;
  }
}

}  // namespace threadbare

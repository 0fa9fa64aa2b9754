#include "render/html/url.h"

#include <vector>

#include "thread/limits.h"
#include "thread/utf8.h"

namespace threadbare {
namespace {

bool is_alpha(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_hex_digit(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

// A URL reference in its five parts (RFC 3986, appendix B), undecoded. Those with a mark of their
// own (`//`, `?`, `#`) may be there and empty.
struct Reference {
  std::string scheme;  // in lower case
  std::string_view authority;
  std::string_view path;
  std::string_view query;
  std::string_view fragment;
  bool has_authority = false;
  bool has_query = false;
  bool has_fragment = false;

  bool is_web() const { return scheme == "http" || scheme == "https"; }
};

// The length of a scheme without its colon, 0 if there is none.
size_t scheme_length(std::string_view url) {
  if (url.empty() || !is_alpha(url[0])) return 0;
  size_t i = 1;
  while (i < url.size() && (is_alpha(url[i]) || is_digit(url[i]) || url[i] == '+' ||
                            url[i] == '-' || url[i] == '.')) {
    ++i;
  }
  return i < url.size() && url[i] == ':' ? i : 0;
}

Reference split(std::string_view url) {
  Reference parts;
  if (const size_t scheme = scheme_length(url); scheme > 0) {
    parts.scheme = lower_case(url.substr(0, scheme));
    url.remove_prefix(scheme + 1);
  }
  if (const size_t mark = url.find('#'); mark != url.npos) {
    parts.has_fragment = true;
    parts.fragment = url.substr(mark + 1);
    url = url.substr(0, mark);
  }
  if (const size_t mark = url.find('?'); mark != url.npos) {
    parts.has_query = true;
    parts.query = url.substr(mark + 1);
    url = url.substr(0, mark);
  }
  if (url.starts_with("//")) {
    parts.has_authority = true;
    url.remove_prefix(2);
    const size_t end = url.find('/');
    parts.authority = url.substr(0, end);
    url = end == url.npos ? std::string_view() : url.substr(end);
  }
  parts.path = url;
  return parts;
}

bool has_control(std::string_view text) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F) return true;
  }
  return false;
}

// Code points that look like nothing: a host that holds one is not what it seems.
bool is_invisible(char32_t c) {
  return (c >= 0x80 && c <= 0xA0) || c == 0xAD || (c >= 0x2000 && c <= 0x200F) ||
         (c >= 0x2028 && c <= 0x202F) || (c >= 0x205F && c <= 0x206F) || c == 0x3000 || c == 0xFEFF;
}

// `host` or `host:port`, without a user name. Numeric IPv6 hosts stand in brackets.
bool is_acceptable_authority(std::string_view authority) {
  if (const size_t colon = authority.rfind(':');
      colon != authority.npos && authority.find(']', colon) == authority.npos) {
    const std::string_view port = authority.substr(colon + 1);
    if (port.size() > 5 || port.find_first_not_of("0123456789") != port.npos) return false;
    authority = authority.substr(0, colon);
  }
  if (authority.empty()) return false;
  if (authority.front() == '[') {
    return authority.size() > 3 && authority.back() == ']' &&
           authority.substr(1, authority.size() - 2)
                   .find_first_not_of("0123456789abcdefABCDEF:.") == authority.npos;
  }
  for (size_t at = 0; at < authority.size();) {
    const char c = authority[at];
    if (static_cast<unsigned char>(c) < 0x80) {
      if (!is_alpha(c) && !is_digit(c) && c != '-' && c != '.' && c != '_') return false;
      ++at;
      continue;
    }
    const DecodedCodePoint decoded = decode_utf8(authority, at);
    if (!decoded.valid || is_invisible(decoded.value)) return false;
    at += decoded.size;
  }
  return true;
}

// Appends path, query or fragment with what may not stand there percent-encoded (RFC 3986, section
// 2). Escapes that are there already stay as they are.
void append_encoded(std::string& out, std::string_view text) {
  constexpr std::string_view kAllowed = "-._~!$&'()*+,;=:@/?";
  constexpr char kHexDigits[] = "0123456789ABCDEF";
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool escape =
        c == '%' && i + 2 < text.size() && is_hex_digit(text[i + 1]) && is_hex_digit(text[i + 2]);
    if (is_alpha(c) || is_digit(c) || escape || kAllowed.find(c) != kAllowed.npos) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += kHexDigits[byte >> 4];
    out += kHexDigits[byte & 0xF];
  }
}

// RFC 3986, section 5.2.4, for a path that starts with a slash or is empty.
std::string remove_dot_segments(std::string_view path) {
  std::vector<std::string_view> segments;
  bool ends_in_slash = false;
  while (!path.empty()) {
    path.remove_prefix(1);
    const size_t end = path.find('/');
    const std::string_view segment = path.substr(0, end);
    path = end == path.npos ? std::string_view() : path.substr(end);
    ends_in_slash = segment == "." || segment == "..";
    if (segment == ".." && !segments.empty()) segments.pop_back();
    if (!ends_in_slash) segments.push_back(segment);
  }
  std::string joined;
  for (const std::string_view segment : segments) {
    joined += '/';
    joined += segment;
  }
  if (ends_in_slash) joined += '/';
  return joined;
}

// RFC 3986, section 5.2.3. The base has an authority.
std::string merge(std::string_view base_path, std::string_view path) {
  std::string merged(base_path.substr(0, base_path.rfind('/') + 1));
  if (merged.empty()) merged = "/";
  merged += path;
  return merged;
}

std::string compose(std::string_view scheme, std::string_view authority, std::string_view path,
                    const Reference& tail, bool has_query, std::string_view query) {
  std::string url(scheme);
  url += "://";
  url += authority;
  append_encoded(url, remove_dot_segments(path));
  if (has_query) {
    url += '?';
    append_encoded(url, query);
  }
  if (tail.has_fragment) {
    url += '#';
    append_encoded(url, tail.fragment);
  }
  return url;
}

// RFC 3986, section 5.2.2, for a reference without scheme and authority.
std::string resolve(const Reference& reference, std::string_view base) {
  if (base.size() > kMaxUrlBytes || has_control(base)) return {};
  const Reference start = split(base);
  if (!start.is_web() || !start.has_authority || !is_acceptable_authority(start.authority)) {
    return {};
  }
  if (reference.path.empty()) {
    return compose(start.scheme, start.authority, start.path, reference, true, reference.query);
  }
  const std::string path = reference.path.front() == '/' ? std::string(reference.path)
                                                         : merge(start.path, reference.path);
  return compose(start.scheme, start.authority, path, reference, reference.has_query,
                 reference.query);
}

}  // namespace

std::string safe_url(std::string_view url, std::string_view base) {
  while (url.starts_with(' ')) url.remove_prefix(1);
  while (url.ends_with(' ')) url.remove_suffix(1);
  if (url.empty() || url.size() > kMaxUrlBytes || has_control(url)) return {};

  const Reference parts = split(url);
  if (parts.scheme == "mailto") {
    if (parts.path.empty() || parts.has_authority) return {};
    std::string mail = "mailto:";
    append_encoded(mail, url.substr(mail.size()));
    return mail;
  }
  if (!parts.scheme.empty() && !parts.is_web()) return {};
  if (parts.has_authority) {
    if (!is_acceptable_authority(parts.authority)) return {};
    return compose(parts.scheme.empty() ? "https" : parts.scheme, parts.authority, parts.path,
                   parts, parts.has_query, parts.query);
  }
  // `http:path` is relative to some browsers and absolute to others.
  if (!parts.scheme.empty()) return {};
  // To browsers `\\host`, `/\host` and `\/host` are all `//host`.
  if (url.front() == '\\' || url.starts_with("/\\")) return {};
  if (parts.path.empty() && !parts.has_query) return {};
  return resolve(parts, base);
}

std::string web_host_of(std::string_view url) {
  const Reference parts = split(url);
  if (!parts.is_web() || !is_acceptable_authority(parts.authority)) return {};
  std::string_view host = parts.authority;
  if (const size_t colon = host.rfind(':'); colon != host.npos && host.back() != ']') {
    host = host.substr(0, colon);
  }
  return lower_case(host);
}

}  // namespace threadbare

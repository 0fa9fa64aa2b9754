#include "thread/page_url.h"

#include <algorithm>

namespace threadbare {

namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

std::string page_of(std::string_view url) {
  url = url.substr(0, url.find('#'));
  const size_t scheme = url.find("://");
  const bool has_scheme = scheme < url.find_first_of("/?");
  const bool has_host = has_scheme || url.starts_with("//");
  if (has_scheme)
    url.remove_prefix(scheme + 3);
  else if (has_host)
    url.remove_prefix(2);

  std::string page(url);
  if (has_host) {
    const size_t host_size = std::min(page.find_first_of("/?"), page.size());
    for (size_t i = 0; i < host_size; ++i) page[i] = lower(page[i]);
    if (page.starts_with("www.")) page.erase(0, 4);
  }
  while (page.size() > 1 && page.back() == '/') page.pop_back();
  return page;
}

std::string_view instance_of(std::string_view url) {
  // OPTIMIZATION: asked for with every comment; the searches of string_view call memchr for each
  // character.
  size_t host = 0;
  while (host < url.size() && (url[host] != ':' || !url.substr(host).starts_with("://"))) ++host;
  if (host == url.size()) return {};
  host += 3;
  size_t end = host;
  while (end < url.size() && url[end] != '/' && url[end] != '?' && url[end] != '#') ++end;
  return url.substr(host, end - host);
}

std::string slug_of(std::string_view url) {
  std::string page = page_of(url.substr(0, url.find_first_of("?#")));
  const size_t slash = page.rfind('/');
  if (slash == std::string::npos) return {};
  page.erase(0, slash + 1);
  const size_t dot = page.rfind('.');
  if (dot != std::string::npos && dot > 0) page.erase(dot);
  return page;
}

}  // namespace threadbare

// Addresses in any text: they are found one behind the other, and with them as links the text says
// what it said, not a character more or less.
#include "render/body/linkifier.h"

#include <string>

#include "harnesses.h"
#include "promise.h"
#include "property.h"
#include "render/html/html_writer.h"
#include "render/html/url.h"

namespace threadbare::test {
namespace {

std::string without_tags(std::string_view html) {
  std::string text;
  bool in_tag = false;
  for (const char c : html) {
    if (c == '<') in_tag = true;
    if (!in_tag) text += c;
    if (c == '>') in_tag = false;
  }
  return text;
}

}  // namespace

void fuzz_linkifier(std::string_view bytes) {
  size_t at = 0;
  while (at < bytes.size()) {
    const FoundLink link = find_link(bytes, at);
    PROPERTY(link.begin >= at && link.begin <= link.end && link.end <= bytes.size());
    if (!link.found()) {
      PROPERTY(link.end == bytes.size());
      break;
    }
    at = link.end;
  }

  std::string linked;
  {
    HtmlWriter writer(linked);
    writer.begin_body(~size_t{0});
    write_linkified(writer, bytes);
    writer.end_body();
  }
  check_html(linked, HtmlScope::body);
  std::string plain;
  HtmlWriter(plain).text(bytes);
  PROPERTY(without_tags(linked) == plain);

  for (const std::string_view base : {"", "https://example.org/a/b?c"}) {
    const std::string url = safe_url(bytes, base);
    PROPERTY(url.empty() || html_promise::is_outer_url(url));
    // What is safe stays as it is.
    PROPERTY(url.empty() || url.size() > 8000 || safe_url(url, base) == url);
  }
  web_host_of(bytes);
}

}  // namespace threadbare::test

// A body, rendered on its own.
#ifndef THREADBARE_TESTS_RENDER_RENDERED_BODY_H_
#define THREADBARE_TESTS_RENDER_RENDERED_BODY_H_

#include <string>
#include <string_view>

#include "render/body/body.h"
#include "render/html/html_writer.h"

namespace threadbare {

inline std::string rendered_body(std::string_view body, Markup markup, std::string_view base = {},
                                 Dialect dialect = Dialect::lemmy, std::string_view anchor = {}) {
  std::string html;
  HtmlWriter writer(html);
  write_body(writer, body, markup, {base, dialect, anchor});
  return html;
}

inline std::string rendered_text(std::string_view body) {
  return rendered_body(body, Markup::text);
}

inline std::string rendered_markdown(std::string_view body, std::string_view base = {}) {
  return rendered_body(body, Markup::markdown, base);
}

}  // namespace threadbare

#endif  // THREADBARE_TESTS_RENDER_RENDERED_BODY_H_

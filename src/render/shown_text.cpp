#include "render/shown_text.h"

#include "render/comment_html.h"
#include "render/html/html_text.h"
#include "render/html/html_writer.h"

namespace threadbare {

void append_shown_text(const Thread& thread, uint32_t comment, const Phrasebook& phrases,
                       std::string& out) {
  static const HtmlOptions kOptions;
  std::string html;
  {
    HtmlWriter writer(html, phrases);
    write_author_and_body(writer, thread, comment, kOptions);
  }
  append_text_of_html(out, html);
}

}  // namespace threadbare

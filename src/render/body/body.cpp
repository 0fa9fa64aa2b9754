#include "render/body/body.h"

#include <cstddef>

#include "render/html/html_writer.h"
#include "render/words/phrase.h"
#include "thread/limits.h"

namespace threadbare {
namespace {

// Most bytes that a body of that size may become, however narrow size_t is.
size_t output_budget(size_t body_size) {
  constexpr size_t kMost = (~size_t{0} - kMaxOutputSlack) / kMaxOutputFactor;
  if (body_size > kMost) return ~size_t{0};
  return body_size * kMaxOutputFactor + kMaxOutputSlack;
}

}  // namespace

void write_body(HtmlWriter& writer, std::string_view body, Markup markup,
                const BodyContext& context) {
  writer.begin_body(output_budget(body.size()));
  if (markup == Markup::html) {
    write_html(writer, body, context);
  } else if (markup == Markup::markdown && body.size() <= kMaxMarkdownBytes) {
    if (!write_markdown(writer, body, context)) {
      writer.restart_body();
      write_plain_text(writer, body);
    }
  } else if (context.dialect == Dialect::mail) {
    write_mail_text(writer, body);
  } else {
    write_plain_text(writer, body);
  }
  const bool cut = writer.end_body();
  if (!cut) return;
  writer.open(Element::p);
  writer.attribute(Attribute::class_, "cut");
  writer.text(Phrase::cut);
  writer.close(Element::p);
}

}  // namespace threadbare

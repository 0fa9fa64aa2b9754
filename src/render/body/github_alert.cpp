#include "render/body/github_alert.h"

#include "render/body/flow_writer.h"
#include "render/html/html_tokeniser.h"
#include "render/words/phrase.h"

namespace threadbare {
namespace {

struct Alert {
  std::string_view mark;
  std::string_view css_class;
  Phrase title;
};

constexpr Alert kAlerts[] = {
    {"[!note]", "alert alert-note", Phrase::alert_note},
    {"[!tip]", "alert alert-tip", Phrase::alert_tip},
    {"[!important]", "alert alert-important", Phrase::alert_important},
    {"[!warning]", "alert alert-warning", Phrase::alert_warning},
    {"[!caution]", "alert alert-caution", Phrase::alert_caution},
};

}  // namespace

bool begin_alert(FlowWriter& flow, std::string_view first_line) {
  while (first_line.ends_with(' ')) first_line.remove_suffix(1);
  for (const Alert& alert : kAlerts) {
    if (!equals_folded(first_line, alert.mark)) continue;
    // The quote's tag is still open: its paragraph waits for something to hold.
    flow.writer().attribute(Attribute::class_, alert.css_class);
    flow.start_phrase(Element::p);
    flow.begin_content();
    flow.writer().open(Element::strong);
    flow.writer().text(alert.title);
    flow.writer().close(Element::strong);
    flow.start_phrase(Element::p);
    return true;
  }
  return false;
}

}  // namespace threadbare

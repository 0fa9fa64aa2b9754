#include "promise.h"

#include "formats/reading/encoding.h"
#include "render/html/html_writer.h"
#include "thread/limits.h"
#include "threadbare.h"

namespace threadbare::test {
namespace {

bool is_utf8(std::string_view text) {
  return valid_utf8_end(text, 0, text.size()) == text.size();
}

// What is withheld shown, and all of it new.
HtmlOptions everything() {
  HtmlOptions options;
  options.now = 0;
  options.keep_hidden = true;
  options.new_since = 0;
  return options;
}

void check_rows(const Thread& thread) {
  View view(thread);
  for (const Order order : {Order::top, Order::new_first, Order::best, Order::controversial}) {
    view.sort(order);
    view.fold_from_depth(1);
    std::string html;
    render_rows(thread, view.rows(0, view.size()), {}, html);
    check_html(html, HtmlScope::frame);
  }
  // One by one, as a page that is scrolled has them, and with all that can be said of them.
  HtmlOptions options = everything();
  options.now = 1700000000;
  for (uint32_t row = 0; row < view.size(); ++row) {
    std::string html;
    render_rows(thread, view.rows(row, row + 1), options, html);
    check_html(html, HtmlScope::frame);
  }
}

void check_page(const Thread& thread) {
  const std::string page = render_page(thread, "{{title}}\x01{{comments}}\x01{{data}}", {});
  const size_t first = page.find('\x01');
  const size_t last = page.rfind('\x01');
  PROPERTY(first != page.npos && first < last);
  const std::string title = page.substr(0, first);
  PROPERTY(title.find_first_of("<>") == title.npos);
  check_html(title, HtmlScope::body);
  check_html(page.substr(first + 1, last - first - 1), HtmlScope::frame);
  PROPERTY(page.find('<', last) == page.npos);  // the data, which stands in a script element
}

void check_text(const Thread& thread) {
  const std::string text = to_text(thread, {.keep_hidden = true});
  PROPERTY(is_utf8(text));
  PROPERTY(is_utf8(to_markdown(thread, {.keep_hidden = true})));
  const Document again = Document::read(text);
  if (!again.ok()) return;  // a thread whose post says nothing is none
  PROPERTY(again.threads().size() == 1);
  PROPERTY(to_text(again.threads()[0], {.keep_hidden = true}) == text);
}

void check_json(const Thread& thread) {
  const std::string json = to_json(thread, {.keep_hidden = true});
  PROPERTY(is_utf8(json));
  const Document again = Document::read(json);
  PROPERTY(again.ok() && again.threads().size() == 1);
  if (json.find("\\u0000") != json.npos) return;  // on its way in a NUL becomes U+FFFD
  PROPERTY(to_json(again.threads()[0], {.keep_hidden = true}) == json);
}

}  // namespace

void check_body(std::string_view body, Markup markup, Dialect dialect) {
  std::string html;
  {
    HtmlWriter writer(html);
    write_body(writer, body, markup, BodyContext{"https://github.com/a/b/issues/1", dialect});
  }
  check_html(html, HtmlScope::body);
  // The note that says what is left out comes on top.
  constexpr size_t kNote = 1024;
  PROPERTY(html.size() <= body.size() * kMaxOutputFactor + kMaxOutputSlack + kNote);
}

void check_outputs(const Thread& thread) {
  std::string html;
  render_static(thread, {}, html);
  check_html(html, HtmlScope::frame);
  html.clear();
  render_post(thread, everything(), html);
  check_html(html, HtmlScope::frame);
  check_rows(thread);
  check_page(thread);
  check_text(thread);
  check_json(thread);
  std::string shown;
  for (uint32_t i = 0; i < thread.size(); ++i) {
    append_shown_text(thread, i, Phrasebook::english(), shown);
  }
  PROPERTY(is_utf8(shown));
}

}  // namespace threadbare::test

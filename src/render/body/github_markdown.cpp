// What GitHub adds to Markdown, besides GFM: alerts, footnotes, mentions and references (GFM
// specification; docs.github.com, "Basic writing and formatting syntax").
#include <string>

#include "render/body/footnotes.h"
#include "render/body/github_reference.h"
#include "render/body/markdown.h"
#include "render/html/html_writer.h"

namespace threadbare {
namespace {

class GithubText : public MarkdownText {
 public:
  GithubText(Footnotes& footnotes, std::string_view url)
      : footnotes_(footnotes), repository_(repository_of(url)) {}

  void unmark(std::string& text) const override { footnotes_.unmark(text); }

  void write(FlowWriter& flow, std::string_view text) override {
    if (footnotes_.empty()) return write_plain(flow, text);
    for (size_t at = 0; at < text.size();) {
      const Footnotes::Mark mark = footnotes_.find_mark(text, at);
      write_plain(flow, text.substr(at, mark.begin - at));
      at = mark.end;
      if (mark.begin == text.size()) break;
      flow.begin_content();
      HtmlWriter& writer = flow.writer();
      writer.open(Element::sup);
      writer.text("[" + std::to_string(footnotes_.number(mark.index)) + "]");
      writer.close(Element::sup);
    }
  }

 private:
  void write_plain(FlowWriter& flow, std::string_view text) const {
    if (flow.begin_text(text)) write_github_text(flow.writer(), text, repository_);
  }

  Footnotes& footnotes_;
  std::string repository_;
};

}  // namespace

bool write_github_markdown(FlowWriter& flow, HtmlBody& html, std::string_view body,
                           const BodyContext& context) {
  Footnotes footnotes(body);
  GithubText text(footnotes, context.base);
  MarkdownOptions options;
  options.html = true;
  options.hard_breaks = true;
  options.task_lists = true;
  options.alerts = true;
  const MarkdownParts parts{flow, html, text, context};
  if (!write_commonmark(parts, footnotes.body(), options)) return false;
  if (footnotes.empty() || flow.writer().full()) return true;
  // What the body's HTML left open ends with it.
  flow.finish();
  flow.rule();
  flow.open_block({kMarkdownTag, FlowBlock::Holds::blocks, true, Element::ol, "footnotes"});
  while (const std::string* footnote = footnotes.next()) {
    if (flow.writer().full()) break;
    flow.open_block({kMarkdownTag, FlowBlock::Holds::text, true, Element::li, {}});
    if (!write_commonmark(parts, *footnote, options)) return false;
    flow.close_block(kMarkdownTag);
  }
  flow.close_block(kMarkdownTag);
  return true;
}

}  // namespace threadbare

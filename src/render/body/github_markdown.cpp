// What GitHub adds to Markdown, besides GFM: alerts, footnotes, mentions and references (GFM
// specification; docs.github.com, "Basic writing and formatting syntax").
#include <string>

#include "render/body/footnotes.h"
#include "render/body/github_reference.h"
#include "render/body/markdown.h"
#include "render/html/html_writer.h"
#include "render/words/phrase.h"

namespace threadbare {
namespace {

class GithubText : public MarkdownText {
 public:
  GithubText(Footnotes& footnotes, const BodyContext& context)
      : footnotes_(footnotes), anchor_(context.anchor), repository_(repository_of(context.base)) {}

  void unmark(std::string& text) const override { footnotes_.unmark(text); }

  void write(FlowWriter& flow, std::string_view text) override {
    if (footnotes_.empty()) return write_plain(flow, text);
    for (size_t at = 0; at < text.size();) {
      const Footnotes::Mark mark = footnotes_.find_mark(text, at);
      write_plain(flow, text.substr(at, mark.begin - at));
      at = mark.end;
      if (mark.begin == text.size()) break;
      flow.begin_content();
      write_reference(flow.writer(), mark.index);
    }
  }

  // Comments' anchors begin with "comment-", so these ids are nobody else's.
  void name(HtmlWriter& writer, size_t number) const {
    if (!anchor_.empty()) writer.attribute(Attribute::id, id("note-", number));
  }

  void write_way_back(FlowWriter& flow, size_t number) const {
    if (anchor_.empty()) return;
    flow.begin_content();
    HtmlWriter& writer = flow.writer();
    writer.text(" ");
    writer.open(Element::a);
    writer.attribute(Attribute::class_, "footnote-back");
    writer.attribute(Attribute::href, "#" + id("noted-", number));
    writer.attribute(Attribute::aria_label, Phrase::footnote_back);
    writer.text("↩");
    writer.close(Element::a);
  }

 private:
  std::string id(std::string_view kind, size_t number) const {
    return std::string(kind) + std::to_string(number) + "-" + std::string(anchor_);
  }

  void write_reference(HtmlWriter& writer, size_t index) const {
    const bool is_first = !footnotes_.is_numbered(index);
    const size_t number = footnotes_.number(index);
    writer.open(Element::sup);
    if (!anchor_.empty()) {
      writer.open(Element::a);
      writer.attribute(Attribute::class_, "footnote");
      if (is_first) writer.attribute(Attribute::id, id("noted-", number));
      writer.attribute(Attribute::href, "#" + id("note-", number));
    }
    writer.text("[" + std::to_string(number) + "]");
    if (!anchor_.empty()) writer.close(Element::a);
    writer.close(Element::sup);
  }

  void write_plain(FlowWriter& flow, std::string_view text) const {
    if (flow.begin_text(text)) write_github_text(flow.writer(), text, repository_);
  }

  Footnotes& footnotes_;
  std::string_view anchor_;
  std::string repository_;
};

}  // namespace

bool write_github_markdown(FlowWriter& flow, HtmlBody& html, std::string_view body,
                           const BodyContext& context) {
  Footnotes footnotes(body);
  GithubText text(footnotes, context);
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
  size_t number = 0;
  while (const std::string* footnote = footnotes.next()) {
    if (flow.writer().full()) break;
    flow.open_block({kMarkdownTag, FlowBlock::Holds::text, true, Element::li, {}});
    text.name(flow.writer(), ++number);
    if (!write_commonmark(parts, *footnote, options)) return false;
    text.write_way_back(flow, number);
    flow.close_block(kMarkdownTag);
  }
  flow.close_block(kMarkdownTag);
  return true;
}

}  // namespace threadbare

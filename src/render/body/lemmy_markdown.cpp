#include "render/body/lemmy_markdown.h"

#include <algorithm>

#include "render/body/code_fence.h"
#include "render/body/linkifier.h"
#include "render/body/markdown.h"
#include "render/html/html_writer.h"
#include "render/words/phrase.h"

namespace threadbare {
namespace {

// Neither byte occurs in UTF-8. Input that has them nevertheless gets kInvalidByte for them, which
// does not occur either: HtmlWriter shows it as U+FFFD.
constexpr char kSubscriptMark = '\xFE';
constexpr char kSuperscriptMark = '\xFF';
constexpr char kInvalidByte = '\xC0';

constexpr std::string_view kSpoilerWord = "spoiler";
constexpr size_t kLeastColons = 3;

// A line of at least three colons, perhaps with a spoiler's title.
struct SpoilerMark {
  size_t colons = 0;  // 0: the line is no mark
  bool begins = false;
  std::string_view title;
};

SpoilerMark spoiler_mark(std::string_view line) {
  if (line.empty() || line[0] != ':') return {};
  const size_t colons = run_length(line, 0);
  if (colons < kLeastColons) return {};
  const std::string_view rest = trimmed(line.substr(colons));
  if (rest.empty()) return {colons, false, {}};
  if (!rest.starts_with(kSpoilerWord)) return {};
  const std::string_view title = rest.substr(kSpoilerWord.size());
  if (!title.empty() && title[0] != ' ' && title[0] != '\t') return {};
  return {colons, true, trimmed(title)};
}

char unmarked(char c) {
  if (c == kSubscriptMark) return '~';
  return c == kSuperscriptMark ? '^' : c;
}

// The position of the mark that closes the one at `open`; npos if there is none.
size_t closing_mark(std::string_view marked, size_t open) {
  for (size_t i = open + 1; i < marked.size(); ++i) {
    const char c = marked[i];
    if (c == marked[open]) return i > open + 1 ? i : marked.npos;
    if (c == ' ' || c == '\t' || c == '\n') break;
  }
  return marked.npos;
}

// Writes `plain`, which is `marked` without its marks, with subscripts and superscripts.
void write_scripts(HtmlWriter& writer, std::string_view plain, std::string_view marked) {
  size_t written = 0;
  for (size_t at = 0; at < marked.size(); ++at) {
    if (marked[at] != kSubscriptMark && marked[at] != kSuperscriptMark) continue;
    const size_t close = closing_mark(marked, at);
    if (close == marked.npos) continue;
    const Element element = marked[at] == kSubscriptMark ? Element::sub : Element::sup;
    writer.text(plain.substr(written, at - written));
    writer.open(element);
    writer.text(plain.substr(at + 1, close - at - 1));
    writer.close(element);
    written = close + 1;
    at = close;
  }
  writer.text(plain.substr(written));
}

class LemmyText : public MarkdownText {
 public:
  void unmark(std::string& text) const override { unmark_sub_and_superscripts(text); }
  void write(FlowWriter& flow, std::string_view text) override {
    if (flow.begin_text(text)) write_lemmy_text(flow.writer(), text);
  }
};

void begin_spoiler(FlowWriter& flow, std::string_view title) {
  flow.open_block({kMarkdownTag, FlowBlock::Holds::blocks, true, Element::details, "spoiler"});
  HtmlWriter& writer = flow.writer();
  writer.open(Element::summary);
  writer.text(title.empty() ? writer.phrases()[Phrase::spoiler] : title);
  writer.close(Element::summary);
}

}  // namespace

std::vector<LemmySegment> split_spoilers(std::string_view body) {
  using Kind = LemmySegment::Kind;
  std::vector<LemmySegment> segments;
  std::vector<size_t> open_colons;  // of the spoilers that are open
  CodeFence fence;
  size_t segment_begin = 0;
  const auto end_markdown = [&](size_t end) {
    if (end > segment_begin) {
      segments.push_back({Kind::markdown, body.substr(segment_begin, end - segment_begin)});
    }
  };
  for (size_t at = 0; at < body.size();) {
    const size_t line_end = std::min(body.find('\n', at), body.size());
    const std::string_view line = without_indent(body.substr(at, line_end - at));
    const size_t next = std::min(line_end + 1, body.size());
    const SpoilerMark mark = fence.take(line) ? SpoilerMark() : spoiler_mark(line);
    const bool ends = mark.colons > 0 && !mark.begins && !open_colons.empty() &&
                      open_colons.back() <= mark.colons;
    if (mark.begins || ends) {
      end_markdown(at);
      segments.push_back({mark.begins ? Kind::spoiler_begin : Kind::spoiler_end, mark.title});
      if (mark.begins) {
        open_colons.push_back(mark.colons);
      } else {
        open_colons.pop_back();
      }
      segment_begin = next;
    }
    at = next;
  }
  end_markdown(body.size());
  segments.insert(segments.end(), open_colons.size(), {Kind::spoiler_end, {}});
  return segments;
}

std::string mark_sub_and_superscripts(std::string_view markdown) {
  std::string marked(markdown);
  std::replace(marked.begin(), marked.end(), kSubscriptMark, kInvalidByte);
  std::replace(marked.begin(), marked.end(), kSuperscriptMark, kInvalidByte);
  for (size_t at = 0; at < marked.size();) {
    char& c = marked[at];
    if (c == '\\') {
      at += 2;
      continue;
    }
    if (c != '~' && c != '^') {
      ++at;
      continue;
    }
    const size_t length = run_length(marked, at);
    if (length == 1) c = c == '~' ? kSubscriptMark : kSuperscriptMark;
    at += length;
  }
  return marked;
}

void unmark_sub_and_superscripts(std::string& text) {
  std::transform(text.begin(), text.end(), text.begin(), unmarked);
}

void write_lemmy_text(HtmlWriter& writer, std::string_view marked) {
  std::string plain(marked);
  unmark_sub_and_superscripts(plain);
  const std::string_view text = plain;
  for (size_t at = 0; at < text.size();) {
    const FoundLink link = find_link(text, at);
    const size_t length = link.begin - at;
    write_scripts(writer, text.substr(at, length), marked.substr(at, length));
    if (link.found()) write_found_link(writer, text, link);
    at = link.end;
  }
}

bool write_lemmy_markdown(FlowWriter& flow, HtmlBody& html, std::string_view body,
                          const BodyContext& context) {
  LemmyText text;
  for (const LemmySegment& segment : split_spoilers(body)) {
    if (flow.writer().full()) return true;
    switch (segment.kind) {
      case LemmySegment::Kind::markdown:
        if (!write_commonmark({flow, html, text, context}, mark_sub_and_superscripts(segment.text),
                              {})) {
          return false;
        }
        break;
      case LemmySegment::Kind::spoiler_begin:
        begin_spoiler(flow, segment.text);
        break;
      case LemmySegment::Kind::spoiler_end:
        flow.close_block(kMarkdownTag);
        break;
    }
  }
  return true;
}

}  // namespace threadbare

// Text of mail: runs of quoted lines and the signature fold (RFC 3676, sections 4.3 and 4.5).
#include <algorithm>
#include <string_view>

#include "render/body/body.h"
#include "render/html/html_writer.h"
#include "render/words/phrase.h"

namespace threadbare {
namespace {

// A quote this long is there to be skipped; shorter ones are part of what is said.
constexpr size_t kLongestOpenQuote = 8;
// What is below `--`, without the space that the RFC asks for, is a signature only if it is short.
constexpr size_t kLongestLooseSignature = 10;

struct Line {
  size_t begin = 0;
  size_t next = 0;  // where the line behind it begins
  std::string_view text;

  bool blank() const { return text.find_first_not_of(" \t\r") == text.npos; }
  bool quoted() const {
    const size_t mark = text.find_first_not_of(' ');
    return mark != text.npos && text[mark] == '>';
  }
};

Line line_at(std::string_view body, size_t begin) {
  const size_t end = std::min(body.find('\n', begin), body.size());
  std::string_view text = body.substr(begin, end - begin);
  if (text.ends_with('\r')) text.remove_suffix(1);
  return {begin, std::min(end + 1, body.size()), text};
}

// Where the line above the signature begins; body.size() if there is no signature.
size_t find_signature(std::string_view body) {
  size_t strict = body.size();
  size_t loose = body.size();
  size_t lines_below = 0;
  for (size_t at = 0; at < body.size();) {
    const Line line = line_at(body, at);
    ++lines_below;
    if (line.text == "-- ") strict = at;
    if (line.text == "--") {
      loose = at;
      lines_below = 0;
    }
    at = line.next;
  }
  if (strict < body.size()) return strict;
  return lines_below <= kLongestLooseSignature ? loose : body.size();
}

void write_folded(HtmlWriter& writer, std::string_view css_class, Phrase summary, bool open,
                  std::string_view text) {
  writer.open(Element::details);
  writer.attribute(Attribute::class_, css_class);
  if (open) writer.attribute(Attribute::open);
  writer.open(Element::summary);
  writer.text(summary);
  writer.close(Element::summary);
  write_plain_text(writer, text, PlainIndent::kept);
  writer.close(Element::details);
}

}  // namespace

void write_mail_text(HtmlWriter& writer, std::string_view body) {
  const size_t signature = find_signature(body);
  const std::string_view message = body.substr(0, signature);
  for (size_t at = 0; at < message.size() && !writer.full();) {
    const size_t begin = at;
    const bool quoted = line_at(message, at).quoted();
    size_t end = at;  // behind the last line that belongs to it
    size_t quoted_lines = 0;
    while (at < message.size()) {
      const Line line = line_at(message, at);
      if (!line.blank() && line.quoted() != quoted) break;
      at = line.next;
      // Blank lines between quotes are quoted; those below belong to the answer.
      if (!quoted || !line.blank()) end = at;
      if (line.quoted()) ++quoted_lines;
    }
    const std::string_view run = message.substr(begin, end - begin);
    if (quoted) {
      write_folded(writer, "quote-fold", Phrase::quoted_text, quoted_lines <= kLongestOpenQuote,
                   run);
    } else {
      write_plain_text(writer, run, PlainIndent::kept);
    }
  }
  const std::string_view below = body.substr(std::min(signature + 2, body.size()));
  const size_t text = std::min(below.find('\n'), below.size());
  if (below.find_first_not_of(" \t\r\n") == below.npos) return;
  write_folded(writer, "signature", Phrase::signature, false, below.substr(text));
}

}  // namespace threadbare

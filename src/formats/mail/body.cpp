#include "formats/mail/body.h"

#include <algorithm>
#include <deque>

#include "formats/charset/charset.h"
#include "formats/mail/address.h"
#include "formats/mail/encoded_word.h"
#include "formats/mail/flowed.h"
#include "formats/mail/parts.h"

namespace threadbare::mail {

namespace {

enum class Content { text, html, attachment, signature };

Content content_kind(const Part& part) {
  const std::string& type = part.type.token();
  if (type.ends_with("-signature")) return Content::signature;
  if (part.disposition.token() == "attachment") return Content::attachment;
  if (type == "text/html") return Content::html;
  if (type == "message/delivery-status" || type == "message/rfc822-headers") return Content::text;
  if (!type.starts_with("text/")) return Content::attachment;
  // Texts that are not written to be read as they stand.
  for (const char* other :
       {"text/calendar", "text/vcard", "text/x-vcard", "text/directory", "text/rtf", "text/css",
        "text/javascript", "text/enriched", "text/richtext", "text/x-amp-html"}) {
    if (type == other) return Content::attachment;
  }
  return Content::text;
}

bool is_blank(const Part& part) {
  return trimmed(part.header.body()).empty();
}

// Whether one of the parts from `begin` to `end` is a leaf of that kind with something in it.
bool any_leaf(const std::vector<Part>& parts, size_t begin, size_t end, Content kind) {
  return std::any_of(parts.begin() + static_cast<ptrdiff_t>(begin),
                     parts.begin() + static_cast<ptrdiff_t>(end), [&](const Part& part) {
                       return part.is_leaf && content_kind(part) == kind && !is_blank(part);
                     });
}

// Which of the alternatives in `parts[outer]` is shown: the first in plain text, else the last in
// HTML, else the last one.
size_t chosen_alternative(const std::vector<Part>& parts, size_t outer) {
  size_t chosen = Part::kNone;
  bool chosen_is_html = false;
  for (size_t i = outer + 1; i < parts[outer].end; i = parts[i].end) {
    if (any_leaf(parts, i, parts[i].end, Content::text)) return i;
    const bool html = any_leaf(parts, i, parts[i].end, Content::html);
    if (html || !chosen_is_html) chosen = i;
    chosen_is_html = chosen_is_html || html;
  }
  return chosen;
}

// Whether each part lies in an alternative that lost.
std::vector<bool> losers(const std::vector<Part>& parts) {
  std::vector<bool> lost(parts.size(), false);
  std::vector<size_t> chosen(parts.size(), Part::kNone);
  for (size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].parent != Part::kNone) {
      const size_t outer = parts[i].parent;
      lost[i] = lost[outer] || (chosen[outer] != Part::kNone && chosen[outer] != i);
    }
    if (!parts[i].is_leaf && parts[i].type.token() == "multipart/alternative") {
      chosen[i] = chosen_alternative(parts, i);
    }
  }
  return lost;
}

// LF alone at ends of lines, and no empty lines around the whole.
std::string tidied(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const bool ended = text.find('\n') != std::string_view::npos;
    const std::string_view line = take_line(text);
    if (out.empty() && trimmed(line).empty()) continue;
    out += line;
    if (ended) out.push_back('\n');
  }
  out.erase(out.find_last_not_of(" \t\n") + 1);
  return out;
}

void append_html_of_text(std::string_view text, std::string& html) {
  html += "<div>";
  for (const char c : text) {
    if (c == '&') {
      html += "&amp;";
    } else if (c == '<') {
      html += "&lt;";
    } else if (c == '>') {
      html += "&gt;";
    } else if (c == '\n') {
      html += "<br>\n";
    } else {
      html.push_back(c);
    }
  }
  html += "</div>";
}

class BodyReader {
 public:
  explicit BodyReader(std::string_view message) : parts_(parts_of(message, decoded_)) {}

  MailBody read() {
    const std::vector<bool> lost = losers(parts_);
    for (size_t i = 0; i < parts_.size(); ++i) {
      const Part& part = parts_[i];
      if (part.is_message()) {
        if (!lost[i]) add_text(introduction(parts_[i + 1].header), Markup::text);
      } else if (part.is_leaf) {
        read_leaf(part, lost[i], i == 0);
      }
    }
    return join();
  }

 private:
  struct Piece {
    std::string text;
    Markup markup;
  };

  // The line above a message within this one.
  static std::string introduction(const Header& header) {
    std::string text = "---------- Forwarded message ----------";
    const std::vector<Mailbox> senders = mailboxes_of(header.value("From"));
    if (!senders.empty()) text += "\nFrom: " + senders[0].shown();
    for (const char* name : {"Date", "Subject"}) {
      const std::string value = decode_words(header.value(name));
      if (!value.empty()) text += std::string("\n") + name + ": " + value;
    }
    return text;
  }

  void read_leaf(const Part& part, bool lost, bool is_whole_message) {
    const Content kind = content_kind(part);
    if (kind == Content::signature) return;
    if (kind == Content::attachment) {
      // Pictures of an HTML alternative are of no use without it.
      const bool embedded =
          lost && part.header.has("Content-ID") && part.disposition.token() != "attachment";
      if (!embedded && !(is_whole_message && is_blank(part))) name_attachment(part);
      return;
    }
    if (lost || is_blank(part)) return;
    add_text(text_of(part), kind == Content::html ? Markup::html : Markup::text);
  }

  void name_attachment(const Part& part) {
    std::string name = part.disposition.text("filename");
    if (name.empty()) name = part.type.text("name");
    if (name.empty() && part.type.token() == "message/rfc822" && is_blank(part)) return;
    // Some mailers send the whole path.
    name.erase(0, name.find_last_of("/\\") + 1);
    if (trimmed(name).empty()) name = decode_words(part.type.token());
    body_.attachments.push_back(std::string(trimmed(name)));
  }

  std::string text_of(const Part& part) {
    const std::string bytes = content_of(part, &body_.bad_base64);
    const std::string label = part.type.parameter("charset");
    const Charset* charset = charset_named(label);
    if (body_.charset.empty()) body_.charset = label;
    std::string text;
    const bool is_ascii = lower_case(label) == "us-ascii";  // says every mailer that does not know
    if (charset != nullptr && !is_ascii) {
      if (!append_decoded(*charset, bytes, text)) body_.bad_characters = true;
    } else {
      if (charset == nullptr && !label.empty()) body_.unknown_charset = decode_words(label);
      append_guessed(bytes, text);
    }
    std::replace(text.begin(), text.end(), '\0', ' ');
    text = tidied(text);
    if (lower_case(part.type.parameter("format")) == "flowed") {
      text = unflowed(text, lower_case(part.type.parameter("delsp")) == "yes");
    }
    return text;
  }

  void add_text(std::string text, Markup markup) {
    if (text.empty()) return;
    if (markup == Markup::html) body_.markup = Markup::html;
    pieces_.push_back({std::move(text), markup});
  }

  MailBody join() {
    for (const Piece& piece : pieces_) {
      if (!body_.text.empty()) body_.text += body_.markup == Markup::html ? "\n" : "\n\n";
      if (piece.markup == body_.markup) {
        body_.text += piece.text;
      } else {
        append_html_of_text(piece.text, body_.text);
      }
    }
    return std::move(body_);
  }

  std::deque<std::string> decoded_;
  std::vector<Part> parts_;
  std::vector<Piece> pieces_;
  MailBody body_;
};

}  // namespace

MailBody read_body(std::string_view message) {
  return BodyReader(message).read();
}

}  // namespace threadbare::mail

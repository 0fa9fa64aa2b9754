#include "formats/mail/address.h"

#include <cstddef>

#include "formats/mail/encoded_word.h"
#include "formats/mail/header.h"

namespace threadbare::mail {

namespace {

// "ada at example.org" as "ada@example.org"; everything else as it is.
std::string with_at_sign(std::string_view text) {
  for (const std::string_view sign : kSpelledAtSigns) {
    const size_t at = text.find(sign);
    if (at == std::string_view::npos) continue;
    const std::string_view local = trimmed(text.substr(0, at));
    const std::string_view domain = trimmed(text.substr(at + sign.size()));
    const bool words = local.find_first_of(" \t@") != std::string_view::npos ||
                       domain.find_first_of(" \t@") != std::string_view::npos;
    if (words || domain.find('.') == std::string_view::npos) continue;
    return std::string(local) + "@" + std::string(domain);
  }
  return std::string(text);
}

std::string_view without_quotes(std::string_view name) {
  name = trimmed(name);
  while (name.size() >= 2 && (name[0] == '"' || name[0] == '\'') && name.back() == name[0]) {
    name = trimmed(name.substr(1, name.size() - 2));
  }
  return name;
}

// White space as single spaces.
std::string on_one_line(std::string_view text) {
  std::string out;
  for (const char c : trimmed(text)) {
    const bool space = c == ' ' || c == '\t';
    if (space && !out.empty() && out.back() == ' ') continue;
    out.push_back(space ? ' ' : c);
  }
  return out;
}

// Collects the pieces of one mailbox while its text is read.
struct Collected {
  std::string words;    // what stands outside of all brackets
  std::string comment;  // the first (…)
  std::string angle;    // what stands in <…>
  bool has_angle = false;
  bool after_comma = false;  // there is another mailbox, and a comma between them

  void finish(std::vector<Mailbox>& mailboxes, const Charset* raw) {
    std::string plain = with_at_sign(trimmed(words));
    Mailbox mailbox;
    if (has_angle) {
      mailbox.address = lower_case(trimmed(with_at_sign(angle)));
      mailbox.name = decode_words(plain, raw);
    } else if (plain.find('@') != std::string::npos &&
               (!comment.empty() || plain.find_first_of(" \t") == std::string::npos)) {
      mailbox.address = lower_case(plain);
    } else {
      mailbox.name = decode_words(plain, raw);
    }
    if (trimmed(mailbox.name).empty()) mailbox.name = decode_words(comment, raw);
    mailbox.name = on_one_line(without_quotes(mailbox.name));
    // A source route (<@a,@b:ada@example.org>) is of no use.
    const size_t colon = mailbox.address.rfind(':');
    if (mailbox.address.starts_with('@') && colon != std::string::npos) {
      mailbox.address.erase(0, colon + 1);
    }
    if (mailbox.address.find('@') == std::string::npos) {
      if (mailbox.name.empty()) mailbox.name = decode_words(mailbox.address, raw);
      mailbox.address.clear();
    }
    // "Weaver, Ada <ada@example.org>", where quotes were forgotten.
    if (has_angle && after_comma && !mailbox.name.empty() && mailboxes.back().address.empty()) {
      mailbox.name = mailboxes.back().name + ", " + mailbox.name;
      mailboxes.pop_back();
    }
    if (!mailbox.name.empty() || !mailbox.address.empty()) mailboxes.push_back(mailbox);
    *this = Collected();
  }
};

}  // namespace

std::string Mailbox::shown() const {
  std::string text = name.empty() ? decode_words(address) : name;
  // "ada@example.org (work)" is "ada (work)".
  for (size_t at = text.find('@'); at != std::string::npos; at = text.find('@', at)) {
    size_t end = at + 1;
    while (end < text.size() &&
           std::string_view(" \t,;:<>()\"'").find(text[end]) == std::string_view::npos) {
      ++end;
    }
    const bool after_a_word = at > 0 && text[at - 1] != ' ';
    if (end > at + 1 && after_a_word) {
      text.erase(at, end - at);
    } else {
      ++at;
    }
  }
  const size_t spelled = text.find(" at ");
  if (name.empty() && spelled != std::string::npos) text.erase(spelled);
  return on_one_line(text);
}

std::vector<Mailbox> mailboxes_of(std::string_view value, const Charset* raw) {
  std::vector<Mailbox> mailboxes;
  Collected now;
  size_t comment_depth = 0;
  bool quoted = false;
  bool in_angle = false;
  for (size_t i = 0; i < value.size(); ++i) {
    const char c = value[i];
    const bool escaped = c == '\\' && i + 1 < value.size() && (quoted || comment_depth > 0);
    const char next = escaped ? value[++i] : c;
    std::string& into = comment_depth > 0 ? now.comment : in_angle ? now.angle : now.words;
    if (escaped) {
      into.push_back(next);
    } else if (quoted) {
      if (c == '"') {
        quoted = false;
      } else {
        into.push_back(c);
      }
    } else if (c == '(') {
      if (comment_depth++ > 0 && !now.comment.empty()) now.comment.push_back(c);
      if (comment_depth == 1 && !now.comment.empty()) now.comment.push_back(' ');
    } else if (c == ')' && comment_depth > 0) {
      if (--comment_depth > 0) now.comment.push_back(c);
    } else if (comment_depth > 0) {
      now.comment.push_back(c);
    } else if (c == '"') {
      quoted = true;
    } else if (in_angle) {
      if (c == '>') {
        in_angle = false;
      } else if (c != '<') {
        now.angle.push_back(c);
      }
    } else if (c == '<') {
      in_angle = now.has_angle = true;
      now.angle.clear();
    } else if (c == ',' || c == ';') {
      const size_t before = mailboxes.size();
      now.finish(mailboxes, raw);
      now.after_comma = c == ',' && mailboxes.size() > before;
    } else if (c == ':') {
      now = Collected();  // the name of a group
    } else if (c != '>') {
      now.words.push_back(c);
    }
  }
  now.finish(mailboxes, raw);
  return mailboxes;
}

}  // namespace threadbare::mail

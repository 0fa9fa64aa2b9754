#include "formats/mail/mask.h"

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include "formats/mail/address.h"
#include "formats/mail/header.h"

namespace threadbare::mail {

namespace {

// RFC 5321, section 4.5.3.1: 64 bytes before the sign and 255 behind it. Longer runs are no
// addresses, and looking at no more keeps this linear.
constexpr size_t kMaxLocalBytes = 64;
constexpr size_t kMaxDomainBytes = 255;

bool is_alphanumeric(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// The atoms of RFC 5322, with the letters of all scripts that RFC 6532 adds.
bool is_local(char c) {
  return is_alphanumeric(c) || (c & 0x80) != 0 ||
         std::string_view("!#$%&'*+-/=?^_`{|}~.").find(c) != std::string_view::npos;
}

bool is_domain(char c) {
  return is_alphanumeric(c) || c == '-' || c == '.';
}

// What local parts are mostly made of.
bool joins(char c) {
  return is_alphanumeric(c) || c == '.' || c == '_' || c == '+' || c == '-';
}

constexpr std::string_view kCodedAtSigns[] = {"%40", "&#64;", "&#x40;", "&commat;"};

// The sign at `at`, if one stands there.
std::string_view sign_at(std::string_view text, size_t at) {
  if (text[at] == '@') return "@";
  const auto among = [&](std::span<const std::string_view> signs) {
    for (const std::string_view sign : signs) {
      if (equal_but_for_case(text.substr(at, sign.size()), sign)) return sign;
    }
    return std::string_view();
  };
  return text[at] == ' ' ? among(kSpelledAtSigns) : among(kCodedAtSigns);
}

// The end of the domain that begins at `begin`; a full stop behind it is a sentence's. `wide`: with
// letters of all scripts, which may as well be a quotation mark that follows.
size_t domain_end(std::string_view text, size_t begin, bool wide) {
  size_t end = begin;
  while (end < text.size() && end - begin < kMaxDomainBytes &&
         (is_domain(text[end]) || (wide && (text[end] & 0x80) != 0))) {
    ++end;
  }
  while (end > begin && (text[end - 1] == '.' || text[end - 1] == '-')) --end;
  return end;
}

// A line without the marks of quotes before it.
struct QuotedLine {
  size_t depth = 0;
  std::string_view text;
};

QuotedLine quoted_line(std::string_view line) {
  QuotedLine quoted;
  size_t i = 0;
  for (; i < line.size() && std::string_view("> \t|*").find(line[i]) != std::string_view::npos;
       ++i) {
    quoted.depth += line[i] == '>';
  }
  quoted.text = trimmed(line.substr(i));
  return quoted;
}

// The last few lines of one depth: what may lead a quote in. It may be broken in two or three.
class LeadIn {
 public:
  // Whether `next` is quoted deeper than these, and they end as a lead-in does.
  bool leads_to(const QuotedLine& next) const {
    return !lines_.empty() && next.depth > depth_ && lines_.back().ends_with(':');
  }
  const std::vector<std::string_view>& lines() const { return lines_; }

  void add(const QuotedLine& line) {
    if (line.text.empty() && line.depth <= depth_) {
      ended_ = true;  // an empty line may stand between a lead-in and its quote
      return;
    }
    if (line.depth != depth_ || ended_) lines_.clear();
    if (lines_.size() == kLines) lines_.erase(lines_.begin());
    depth_ = line.depth;
    ended_ = false;
    lines_.push_back(line.text);
  }

 private:
  static constexpr size_t kLines = 3;
  std::vector<std::string_view> lines_;
  size_t depth_ = 0;
  bool ended_ = false;
};

// How far before a blockquote its lead-in is looked for, its tags counted.
constexpr size_t kMaxLeadInBytes = 600;

std::string without_tags(std::string_view html) {
  std::string text;
  bool in_tag = false;
  for (const char c : html) {
    if (c == '<') in_tag = true;
    if (!in_tag) text.push_back(c);
    if (c == '>') in_tag = false;
  }
  return std::string(trimmed(text));
}

}  // namespace

void AddressMask::add_senders(std::string_view field_value) {
  for (const Mailbox& mailbox : mailboxes_of(field_value)) {
    const size_t at = mailbox.address.rfind('@');
    if (at == std::string::npos) continue;
    add(std::string_view(mailbox.address).substr(0, at),
        std::string_view(mailbox.address).substr(at + 1));
  }
}

void AddressMask::add_senders_named_in(std::string_view text) {
  constexpr std::string_view kFields[] = {"from:", "sender:", "reply-to:"};
  const char* const text_begin = text.data();
  LeadIn lead_in;
  while (!text.empty()) {
    const std::string_view line = take_line(text);
    const QuotedLine quoted = quoted_line(line);
    for (const std::string_view field : kFields) {
      if (quoted.text.size() <= field.size()) continue;
      if (!equal_but_for_case(quoted.text.substr(0, field.size()), field)) continue;
      std::string value(quoted.text.substr(field.size()));
      // The address may stand in the next line.
      if (text.starts_with(' ') || text.starts_with('\t')) {
        std::string_view rest = text;
        value += take_line(rest);
      }
      add_senders(value);
      add_addresses_in(value);  // "Ada [mailto:ada@example.org]"
    }
    if (lead_in.leads_to(quoted)) {
      for (const std::string_view leading : lead_in.lines()) add_addresses_in(leading);
    }
    lead_in.add(quoted);
    const size_t blockquote = line.find("<blockquote");
    if (blockquote == std::string_view::npos) continue;
    const size_t end = static_cast<size_t>(line.data() - text_begin) + blockquote;
    const size_t begin = end - std::min(end, kMaxLeadInBytes);
    const std::string words = without_tags({text_begin + begin, end - begin});
    if (words.ends_with(':')) add_addresses_in(words);
  }
}

void AddressMask::add_addresses_in(std::string_view text) {
  for (size_t at = 0; (at = text.find_first_of("@%& ", at)) != std::string_view::npos; ++at) {
    const std::string_view sign = sign_at(text, at);
    if (sign.empty()) continue;
    size_t begin = at;
    while (begin > 0 && at - begin < kMaxLocalBytes && joins(text[begin - 1])) --begin;
    // "at" is also a word.
    if (begin == at || (sign[0] == ' ' && (begin == 0 || text[begin - 1] != '<'))) continue;
    const size_t domain = at + sign.size();
    const size_t end = domain_end(text, domain, false);
    const std::string_view host = text.substr(domain, end - domain);
    if (host.find('.') == std::string_view::npos) continue;
    add(text.substr(begin, at - begin), host);
  }
}

void AddressMask::add(std::string_view local, std::string_view domain) {
  if (local.empty() || domain.empty()) return;  // "ada@" is no address, and stands in "ada@…"
  std::string host = lower_case(domain);
  addresses_.insert(lower_case(local) + "@" + host);
  domains_.insert(std::move(host));
}

bool AddressMask::contains(std::string_view address) const {
  return addresses_.contains(lower_case(address));
}

// Where the longest known address begins that has its sign at `at` and then `domain`; `at` if there
// is none. What stands before it is none of it: a link, or the rest of a longer address.
size_t AddressMask::known_begin(std::string_view text, size_t from, size_t at,
                                std::string_view domain) const {
  const std::string host = lower_case(domain);
  if (!domains_.contains(host)) return at;
  size_t begin = at;
  while (begin > from && at - begin < kMaxLocalBytes && is_local(text[begin - 1])) --begin;
  for (; begin < at; ++begin) {
    std::string address = lower_case(text.substr(begin, at - begin));
    address.append("@").append(host);
    if (addresses_.contains(address)) break;
  }
  return begin;
}

bool AddressMask::mask(std::string& text) const {
  if (addresses_.empty()) return false;
  std::string out;
  size_t copied = 0;
  const std::string_view view = text;
  for (size_t at = 0; (at = view.find_first_of("@%& ", at)) != std::string_view::npos; ++at) {
    const std::string_view sign = sign_at(view, at);
    if (sign.empty()) continue;
    const size_t domain = at + sign.size();
    size_t end = domain_end(view, domain, false);
    if (known_begin(view, copied, at, view.substr(domain, end - domain)) == at) {
      end = domain_end(view, domain, true);
      if (known_begin(view, copied, at, view.substr(domain, end - domain)) == at) continue;
    }
    out += view.substr(copied, at - copied);
    out += "@…";
    copied = end;
    at = end - 1;
  }
  if (copied == 0) return false;
  out += view.substr(copied);
  text = std::move(out);
  return true;
}

}  // namespace threadbare::mail

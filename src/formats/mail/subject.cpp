#include "formats/mail/subject.h"

#include <cstddef>
#include <string>

#include "formats/mail/header.h"

namespace threadbare::mail {

namespace {

constexpr std::string_view kReplyWords[] = {
    "re",   "fwd",  "fw",   "aw",   "wg",   "antw",   "antwort", "betreff",
    "sv",   "vs",   "vb",   "ynt",  "ilt",  "odp",    "ref",     "rép",
    "rép.", "tr",   "res",  "enc",  "rif",  "doorst", "回复",    "答复",
    "转发", "回覆", "轉寄", "返信", "답장", "отв",    "ha",      "автоответ"};

// The size of a reply prefix at the start, its colon and the space behind it included; else 0.
size_t reply_prefix(std::string_view subject) {
  for (const std::string_view word : kReplyWords) {
    if (!equal_but_for_case(subject.substr(0, word.size()), word)) continue;
    size_t at = word.size();
    // "Re[2]:", "Re(2):", "Re^2:", "Re2:"
    while (at < subject.size() &&
           std::string_view("[]()^0123456789 ").find(subject[at]) != std::string_view::npos) {
      ++at;
    }
    constexpr std::string_view kWideColon = "：";
    const std::string_view rest = subject.substr(at);
    if (rest.starts_with(':')) {
      at += 1;
    } else if (rest.starts_with(kWideColon)) {
      at += kWideColon.size();
    } else {
      continue;
    }
    return subject.size() - trimmed(subject.substr(at)).size();
  }
  return 0;
}

// The size of "[dev] " at the start, else 0; at the end of a subject it is no tag.
size_t list_tag(std::string_view subject) {
  if (!subject.starts_with('[')) return 0;
  const size_t end = subject.find(']');
  if (end == std::string_view::npos) return 0;
  const std::string_view rest = trimmed(subject.substr(end + 1));
  return rest.empty() ? 0 : subject.size() - rest.size();
}

// What same_subject compares.
std::string core_of(std::string_view subject) {
  subject = trimmed(subject);
  for (;;) {
    const size_t prefix = reply_prefix(subject);
    const size_t skipped = prefix > 0 ? prefix : list_tag(subject);
    if (skipped == 0) break;
    subject.remove_prefix(skipped);
  }
  std::string core;
  for (const char c : lower_case(subject)) {
    if (c != ' ' && c != '\t') core.push_back(c);
  }
  return core;
}

}  // namespace

std::string_view without_reply_prefix(std::string_view subject) {
  subject = trimmed(subject);
  for (;;) {
    size_t tags = 0;
    while (const size_t tag = list_tag(subject.substr(tags))) tags += tag;
    // "[dev] Re: x" loses the tag with the word: what list has it is plain from the thread.
    const size_t after_tags = reply_prefix(subject.substr(tags));
    if (after_tags == 0) return subject;
    subject.remove_prefix(tags + after_tags);
  }
}

bool same_subject(std::string_view a, std::string_view b) {
  return core_of(a) == core_of(b);
}

}  // namespace threadbare::mail

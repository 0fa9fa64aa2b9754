#include "formats/mail/mailbox.h"

#include <algorithm>

#include "formats/mail/header.h"

namespace threadbare::mail {

namespace {

constexpr size_t kNowhere = std::string_view::npos;
constexpr std::string_view kFrom = "From ";
constexpr size_t kLookedAt = 64 * 1024;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Whether "09:30" and "2004" stand in a line.
bool has_time_and_year(std::string_view line) {
  bool time = false;
  bool year = false;
  size_t digits = 0;
  for (size_t i = 0; i <= line.size(); ++i) {
    const char c = i < line.size() ? line[i] : ' ';
    if (is_digit(c)) {
      ++digits;
      continue;
    }
    if (c == ':' && (digits == 1 || digits == 2) && i + 1 < line.size() && is_digit(line[i + 1])) {
      time = true;
    }
    year = year || (digits == 4 && c != ':');
    digits = 0;
  }
  return time && year;
}

// Whether a line ends as asctime ends it, "Mon Jan  1 09:30:00 2024", a zone or two among them.
bool has_date_of_asctime(std::string_view line) {
  constexpr std::string_view kDays = "MonTueWedThuFriSatSun";
  constexpr std::string_view kMonths = "JanFebMarAprMayJunJulAugSepOctNovDec";
  const auto is_one_of = [](std::string_view names, std::string_view name) {
    const size_t found = names.find(name);
    return found != kNowhere && found % 3 == 0;
  };
  if (!has_time_and_year(line)) return false;
  for (size_t at = 0; (at = line.find(' ', at)) != kNowhere; ++at) {
    const std::string_view words = line.substr(at);
    if (words.size() > 8 && words[4] == ' ' && words[8] == ' ' &&
        is_one_of(kDays, words.substr(1, 3)) && is_one_of(kMonths, words.substr(5, 3))) {
      return true;
    }
  }
  return false;
}

// Whether a line behind another can be nothing but a "From " line: mailboxes that were put together
// have no empty line before it where the last message did not end in one.
bool surely_begins_message(std::string_view input, size_t at) {
  if (input[at - 1] != '\n') return false;
  std::string_view rest = input.substr(at);
  return has_date_of_asctime(take_line(rest)) && !rest.empty() && is_field(take_line(rest));
}

bool begins_message(std::string_view input, size_t at) {
  std::string_view rest = input.substr(at);
  const std::string_view line = take_line(rest);
  if (has_time_and_year(line)) return true;
  const std::string_view word = trimmed(line.substr(kFrom.size()));
  if (word.empty() || word.find_first_of(" \t") != kNowhere || rest.empty()) return false;
  return is_field(take_line(rest));
}

bool follows_empty_line(std::string_view input, size_t at) {
  if (at == 0) return true;
  size_t end = at - 1;  // of the line before
  if (input[end] != '\n') return false;
  if (end > 0 && input[end - 1] == '\r') --end;
  return end == 0 || input[end - 1] == '\n';
}

// The next place at or after `from` where a quoted "From " line begins.
size_t find_from_quoting(std::string_view text, size_t from) {
  for (size_t at = from; (at = text.find(">From ", at)) != kNowhere; ++at) {
    size_t begin = at;
    while (begin > 0 && text[begin - 1] == '>') --begin;
    if (begin == 0 || text[begin - 1] == '\n') return begin;
  }
  return kNowhere;
}

}  // namespace

size_t find_from_line(std::string_view input, size_t from, size_t until) {
  const std::string_view searched = input.substr(0, until);
  for (size_t at = from; (at = searched.find(kFrom, at)) != kNowhere; ++at) {
    if (follows_empty_line(input, at) ? begins_message(input, at)
                                      : surely_begins_message(input, at)) {
      return at;
    }
  }
  return kNowhere;
}

MailKind mail_kind(std::string_view input) {
  // A byte order mark is no part of a field's name.
  const size_t start = std::min(input.find_first_not_of("\r\n \t\xEF\xBB\xBF"), input.size());
  const std::string_view first = input.substr(start);
  if (first.starts_with(kFrom) && begins_message(input, start)) return MailKind::mailbox;
  const Header header(first.substr(0, kLookedAt));
  if (header.has("From")) {
    for (const char* name : {"Date", "Message-ID", "Subject", "Received"}) {
      if (header.has(name)) return MailKind::message;
    }
  }
  for (size_t at = start; (at = find_from_line(input, at, kLookedAt)) != kNowhere; ++at) {
    std::string_view rest = input.substr(at);
    if (!has_time_and_year(take_line(rest))) continue;
    if (!rest.empty() && is_field(take_line(rest))) return MailKind::mailbox;
  }
  return MailKind::none;
}

bool has_from_quoting(std::string_view message) {
  return find_from_quoting(message, 0) != kNowhere;
}

std::string without_from_quoting(std::string_view message) {
  std::string out;
  out.reserve(message.size());
  size_t copied = 0;
  for (size_t at = 0; (at = find_from_quoting(message, at)) != kNowhere;) {
    out += message.substr(copied, at - copied);
    copied = at + 1;
    at = message.find(kFrom, at);
  }
  out += message.substr(copied);
  return out;
}

}  // namespace threadbare::mail

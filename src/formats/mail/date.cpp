#include "formats/mail/date.h"

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "formats/mail/header.h"

namespace threadbare::mail {

namespace {

constexpr size_t kMaxDateBytes = 200;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// The words of a date, comments left out; a comma is white space.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  int comment = 0;
  const auto end_word = [&] {
    if (!word.empty()) words.push_back(word);
    word.clear();
  };
  for (const char c : text) {
    if (c == '(') ++comment;
    if (comment == 0 && c != ' ' && c != '\t' && c != ',') {
      word.push_back(c);
    } else {
      end_word();
    }
    if (c == ')' && comment > 0) --comment;
  }
  end_word();
  return words;
}

// -1 if it is no number of at most `digits` digits.
int number(std::string_view word, size_t digits) {
  if (word.empty() || word.size() > digits) return -1;
  int value = 0;
  for (const char c : word) {
    if (!is_digit(c)) return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

int month_of(std::string_view word) {
  constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                        "jul", "aug", "sep", "oct", "nov", "dec"};
  const std::string small = lower_case(word.substr(0, 3));
  for (size_t i = 0; i < kMonths.size(); ++i) {
    if (small == kMonths[i]) return static_cast<int>(i) + 1;
  }
  return -1;
}

// RFC 5322, section 4.3.
int year_of(std::string_view word) {
  const int year = number(word, 4);
  if (year < 0 || word.size() < 2) return -1;
  if (word.size() == 2) return year + (year < 50 ? 2000 : 1900);
  return word.size() == 3 ? year + 1900 : year;
}

bool is_name_of_day(std::string_view word) {
  for (const char c : word) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
    if (!letter && c != '.') return false;
  }
  return !word.empty() && month_of(word) < 0;
}

// "+02:00" for "+0200", "CEST" and the like.
std::string offset_of(std::string_view zone) {
  struct Named {
    std::string_view name;
    std::string_view offset;
  };
  constexpr Named kNamed[] = {{"EST", "-05:00"}, {"EDT", "-04:00"}, {"CST", "-06:00"},
                              {"CDT", "-05:00"}, {"MST", "-07:00"}, {"MDT", "-06:00"},
                              {"PST", "-08:00"}, {"PDT", "-07:00"}};
  for (const Named& named : kNamed) {
    if (equal_but_for_case(zone, named.name)) return std::string(named.offset);
  }
  const size_t sign = zone.find_first_of("+-");
  if (sign != 0 && sign != 3) return "Z";  // "GMT+0200" is met
  std::string digits(zone.substr(sign + 1));
  if (digits.size() == 5 && digits[2] == ':') digits.erase(2, 1);
  if (digits.size() != 4 || number(digits, 4) < 0) return "Z";
  return zone[sign] + digits.substr(0, 2) + ":" + digits.substr(2);
}

// "9:05" as "09:05:00". Empty if it is no time of day.
std::string clock_of(std::string_view word) {
  std::string clock;
  int fields = 0;
  while (fields < 3) {
    const size_t colon = word.find_first_of(":.");
    const std::string_view field = word.substr(0, colon);
    if (number(field, 2) < 0) return {};
    if (fields++ > 0) clock += ':';
    if (field.size() == 1) clock += '0';
    clock += field;
    if (colon == std::string_view::npos) break;
    word.remove_prefix(colon + 1);
  }
  if (fields < 2) return {};
  return fields == 2 ? clock + ":00" : clock;
}

std::string two_digits(int value) {
  return (value < 10 ? "0" : "") + std::to_string(value);
}

}  // namespace

Timestamp parse_mail_date(std::string_view text) {
  std::vector<std::string> words = words_of(text.substr(0, kMaxDateBytes));
  size_t at = !words.empty() && is_name_of_day(words[0]) ? 1 : 0;
  if (words.size() < at + 4) return kUnknownTime;
  const bool month_first = month_of(words[at]) > 0;
  const int month = month_of(words[at + (month_first ? 0 : 1)]);
  const int day = number(words[at + (month_first ? 1 : 0)], 2);
  at += 2;
  std::string clock;
  std::string zone = "Z";
  int year = -1;
  if (month_first && !clock_of(words[at]).empty()) {
    // asctime: the clock, perhaps a zone, the year.
    clock = clock_of(words[at]);
    year = year_of(words[at + 1]);
    if (year < 0 && at + 2 < words.size()) {
      zone = offset_of(words[at + 1]);
      year = year_of(words[at + 2]);
    } else if (at + 2 < words.size()) {
      zone = offset_of(words[at + 2]);
    }
  } else {
    year = year_of(words[at]);
    clock = clock_of(words[at + 1]);
    if (at + 2 < words.size()) zone = offset_of(words[at + 2]);
  }
  if (month < 0 || day < 0 || year < 0 || year > 9999 || clock.empty()) return kUnknownTime;
  std::string rfc3339 = std::to_string(10000 + year).substr(1) + "-" + two_digits(month) + "-" +
                        two_digits(day) + "T" + clock + zone;
  return parse_timestamp(rfc3339);
}

}  // namespace threadbare::mail

#include "formats/mapped/time_in_words.h"

#include <algorithm>
#include <string>

namespace threadbare {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool are_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

Timestamp number_as_time(std::string_view text) {
  const std::string_view whole = text.substr(0, text.find('.'));
  constexpr size_t kMaxDigits = 15;
  if (!are_digits(whole) || whole.size() > kMaxDigits ||
      text.find_first_not_of("0123456789.") != std::string_view::npos) {
    return kUnknownTime;
  }
  int64_t number = 0;
  for (const char digit : whole) number = number * 10 + (digit - '0');
  // As seconds that is the year 5138, as milliseconds 1973.
  constexpr int64_t kLeastMilliseconds = 100'000'000'000;
  const int64_t seconds = number < kLeastMilliseconds ? number : number / 1000;
  constexpr int64_t kEndOfYear9999 = 253402300799;
  return seconds > kEndOfYear9999 ? kUnknownTime : seconds;
}

// "01" for "Jan" or "January".
std::string month_number(std::string_view word) {
  constexpr std::string_view kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  for (size_t i = 0; i < std::size(kMonths); ++i) {
    if (word.starts_with(kMonths[i])) return (i < 9 ? "0" : "") + std::to_string(i + 1);
  }
  return {};
}

// A day's name, a day, a month, a year, a time and a zone, in whatever order.
Timestamp words_as_time(std::string_view text) {
  std::string year;
  std::string month;
  std::string day;
  std::string clock;
  std::string zone;
  while (!text.empty()) {
    const size_t end = std::min(text.find_first_of(" ,"), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (word.empty()) continue;
    if (are_digits(word) && word.size() <= 2) {
      day = (word.size() == 1 ? "0" : "") + std::string(word);
    } else if (are_digits(word) && word.size() == 4) {
      year = word;
    } else if (is_digit(word[0])) {
      clock = word;
    } else if (word[0] == '+' || word[0] == '-' || word == "Z") {
      zone = word;
    } else if (word == "GMT" || word == "UTC") {
      zone = "Z";
    } else if (month.empty()) {
      month = month_number(word);
    }
  }
  if (month.empty() || clock.empty()) return kUnknownTime;
  return parse_timestamp(year + "-" + month + "-" + day + "T" + clock + zone);
}

}  // namespace

Timestamp time_in_words(std::string_view text) {
  Timestamp time = parse_timestamp(text);
  if (time != kUnknownTime) return time;
  time = number_as_time(text);
  if (time != kUnknownTime) return time;
  // "2010-04-09 11:09:03 -0600"
  const size_t space = text.rfind(' ');
  if (space != std::string_view::npos && space > text.find(':')) {
    std::string closed(text);
    closed.erase(space, 1);
    time = parse_timestamp(closed);
    if (time != kUnknownTime) return time;
  }
  return words_as_time(text);
}

}  // namespace threadbare

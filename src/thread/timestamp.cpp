#include "thread/timestamp.h"

namespace threadbare {

namespace {

constexpr int64_t kDay = 86400;

// Days since 1970-01-01 in the proleptic Gregorian calendar. The year is taken to begin in March,
// so that the leap day is its last; eras are 400 years.
int64_t days_from_civil(int64_t year, int month, int day) {
  if (month <= 2) --year;
  const int64_t era = (year >= 0 ? year : year - 399) / 400;
  const int64_t year_of_era = year - era * 400;
  const int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

struct Civil {
  int64_t year;
  int month;
  int day;
};

Civil civil_from_days(int64_t days) {
  days += 719468;
  const int64_t era = (days >= 0 ? days : days - 146096) / 146097;
  const int64_t day_of_era = days - era * 146097;
  const int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int64_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int64_t shifted_month = (5 * day_of_year + 2) / 153;
  const int day = static_cast<int>(day_of_year - (153 * shifted_month + 2) / 5 + 1);
  const int month = static_cast<int>(shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);
  return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, day};
}

bool is_leap(int year) {
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int days_in(int year, int month) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : kDays[month - 1];
}

// Reads along a text; every step fails for good once one has failed.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  int digits(int count) {
    int value = 0;
    for (int i = 0; i < count; ++i) {
      if (text_.empty() || text_[0] < '0' || text_[0] > '9') return fail();
      value = value * 10 + (text_[0] - '0');
      text_.remove_prefix(1);
    }
    return value;
  }

  bool take(char expected) {
    if (text_.empty() || text_[0] != expected) return false;
    text_.remove_prefix(1);
    return true;
  }

  void need(char expected) {
    if (!take(expected)) fail();
  }

  void skip_digits() {
    while (!text_.empty() && text_[0] >= '0' && text_[0] <= '9') text_.remove_prefix(1);
  }

  bool at_end() const { return text_.empty(); }
  bool good() const { return good_; }

 private:
  int fail() {
    good_ = false;
    return 0;
  }

  std::string_view text_;
  bool good_ = true;
};

void append_number(std::string& out, int64_t value, int width) {
  const std::string digits = std::to_string(value);
  out.append(width > static_cast<int>(digits.size()) ? width - digits.size() : 0, '0');
  out.append(digits);
}

}  // namespace

Timestamp parse_timestamp(std::string_view text) {
  Scanner scan(text);
  const int year = scan.digits(4);
  scan.need('-');
  const int month = scan.digits(2);
  scan.need('-');
  const int day = scan.digits(2);
  if (!scan.good() || year < 1 || month < 1 || month > 12 || day < 1 ||
      day > days_in(year, month)) {
    return kUnknownTime;
  }
  const int64_t midnight = days_from_civil(year, month, day) * kDay;
  if (scan.at_end()) return midnight;

  if (!scan.take('T') && !scan.take('t') && !scan.take(' ')) return kUnknownTime;
  const int hour = scan.digits(2);
  scan.need(':');
  const int minute = scan.digits(2);
  int second = 0;
  if (scan.take(':')) second = scan.digits(2);
  if (scan.take('.')) {
    scan.digits(1);
    scan.skip_digits();
  }
  // A leap second, 60, runs over into the next minute.
  if (!scan.good() || hour > 23 || minute > 59 || second > 60) return kUnknownTime;

  int offset = 0;
  if (!scan.at_end() && !scan.take('Z') && !scan.take('z')) {
    const int sign = scan.take('-') ? -1 : 1;
    if (sign > 0) scan.need('+');
    const int offset_hour = scan.digits(2);
    scan.take(':');
    const int offset_minute = scan.at_end() ? 0 : scan.digits(2);
    if (offset_hour > 23 || offset_minute > 59) return kUnknownTime;
    offset = sign * (offset_hour * 3600 + offset_minute * 60);
  }
  if (!scan.good() || !scan.at_end()) return kUnknownTime;
  return midnight + hour * 3600 + minute * 60 + second - offset;
}

std::string format_date(Timestamp time) {
  const int64_t days = (time >= 0 ? time : time - (kDay - 1)) / kDay;
  const Civil civil = civil_from_days(days);
  std::string out;
  append_number(out, civil.year, 4);
  out.push_back('-');
  append_number(out, civil.month, 2);
  out.push_back('-');
  append_number(out, civil.day, 2);
  return out;
}

std::string format_timestamp(Timestamp time) {
  const int64_t second_of_day = ((time % kDay) + kDay) % kDay;
  std::string out = format_date(time);
  out.push_back('T');
  append_number(out, second_of_day / 3600, 2);
  out.push_back(':');
  append_number(out, second_of_day / 60 % 60, 2);
  out.push_back(':');
  append_number(out, second_of_day % 60, 2);
  out.push_back('Z');
  return out;
}

}  // namespace threadbare

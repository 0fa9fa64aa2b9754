#include "formats/lemmy_text/age.h"

#include <string>

#include "catch.h"

namespace threadbare::lemmy_text {
namespace {

/// "17, 6 months", "6 months", "12, 3 hours or 1, 23 hours", "no age".
std::string reading_of(std::string_view content) {
  const std::optional<AgeLine> line = parse_age_line(content);
  if (!line) return "no age";
  const auto text = [](const AgeReading& reading) {
    return (reading.score == kUnknownCount ? "" : std::to_string(reading.score) + ", ") +
           reading.age.text();
  };
  return text(line->readings[0]) + (line->ambiguous ? " or " + text(line->readings[1]) : "");
}

TEST_CASE("an age alone has no score", "[formats][lemmy-text]") {
  CHECK(reading_of("6 months ago") == "6 months");
  CHECK(reading_of("a day ago") == "1 day");
  CHECK(reading_of("an hour ago") == "1 hour");
  CHECK(reading_of("a minute ago") == "1 minute");
  CHECK(reading_of("2 years ago") == "2 years");
  CHECK(reading_of("3 weeks ago") == "3 weeks");
  CHECK(reading_of("just now") == "0 seconds");
  CHECK(reading_of("a few seconds ago") == "0 seconds");
  CHECK(reading_of("0 seconds ago") == "0 seconds");
}

TEST_CASE("a score glued before the age is split off", "[formats][lemmy-text]") {
  CHECK(reading_of("176 months ago") == "17, 6 months");
  CHECK(reading_of("16 months ago") == "1, 6 months");
  CHECK(reading_of("106 months ago") == "10, 6 months");
  CHECK(reading_of("06 months ago") == "0, 6 months");
  CHECK(reading_of("17a month ago") == "17, 1 month");
  CHECK(reading_of("1an hour ago") == "1, 1 hour");
  CHECK(reading_of("17just now") == "17, 0 seconds");
  CHECK(reading_of("171 month ago") == "17, 1 month");
}

TEST_CASE("a score may carry a minus", "[formats][lemmy-text]") {
  CHECK(reading_of("-36 months ago") == "-3, 6 months");
  CHECK(reading_of("−36 months ago") == "-3, 6 months");
  CHECK(reading_of("-2a day ago") == "-2, 1 day");
  CHECK(reading_of("-1.2K6 months ago") == "-1200, 6 months");
  CHECK(reading_of("-just now") == "no age");
}

TEST_CASE("a score may carry K or M, behind which the age begins", "[formats][lemmy-text]") {
  CHECK(reading_of("1.2K6 months ago") == "1200, 6 months");
  CHECK(reading_of("1,2K6 months ago") == "1200, 6 months");
  CHECK(reading_of("12K11 months ago") == "12000, 11 months");
  CHECK(reading_of("1.25Ma year ago") == "1250000, 1 year");
  CHECK(reading_of("1.2k23 hours ago") == "1200, 23 hours");
  CHECK(reading_of("1.26 months ago") == "no age");
  CHECK(reading_of("1.2345K6 months ago") == "no age");
}

TEST_CASE("a bullet, a dot or a space may part score and age", "[formats][lemmy-text]") {
  CHECK(reading_of("17 • 6 months ago") == "17, 6 months");
  CHECK(reading_of("17•6 months ago") == "17, 6 months");
  CHECK(reading_of("1 · 23 hours ago") == "1, 23 hours");
  CHECK(reading_of("-4 · an hour ago") == "-4, 1 hour");
  CHECK(reading_of("1.2K • just now") == "1200, 0 seconds");
  CHECK(reading_of("12 3 hours ago") == "12, 3 hours");
  CHECK(reading_of("17\u00A0•\u00A06\u00A0months\u00A0ago") == "17, 6 months");
  CHECK(reading_of("17 months • 6 ago") == "no age");
}

TEST_CASE("a plausible split is preferred", "[formats][lemmy-text]") {
  CHECK(reading_of("11 months ago") == "11 months");
  CHECK(reading_of("12 months ago") == "1, 2 months");
  CHECK(reading_of("111 months ago") == "1, 11 months");
  CHECK(reading_of("1011 months ago") == "10, 11 months");
  CHECK(reading_of("24 hours ago") == "24 hours or 2, 4 hours");
  CHECK(reading_of("25 hours ago") == "2, 5 hours");
  CHECK(reading_of("60 seconds ago") == "60 seconds");
  CHECK(reading_of("61 minutes ago") == "6, 1 minute");
  CHECK(reading_of("30 days ago") == "30 days");
  CHECK(reading_of("31 days ago") == "3, 1 day");
  CHECK(reading_of("345 minutes ago") == "3, 45 minutes or 34, 5 minutes");
}

TEST_CASE("an age has no leading zero, and a count of one is singular", "[formats][lemmy-text]") {
  CHECK(reading_of("1010 days ago") == "10, 10 days");
  CHECK(reading_of("120 days ago") == "1, 20 days");
  CHECK(reading_of("211 days ago") == "2, 11 days");
  CHECK(reading_of("21 months ago") == "2, 1 month");
  CHECK(reading_of("111 month ago") == "11, 1 month");
}

TEST_CASE("digits that have no plausible split are no score", "[formats][lemmy-text]") {
  CHECK(reading_of("100 months ago") == "100 months");
  CHECK(reading_of("99999999996 months ago") == "no age");
  CHECK(reading_of("1234567896 months ago") == "123456789, 6 months");
  CHECK(reading_of("999999999999999999999999999999 months ago") == "no age");
  CHECK(reading_of("9999999K6 months ago") == "no age");
}

TEST_CASE("the front ends' other words for ages are read", "[formats][lemmy-text]") {
  CHECK(reading_of("about 2 hours ago") == "2 hours");
  CHECK(reading_of("17about 2 hours ago") == "17, 2 hours");
  CHECK(reading_of("over 1 year ago") == "1 year");
  CHECK(reading_of("almost 3 years ago") == "3 years");
  CHECK(reading_of("less than a minute ago") == "0 seconds");
  CHECK(reading_of("half a minute ago") == "30 seconds");
  CHECK(reading_of("3 mo. ago") == "3 months");
  CHECK(reading_of("3mo ago") == "3 months");
  CHECK(reading_of("2 hr. ago") == "2 hours");
  CHECK(reading_of("176mo ago") == "17, 6 months");
  CHECK(reading_of("5d ago") == "5 days");
}

TEST_CASE("words that could be a body are ages behind a score only", "[formats][lemmy-text]") {
  CHECK(reading_of("yesterday") == "no age");
  CHECK(reading_of("17yesterday") == "17, 1 day");
  CHECK(reading_of("last year") == "no age");
  CHECK(reading_of("3 • last year") == "3, 1 year");
  CHECK(reading_of("now") == "no age");
}

TEST_CASE("prose is no age line", "[formats][lemmy-text]") {
  CHECK(reading_of("") == "no age");
  CHECK(reading_of("ago") == "no age");
  CHECK(reading_of("I wrote this 6 months ago") == "no age");
  CHECK(reading_of("6 months ago I wrote this") == "no age");
  CHECK(reading_of("6 months ago.") == "no age");
  CHECK(reading_of("six months ago") == "no age");
  CHECK(reading_of("A month ago") == "no age");
  CHECK(reading_of("a months ago") == "no age");
  CHECK(reading_of("not just now") == "no age");
  CHECK(reading_of("6 moons ago") == "no age");
  CHECK(reading_of("6 months. ago") == "no age");
  CHECK(reading_of("• 6 months ago") == "no age");
  CHECK(reading_of("-6 months") == "no age");
}

TEST_CASE("ages are counted in seconds, roughly", "[formats][lemmy-text]") {
  CHECK(parse_age_line("just now")->readings[0].age.seconds() == 0);
  CHECK(parse_age_line("2 minutes ago")->readings[0].age.seconds() == 120);
  CHECK(parse_age_line("6 months ago")->readings[0].age.seconds() == 6 * 2629746);
  CHECK(parse_age_line("a year ago")->readings[0].age.seconds() == 31556952);
}

}  // namespace
}  // namespace threadbare::lemmy_text

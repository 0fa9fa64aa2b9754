#include "thread/timestamp.h"

#include "catch.h"

using namespace threadbare;

TEST_CASE("RFC 3339 times are read in all their forms", "[thread]") {
  const Timestamp expected = 1705224600;  // 2024-01-14T09:30:00Z
  CHECK(parse_timestamp("2024-01-14T09:30:00Z") == expected);
  CHECK(parse_timestamp("2024-01-14t09:30:00z") == expected);
  CHECK(parse_timestamp("2024-01-14T09:30:00.123456Z") == expected);
  CHECK(parse_timestamp("2024-01-14T10:30:00+01:00") == expected);
  CHECK(parse_timestamp("2024-01-14T01:00:00-08:30") == expected);
  CHECK(parse_timestamp("2024-01-14 09:30:00") == expected);
  CHECK(parse_timestamp("2024-01-14T09:30:00.5") == expected);
  CHECK(parse_timestamp("2024-01-14T09:30") == expected);
  CHECK(parse_timestamp("2024-01-14") == expected - 9 * 3600 - 30 * 60);
}

TEST_CASE("what is no time is unknown", "[thread]") {
  for (const char* text : {"", "yesterday", "2024-13-01T00:00:00Z", "2023-02-29T00:00:00Z",
                           "2024-01-14T25:00:00Z", "2024-01-14T09:30:00Zx", "2024-01-14T09:30:00.Z",
                           "2024-01-14T09:30:00+1", "0000-01-01", "2024-1-14", "1705224600"}) {
    CHECK(parse_timestamp(text) == kUnknownTime);
  }
}

TEST_CASE("times are written as they were read, leap days and far years included", "[thread]") {
  for (const char* text :
       {"2024-02-29T23:59:59Z", "1970-01-01T00:00:00Z", "1969-12-31T23:59:59Z",
        "2000-03-01T00:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"}) {
    CHECK(format_timestamp(parse_timestamp(text)) == text);
  }
  CHECK(format_date(parse_timestamp("1969-12-31T12:00:00Z")) == "1969-12-31");
}

#include "formats/mail/date.h"

#include <string>

#include "catch.h"

namespace threadbare::mail {
namespace {

std::string utc(std::string_view text) {
  const Timestamp time = parse_mail_date(text);
  return time == kUnknownTime ? "unknown" : format_timestamp(time);
}

TEST_CASE("dates of mail", "[formats][mail]") {
  CHECK(utc("Wed, 22 Sep 2004 02:03:40 -0700") == "2004-09-22T09:03:40Z");
  CHECK(utc("Wed, 22 Sep 2004 02:03:40 -0700 (PDT)") == "2004-09-22T09:03:40Z");
  CHECK(utc("1 Jan 2024 00:00 +0530") == "2023-12-31T18:30:00Z");
  CHECK(utc("1 Jan 2024 0:05:09 +0000") == "2024-01-01T00:05:09Z");
  CHECK(utc("Mon (day), 1 (of) January 2024 10:00:00 +0000") == "2024-01-01T10:00:00Z");
  CHECK(utc("Mon, 1 Jan 2024 10:00:00") == "2024-01-01T10:00:00Z");
}

TEST_CASE("obsolete dates", "[formats][mail]") {
  CHECK(utc("Fri, 21 Nov 97 09:55:06 EST") == "1997-11-21T14:55:06Z");
  CHECK(utc("21 Nov 03 09:55 GMT") == "2003-11-21T09:55:00Z");
  CHECK(utc("21 Nov 103 09:55 UT") == "2003-11-21T09:55:00Z");
  CHECK(utc("21 Nov 2003 09:55:00 pdt") == "2003-11-21T16:55:00Z");
  CHECK(utc("21 Nov 2003 09:55:00 Z") == "2003-11-21T09:55:00Z");
  CHECK(utc("21 Nov 2003 09:55:00 GMT+0200") == "2003-11-21T07:55:00Z");
  CHECK(utc("Wed Sep 22 02:03:40 2004") == "2004-09-22T02:03:40Z");
  CHECK(utc("Wed Sep 22 02:03:40 EDT 2004") == "2004-09-22T06:03:40Z");
  CHECK(utc("Wed Sep 22 02:03:40 2004 +0200") == "2004-09-22T00:03:40Z");
}

TEST_CASE("zones that nobody knows are UTC", "[formats][mail]") {
  CHECK(utc("Tue, 15 Mar 2016 12:05:48 \xB4\xEB\xC7\xD1") == "2016-03-15T12:05:48Z");
  CHECK(utc("Tue, 15 Mar 2016 12:05:48 CEST") == "2016-03-15T12:05:48Z");
  CHECK(utc("Tue, 15 Mar 2016 12:05:48 -8") == "2016-03-15T12:05:48Z");
}

TEST_CASE("nonsense is no date", "[formats][mail]") {
  CHECK(utc("") == "unknown");
  CHECK(utc("RANDOM_Wed, 21 Sep 2016 22:42:07 +0300") == "unknown");
  CHECK(utc("yesterday") == "unknown");
  CHECK(utc("31 Feb 2004 10:00:00 +0000") == "unknown");
  CHECK(utc("1 Foo 2004 10:00:00 +0000") == "unknown");
  CHECK(utc("1 Jan 2004 25:00:00 +0000") == "unknown");
  CHECK(utc("1 Jan 2004 10 +0000") == "unknown");
  CHECK(utc("1 Jan 99999 10:00:00 +0000") == "unknown");
  CHECK(utc("Mon, Jan 2004 10:00:00") == "unknown");
}

}  // namespace
}  // namespace threadbare::mail

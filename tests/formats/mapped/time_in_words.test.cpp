#include "formats/mapped/time_in_words.h"

#include "catch.h"

using namespace threadbare;

TEST_CASE("dates are read as servers write them", "[mapped]") {
  const Timestamp time = parse_timestamp("2018-06-09T02:38:00Z");
  for (const char* text : {"2018-06-09T02:38:00Z", "2018-06-09 02:38", "2018-06-08 20:38:00 -0600",
                           "2018-06-09T04:38:00.742+0200", "Sat Jun 09 02:38:00 +0000 2018",
                           "Sat, 9 Jun 2018 02:38:00 GMT", "9 June 2018 02:38 UTC", "1528511880",
                           "1528511880.5", "1528511880000"}) {
    INFO(text);
    CHECK(time_in_words(text) == time);
  }
  CHECK(time_in_words("2018-06-09") == parse_timestamp("2018-06-09T00:00:00Z"));
  CHECK(time_in_words("0") == 0);
  for (const char* text : {"", "soon", "Jun", "9 Foo 2018 02:38", "3 hours ago", "1.2.3x", "-5",
                           "99999999999999999", "Sat Jun 39 02:38:00 +0000 2018", ":", " : "}) {
    INFO(text);
    CHECK(time_in_words(text) == kUnknownTime);
  }
}

#include "render/phrasebook.h"

#include <limits>

#include "catch.h"

using namespace threadbare;

namespace {

std::string ago(int64_t seconds) {
  return Phrasebook().ago(age_of(seconds));
}

constexpr int64_t kDay = 86400;

}  // namespace

TEST_CASE("ages are told in the largest unit that fits", "[render]") {
  CHECK(ago(-5) == "just now");
  CHECK(ago(0) == "just now");
  CHECK(ago(1) == "1 second ago");
  CHECK(ago(59) == "59 seconds ago");
  CHECK(ago(60) == "1 minute ago");
  CHECK(ago(3599) == "59 minutes ago");
  CHECK(ago(3600) == "1 hour ago");
  CHECK(ago(kDay - 1) == "23 hours ago");
  CHECK(ago(kDay) == "1 day ago");
  CHECK(ago(30 * kDay) == "30 days ago");
  CHECK(ago(31 * kDay) == "1 month ago");
  CHECK(ago(365 * kDay) == "11 months ago");
  CHECK(ago(366 * kDay) == "1 year ago");
  CHECK(ago(30 * 366 * kDay) == "30 years ago");
  CHECK(age_of(std::numeric_limits<int64_t>::max()).count == std::numeric_limits<uint32_t>::max());
}

TEST_CASE("the host's phrases come before the English ones", "[render]") {
  Phrasebook phrases;
  phrases.take("minute.5\tvor 5 Minuten\nnonsense\n\nhour.x\t?\nweek.1\t?\nyear.1\tvor 1 Jahr");
  phrases.take("second.0\tgerade\n");
  CHECK(phrases.ago(age_of(300)) == "vor 5 Minuten");
  CHECK(phrases.ago(age_of(366 * kDay)) == "vor 1 Jahr");
  CHECK(phrases.ago(age_of(0)) == "gerade");
  CHECK(phrases.ago(age_of(360)) == "6 minutes ago");
  CHECK(phrases.ago({1, AgeUnit::hour}) == "1 hour ago");
}

TEST_CASE("counts are grouped and have their noun", "[render]") {
  CHECK(counted(0, "reply", "replies") == "0 replies");
  CHECK(counted(1, "reply", "replies") == "1 reply");
  CHECK(counted(1234, "reply", "replies") == "1,234 replies");
  CHECK(grouped(0) == "0");
  CHECK(grouped(999) == "999");
  CHECK(grouped(1000) == "1,000");
  CHECK(grouped(1234567) == "1,234,567");
  CHECK(grouped(-1234) ==
        "\xE2\x88\x92"
        "1,234");
  CHECK(grouped(std::numeric_limits<int64_t>::min()) ==
        "\xE2\x88\x92"
        "9,223,372,036,854,775,808");
}

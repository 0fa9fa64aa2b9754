#include "render/words/phrasebook.h"

#include <limits>

#include "catch.h"
#include "render/words/phrase.h"
#include "render/words/plural_rule.h"

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

TEST_CASE("the host's ages come before the English ones", "[render]") {
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

TEST_CASE("a phrase has the form of its count, and what is not given is English", "[render]") {
  Phrasebook phrases;
  phrases.take(
      "plurals\tone: 1; few: 2-4\nreplies\tone:{count} odpoved|few:{count} odpovede|other:vela\n"
      "nonsense\t?\ngroup\t \nminus\t~\ntoggle\t{author} pise {nothing}{author\nspoiler");
  CHECK(phrases.counted(Phrase::replies, 1) == "1 odpoved");
  CHECK(phrases.counted(Phrase::replies, 3) == "3 odpovede");
  CHECK(phrases.counted(Phrase::replies, 5) == "vela");
  CHECK(phrases.counted(Phrase::votes, 1) == "1 vote");
  CHECK(phrases.counted(Phrase::votes, 3) == "3 votes");
  CHECK(phrases.number(-1234567) == "~1 234 567");
  CHECK(phrases.filled(Phrase::toggle, {{"author", "{ada}"}}) == "{ada} pise {author");
  CHECK(phrases[Phrase::spoiler] == "spoiler");
  CHECK(phrases.named("kind_", "change request", "?") == "change request");
  CHECK(phrases.named("kind_", "sonnet", "?") == "?");
}

TEST_CASE("a language is found by its tag, and English stands in for others", "[render]") {
  CHECK(phrasebook_of("de").language() == "de");
  CHECK(phrasebook_of("DE-at").language() == "de");
  CHECK(phrasebook_of("ar-Arab-EG").language() == "ar");
  CHECK(phrasebook_of("den").language() == "en");
  CHECK(phrasebook_of("").language() == "en");
  CHECK(known_languages() == "ar, de, en");
}

TEST_CASE("Arabic has six forms, and dates have an order of their own", "[render]") {
  const Phrasebook phrases = phrasebook_of("ar");
  const auto replies = [&](int64_t count) { return phrases.counted(Phrase::replies, count); };
  CHECK(replies(0) == "لا ردود");
  CHECK(replies(1) == "رد واحد");
  CHECK(replies(2) == "ردّان");
  CHECK(replies(3) == "3 ردود");
  CHECK(replies(11) == "11 ردًّا");
  CHECK(replies(100) == "100 رد");
  CHECK(replies(1103) == "1,103 ردود");
  CHECK(phrases.date(0) == "01\u200F/01\u200F/1970");
  Phrasebook eastern = phrases;
  eastern.take("digits\t٠١٢٣٤٥٦٧٨٩\ngroup\t٬\n");
  CHECK(eastern.number(1203) == "١٬٢٠٣");
  CHECK(eastern.date(0) == "٠١\u200F/٠١\u200F/١٩٧٠");
  CHECK(phrasebook_of("de").date(0) == "01.01.1970");
}

TEST_CASE("the first category of a rule that fits is the number's", "[render]") {
  constexpr std::string_view kRule = "many: %100 11-14; one: %10 1; few: %10 2-4; none:;";
  CHECK(plural_category(kRule, 1) == "one");
  CHECK(plural_category(kRule, 111) == "many");
  CHECK(plural_category(kRule, 121) == "one");
  CHECK(plural_category(kRule, 24) == "few");
  CHECK(plural_category(kRule, 5) == "other");
  CHECK(plural_category("one: %0 1; two", 2) == "other");
  CHECK(plural_category("", 1) == "other");
  CHECK(plural_category("big: 18446744073709551615", ~uint64_t{0}) == "big");
}

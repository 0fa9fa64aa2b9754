// Age lines: `6 months ago`, alone on its line, with the score glued before it.
#ifndef THREADBARE_FORMATS_LEMMY_TEXT_AGE_H_
#define THREADBARE_FORMATS_LEMMY_TEXT_AGE_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "thread/columns.h"

namespace threadbare::lemmy_text {

enum class AgeUnit : uint8_t { second, minute, hour, day, week, month, year };

struct Age {
  uint32_t count = 0;
  AgeUnit unit = AgeUnit::second;

  /// Months and years are of average length.
  int64_t seconds() const;

  /// "6 months", "1 day", "0 seconds".
  std::string text() const;
};

/// One way to read an age line.
struct AgeReading {
  int32_t score = kUnknownCount;
  Age age;
};

/// `176 months ago` can be read in one way only, `123 hours ago` in two: 12 and 3 hours, or 1 and
/// 23 hours. There are never more than two plausible ones.
struct AgeLine {
  /// The one to prefer if nothing else is known stands first: no score, else the shortest.
  std::array<AgeReading, 2> readings;
  bool ambiguous = false;  ///< whether the second is one

  bool has_score() const { return readings[0].score != kUnknownCount; }
};

/// Reads the content of a line, without the white space around it. A score is digits, perhaps with
/// a minus and with K or M, perhaps parted from the age by a space, `•` or `·`. Where glued digits
/// can be split in several ways, plausible ones win: at most 60 seconds, 60 minutes, 24 hours, 30
/// days, 5 weeks, 11 months or 20 years, without a leading zero, and with a singular only for 1. If
/// none is, there is no score. Ages are as Lemmy's front ends print them, in English: counts,
/// `a day ago`, `just now`, `about 2 hours ago`, `3 mo. ago`; and behind a score `yesterday` and
/// `last week`, which alone are too likely to be somebody's words.
std::optional<AgeLine> parse_age_line(std::string_view content);

}  // namespace threadbare::lemmy_text

#endif  // THREADBARE_FORMATS_LEMMY_TEXT_AGE_H_

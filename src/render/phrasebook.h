// The words around comments, as the host wants them said.
#ifndef THREADBARE_RENDER_PHRASEBOOK_H_
#define THREADBARE_RENDER_PHRASEBOOK_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "thread/timestamp.h"

namespace threadbare {

/// Units of ages, the largest that fits is used.
enum class AgeUnit : uint8_t { second, minute, hour, day, month, year };

/// A count and a unit.
struct Age {
  uint32_t count = 0;
  AgeUnit unit = AgeUnit::second;
};

/// The age of something `seconds` old; negative ones (clocks differ) are 0 seconds. Months are of
/// 30.44 days, years of 365.25.
Age age_of(int64_t seconds);

/// C++ knows no locale: the host words ages with its own means (Intl in a browser) and hands them
/// over; English is built in.
class Phrasebook {
 public:
  /// English.
  Phrasebook() = default;

  /// Takes phrases from lines `key<TAB>phrase<LF>`; unknown keys are ignored. Keys are
  /// "second.5" … "year.30" for a past age of that count and unit ("vor 5 Minuten"). What is not
  /// given stays English.
  void take(std::string_view lines);

  /// "6 months ago".
  std::string ago(Age age) const;

 private:
  std::unordered_map<std::string, std::string> phrases_;
};

/// "1 reply", "17 replies": a count in English with its noun.
std::string counted(uint64_t count, std::string_view one, std::string_view many);

/// 1234567 → "1,234,567"; negative ones with a real minus sign, U+2212.
std::string grouped(int64_t count);

}  // namespace threadbare

#endif  // THREADBARE_RENDER_PHRASEBOOK_H_

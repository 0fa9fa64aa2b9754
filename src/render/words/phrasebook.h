// The words around comments, as the host wants them said.
#ifndef THREADBARE_RENDER_PHRASEBOOK_H_
#define THREADBARE_RENDER_PHRASEBOOK_H_

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "thread/timestamp.h"

namespace threadbare {

/// See render/words/phrase.h.
enum class Phrase : uint8_t;

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

/// What stands in a phrase for `{name}`.
struct Filling {
  std::string_view name;
  std::string_view value;
};

/// C++ knows no locale: what is said stands in languages/*.json, of which English is built in, and
/// ages may be worded by the host with its own means (Intl in a browser).
class Phrasebook {
 public:
  /// English.
  Phrasebook() = default;
  /// English that lives as long as the program.
  static const Phrasebook& english();

  /// Takes phrases from lines `key<TAB>phrase<LF>`; unknown keys are ignored, and what is not given
  /// stays English. Keys are those of languages/en.json that stand in render/words/phrase.h, and
  /// "second.5" … "year.30" for a past age of that count and unit ("vor 5 Minuten"). A phrase with
  /// forms is `one:{count} Antwort|other:{count} Antworten`.
  void take(std::string_view lines);

  /// The tag of the language: "en".
  std::string_view language() const;

  /// A phrase that has no forms, as it stands. The view lives until the next take().
  std::string_view operator[](Phrase phrase) const;

  /// The same, each `{name}` in it replaced.
  std::string filled(Phrase phrase, std::initializer_list<Filling> fillings) const;

  /// The form of a phrase that a count takes, with the count for `{count}`: "17 replies".
  std::string counted(Phrase phrase, int64_t count) const;

  /// A number as the language writes it: 1234567 → "1,234,567".
  std::string number(int64_t number) const;

  /// A day in UTC: "2024-01-14". REQUIRES: the time is known.
  std::string date(Timestamp time) const;

  /// "6 months ago".
  std::string ago(Age age) const;

  /// The phrase whose key is `prefix` and a name that a source gave something, spaces in it as
  /// `_`: "kind_", "change request". `otherwise` if there is none.
  std::string_view named(std::string_view prefix, std::string_view name,
                         std::string_view otherwise) const;

 private:
  std::vector<std::string> phrases_;  // by Phrase; empty, or empty ones: English
  std::unordered_map<std::string, std::string> ages_;
};

/// The words of a language by its tag, as far as there are any: "de-AT" → de → en. Case does not
/// count.
Phrasebook phrasebook_of(std::string_view language);

/// Whether there are words of that language, or of one that it is a kind of. English stands in for
/// those that have none.
bool has_words(std::string_view language);

/// The tags of the languages there are words of, separated by commas: "ar, de, en".
std::string known_languages();

/// "1 reply", "17 replies": a count in English with its noun.
std::string counted(uint64_t count, std::string_view one, std::string_view many);

/// 1234567 → "1,234,567"; negative ones with a real minus sign, U+2212.
std::string grouped(int64_t count);

}  // namespace threadbare

#endif  // THREADBARE_RENDER_PHRASEBOOK_H_

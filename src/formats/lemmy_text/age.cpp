#include "formats/lemmy_text/age.h"

#include <limits>

namespace threadbare::lemmy_text {

namespace {

// The longest that is printed is about "-123.4K • less than 20 seconds ago"; no line longer than
// this is looked at, which keeps prose cheap.
constexpr size_t kMaxAgeLineBytes = 64;

// Ten digits of score and two of age; more are no count of anything.
constexpr size_t kMaxDigits = 12;

constexpr int32_t kMaxScore = std::numeric_limits<int32_t>::max();

struct UnitFacts {
  std::string_view name;
  int64_t seconds;
  uint32_t most;  // what a page shows before it goes on to the next unit
};

// Indexed by AgeUnit.
constexpr UnitFacts kUnits[] = {
    {"second", 1, 60},   {"minute", 60, 60},     {"hour", 3600, 24},     {"day", 86400, 30},
    {"week", 604800, 5}, {"month", 2629746, 11}, {"year", 31556952, 20},
};

const UnitFacts& facts_of(AgeUnit unit) {
  return kUnits[static_cast<size_t>(unit)];
}

enum class Number { singular, plural, either };

struct UnitWord {
  std::string_view word;
  AgeUnit unit;
};

constexpr UnitWord kAbbreviations[] = {
    {"s", AgeUnit::second}, {"sec", AgeUnit::second}, {"secs", AgeUnit::second},
    {"m", AgeUnit::minute}, {"min", AgeUnit::minute}, {"mins", AgeUnit::minute},
    {"h", AgeUnit::hour},   {"hr", AgeUnit::hour},    {"hrs", AgeUnit::hour},
    {"d", AgeUnit::day},    {"w", AgeUnit::week},     {"wk", AgeUnit::week},
    {"wks", AgeUnit::week}, {"mo", AgeUnit::month},   {"mos", AgeUnit::month},
    {"y", AgeUnit::year},   {"yr", AgeUnit::year},    {"yrs", AgeUnit::year},
};

struct UnitOfAge {
  AgeUnit unit = AgeUnit::second;
  Number number = Number::either;
};

bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}

bool take(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

std::string_view take_digits(std::string_view& text) {
  size_t size = 0;
  while (size < text.size() && is_digit(text[size])) ++size;
  const std::string_view digits = text.substr(0, size);
  text.remove_prefix(size);
  return digits;
}

/// REQUIRES: at most 18 digits.
uint64_t value_of(std::string_view digits) {
  uint64_t value = 0;
  for (char digit : digits) value = value * 10 + static_cast<uint64_t>(digit - '0');
  return value;
}

/// White space of any kind and length as one space, so that phrases can be compared as they stand.
std::string with_single_spaces(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  while (!text.empty()) {
    if (take(text, " ") || take(text, "\t") || take(text, "\u00A0") || take(text, "\u202F")) {
      if (plain.empty() || plain.back() != ' ') plain += ' ';
    } else {
      plain += text.front();
      text.remove_prefix(1);
    }
  }
  return plain;
}

/// Reads `months ago`, ` mo. ago`, to the end of the line.
std::optional<UnitOfAge> parse_unit_ago(std::string_view text) {
  take(text, " ");
  size_t size = 0;
  while (size < text.size() && text[size] >= 'a' && text[size] <= 'z') ++size;
  std::string_view word = text.substr(0, size);
  text.remove_prefix(size);
  const bool dotted = take(text, ".");
  if (text != " ago") return std::nullopt;
  for (const UnitWord& abbreviation : kAbbreviations) {
    if (word == abbreviation.word) return UnitOfAge{abbreviation.unit, Number::either};
  }
  if (dotted) return std::nullopt;
  const bool plural = word.ends_with('s');
  if (plural) word.remove_suffix(1);
  for (size_t i = 0; i < std::size(kUnits); ++i) {
    if (word != kUnits[i].name) continue;
    return UnitOfAge{static_cast<AgeUnit>(i), plural ? Number::plural : Number::singular};
  }
  return std::nullopt;
}

/// An age that does not have to be told from a score before it.
std::optional<Age> parse_age(std::string_view text, bool behind_score) {
  if (text == "just now") return Age{0, AgeUnit::second};
  if (text == "a few seconds ago" || text == "less than a minute ago") {
    return Age{0, AgeUnit::second};
  }
  if (text == "half a minute ago") return Age{30, AgeUnit::second};
  if (behind_score) {
    if (text == "now") return Age{0, AgeUnit::second};
    if (text == "yesterday") return Age{1, AgeUnit::day};
    if (text == "last week") return Age{1, AgeUnit::week};
    if (text == "last month") return Age{1, AgeUnit::month};
    if (text == "last year") return Age{1, AgeUnit::year};
  }
  const bool hedged = take(text, "about ") || take(text, "over ") || take(text, "almost ") ||
                      take(text, "less than ");
  const std::string_view digits = take_digits(text);
  const bool article = !hedged && digits.empty() && (take(text, "a ") || take(text, "an "));
  if (digits.empty() && !article) return std::nullopt;
  if (digits.size() > 4 || (digits.size() > 1 && digits.front() == '0')) return std::nullopt;
  const std::optional<UnitOfAge> unit = parse_unit_ago(text);
  if (!unit || (article && unit->number != Number::singular)) return std::nullopt;
  return Age{article ? 1 : static_cast<uint32_t>(value_of(digits)), unit->unit};
}

/// How far a split of glued digits is to be believed. The smallest wins.
enum class Trust { sound, ungrammatical, zero_seconds, none };

Trust trust_in(std::string_view score, std::string_view count, bool negative, UnitOfAge unit) {
  if (score.empty() ? negative : value_of(score) > static_cast<uint64_t>(kMaxScore)) {
    return Trust::none;
  }
  if (score.starts_with('0') && (score.size() > 1 || negative)) return Trust::none;
  if (count == "0" && unit.unit == AgeUnit::second) return Trust::zero_seconds;
  if (count.front() == '0' || value_of(count) > facts_of(unit.unit).most) return Trust::none;
  const Number number = count == "1" ? Number::singular : Number::plural;
  return unit.number == Number::either || unit.number == number ? Trust::sound
                                                                : Trust::ungrammatical;
}

int32_t signed_score(uint64_t magnitude, bool negative) {
  const int32_t score = static_cast<int32_t>(magnitude);
  return negative ? -score : score;
}

std::optional<AgeLine> split(std::string_view digits, bool negative, UnitOfAge unit) {
  AgeLine line;
  Trust best = Trust::none;
  for (size_t size = digits.size(); size > 0; --size) {
    const std::string_view score = digits.substr(0, digits.size() - size);
    const std::string_view count = digits.substr(digits.size() - size);
    const Trust trust = trust_in(score, count, negative, unit);
    if (trust == Trust::none || trust > best) continue;
    AgeReading reading;
    reading.age = {static_cast<uint32_t>(value_of(count)), unit.unit};
    if (!score.empty()) reading.score = signed_score(value_of(score), negative);
    line.ambiguous = trust == best;
    line.readings[line.ambiguous ? 1 : 0] = reading;
    best = trust;
  }
  if (best == Trust::none) {
    if (digits.size() > 4) return std::nullopt;
    line.readings[0].age = {static_cast<uint32_t>(value_of(digits)), unit.unit};
  }
  return line;
}

/// Reads `.2K` behind the digits of a score: the score, or nothing if there is no K or M.
std::optional<uint64_t> take_magnitude(std::string_view& text, std::string_view digits) {
  std::string_view rest = text;
  uint64_t thousandths = value_of(digits) * 1000;
  if (take(rest, ".") || take(rest, ",")) {
    const std::string_view fraction = take_digits(rest);
    if (fraction.empty() || fraction.size() > 3) return std::nullopt;
    uint64_t part = value_of(fraction);
    for (size_t i = fraction.size(); i < 3; ++i) part *= 10;
    thousandths += part;
  }
  uint64_t score = 0;
  if (take(rest, "K") || take(rest, "k")) {
    score = thousandths;
  } else if (take(rest, "M")) {
    score = thousandths * 1000;
  } else {
    return std::nullopt;
  }
  text = rest;
  return score;
}

std::optional<AgeLine> parse_scored_age(uint64_t score, bool negative, std::string_view age) {
  if (score > static_cast<uint64_t>(kMaxScore)) return std::nullopt;
  const std::optional<Age> read = parse_age(age, true);
  if (!read) return std::nullopt;
  AgeLine line;
  line.readings[0] = {signed_score(score, negative), *read};
  return line;
}

bool may_be_age_line(std::string_view content) {
  if (content.size() < 6 || content.size() > kMaxAgeLineBytes) return false;
  return content.ends_with("ago") || content.ends_with("now") || is_digit(content.front()) ||
         content.starts_with("-") || content.starts_with("−");
}

}  // namespace

int64_t Age::seconds() const {
  return int64_t{count} * facts_of(unit).seconds;
}

std::string Age::text() const {
  std::string text = std::to_string(count);
  text += ' ';
  text += facts_of(unit).name;
  if (count != 1) text += 's';
  return text;
}

std::optional<AgeLine> parse_age_line(std::string_view content) {
  if (!may_be_age_line(content)) return std::nullopt;
  const std::string plain = with_single_spaces(content);
  std::string_view rest = plain;
  const bool negative = take(rest, "-") || take(rest, "−");
  const std::string_view digits = take_digits(rest);
  if (digits.size() > kMaxDigits) return std::nullopt;
  if (digits.empty()) {
    const std::optional<Age> age = negative ? std::nullopt : parse_age(rest, false);
    if (!age) return std::nullopt;
    AgeLine line;
    line.readings[0].age = *age;
    return line;
  }
  const std::optional<uint64_t> magnitude = take_magnitude(rest, digits);
  if (!magnitude) {
    if (const std::optional<UnitOfAge> unit = parse_unit_ago(rest)) {
      return split(digits, negative, *unit);
    }
  }
  take(rest, " ");
  if (take(rest, "•") || take(rest, "·")) take(rest, " ");
  return parse_scored_age(magnitude.value_or(value_of(digits)), negative, rest);
}

}  // namespace threadbare::lemmy_text

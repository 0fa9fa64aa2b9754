#include "render/words/phrasebook.h"

#include <algorithm>
#include <limits>

#include "render/words/phrase.h"
#include "render/words/plural_rule.h"

namespace threadbare {
namespace {

struct EnglishPhrase {
  std::string_view key;
  std::string_view words;
};

// By Phrase.
constexpr EnglishPhrase kEnglish[] = {
#define THREADBARE_PHRASE(key, words) {#key, words},
#include "render/phrases.inc"
#undef THREADBARE_PHRASE
};

constexpr int64_t kMinute = 60;
constexpr int64_t kHour = 60 * kMinute;
constexpr int64_t kDay = 24 * kHour;
constexpr int64_t kMonth = 3044 * kDay / 100;
constexpr int64_t kYear = 36525 * kDay / 100;

struct Unit {
  int64_t seconds;
  std::string_view name;
  Phrase ago;
};

// In the order of AgeUnit.
constexpr Unit kUnits[] = {
    {1, "second", Phrase::seconds},    {kMinute, "minute", Phrase::minutes},
    {kHour, "hour", Phrase::hours},    {kDay, "day", Phrase::days},
    {kMonth, "month", Phrase::months}, {kYear, "year", Phrase::years},
};
constexpr size_t kUnitCount = sizeof kUnits / sizeof kUnits[0];

// "year.30"
bool is_age(std::string_view key) {
  const size_t dot = key.find('.');
  if (dot == key.npos) return false;
  const std::string_view count = key.substr(dot + 1);
  if (count.empty() || count.find_first_not_of("0123456789") != count.npos) return false;
  return std::any_of(std::begin(kUnits), std::end(kUnits),
                     [&](const Unit& unit) { return unit.name == key.substr(0, dot); });
}

// The form for a category, else that for "other", else all of it.
std::string_view form_of(std::string_view forms, std::string_view category) {
  std::string_view other = forms;
  while (!forms.empty()) {
    const size_t end = std::min(forms.find('|'), forms.size());
    const std::string_view form = forms.substr(0, end);
    forms.remove_prefix(std::min(end + 1, forms.size()));
    const size_t colon = form.find(':');
    if (colon == form.npos) continue;
    const std::string_view name = form.substr(0, colon);
    if (name == category) return form.substr(colon + 1);
    if (name == "other") other = form.substr(colon + 1);
  }
  return other;
}

std::string fill(std::string_view words, std::initializer_list<Filling> fillings) {
  std::string text;
  while (!words.empty()) {
    const size_t open = std::min(words.find('{'), words.size());
    text += words.substr(0, open);
    words.remove_prefix(open);
    const size_t close = words.find('}');
    if (close == words.npos) return text.append(words);
    const std::string_view name = words.substr(1, close - 1);
    for (const Filling& filling : fillings) {
      if (filling.name == name) text += filling.value;
    }
    words.remove_prefix(close + 1);
  }
  return text;
}

// Digits are of one size in UTF-8: there are ten.
void append_digit(std::string& text, std::string_view digits, char digit) {
  const size_t size = digits.size() / 10;
  text += digits.substr(static_cast<size_t>(digit - '0') * size, size);
}

std::string written(int64_t number, std::string_view digits, std::string_view group,
                    std::string_view minus) {
  // Negating the least int64_t would overflow; its unsigned value does not.
  const uint64_t magnitude =
      number < 0 ? uint64_t{0} - static_cast<uint64_t>(number) : static_cast<uint64_t>(number);
  const std::string plain = std::to_string(magnitude);
  std::string text(number < 0 ? minus : std::string_view());
  for (size_t i = 0; i < plain.size(); ++i) {
    if (i > 0 && (plain.size() - i) % 3 == 0) text += group;
    append_digit(text, digits, plain[i]);
  }
  return text;
}

}  // namespace

Age age_of(int64_t seconds) {
  seconds = std::max<int64_t>(seconds, 0);
  size_t unit = kUnitCount - 1;
  while (unit > 0 && seconds < kUnits[unit].seconds) --unit;
  const int64_t count =
      std::min<int64_t>(seconds / kUnits[unit].seconds, std::numeric_limits<uint32_t>::max());
  return {static_cast<uint32_t>(count), static_cast<AgeUnit>(unit)};
}

const Phrasebook& Phrasebook::english() {
  static const Phrasebook kPhrases;
  return kPhrases;
}

void Phrasebook::take(std::string_view lines) {
  phrases_.resize(kPhraseCount);
  while (!lines.empty()) {
    const size_t end = std::min(lines.find('\n'), lines.size());
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    const size_t tab = line.find('\t');
    if (tab == line.npos) continue;
    const std::string_view key = line.substr(0, tab);
    if (is_age(key)) ages_[std::string(key)] = line.substr(tab + 1);
    for (size_t i = 0; i < kPhraseCount; ++i) {
      if (kEnglish[i].key == key) phrases_[i] = line.substr(tab + 1);
    }
  }
}

std::string_view Phrasebook::language() const {
  return (*this)[Phrase::language];
}

std::string_view Phrasebook::operator[](Phrase phrase) const {
  const size_t i = static_cast<size_t>(phrase);
  return phrases_.empty() || phrases_[i].empty() ? kEnglish[i].words
                                                 : std::string_view(phrases_[i]);
}

std::string Phrasebook::filled(Phrase phrase, std::initializer_list<Filling> fillings) const {
  return fill((*this)[phrase], fillings);
}

std::string Phrasebook::counted(Phrase phrase, int64_t count) const {
  const uint64_t magnitude =
      count < 0 ? uint64_t{0} - static_cast<uint64_t>(count) : static_cast<uint64_t>(count);
  const std::string_view category = plural_category((*this)[Phrase::plurals], magnitude);
  return fill(form_of((*this)[phrase], category), {{"count", number(count)}});
}

std::string Phrasebook::number(int64_t number) const {
  return written(number, (*this)[Phrase::digits], (*this)[Phrase::group], (*this)[Phrase::minus]);
}

std::string Phrasebook::date(Timestamp time) const {
  const std::string date = format_date(time);  // 2024-01-14
  std::string parts[3];
  size_t part = 0;
  for (const char c : date) {
    if (c == '-') {
      ++part;
    } else {
      append_digit(parts[part], (*this)[Phrase::digits], c);
    }
  }
  return filled(Phrase::date, {{"year", parts[0]}, {"month", parts[1]}, {"day", parts[2]}});
}

std::string Phrasebook::ago(Age age) const {
  const Unit& unit = kUnits[static_cast<size_t>(age.unit)];
  if (!ages_.empty()) {
    std::string key(unit.name);
    key += '.';
    key += std::to_string(age.count);
    const auto phrase = ages_.find(key);
    if (phrase != ages_.end()) return phrase->second;
  }
  if (age.count == 0) return std::string((*this)[Phrase::now]);
  return counted(unit.ago, age.count);
}

std::string_view Phrasebook::named(std::string_view prefix, std::string_view name,
                                   std::string_view otherwise) const {
  std::string key(prefix);
  key += name;
  std::replace(key.begin(), key.end(), ' ', '_');
  for (size_t i = 0; i < kPhraseCount; ++i) {
    if (kEnglish[i].key == key) return (*this)[static_cast<Phrase>(i)];
  }
  return otherwise;
}

std::string counted(uint64_t count, std::string_view one, std::string_view many) {
  const uint64_t most = static_cast<uint64_t>(std::numeric_limits<int64_t>::max());
  std::string text = grouped(static_cast<int64_t>(std::min(count, most)));
  text += ' ';
  text += count == 1 ? one : many;
  return text;
}

std::string grouped(int64_t count) {
  return Phrasebook::english().number(count);
}

}  // namespace threadbare

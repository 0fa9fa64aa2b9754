#include "render/phrasebook.h"

#include <algorithm>
#include <limits>

namespace threadbare {
namespace {

constexpr int64_t kMinute = 60;
constexpr int64_t kHour = 60 * kMinute;
constexpr int64_t kDay = 24 * kHour;
constexpr int64_t kMonth = 3044 * kDay / 100;
constexpr int64_t kYear = 36525 * kDay / 100;

struct Unit {
  int64_t seconds;
  std::string_view name;
};

// In the order of AgeUnit.
constexpr Unit kUnits[] = {
    {1, "second"}, {kMinute, "minute"}, {kHour, "hour"},
    {kDay, "day"}, {kMonth, "month"},   {kYear, "year"},
};
constexpr size_t kUnitCount = sizeof kUnits / sizeof kUnits[0];

// "year.30"
bool is_key(std::string_view key) {
  const size_t dot = key.find('.');
  if (dot == key.npos) return false;
  const std::string_view count = key.substr(dot + 1);
  if (count.empty() || count.find_first_not_of("0123456789") != count.npos) return false;
  return std::any_of(std::begin(kUnits), std::end(kUnits),
                     [&](const Unit& unit) { return unit.name == key.substr(0, dot); });
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

void Phrasebook::take(std::string_view lines) {
  while (!lines.empty()) {
    const size_t end = std::min(lines.find('\n'), lines.size());
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    const size_t tab = line.find('\t');
    if (tab == line.npos || !is_key(line.substr(0, tab))) continue;
    phrases_[std::string(line.substr(0, tab))] = line.substr(tab + 1);
  }
}

std::string Phrasebook::ago(Age age) const {
  const std::string_view unit = kUnits[static_cast<size_t>(age.unit)].name;
  std::string key(unit);
  key += '.';
  key += std::to_string(age.count);
  const auto phrase = phrases_.find(key);
  if (phrase != phrases_.end()) return phrase->second;

  if (age.count == 0) return "just now";
  std::string many(unit);
  many += 's';
  return counted(age.count, unit, many) + " ago";
}

std::string counted(uint64_t count, std::string_view one, std::string_view many) {
  const uint64_t most = static_cast<uint64_t>(std::numeric_limits<int64_t>::max());
  std::string text = grouped(static_cast<int64_t>(std::min(count, most)));
  text += ' ';
  text += count == 1 ? one : many;
  return text;
}

std::string grouped(int64_t count) {
  // Negating the least int64_t would overflow; its unsigned value does not.
  const uint64_t magnitude =
      count < 0 ? uint64_t{0} - static_cast<uint64_t>(count) : static_cast<uint64_t>(count);
  const std::string digits = std::to_string(magnitude);
  std::string text = count < 0 ? "\xE2\x88\x92" : "";
  for (size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) text += ',';
    text += digits[i];
  }
  return text;
}

}  // namespace threadbare

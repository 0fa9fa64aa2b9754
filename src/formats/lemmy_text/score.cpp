#include "formats/lemmy_text/score.h"

#include <algorithm>
#include <vector>

namespace threadbare::lemmy_text {

namespace {

constexpr uint32_t kNone = ~uint32_t{0};

const Age& age_of(const Header& header) {
  return header.age.readings[header.reading].age;
}

/// Whether something of age `a` must be older than something of age `b`. Ages are rounded, some up
/// and some down, so only those of one unit can be compared closely.
bool is_older(const Age& a, const Age& b) {
  if (a.unit == b.unit) return a.count > b.count;
  const int64_t least = a.seconds() * 2 - a.seconds() / std::max<int64_t>(a.count, 1);
  const int64_t most = b.seconds() * 2 + 2 * (Age{1, b.unit}.seconds());
  return least > most;
}

/// How many times as old one is as the other, 1 or more.
double ratio(const Age& a, int64_t seconds) {
  const auto one = static_cast<double>(std::max<int64_t>(a.seconds(), 1));
  const auto other = static_cast<double>(std::max<int64_t>(seconds, 1));
  return one > other ? one / other : other / one;
}

double ratio_to_nearest(const Age& age, const std::vector<int64_t>& known) {
  if (known.empty()) return 1;
  const auto above = std::lower_bound(known.begin(), known.end(), age.seconds());
  double least = above == known.end() ? ratio(age, known.back()) : ratio(age, *above);
  if (above != known.begin()) least = std::min(least, ratio(age, *(above - 1)));
  return least;
}

std::vector<uint32_t> parents_of(std::span<const Header> headers) {
  std::vector<uint32_t> parents(headers.size(), kNone);
  std::vector<uint32_t> path;
  for (uint32_t i = 0; i < headers.size(); ++i) {
    while (!path.empty() && headers[path.back()].depth >= headers[i].depth) path.pop_back();
    if (!path.empty()) parents[i] = path.back();
    path.push_back(i);
  }
  return parents;
}

}  // namespace

void choose_readings(std::span<Header> headers) {
  const auto ambiguous = [](const Header& header) { return header.age.ambiguous; };
  if (std::none_of(headers.begin(), headers.end(), ambiguous)) return;

  const std::vector<uint32_t> parents = parents_of(headers);
  std::vector<int64_t> known;
  std::vector<Age> oldest_below(headers.size());
  for (size_t i = headers.size(); i-- > 0;) {
    Age oldest = oldest_below[i];
    if (!headers[i].age.ambiguous) {
      known.push_back(age_of(headers[i]).seconds());
      if (age_of(headers[i]).seconds() > oldest.seconds()) oldest = age_of(headers[i]);
    }
    if (parents[i] != kNone && oldest.seconds() > oldest_below[parents[i]].seconds()) {
      oldest_below[parents[i]] = oldest;
    }
  }
  std::sort(known.begin(), known.end());

  for (size_t i = 0; i < headers.size(); ++i) {
    if (!headers[i].age.ambiguous) continue;
    const Header* parent = parents[i] == kNone ? nullptr : &headers[parents[i]];
    const auto contradicts = [&](const Age& age) {
      return (parent != nullptr && is_older(age, age_of(*parent))) ||
             is_older(oldest_below[i], age);
    };
    const Age& first = headers[i].age.readings[0].age;
    const Age& second = headers[i].age.readings[1].age;
    bool take_second = false;
    if (contradicts(first) != contradicts(second)) {
      take_second = contradicts(first);
    } else {
      const double first_ratio = ratio_to_nearest(first, known);
      const double second_ratio = ratio_to_nearest(second, known);
      take_second = second_ratio < first_ratio;
      if (first_ratio == second_ratio && parent != nullptr) {
        const int64_t seconds = age_of(*parent).seconds();
        take_second = ratio(second, seconds) < ratio(first, seconds);
      }
    }
    headers[i].reading = take_second ? 1 : 0;
  }
}

}  // namespace threadbare::lemmy_text

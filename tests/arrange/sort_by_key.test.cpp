#include "arrange/order/sort_by_key.h"

#include <algorithm>
#include <numeric>
#include <random>

#include "catch.h"

using namespace threadbare;

namespace {

// What sort_by_key() promises, said the slow way.
bool is_sorted_stably(const std::vector<uint32_t>& items, const std::vector<double>& keys) {
  for (size_t i = 1; i < items.size(); ++i) {
    const double before = keys[items[i - 1]];
    const double now = keys[items[i]];
    if (before < now || (before == now && items[i - 1] > items[i])) return false;
  }
  return true;
}

void check(const std::vector<double>& keys) {
  std::vector<uint32_t> items(keys.size());
  std::iota(items.begin(), items.end(), 0u);
  sort_by_key(items, keys);
  CHECK(is_sorted_stably(items, keys));
  std::sort(items.begin(), items.end());
  for (uint32_t i = 0; i < items.size(); ++i) REQUIRE(items[i] == i);
}

std::vector<double> keys(size_t count, double least, double most) {
  std::mt19937 random(1);
  std::uniform_real_distribution<double> number(least, most);
  std::vector<double> out(count);
  for (double& key : out) key = number(random);
  return out;
}

}  // namespace

TEST_CASE("few and many items are sorted by key, larger first", "[arrange]") {
  for (size_t count : {0, 1, 2, 100, 5000, 100000}) {
    check(keys(count, 0, 1));
    check(keys(count, -5, 5));
  }
}

TEST_CASE("ties keep their places, also among many", "[arrange]") {
  std::vector<double> scores = keys(20000, -20, 20);
  for (double& score : scores) score = static_cast<int>(score);
  scores[17] = -0.0;
  check(scores);
  check(std::vector<double>(5000, 3));
}

TEST_CASE("times, the unknown ones last, and some that are far from the rest", "[arrange]") {
  std::vector<double> times = keys(20000, 1.7e9, 1.701e9);
  for (double& time : times) time = static_cast<double>(static_cast<int64_t>(time));
  for (size_t i = 0; i < times.size(); i += 7) times[i] = kLastKey;
  check(times);
  times[3] = -62135596800.0;
  times[4] = 253402300799.0;
  check(times);
  check(std::vector<double>(5000, kLastKey));
}

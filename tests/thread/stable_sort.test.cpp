#include "thread/stable_sort.h"

#include <string>

#include "catch.h"

using namespace threadbare;

TEST_CASE("numbers are sorted, and equal ones stay as they stand", "[thread]") {
  for (const uint32_t size : {0u, 1u, 2u, 8u, 9u, 16u, 17u, 100u, 1000u}) {
    std::vector<uint32_t> numbers(size);
    std::iota(numbers.begin(), numbers.end(), 0u);
    const auto key = [](uint32_t number) { return number * 7919u % 13u; };
    const auto less = [&](uint32_t a, uint32_t b) { return key(a) < key(b); };
    std::vector<uint32_t> expected = numbers;
    std::stable_sort(expected.begin(), expected.end(), less);
    sort_numbers(numbers, ComesBefore(less));
    CHECK(numbers == expected);
  }
}

TEST_CASE("items are moved to where they belong", "[thread]") {
  std::vector<std::string> words = {"a long one that owns memory", "c", "b", "a", "cc", "c"};
  sort_stably(std::span(words).subspan(1),
              [](const std::string& a, const std::string& b) { return a[0] < b[0]; });
  CHECK(words == std::vector<std::string>{"a long one that owns memory", "a", "b", "c", "cc", "c"});
}

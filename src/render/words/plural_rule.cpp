#include "render/words/plural_rule.h"

#include <algorithm>

namespace threadbare {
namespace {

// Takes what stands before the first `mark`, or all there is, off `text`.
std::string_view take_up_to(std::string_view& text, char mark) {
  const size_t end = std::min(text.find(mark), text.size());
  const std::string_view taken = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return taken;
}

// Digits; 0 for anything else, which no rule contains.
uint64_t number_of(std::string_view digits) {
  uint64_t number = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return 0;
    number = number * 10 + static_cast<uint64_t>(c - '0');
  }
  return number;
}

bool fits(std::string_view condition, uint64_t number) {
  while (!condition.empty()) {
    std::string_view word = take_up_to(condition, ' ');
    if (word.empty()) continue;
    if (word[0] == '%') {
      const uint64_t divisor = number_of(word.substr(1));
      if (divisor == 0) return false;
      number %= divisor;
      continue;
    }
    const std::string_view first = take_up_to(word, '-');
    const std::string_view last = word.empty() ? first : word;
    if (number >= number_of(first) && number <= number_of(last)) return true;
  }
  return false;
}

}  // namespace

std::string_view plural_category(std::string_view rule, uint64_t number) {
  while (!rule.empty()) {
    std::string_view condition = take_up_to(rule, ';');
    std::string_view category = take_up_to(condition, ':');
    while (category.starts_with(' ')) category.remove_prefix(1);
    if (fits(condition, number)) return category;
  }
  return "other";
}

}  // namespace threadbare

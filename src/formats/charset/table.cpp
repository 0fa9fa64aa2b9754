#include "formats/charset/table.h"

#include <unordered_set>
#include <utility>

namespace threadbare {

#include "formats/charset/tables.inc"

namespace {

// The code: digits of base 90, the printable characters from '#' on without '?' and '\'. A first
// digit says what follows, and moves on from the code point before:
//   0–39    the step to the next code point, less 1: -8 to 31
//   40–77   the same with one digit more: -900 to 2519
//   78–84   the same with two digits more: -24900 to 31799
//   85      go on from the last code point on the other side of U+20000
//   86      the code point itself, in three digits
//   87–89   a count: so many that follow on one another, slots to fill, or slots with nothing.
//           A count has digits of base 45, all but the last one with 45 added.
// Slots to fill get, in order, the code points from fill_first on that stand nowhere else.
constexpr uint32_t kBase = 90;
constexpr uint32_t kMiddle = 40;
constexpr uint32_t kLong = 78;
constexpr uint32_t kSwap = 85;
constexpr uint32_t kAbsolute = 86;
constexpr uint32_t kRun = 87;
constexpr uint32_t kFill = 88;

constexpr char32_t kToFill = ~char32_t{0};

class Digits {
 public:
  explicit Digits(const char* code) : at_(code) {}

  bool at_end() const { return *at_ == '\0'; }

  uint32_t digit() {
    const char c = *at_++;
    return static_cast<uint32_t>(c - '#' - (c > '?') - (c > '\\'));
  }

  uint32_t count() {
    uint32_t value = 0;
    for (;;) {
      const uint32_t next = digit();
      value = value * (kBase / 2) + next % (kBase / 2);
      if (next < kBase / 2) return value;
    }
  }

 private:
  const char* at_;
};

}  // namespace

std::vector<char32_t> expanded(const CharsetTable& table) {
  std::vector<char32_t> points;
  points.reserve(table.size);
  Digits digits(table.code);
  uint32_t last = 0;
  uint32_t other = 0x20000;
  while (!digits.at_end()) {
    const uint32_t first = digits.digit();
    if (first == kSwap) {
      std::swap(last, other);
      continue;
    }
    if (first >= kRun) {
      for (uint32_t count = digits.count(); count > 0; --count) {
        points.push_back(first == kRun ? ++last : first == kFill ? kToFill : 0);
      }
      continue;
    }
    if (first < kMiddle) {
      last += first + 1 - 8;
    } else if (first < kLong) {
      last += (first - kMiddle) * kBase + 1 - 900;
      last += digits.digit();
    } else {
      const uint32_t high = digits.digit() * kBase;
      const uint32_t low = high + digits.digit();
      if (first == kAbsolute) {
        last = low * kBase + digits.digit();
      } else {
        last += (first - kLong) * kBase * kBase + low + 1 - 24900;
      }
    }
    points.push_back(last);
  }
  if (table.fill_first != 0) {
    const std::unordered_set<char32_t> elsewhere(points.begin(), points.end());
    char32_t next = table.fill_first;
    for (char32_t& point : points) {
      if (point != kToFill) continue;
      while (elsewhere.contains(next)) ++next;
      point = next++;
    }
  }
  return points;
}

}  // namespace threadbare

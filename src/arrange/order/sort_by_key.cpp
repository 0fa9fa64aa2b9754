#include "arrange/order/sort_by_key.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <span>

#include "thread/stable_sort.h"

namespace threadbare {

namespace {

// Fewer than this are compared: dealing has to walk through its piles, full or not.
constexpr size_t kFew = 1024;

constexpr unsigned kDigitBits = 11;
constexpr uint32_t kPiles = 1u << kDigitBits;
constexpr unsigned kRankBits = 32;

// A number that is the smaller the larger the key is.
uint64_t descending(double key) {
  key += 0.0;  // zero has but one sign
  uint64_t bits = 0;
  std::memcpy(&bits, &key, sizeof bits);
  constexpr uint64_t kSign = uint64_t{1} << 63;
  return (bits & kSign) != 0 ? bits : ~(bits | kSign);
}

struct Ranked {
  uint32_t rank;
  uint32_t item;
};

// Deals by one digit, keeping the order of those that have the same.
void deal(const std::vector<Ranked>& from, std::vector<Ranked>& to, unsigned shift) {
  std::array<uint32_t, kPiles> next{};
  auto digit = [&](const Ranked& one) { return (one.rank >> shift) % kPiles; };
  for (const Ranked& one : from) ++next[digit(one)];
  uint32_t start = 0;
  for (uint32_t& pile : next) {
    const uint32_t size = pile;
    pile = start;
    start += size;
  }
  for (const Ranked& one : from) to[next[digit(one)]++] = one;
}

// The 32 bits of each key in which they differ most: equal ranks are left to be compared.
std::vector<Ranked> ranked(std::span<const uint32_t> items, const std::vector<double>& keys) {
  uint64_t least = ~uint64_t{0};
  uint64_t most = 0;
  for (uint32_t item : items) {
    const uint64_t value = descending(keys[item]);
    least = std::min(least, value);
    most = std::max(most, value);
  }
  const auto width = static_cast<unsigned>(std::bit_width(most - least));
  const unsigned shift = width > kRankBits ? width - kRankBits : 0;
  std::vector<Ranked> out;
  out.reserve(items.size());
  for (uint32_t item : items) {
    out.push_back({static_cast<uint32_t>((descending(keys[item]) - least) >> shift), item});
  }
  return out;
}

void sort_many(std::span<uint32_t> items, const std::vector<double>& keys) {
  std::vector<Ranked> now = ranked(items, keys);
  std::vector<Ranked> next(now.size());
  uint32_t all_bits = 0;
  for (const Ranked& one : now) all_bits |= one.rank;
  for (unsigned shift = 0; shift < kRankBits && (all_bits >> shift) != 0; shift += kDigitBits) {
    deal(now, next, shift);
    now.swap(next);
  }
  for (size_t i = 0; i < now.size(); ++i) items[i] = now[i].item;
  const auto before = [&](uint32_t a, uint32_t b) { return keys[a] > keys[b]; };
  for (size_t first = 0; first < now.size();) {
    size_t end = first + 1;
    bool sorted = true;
    for (; end < now.size() && now[end].rank == now[first].rank; ++end) {
      if (before(items[end], items[end - 1])) sorted = false;
    }
    if (!sorted) sort_numbers(items.subspan(first, end - first), ComesBefore(before));
    first = end;
  }
}

}  // namespace

void sort_by_key(std::vector<uint32_t>& items, const std::vector<double>& keys) {
  if (items.size() < kFew) {
    const auto before = [&](uint32_t a, uint32_t b) { return keys[a] > keys[b]; };
    sort_numbers(items, ComesBefore(before));
    return;
  }
  // The unknown ones would spread the ranks of the others too thin.
  std::vector<uint32_t> last;
  size_t known = 0;
  for (uint32_t item : items) {
    if (keys[item] == kLastKey) {
      last.push_back(item);
    } else {
      items[known++] = item;
    }
  }
  std::copy(last.begin(), last.end(), items.begin() + static_cast<ptrdiff_t>(known));
  if (known > 0) sort_many({items.data(), known}, keys);
}

}  // namespace threadbare

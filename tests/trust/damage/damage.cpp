#include "trust/damage/damage.h"

#include <algorithm>
#include <iterator>
#include <random>
#include <vector>

namespace threadbare::test {

namespace {

constexpr size_t kShuffles = 8;
// Steps between places; one of them divides no file that can be read.
constexpr size_t kPrimes[] = {104729, 1299709, 15485863};

std::vector<std::string_view> pieces_up_to(char end, std::string_view bytes) {
  std::vector<std::string_view> pieces;
  while (!bytes.empty()) {
    const size_t size = std::min(bytes.find(end), bytes.size() - 1) + 1;
    pieces.push_back(bytes.substr(0, size));
    bytes.remove_prefix(size);
  }
  return pieces;
}

// Its lines, or of a file that has but one what stands between commas.
std::vector<std::string_view> pieces_of(std::string_view bytes) {
  std::vector<std::string_view> lines = pieces_up_to('\n', bytes);
  return lines.size() > 2 ? lines : pieces_up_to(',', bytes);
}

std::string shuffled(std::vector<std::string_view> lines, size_t seed) {
  std::mt19937 random(static_cast<unsigned>(seed));
  for (size_t i = lines.size(); i > 1; --i) std::swap(lines[i - 1], lines[random() % i]);
  std::string bytes;
  for (const std::string_view line : lines) bytes += line;
  return bytes;
}

std::string each_twice(std::string_view bytes) {
  std::string doubled;
  for (const std::string_view line : pieces_of(bytes)) doubled.append(line).append(line);
  return doubled;
}

}  // namespace

std::string describe(const Damage& damage) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  const std::string place = std::to_string(damage.place);
  switch (damage.kind) {
    case Damage::Kind::cut:
      return "cut at byte " + place;
    case Damage::Kind::flip:
      return "byte " + place + " made 0x" + kDigits[damage.value >> 4] + kDigits[damage.value & 15];
    case Damage::Kind::shuffle:
      return "lines shuffled, the way number " + place;
    case Damage::Kind::twice:
      return damage.place == 0 ? "the file twice" : "each line twice";
  }
  return {};
}

bool for_each_damage(std::string_view bytes,
                     const std::function<bool(const Damage&, std::string)>& visit) {
  if (!visit({Damage::Kind::twice, 0}, std::string(bytes) += bytes)) return false;
  if (!visit({Damage::Kind::twice, 1}, each_twice(bytes))) return false;
  const std::vector<std::string_view> pieces = pieces_of(bytes);
  for (size_t i = 0; i < kShuffles; ++i) {
    if (!visit({Damage::Kind::shuffle, i}, shuffled(pieces, i))) return false;
  }
  if (bytes.empty()) return true;
  const size_t step = *std::find_if(std::begin(kPrimes), std::end(kPrimes),
                                    [&](size_t prime) { return bytes.size() % prime != 0; });
  // What breaks grammars: a bit, a NUL, quotes, brackets, markup, line ends, and no UTF-8.
  constexpr unsigned char kValues[] = {'\0', '"', '{', ']', '<', '\n', 0xFF};
  size_t place = 0;
  for (size_t i = 0; i < bytes.size(); ++i) {
    place = (place + step) % bytes.size();
    if (!visit({Damage::Kind::cut, place}, std::string(bytes.substr(0, place)))) return false;
    const auto was = static_cast<unsigned char>(bytes[place]);
    for (size_t j = 0; j <= std::size(kValues); ++j) {
      const auto value = j < std::size(kValues) ? kValues[j] : static_cast<unsigned char>(was ^ 1);
      const auto turned = static_cast<unsigned char>(value == was ? was ^ 0x80 : value);
      std::string flipped(bytes);
      flipped[place] = static_cast<char>(turned);
      if (!visit({Damage::Kind::flip, place, turned}, std::move(flipped))) return false;
    }
  }
  return true;
}

}  // namespace threadbare::test

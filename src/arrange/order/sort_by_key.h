// Sorting siblings by a number, in steps that do not grow with how many there are.
#ifndef THREADBARE_ARRANGE_SORT_BY_KEY_H_
#define THREADBARE_ARRANGE_SORT_BY_KEY_H_

#include <cstdint>
#include <limits>
#include <vector>

namespace threadbare {

/// Ranks last of all.
inline constexpr double kLastKey = -std::numeric_limits<double>::infinity();

/// Sorts `items` by their keys, which `keys` has at the item's place: larger ones come first, ties
/// stay as they stand. REQUIRES: no key is NaN. Complexity: many items with keys that spread evenly
/// take linear time (a million: some 20 ms), others n log n.
void sort_by_key(std::vector<uint32_t>& items, const std::vector<double>& keys);

}  // namespace threadbare

#endif  // THREADBARE_ARRANGE_SORT_BY_KEY_H_

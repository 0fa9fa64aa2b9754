// The names of character references: "amp", "nbsp", "CounterClockwiseContourIntegral".
#ifndef THREADBARE_RENDER_CHARACTER_NAMES_H_
#define THREADBARE_RENDER_CHARACTER_NAMES_H_

#include <cstddef>
#include <string_view>

namespace threadbare {

/// What a name stands for: one character, or two.
struct NamedCharacters {
  char32_t first = 0;
  char32_t second = 0;  ///< 0: there is only one
};

/// CounterClockwiseContourIntegral
inline constexpr size_t kLongestCharacterName = 31;

/// Looks a name up among the 2,125 of the HTML standard (section 13.5) that end in a semicolon,
/// which `name` lacks, as it does `&`. Returns null if it is none. Complexity: that of hashing the
/// name; the first call makes the table, 48 KB.
const NamedCharacters* find_character_name(std::string_view name);

}  // namespace threadbare

#endif  // THREADBARE_RENDER_CHARACTER_NAMES_H_

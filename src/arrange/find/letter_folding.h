// Text in which everything that a reader takes for the same letter is the same letter.
#ifndef THREADBARE_ARRANGE_LETTER_FOLDING_H_
#define THREADBARE_ARRANGE_LETTER_FOLDING_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace threadbare {

/// Appends `text` folded: without case, without the marks of Latin, Greek and Cyrillic letters
/// ("É" → "e", "Ø" → "o", "ß" → "ss", "й" → "и"), with plain quotes and hyphens, runs of white
/// space as one space, and without what is not seen (soft hyphens, joiners). So it holds no control
/// character. Invalid UTF-8 becomes U+FFFD. Complexity: linear.
void append_folded(std::string& out, std::string_view text);

/// Folded text that knows where it came from.
struct FoldedText {
  std::string text;
  /// For each byte of it where its character starts in the original, in UTF-16 units, which is how
  /// JavaScript counts; then the length of the original.
  std::vector<uint32_t> places;
};

FoldedText fold_with_places(std::string_view text);

}  // namespace threadbare

#endif  // THREADBARE_ARRANGE_LETTER_FOLDING_H_

// What somebody looks for.
#ifndef THREADBARE_ARRANGE_FIND_QUERY_H_
#define THREADBARE_ARRANGE_FIND_QUERY_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace threadbare {

/// Words that must all occur in a comment, in any order and within other words, too. What stands in
/// quotes is one, spaces included; a quote that is not closed goes up to the end. Beyond kMaxWords
/// words the rest is one.
class FindQuery {
 public:
  static constexpr size_t kMaxWords = 32;

  FindQuery() = default;
  /// `text` as it was typed; it is folded as letter_folding.h says.
  explicit FindQuery(std::string_view text);

  /// Whether there is nothing to look for.
  bool empty() const { return words_.empty(); }

  /// Folded, the longest first: few comments have that one.
  const std::vector<std::string>& words() const { return words_; }

  /// Whether `folded` has all words. REQUIRES: !empty().
  bool matches(std::string_view folded) const;

  /// Where the words stand in `text`: first and end of each place in UTF-16 units, in order; places
  /// that touch are one. Complexity: linear in the text, for each word.
  std::vector<uint32_t> places_in(std::string_view text) const;

 private:
  std::vector<std::string> words_;
};

}  // namespace threadbare

#endif  // THREADBARE_ARRANGE_FIND_QUERY_H_

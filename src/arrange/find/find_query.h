// What somebody looks for.
#ifndef THREADBARE_ARRANGE_FIND_QUERY_H_
#define THREADBARE_ARRANGE_FIND_QUERY_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "arrange/find/find_condition.h"
#include "arrange/find/find_expression.h"

namespace threadbare {

/// Words that must all occur in a comment, in any order and within other words, too; words that
/// must not; and conditions that it must meet. find_expression.h says how that is written.
class FindQuery {
 public:
  FindQuery() = default;
  /// `text` as it was typed.
  explicit FindQuery(std::string_view text);

  /// Where the text cannot be read, and why. Then the query is empty.
  const std::optional<FindProblem>& problem() const { return parts_.problem; }

  /// Whether there is nothing to look for.
  bool empty() const { return !asks_text() && conditions().empty(); }

  /// Whether a comment's text has to be looked at.
  bool asks_text() const { return !words().empty() || !parts_.without.empty(); }

  /// How many parts it has.
  size_t size() const { return words().size() + parts_.without.size() + conditions().size(); }

  /// Folded, the longest first: few comments have that one.
  const std::vector<std::string>& words() const { return parts_.words; }

  const std::vector<FindCondition>& conditions() const { return parts_.conditions; }

  /// Whether `folded` has all words, and none of those that must not occur.
  bool matches(std::string_view folded) const;

  /// Where the words stand in `text`: first and end of each place in UTF-16 units, in order; places
  /// that touch are one. Complexity: linear in the text, for each word.
  std::vector<uint32_t> places_in(std::string_view text) const;

 private:
  FindExpression parts_;
};

}  // namespace threadbare

#endif  // THREADBARE_ARRANGE_FIND_QUERY_H_

// How an expression to find comments by is read.
#ifndef THREADBARE_ARRANGE_FIND_EXPRESSION_H_
#define THREADBARE_ARRANGE_FIND_EXPRESSION_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "arrange/find/find_condition.h"

namespace threadbare {

/// Why an expression cannot be read.
struct FindProblem {
  uint32_t place = 0;        ///< where in it, in UTF-16 units
  std::string_view message;  ///< a sentence that says what would do; static

  bool operator==(const FindProblem&) const = default;
};

/// An expression, taken apart. All of its parts must hold; one that has a problem has no parts.
struct FindExpression {
  std::vector<std::string> words;    ///< folded, as letter_folding.h says
  std::vector<std::string> without;  ///< the same of those that must not occur
  std::vector<FindCondition> conditions;
  std::optional<FindProblem> problem;
};

/// Reads `text` as it was typed. Parts stand with spaces between:
///   word, "words that follow each other"; a quote that is not closed goes up to the end, and in
///   quotes stands \" for " and \\ for \;
///   author:name, author:=name (all of it), score:10, score:>10 (>, >=, <, <=, =),
///   before:2024-05-01, after:2024-05-01 (also a year, a month, a time as RFC 3339), is:op, is:new,
///   is:mod, is:admin, is:bot, has:link, has:image; what stands behind the colon can be in quotes;
///   and each of these behind a `-` for its opposite.
/// A word with a colon that is none of those is a word. Case and marks do not count. Complexity:
/// linear.
FindExpression read_find_expression(std::string_view text);

}  // namespace threadbare

#endif  // THREADBARE_ARRANGE_FIND_EXPRESSION_H_

// What somebody asks of a comment besides its words.
#ifndef THREADBARE_ARRANGE_FIND_CONDITION_H_
#define THREADBARE_ARRANGE_FIND_CONDITION_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "thread/thread.h"

namespace threadbare {

/// One condition. What is not known of a comment meets none, and so meets each that is turned
/// round.
struct FindCondition {
  enum class Kind : uint8_t {
    author,  ///< `text`, folded, is in the author's name, or in the one that is shown
    person,  ///< `text`, folded, is one of these names
    least,   ///< the score is `number` or more
    most,    ///< the score is `number` or less
    exact,   ///< the score is `number`
    before,  ///< written before the time `number`
    after,   ///< written then or later
    role,    ///< the author is one of `roles`
    fresh,   ///< written after what was there before: see ConditionCheck
    link,    ///< has an address of the web in it, or one attached
    image,   ///< has an image in it or attached, or the address of one
  };

  Kind kind = Kind::author;
  bool turned = false;  ///< holds where it would not
  Roles roles = 0;
  int64_t number = 0;
  std::string text;

  bool operator==(const FindCondition&) const = default;
};

/// Tells which comments of a thread meet all conditions.
class ConditionCheck {
 public:
  ConditionCheck() = default;

  /// Borrows the thread. `since`: what is written later is new; kUnknownTime: nothing is.
  ConditionCheck(const Thread& thread, std::vector<FindCondition> conditions, Timestamp since);

  bool empty() const { return conditions_.empty(); }

  /// Whether the comment, or the post (kPostItself), meets all. Appends nothing, asks no text but
  /// the body, and that only for `link` and `image`. Complexity: linear in their number, and in the
  /// body for those two. REQUIRES: made with a thread that has it.
  bool met_by(uint32_t comment);

  /// What met_by() costs, in bytes of text looked through.
  size_t cost_of(uint32_t comment) const;

 private:
  enum class Answer : uint8_t { unknown, no, yes };

  bool holds(const FindCondition& condition, std::vector<Answer>& by_author, const Comment& comment,
             uint32_t index) const;

  const Thread* thread_ = nullptr;
  std::vector<FindCondition> conditions_;
  Timestamp since_ = kUnknownTime;
  bool reads_bodies_ = false;
  // For each condition what is known of each author: a name is compared once.
  std::vector<std::vector<Answer>> by_author_;
};

}  // namespace threadbare

#endif  // THREADBARE_ARRANGE_FIND_CONDITION_H_

// A thread in numbers.
#ifndef THREADBARE_RENDER_INFO_H_
#define THREADBARE_RENDER_INFO_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "thread/problem.h"
#include "thread/thread.h"

namespace threadbare {

/// What `threadbare info` says, with the meanings that README gives each number.
struct ThreadCounts {
  uint32_t comments = 0;   ///< placeholders and the post not counted
  uint32_t missing = 0;    ///< placeholders
  uint64_t unloaded = 0;   ///< replies said to exist elsewhere
  uint32_t roots = 0;      ///< placeholders counted
  uint32_t max_depth = 0;  ///< placeholders counted; 0 if there are none
  uint32_t authors = 0;    ///< distinct known authors of comments
  uint32_t deleted = 0;
  uint32_t removed = 0;
  Timestamp first_time = kUnknownTime;  ///< of comments
  Timestamp last_time = kUnknownTime;
};

/// Somebody, and how many comments of theirs there are.
struct AuthorCount {
  uint32_t author;  ///< an index of Thread::authors()
  uint32_t comments;
};

/// Those who wrote most, the most first, at most `most` of them; who wrote as much as another and
/// first stands first. Complexity: linear, and a sort of the people.
std::vector<AuthorCount> most_active(const Thread& thread, size_t most);

/// Complexity: linear.
ThreadCounts count(const Thread& thread);

/// The object that `threadbare info --json` prints for a thread, on one line.
std::string info_json(const Thread& thread, const std::vector<Problem>& warnings);

/// The object that `threadbare list --json` prints for the thread of that number, on one line.
/// A thread without a title has an `excerpt` (excerpt.h). `file`, if given, is named as well: where
/// the thread was written to.
std::string list_json(const Thread& thread, uint32_t number, std::string_view file = {});

/// A problem as an object of code, message, part, line, column and byte, on one line.
std::string problem_json(const Problem& problem);

}  // namespace threadbare

#endif  // THREADBARE_RENDER_INFO_H_

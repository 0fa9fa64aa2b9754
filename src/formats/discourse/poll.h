// Polls as they stand in the HTML of Discourse's posts.
#ifndef THREADBARE_FORMATS_DISCOURSE_POLL_H_
#define THREADBARE_FORMATS_DISCOURSE_POLL_H_

#include <string>
#include <string_view>

namespace threadbare::discourse {

/// `cooked` without its polls (`div.poll`), of which the titles stay: for posts whose polls are
/// told beside it, with their votes. One that is never closed stays. Complexity: linear.
std::string without_polls(std::string_view cooked);

}  // namespace threadbare::discourse

#endif  // THREADBARE_FORMATS_DISCOURSE_POLL_H_

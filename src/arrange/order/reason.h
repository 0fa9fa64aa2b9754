// Why a comment stands where it does.
#ifndef THREADBARE_ARRANGE_REASON_H_
#define THREADBARE_ARRANGE_REASON_H_

#include <string>

#include "arrange/view.h"

namespace threadbare {

/// What the present order of `view` goes by at a comment, as a JSON object: facts, which the page
/// puts into its own words. Absent is what is not known, or what the order does not ask for:
///   "pinned"   true: it stands before the others for that;
///   "time"     RFC 3339, in the orders old and new;
///   "score"    in top, and in best where that goes by score;
///   "up", "down"  votes, in controversial, and in best where that goes by votes;
///   "best"     from 0 up to 1, with two decimals: what its votes come to;
///   "newest"   RFC 3339, in activity: the newest of it and those below;
///   "replies"  in replies.
/// In source order it is empty, `{}`. REQUIRES: comment < view.size(). Complexity: linear in the
/// comments below for activity, else constant.
std::string reason(const View& view, uint32_t comment);

}  // namespace threadbare

#endif  // THREADBARE_ARRANGE_REASON_H_

// Comments that were written since the reader was here last.
#ifndef THREADBARE_ARRANGE_NEWER_H_
#define THREADBARE_ARRANGE_NEWER_H_

#include <cstdint>

#include "arrange/view.h"
#include "thread/timestamp.h"

namespace threadbare {

/// How many comments of a thread were written after `since`. Complexity: linear.
uint32_t count_newer(const Thread& thread, Timestamp since);

/// The first such comment in the rows below that of `comment`, or above it if `backwards`; behind
/// the last row comes the first. `comment` itself if there is no other, Thread::kNone if there is
/// none. REQUIRES: comment < view.size(). Complexity: linear.
uint32_t next_newer(const View& view, uint32_t comment, Timestamp since, bool backwards);

}  // namespace threadbare

#endif  // THREADBARE_ARRANGE_NEWER_H_

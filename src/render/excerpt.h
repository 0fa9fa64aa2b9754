// What to call a thread that has no title.
#ifndef THREADBARE_RENDER_EXCERPT_H_
#define THREADBARE_RENDER_EXCERPT_H_

#include <string>

#include "thread/thread.h"

namespace threadbare {

/// How a thread without a title begins: "ada: Which warp would you…", from its post, else, if it
/// has no URL that says what it is about, from its first comment that says something. Plain text on
/// one line, about 80 characters at most. Empty for a thread that has a title, or says nothing.
/// Bodies that are not published are not looked into.
std::string excerpt_of(const Thread& thread);

}  // namespace threadbare

#endif  // THREADBARE_RENDER_EXCERPT_H_

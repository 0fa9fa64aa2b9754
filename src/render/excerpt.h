// How threads and comments begin.
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

/// The first words of a comment, to stand in for its body: plain text on one line, about 120
/// characters at most, for a style sheet to cut where there is less room. What it quotes, what is
/// in a table or in code is left out; so is what stands behind a warning or a spoiler, and it ends
/// there. Empty for a body that is not shown.
std::string first_words_of(const Thread& thread, uint32_t comment);

}  // namespace threadbare

#endif  // THREADBARE_RENDER_EXCERPT_H_

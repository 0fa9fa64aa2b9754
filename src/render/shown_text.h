// What is shown of a comment, as plain text.
#ifndef THREADBARE_RENDER_SHOWN_TEXT_H_
#define THREADBARE_RENDER_SHOWN_TEXT_H_

#include <cstdint>
#include <string>

#include "render/words/phrasebook.h"
#include "thread/thread.h"

namespace threadbare {

/// Appends a comment's author, before that of the post (kPostItself) its title, and, behind a
/// space, all that its body shows: the words of write_article()'s `author` and `body`, on one line.
/// What that withholds is not in it. Complexity: that of rendering the comment.
void append_shown_text(const Thread& thread, uint32_t comment, const Phrasebook& phrases,
                       std::string& out);

}  // namespace threadbare

#endif  // THREADBARE_RENDER_SHOWN_TEXT_H_

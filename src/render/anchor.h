// What names a comment in a page's address.
#ifndef THREADBARE_RENDER_ANCHOR_H_
#define THREADBARE_RENDER_ANCHOR_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "thread/thread.h"

namespace threadbare {

/// The id of a comment's article, and the fragment that leads to it: `comment-` and the source's id
/// where that is made of [A-Za-z0-9_-], up to 64 bytes; else the comment's number in the thread,
/// counted from 1, behind `comment-n`.
std::string anchor_of(const Thread& thread, uint32_t comment);

/// The comment that `text` names: an anchor as above, or an id as the source has it; Thread::kNone
/// if there is none. Complexity: linear.
uint32_t find_anchor(const Thread& thread, std::string_view text);

/// The same for each of some texts with line feeds between. Complexity: linear in the thread and
/// the texts, however many there are.
std::vector<uint32_t> find_anchors(const Thread& thread, std::string_view texts);

}  // namespace threadbare

#endif  // THREADBARE_RENDER_ANCHOR_H_

// What comments carry besides their text: media, polls, quotes, reactions.
#ifndef THREADBARE_RENDER_ATTACHMENTS_HTML_H_
#define THREADBARE_RENDER_ATTACHMENTS_HTML_H_

#include <cstdint>

#include "thread/thread.h"

namespace threadbare {

class HtmlWriter;

/// Writes what is attached to comment `i`, or to the post (kPostItself), below its body: quotes as
/// `blockquote` of class `quoted`, with who wrote them and a link; the poll as a list of class
/// `poll`, with votes and their share of all votes where the source has them; media as a list of
/// links, of class `media`; reactions as a list of class `reactions`. Nothing is loaded.
/// REQUIRES: the writer is not inside a body.
void write_attachments(HtmlWriter& writer, const Thread& thread, uint32_t i);

}  // namespace threadbare

#endif  // THREADBARE_RENDER_ATTACHMENTS_HTML_H_

// What the head of a folded comment says instead of its body.
#ifndef THREADBARE_RENDER_FOLDED_HEAD_H_
#define THREADBARE_RENDER_FOLDED_HEAD_H_

#include <cstdint>

#include "arrange/fold_policy.h"
#include "thread/thread.h"

namespace threadbare {

class HtmlWriter;

/// Why it is folded, as `<span class="folded-reason">`; nothing where somebody has folded it, or
/// the depth has, which is plain to see.
void write_fold_reason(HtmlWriter& writer, FoldReason reason, const FoldPolicy& policy);

/// How the body begins, as `<span class="folded-words">`; nothing where there are no such words.
void write_first_words(HtmlWriter& writer, const Thread& thread, uint32_t comment);

}  // namespace threadbare

#endif  // THREADBARE_RENDER_FOLDED_HEAD_H_

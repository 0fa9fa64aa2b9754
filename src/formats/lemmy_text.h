// Text copied off a Lemmy page: what a browser's select-all and copy leaves of a thread.
#ifndef THREADBARE_FORMATS_LEMMY_TEXT_H_
#define THREADBARE_FORMATS_LEMMY_TEXT_H_

#include "formats/format.h"

namespace threadbare {

/// The post's text comes first. A comment is an age line (`176 months ago`: score 17, 6 months),
/// perhaps with a line for its author before it, and paragraphs after it; its depth is its
/// indentation. There is one thread in a file.
extern const Format kLemmyText;

}  // namespace threadbare

#endif  // THREADBARE_FORMATS_LEMMY_TEXT_H_

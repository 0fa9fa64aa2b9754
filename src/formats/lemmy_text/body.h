// What stands between two headers, as the body of a comment.
#ifndef THREADBARE_FORMATS_LEMMY_TEXT_BODY_H_
#define THREADBARE_FORMATS_LEMMY_TEXT_BODY_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "formats/lemmy_text/line.h"
#include "thread/columns.h"
#include "thread/text_heap.h"

namespace threadbare::lemmy_text {

/// How much white space before each line is the page's and not the text's.
struct Margin {
  uint64_t columns = 0;
  uint32_t step = 1;
};

/// The lines of `region`, a part of the heap's input, without their margin, without counts of more
/// replies, and without blank lines at either end. A slice of the input where that is one, else a
/// copy in the heap. Complexity: linear.
Piece body_of(TextHeap& heap, std::string_view region, Margin margin);

/// What a body says if it is nothing but Lemmy's words for a comment that is gone; else `normal`.
State state_of(std::string_view body);

/// The first line of `body`; if it is longer than 80 characters, cut at a space before the 80th,
/// with "…" for the rest.
std::string title_from(std::string_view body);

}  // namespace threadbare::lemmy_text

#endif  // THREADBARE_FORMATS_LEMMY_TEXT_BODY_H_

// The scores of those age lines that can be read in two ways.
#ifndef THREADBARE_FORMATS_LEMMY_TEXT_SCORE_H_
#define THREADBARE_FORMATS_LEMMY_TEXT_SCORE_H_

#include <span>

#include "formats/lemmy_text/header.h"

namespace threadbare::lemmy_text {

/// Sets `reading` of all headers. An ambiguous one must not be older than its parent nor younger
/// than its replies; then the age wins that lies nearest to one that the file is sure of, then the
/// one nearest to that of the parent, then no score. REQUIRES: depths are set. Complexity: n log n.
void choose_readings(std::span<Header> headers);

}  // namespace threadbare::lemmy_text

#endif  // THREADBARE_FORMATS_LEMMY_TEXT_SCORE_H_

// Which age lines head a comment, and how deep it lies: from the grid of their indentations.
#ifndef THREADBARE_FORMATS_LEMMY_TEXT_GRID_H_
#define THREADBARE_FORMATS_LEMMY_TEXT_GRID_H_

#include <cstdint>
#include <vector>

#include "formats/lemmy_text/header.h"

namespace threadbare::lemmy_text {

/// Comments of depth d are indented by base + d * step columns.
struct Grid {
  uint64_t base = 0;
  uint32_t step = 1;  ///< also the width of a tab

  /// No header is indented though there are several: what replies to what is lost.
  bool flat = false;

  bool holds(uint64_t columns) const { return columns >= base && (columns - base) % step == 0; }
  uint32_t depth(uint64_t columns) const { return static_cast<uint32_t>((columns - base) / step); }
};

/// Finds the grid, keeps those headers that are on it and are not part of somebody's text, and sets
/// their depth. An author that does not stand one step to the left of its age line (in flat text:
/// above it) becomes text again. Complexity: linear.
Grid settle_headers(Outline& outline);

/// Adds each count of more replies to the comment that it stands under by its indentation, which
/// is the last one or one of its ancestors. Returns the sum of those that stand under none.
/// REQUIRES: settle_headers() was called. Complexity: linear.
uint32_t attach_more_lines(Outline& outline, const Grid& grid);

}  // namespace threadbare::lemmy_text

#endif  // THREADBARE_FORMATS_LEMMY_TEXT_GRID_H_

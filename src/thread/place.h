// Places in an input: by bytes, as programs count, and by lines, as people do.
#ifndef THREADBARE_THREAD_PLACE_H_
#define THREADBARE_THREAD_PLACE_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "thread/pace.h"

namespace threadbare {

/// A place in the input. `byte` counts from 0; `line` and `column` from 1, in code points, and are
/// 0 until Problems::locate has filled them in (or where a problem has no place). Of an input of
/// several parts, all count from the start of part number `part`.
struct Place {
  static constexpr uint64_t kNowhere = ~uint64_t{0};
  static constexpr uint32_t kAnyPart = ~uint32_t{0};

  uint64_t byte = kNowhere;
  uint32_t part = 0;
  uint32_t line = 0;
  uint32_t column = 0;
};

/// Finds the lines and columns of places, one after the other. It counts on from the place before,
/// so that many places in order cost one pass.
class PlaceFinder {
 public:
  /// Fills in part, line and column of `place`, whose byte is known. True when that is done; until
  /// then it must be called with the same place. `input` and `parts` are always the same.
  bool find(Pace& pace, std::string_view input, const std::vector<uint64_t>& parts, Place& place);

 private:
  uint64_t position_ = 0;
  uint32_t part_ = 0;
  uint32_t line_ = 1;
  uint32_t column_ = 1;
};

}  // namespace threadbare

#endif  // THREADBARE_THREAD_PLACE_H_

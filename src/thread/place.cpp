#include "thread/place.h"

#include <algorithm>

namespace threadbare {

bool PlaceFinder::find(Pace& pace, std::string_view input, const std::vector<uint64_t>& parts,
                       Place& place) {
  const uint64_t target = std::min<uint64_t>(place.byte, input.size());
  // A place further up is looked for from the beginning.
  if (target < position_ || place.part < part_) *this = PlaceFinder();
  while (part_ + 1 < parts.size() && part_ < place.part && parts[part_ + 1] <= target) {
    position_ = parts[++part_];
    line_ = column_ = 1;
  }
  if (part_ == 0 && !parts.empty()) position_ = std::max(position_, parts[0]);
  if (position_ < target) {
    const uint64_t end = position_ + pace.grant(target - position_, 1);
    for (; position_ < end; ++position_) {
      const auto byte = static_cast<unsigned char>(input[position_]);
      if (byte == '\n') {
        ++line_;
        column_ = 1;
      } else if ((byte & 0xC0) != 0x80) {  // continuation bytes are no code points
        ++column_;
      }
    }
    if (position_ < target) return false;
  }
  place.part = part_;
  place.line = line_;
  place.column = column_;
  if (!parts.empty()) place.byte = target - std::min(target, parts[part_]);
  return true;
}

}  // namespace threadbare

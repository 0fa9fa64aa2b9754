// All formats. The library, the command and the `reader` module are linked with this list.
#include "formats/format_list.h"

namespace threadbare {

namespace {
constexpr const Format* kFormats[] = {THREADBARE_FORMATS(THREADBARE_TAKE, THREADBARE_TAKE)};
}  // namespace

std::span<const Format* const> formats() {
  return kFormats;
}

std::string_view left_out() {
  return {};
}

}  // namespace threadbare

// The formats in JSON. The `embed` module is linked with this list in place of
// src/formats/format_list.cpp: what no list names, no linker takes from the library.
#include "formats/format_list.h"

namespace threadbare {

namespace {
constexpr const Format* kFormats[] = {THREADBARE_FORMATS(THREADBARE_TAKE, THREADBARE_LEAVE_OUT)};
}  // namespace

std::span<const Format* const> formats() {
  return kFormats;
}

std::string_view left_out() {
  return "this build of the element reads JSON: open other files in viewer.html, or turn them "
         "into JSON first (threadbare convert FILE --to json)";
}

}  // namespace threadbare

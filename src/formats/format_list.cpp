#include "formats/format.h"
#include "formats/lemmy.h"
#include "formats/lemmy_text.h"
#include "formats/native.h"

namespace threadbare {

namespace {
constexpr const Format* kFormats[] = {&kNative, &kLemmy, &kLemmyText};
}  // namespace

std::span<const Format* const> formats() {
  return kFormats;
}

const Format* format_named(std::string_view name) {
  for (const Format* format : kFormats) {
    if (format->name == name) return format;
  }
  return nullptr;
}

}  // namespace threadbare

#include "formats/format.h"

namespace threadbare {

const Format* format_named(std::string_view name) {
  for (const Format* format : formats()) {
    if (format->name == name) return format;
  }
  return nullptr;
}

}  // namespace threadbare

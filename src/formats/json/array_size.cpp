#include "formats/json/array_size.h"

#include <cstddef>

namespace threadbare {

int32_t array_size(std::string_view json) {
  if (!json.starts_with('[')) return -1;
  int32_t elements = 0;
  size_t depth = 0;
  bool in_element = false;  // of the outermost array
  for (size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n') continue;
    if (c == ']' || c == '}') {
      --depth;
      continue;
    }
    if (depth == 1 && c == ',') {
      in_element = false;
      continue;
    }
    if (depth > 0 && !in_element) {
      in_element = true;
      ++elements;
    }
    if (c == '[' || c == '{') ++depth;
    if (c != '"') continue;
    for (++i; json[i] != '"'; ++i) {
      if (json[i] == '\\') ++i;
    }
  }
  return elements;
}

}  // namespace threadbare

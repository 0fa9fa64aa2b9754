#include "formats/mail/flowed.h"

#include <cstddef>

namespace threadbare::mail {

std::string unflowed(std::string_view text, bool del_sp) {
  std::string out;
  out.reserve(text.size());
  bool open = false;  // the last line goes on
  size_t open_depth = 0;
  while (!text.empty()) {
    const size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);

    size_t depth = 0;
    while (depth < line.size() && line[depth] == '>') ++depth;
    line.remove_prefix(depth);
    if (line.starts_with(' ')) line.remove_prefix(1);  // stuffed
    const bool signature = line == "-- ";
    if (open && (depth != open_depth || signature)) {
      out.push_back('\n');
      open = false;
    }
    if (!open && depth > 0) {
      out.append(depth, '>');
      if (!line.empty()) out.push_back(' ');
    }
    open = line.ends_with(' ') && !signature;
    open_depth = depth;
    if (open && del_sp) line.remove_suffix(1);
    out += line;
    if (!open && (end != std::string_view::npos)) out.push_back('\n');
  }
  return out;
}

}  // namespace threadbare::mail

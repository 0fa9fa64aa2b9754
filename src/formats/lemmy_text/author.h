// Author lines: `• @name@instance`, with roles and a language glued behind.
#ifndef THREADBARE_FORMATS_LEMMY_TEXT_AUTHOR_H_
#define THREADBARE_FORMATS_LEMMY_TEXT_AUTHOR_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "thread/columns.h"

namespace threadbare::lemmy_text {

struct AuthorLine {
  /// How surely it is one. `addressed` has an instance, `local` only an @, and `display` is a
  /// bulleted name, which any list item could be.
  enum class Form : uint8_t { addressed, local, display };

  std::string_view name;  ///< "ada@example.org", "ada"; a slice of the content
  Roles roles = 0;
  Form form = Form::display;
};

/// Reads the content of a line, without the white space around it. The instance ends at the first
/// capital; glued behind it come `banned`, `deleted`, `OP`, `M`, `A`, `B`, then a language. Behind
/// a local name or a display name, which may have capitals of their own, roles are read where a
/// small letter or digit comes before them and three characters or more are left. A bullet may be
/// missing before a full address only.
std::optional<AuthorLine> parse_author_line(std::string_view content);

}  // namespace threadbare::lemmy_text

#endif  // THREADBARE_FORMATS_LEMMY_TEXT_AUTHOR_H_

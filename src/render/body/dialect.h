// What Markdown, HTML and plain text mean where they were written.
#ifndef THREADBARE_RENDER_DIALECT_H_
#define THREADBARE_RENDER_DIALECT_H_

#include <cstdint>
#include <string_view>

namespace threadbare {

/// How a source writes its bodies. There is one value for each way that differs from the others.
enum class Dialect : uint8_t {
  lemmy,       ///< Markdown with Lemmy's additions, HTML in it is text; the default
  commonmark,  ///< Markdown with tables and strikethrough, and HTML in it
  reddit,      ///< Markdown with spoilers, `^sup`, `u/` and `r/`
  github,      ///< Markdown with alerts, footnotes, task lists, mentions and references
  mail,        ///< text with quotes and a signature that fold
  wordpress,   ///< HTML whose paragraphs are parted by blank lines
};

/// The dialect of the format with that name (ThreadFacts::source); lemmy for names that are not
/// known, and for an empty one.
Dialect dialect_of(std::string_view source);

}  // namespace threadbare

#endif  // THREADBARE_RENDER_DIALECT_H_

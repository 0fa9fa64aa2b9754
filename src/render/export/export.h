// Threads as data and as text.
#ifndef THREADBARE_RENDER_EXPORT_H_
#define THREADBARE_RENDER_EXPORT_H_

#include <cstdint>
#include <string>

#include "thread/thread.h"

namespace threadbare {

struct ExportOptions {
  /// Also the bodies of hidden, deleted and removed comments, which are left out of what is
  /// published.
  bool keep_hidden = false;
};

/// The native JSON: flat, in preorder; described in README. One object a line, so that two versions
/// of a thread can be compared line by line.
std::string to_json(const Thread& thread, const ExportOptions& options);

/// Markdown: the post, then nested lists of comments, bodies as they came (HTML ones as text).
std::string to_markdown(const Thread& thread, const ExportOptions& options);

/// Plain text: indented by depth, for a terminal.
std::string to_text(const Thread& thread, const ExportOptions& options);

/// Whether the options leave out what a comment says: it is hidden, deleted or removed, and not
/// asked for, or a placeholder, which says nothing.
bool is_withheld(const Comment& comment, const ExportOptions& options);

/// How many bodies the options leave out.
uint32_t bodies_left_out(const Thread& thread, const ExportOptions& options);

}  // namespace threadbare

#endif  // THREADBARE_RENDER_EXPORT_H_

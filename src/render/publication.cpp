// What of a thread is published: one rule for all that is written.
#include "render/export/export.h"

namespace threadbare {

bool is_withheld(const Comment& comment, const ExportOptions& options) {
  if (comment.state() == State::normal) return false;
  return !options.keep_hidden || comment.state() == State::missing;
}

uint32_t bodies_left_out(const Thread& thread, const ExportOptions& options) {
  uint32_t count = 0;
  for (uint32_t i = 0; i < thread.size(); ++i) {
    const Comment comment = thread[i];
    count += is_withheld(comment, options) && !comment.body().empty();
  }
  return count;
}

}  // namespace threadbare

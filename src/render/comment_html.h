// Comments as HTML: the rows of the live page, and the post above them.
#ifndef THREADBARE_RENDER_COMMENT_HTML_H_
#define THREADBARE_RENDER_COMMENT_HTML_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "arrange/fold_policy.h"
#include "arrange/row.h"
#include "render/anchor.h"
#include "render/words/phrasebook.h"
#include "thread/thread.h"
#include "thread/timestamp.h"

namespace threadbare {

class HtmlWriter;

struct HtmlOptions {
  /// The present, for ages; kUnknownTime: dates are written out in UTC.
  Timestamp now = kUnknownTime;
  /// Bodies of hidden, deleted and removed comments are written too.
  bool keep_hidden = false;
  /// Comments written later are marked as new; kUnknownTime: none is.
  Timestamp new_since = kUnknownTime;
  /// What starts folded: static pages fold it, and heads of rows name its numbers.
  FoldPolicy folds;
  /// The level of the title's heading, 2–5: comments' are one lower, those in bodies two and more.
  uint32_t heading_level = kTopHeading;
  Phrasebook phrases;

  static constexpr uint32_t kTopHeading = 2;
  static constexpr uint32_t kLowestHeading = 5;
};

/// Appends one `<div class="row">` a row: rails and article. Rows that are hidden are
/// `hidden="until-found"`. The markup is described in web/README.md's table of parts.
void render_rows(const Thread& thread, std::span<const Row> rows, const HtmlOptions& options,
                 std::string& out);

/// Appends the post as `<article class="post">`; nothing if the thread has none.
void render_post(const Thread& thread, const HtmlOptions& options, std::string& out);

/// The same, into a writer that is in the midst of something.
void write_post(HtmlWriter& writer, const Thread& thread, const HtmlOptions& options);

/// The article of one comment, in the words of the writer's phrases, as rows and static pages both
/// have it. `row.replies` and `row.folded` are what its head says. `with_toggle`: with the button
/// that folds it.
void write_article(HtmlWriter& writer, const Thread& thread, const Row& row,
                   const HtmlOptions& options, bool with_toggle);

/// What such an article says: just the author, and the body; for kPostItself the title before.
void write_author_and_body(HtmlWriter& writer, const Thread& thread, uint32_t comment,
                           const HtmlOptions& options);

}  // namespace threadbare

#endif  // THREADBARE_RENDER_COMMENT_HTML_H_

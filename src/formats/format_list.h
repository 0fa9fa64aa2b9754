// The list of formats: one line each, in the order in which they are asked whether a file is
// theirs. Adding a format is one line here.
#ifndef THREADBARE_FORMATS_FORMAT_LIST_H_
#define THREADBARE_FORMATS_FORMAT_LIST_H_

#include "formats/format.h"

namespace threadbare {

// Formats are JSON or OTHER. Those in JSON share most of their code; they alone are what the small
// build of the element reads (wasm/embed/format_list.cpp).
// clang-format off
#define THREADBARE_FORMATS(JSON, OTHER) \
  JSON(kNative) \
  JSON(kLemmy) \
  JSON(kDiscourse) \
  JSON(kMastodon) \
  JSON(kReddit) \
  JSON(kBluesky) \
  JSON(kGitHub) \
  JSON(kActivityStreams) \
  JSON(kHackerNews) \
  JSON(kYouTube) \
  JSON(kLobsters) \
  JSON(kTwikoo) \
  OTHER(kText) \
  JSON(kCommento) \
  JSON(kRemark42) \
  JSON(kIsso) \
  OTHER(kMbox) \
  JSON(kMapped) \
  OTHER(kDisqus) \
  OTHER(kWordPress) \
  OTHER(kLemmyText)
// clang-format on

// Each is defined in the file that is called like it.
#define THREADBARE_DECLARE(format) extern const Format format;
THREADBARE_FORMATS(THREADBARE_DECLARE, THREADBARE_DECLARE)
#undef THREADBARE_DECLARE

// What a list does with a line: it takes the format, or leaves it out.
#define THREADBARE_TAKE(format) &(format),
#define THREADBARE_LEAVE_OUT(format)

}  // namespace threadbare

#endif  // THREADBARE_FORMATS_FORMAT_LIST_H_

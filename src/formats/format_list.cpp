// The list of formats: one line each, in the order in which they are asked whether a file is
// theirs.
#include "formats/format.h"

namespace threadbare {

// clang-format off
#define THREADBARE_FORMATS(FORMAT) \
  FORMAT(kNative) \
  FORMAT(kLemmy) \
  FORMAT(kDiscourse) \
  FORMAT(kMastodon) \
  FORMAT(kReddit) \
  FORMAT(kBluesky) \
  FORMAT(kGitHub) \
  FORMAT(kActivityStreams) \
  FORMAT(kHackerNews) \
  FORMAT(kYouTube) \
  FORMAT(kLobsters) \
  FORMAT(kTwikoo) \
  FORMAT(kText) \
  FORMAT(kCommento) \
  FORMAT(kRemark42) \
  FORMAT(kIsso) \
  FORMAT(kMbox) \
  FORMAT(kMapped) \
  FORMAT(kDisqus) \
  FORMAT(kWordPress) \
  FORMAT(kLemmyText)
// clang-format on

// Each is defined in the file that is called like it.
#define THREADBARE_DECLARE(format) extern const Format format;
THREADBARE_FORMATS(THREADBARE_DECLARE)

namespace {
#define THREADBARE_ADDRESS(format) &format,
constexpr const Format* kFormats[] = {THREADBARE_FORMATS(THREADBARE_ADDRESS)};
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

// The first line of a comment in Threadbare's text format.
#ifndef THREADBARE_FORMATS_TEXT_HEAD_H_
#define THREADBARE_FORMATS_TEXT_HEAD_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "thread/columns.h"

namespace threadbare::text {

/// What a head says: `ada | OP | 17 points | 2024-01-14 09:30`. What it does not say is unknown.
struct Head {
  std::string name;     ///< empty: unknown, written `?`
  std::string display;  ///< `called Ada Lovelace`
  Roles roles = 0;
  State state = State::normal;
  Timestamp time = kUnknownTime;
  std::string_view age;  ///< `6 months`, of `6 months ago`
  int64_t age_seconds = -1;
  bool edited = false;
  Timestamp edited_time = kUnknownTime;
  int32_t score = kUnknownCount;
  int32_t up = kUnknownCount;
  int32_t down = kUnknownCount;
  uint32_t unloaded = 0;
  bool pinned = false;
  std::string_view kind;
  std::optional<Markup> markup;
  std::optional<uint32_t> depth;  ///< of `level 57`: 56
};

/// Reads a head, without the `@` before it and its indentation. Fields are divided by ` | `; what
/// stands before the first that is understood, and those behind it, is the name, so that nothing of
/// it is ever lost. Views point into `line`.
Head parse_head(std::string_view line);

/// Whether a text begins as this format does: with a line `Thread:`.
bool begins_thread_text(std::string_view input);

/// "6 months" or "6 months ago" in seconds, months and years of average length; -1 for anything
/// else.
int64_t age_in_seconds(std::string_view age);

}  // namespace threadbare::text

#endif  // THREADBARE_FORMATS_TEXT_HEAD_H_

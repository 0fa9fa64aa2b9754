// Proposes a map for JSON of no known format.
#ifndef THREADBARE_FORMATS_MAPPED_SUGGESTION_H_
#define THREADBARE_FORMATS_MAPPED_SUGGESTION_H_

#include <string>
#include <string_view>

namespace threadbare {

/// A map for `json`, as text that can be used and mended; empty if nothing in it looks like
/// comments, and `complaint` then says what was looked for. Judged by the names of keys and by
/// their values: the objects in an array that have a text, and an author, a time or an id beside
/// it, are comments; what is around them is their thread.
std::string suggest_map(std::string_view json, std::string& complaint);

}  // namespace threadbare

#endif  // THREADBARE_FORMATS_MAPPED_SUGGESTION_H_

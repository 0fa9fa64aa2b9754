// JSON of no known format, read by a map that a user gives.
#ifndef THREADBARE_FORMATS_MAPPED_H_
#define THREADBARE_FORMATS_MAPPED_H_

#include <memory>
#include <string>

#include "formats/format.h"

namespace threadbare {

/// It recognises nothing: a file is read by a map if there is one (ReadOptions::map).
extern const Format kMapped;

/// A reader for documents that are as `map` says (formats/mapped/map.h); README.md explains maps.
/// Of a map that cannot be followed nothing is read, and `problems` has the reason. `threads` and
/// `problems` are borrowed.
///
/// Where the map finds neither a thread nor a comment, or no text in any comment, it fails and
/// names the path; where it finds none of another fact, it warns.
std::unique_ptr<FormatReader> open_mapped_reader(const std::string& map, ThreadList& threads,
                                                 Problems& problems);

}  // namespace threadbare

#endif  // THREADBARE_FORMATS_MAPPED_H_

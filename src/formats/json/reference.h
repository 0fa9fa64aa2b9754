// The same formats, read by somebody else's JSON parser: what our tokeniser is held against.
#ifndef THREADBARE_FORMATS_JSON_REFERENCE_H_
#define THREADBARE_FORMATS_JSON_REFERENCE_H_

#include "formats/json/grammar.h"
#include "thread/problem.h"
#include "thread/thread_list.h"

namespace threadbare {

/// Reads `threads.heap().input()` in one go with nlohmann/json's SAX parser, for tests: threads
/// must come out as JsonReader makes them. Returns whether the input is JSON; if not, the error is
/// in `problems`.
///
/// It differs where that parser does: problems of single comments have no place; unpaired
/// surrogates in escapes and numbers past the range of a double are errors; slices are written
/// anew, without white space.
bool read_json_with_reference(const JsonFormat& format, ThreadList& threads, Problems& problems);

}  // namespace threadbare

#endif  // THREADBARE_FORMATS_JSON_REFERENCE_H_

// What to say of an input that no format reads.
#ifndef THREADBARE_FORMATS_READING_UNRECOGNISED_H_
#define THREADBARE_FORMATS_READING_UNRECOGNISED_H_

#include <memory>
#include <string>
#include <string_view>

#include "formats/format.h"
#include "formats/reading/sample.h"
#include "thread/problem.h"

namespace threadbare {

/// A reader that ends with an error and never with a thread, for an input that no format
/// recognised. Broken JSON is told as such, with its place: that is why it was not recognised, or
/// what to mend first. Else the error says what the input looks like and what would be read.
/// `problems` and the input behind `sample`, which stands at `offset` in the whole, are borrowed.
/// It has begun already.
std::unique_ptr<FormatReader> open_unrecognised(const Sample& sample, uint64_t offset,
                                                Problems& problems);

}  // namespace threadbare

#endif  // THREADBARE_FORMATS_READING_UNRECOGNISED_H_

// What a format is, and the list of those there are.
#ifndef THREADBARE_FORMATS_FORMAT_H_
#define THREADBARE_FORMATS_FORMAT_H_

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>

#include "formats/input/sample.h"
#include "thread/problem.h"
#include "thread/thread_list.h"

namespace threadbare {

/// Reads one document. The input is `threads.heap().input()`: valid UTF-8 without a byte order
/// mark, lines ended as they came.
class FormatReader {
 public:
  enum class Progress { more, done, failed };

  virtual ~FormatReader() = default;

  /// Reads on, for about `budget` bytes of input, and stops between two comments. `failed` means
  /// that `problems` has the error; comments read so far are then of no use.
  virtual Progress step(size_t budget) = 0;

  /// How far into the input reading has come, in bytes. Never falls.
  virtual size_t position() const = 0;
};

/// One row in the list of formats. Everything in it is static.
struct Format {
  std::string_view name;     ///< as in `--from` and `info`: "lemmy-text"
  std::string_view summary;  ///< one line for `threadbare formats`

  /// Whether the input is of this format, judged by its content alone. Of several formats that
  /// recognise a file, the first in the list reads it; a test holds that there are never two.
  bool (*recognises)(const Sample& sample);

  /// A reader that adds what it finds to `threads`, and what is wrong to `problems`; both outlive
  /// it.
  std::unique_ptr<FormatReader> (*open)(ThreadList& threads, Problems& problems);
};

/// All formats, in the order in which they are asked. Adding one is one line in format_list.cpp.
std::span<const Format* const> formats();

/// The format of that name, or null.
const Format* format_named(std::string_view name);

}  // namespace threadbare

#endif  // THREADBARE_FORMATS_FORMAT_H_

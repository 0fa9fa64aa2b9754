// What a format is, and the list of those there are.
#ifndef THREADBARE_FORMATS_FORMAT_H_
#define THREADBARE_FORMATS_FORMAT_H_

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>

#include "formats/reading/sample.h"
#include "thread/pace.h"
#include "thread/problem.h"
#include "thread/thread_list.h"

namespace threadbare {

struct JsonFormat;

/// Reads the parts of a document that are of its format, one after the other: a document is a file,
/// or several that belong together (the pages of an API, a status and its context).
class FormatReader {
 public:
  enum class Progress { more, done, failed };

  virtual ~FormatReader() = default;

  /// Begins a part. `sample.input` is a slice of `threads.heap().input()`: valid UTF-8 without a
  /// byte order mark (Format::raw_bytes apart), lines ended as they came. `sample` is borrowed for
  /// this call only.
  virtual void begin(const Sample& sample) = 0;

  /// Reads on in the part, for about `budget` bytes of input, and stops between two comments.
  /// `failed` means that `problems` has the error; comments read so far are then of no use.
  virtual Progress step(size_t budget) = 0;

  /// How far into the part reading has come, in bytes. Never falls.
  virtual size_t position() const = 0;

  /// Called when all parts have been read, until it returns true: for what can only be said then.
  virtual bool finish(Pace&) { return true; }
};

/// One row in the list of formats. Everything in it is static.
struct Format {
  std::string_view name;     ///< as in `--from` and `info`: "lemmy-text"
  std::string_view summary;  ///< one line for `threadbare formats`

  /// The mark by which the input is of this format, judged by its content alone: a path that occurs
  /// in it, or a few words; empty if it is not. Of several formats that recognise a file, the first
  /// in the list reads it; a test holds that there are never two.
  std::string_view (*recognises)(const Sample& sample);

  /// A reader that adds what it finds to `threads`, and what is wrong to `problems`; both outlive
  /// it. open_json_reader for formats in JSON.
  std::unique_ptr<FormatReader> (*open)(const Format& format, ThreadList& threads,
                                        Problems& problems);

  /// The tables of a format in JSON, else null.
  const JsonFormat* json = nullptr;

  /// The format deals with encodings itself, and is shown the bytes as they came. What it adds to
  /// the heap must be valid UTF-8 all the same.
  bool raw_bytes = false;
};

/// All formats, in the order in which they are asked. Adding one is one line in format_list.h.
/// This and left_out() are what a list of formats defines: src/formats/format_list.cpp, or that of
/// a build which reads less.
std::span<const Format* const> formats();

/// What to say of files of formats that the list leaves out, as part of a sentence; empty if it
/// leaves out none. Static.
std::string_view left_out();

/// The format of that name, or null.
const Format* format_named(std::string_view name);

}  // namespace threadbare

#endif  // THREADBARE_FORMATS_FORMAT_H_

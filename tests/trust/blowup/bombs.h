// Input that makes readers slow or their output long.
#ifndef THREADBARE_TESTS_TRUST_BLOWUP_BOMBS_H_
#define THREADBARE_TESTS_TRUST_BLOWUP_BOMBS_H_

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "thread/limits.h"

namespace threadbare::test {

struct Bomb {
  const char* where;  ///< "Markdown", "HTML", "mail", …
  std::string what;
  /// About as many bytes.
  std::function<std::string(size_t)> make;
  /// Does what is attacked with it; returns the size of what came of it, in bytes.
  std::function<size_t(const std::string&)> set_off;
  size_t most = size_t{1} << 20;  ///< bytes: more are not taken for what they are
  /// How many times its size what comes of it may have. A body has a cap, and what closes it and
  /// says that it was cut comes on top; a comment of three bytes, `{},`, is an article of 600.
  size_t most_times = 2 * kMaxOutputFactor;
};

/// Bodies: Markdown in its dialects (md4c's own and cmark's cases among it), HTML, text.
std::vector<Bomb> body_bombs();

/// Whole files, and what is looked for in threads.
std::vector<Bomb> file_bombs();

/// `part` again and again, up to `size` bytes.
std::string repeated(const std::string& part, size_t size);

}  // namespace threadbare::test

#endif  // THREADBARE_TESTS_TRUST_BLOWUP_BOMBS_H_

// What a call is about: its files, read as one document.
#ifndef THREADBARE_CLI_INPUT_H_
#define THREADBARE_CLI_INPUT_H_

#include <string>
#include <string_view>
#include <vector>

#include "cli/exit_code.h"
#include "cli/options.h"
#include "threadbare.h"

namespace threadbare::cli {

/// Prints `FILE:LINE:COLUMN: KIND: MESSAGE` on standard error, as compilers have it, so that
/// editors find the place.
void complain(const std::string& file, const Place& place, const char* kind,
              const std::string& message);

/// Prints what is wrong with the call, and returns kCallAtFault.
int call_error(const std::string& message);

/// The files of a call, packed ones unpacked, one behind the other.
struct Files {
  std::vector<std::string> names;
  std::vector<uint64_t> sizes;
  std::string bytes;
  bool damaged = false;  ///< something was said of one of them on standard error

  std::string_view content(size_t i) const;
};

/// Reads the files that a call names; of a folder all in it, below it too, in the order of their
/// names, but for hidden ones. "-" is standard input. What is wrong goes to standard error; returns
/// an exit code.
int gather_files(const Options& options, Files& files);

struct Input {
  std::vector<std::string> names;
  Document document;
  int exit_code = kDone;  ///< other than kDone: there is nothing to go on with

  /// The file in which a problem is.
  const std::string& file_of(const Place& place) const;
};

/// Gathers the files of a call and reads them. Warnings and the error go to standard error; with
/// --strict warnings are an input at fault.
Input read_input(const Options& options);

/// The thread that --thread names, or the only one. Null, with an exit code in `input`, if there is
/// no such thread; null and kDone if the call does not say which of several.
const Thread* chosen_thread(Input& input, const Options& options);

}  // namespace threadbare::cli

#endif  // THREADBARE_CLI_INPUT_H_

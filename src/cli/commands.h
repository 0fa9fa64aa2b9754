// What the command can do.
#ifndef THREADBARE_CLI_COMMANDS_H_
#define THREADBARE_CLI_COMMANDS_H_

#include "cli/options.h"

namespace threadbare::cli {

/// Exit codes, as README documents them.
inline constexpr int kDone = 0;
inline constexpr int kInputAtFault = 1;
inline constexpr int kCallAtFault = 2;

/// Each prints its result on standard output and what is wrong on standard error, and returns an
/// exit code.
int run_info(const Options& options);
int run_list(const Options& options);
int run_convert(const Options& options);
int run_page(const Options& options);
int run_formats(const Options& options);

}  // namespace threadbare::cli

#endif  // THREADBARE_CLI_COMMANDS_H_

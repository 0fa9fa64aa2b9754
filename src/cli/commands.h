// What the command can do.
#ifndef THREADBARE_CLI_COMMANDS_H_
#define THREADBARE_CLI_COMMANDS_H_

#include "cli/exit_code.h"
#include "cli/options.h"

namespace threadbare::cli {

/// Each prints its result on standard output and what is wrong on standard error, and returns an
/// exit code.
int run_info(const Options& options);
int run_list(const Options& options);
int run_convert(const Options& options);
int run_page(const Options& options);
int run_split(const Options& options);
int run_map(const Options& options);
int run_formats(const Options& options);

}  // namespace threadbare::cli

#endif  // THREADBARE_CLI_COMMANDS_H_

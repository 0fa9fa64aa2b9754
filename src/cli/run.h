// The command, from its words to its exit code.
#ifndef THREADBARE_CLI_RUN_H_
#define THREADBARE_CLI_RUN_H_

#include <string_view>
#include <vector>

namespace threadbare::cli {

/// Does what a call says, words[0] the first after the program's name, and returns an exit code.
/// Results go to standard output, what is wrong to standard error.
int run(const std::vector<std::string_view>& words);

}  // namespace threadbare::cli

#endif  // THREADBARE_CLI_RUN_H_

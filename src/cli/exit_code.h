// How the command ends.
#ifndef THREADBARE_CLI_EXIT_CODE_H_
#define THREADBARE_CLI_EXIT_CODE_H_

namespace threadbare::cli {

/// Exit codes, as README documents them.
inline constexpr int kDone = 0;
inline constexpr int kInputAtFault = 1;
inline constexpr int kCallAtFault = 2;

}  // namespace threadbare::cli

#endif  // THREADBARE_CLI_EXIT_CODE_H_

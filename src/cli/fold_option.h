// What --fold says.
#ifndef THREADBARE_CLI_FOLD_OPTION_H_
#define THREADBARE_CLI_FOLD_OPTION_H_

#include <optional>
#include <string_view>

#include "threadbare.h"

namespace threadbare::cli {

/// The policy that `text` describes: names with commas between, as kHelp in main.cpp lists them, or
/// "none"; what is not named is off. Nothing if it cannot be read.
std::optional<FoldPolicy> fold_policy_in(std::string_view text);

}  // namespace threadbare::cli

#endif  // THREADBARE_CLI_FOLD_OPTION_H_

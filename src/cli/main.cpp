// The command: `threadbare COMMAND FILE`.
#include <cstdio>
#include <new>
#include <string_view>
#include <vector>

#include "cli/exit_code.h"
#include "cli/run.h"

int main(int argc, char** argv) {
  // Reading says by itself when memory runs out; this is for what is made of it.
  try {
    return threadbare::cli::run(std::vector<std::string_view>(argv + 1, argv + argc));
  } catch (const std::bad_alloc&) {
    std::fputs("threadbare: out of memory\n", stderr);
    return threadbare::cli::kInputAtFault;
  }
}

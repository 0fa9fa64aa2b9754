// What command.wasm exports: the command of src/cli, for a host that has files.
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "cli/run.h"

namespace {

std::string words;

}  // namespace

/// Room for the words of a call, behind the program's name, each with a NUL behind it.
extern "C" char* tb_command_words(uint32_t size) {
  words.resize(size);
  return words.data();
}

/// Does what they say, once. Returns the exit code.
extern "C" int32_t tb_command() {
  std::vector<std::string_view> call;
  for (size_t begin = 0; begin < words.size();) {
    const size_t end = words.find('\0', begin);
    call.push_back(std::string_view(words).substr(begin, end - begin));
    begin = end + 1;
  }
  const int32_t exit_code = threadbare::cli::run(call);
  std::fflush(stdout);
  return exit_code;
}

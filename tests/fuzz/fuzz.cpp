// One programme for libFuzzer, with all harnesses in it: `--harness=NAME` chooses. With
// `--prepare=FOLDER` it writes that one's seeds and dictionary there and ends.
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>

#include "files.h"
#include "harnesses.h"

namespace {

using namespace threadbare::test;

const Harness* chosen = nullptr;

// A word as libFuzzer's dictionaries have it.
std::string quoted(const std::string& word) {
  constexpr char kHexDigits[] = "0123456789ABCDEF";
  std::string quoted = "\"";
  for (const char c : word) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte < 0x7F && c != '"' && c != '\\') {
      quoted += c;
      continue;
    }
    quoted += "\\x";
    quoted += kHexDigits[byte >> 4];
    quoted += kHexDigits[byte & 0xF];
  }
  return quoted + "\"\n";
}

void prepare(const std::filesystem::path& folder) {
  std::filesystem::remove_all(folder / "seeds");
  std::filesystem::create_directories(folder / "seeds");
  for (const Seed& seed : seeds_of(chosen->name)) {
    write_file(folder / "seeds" / seed.name, seed.bytes);
  }
  std::string dictionary;
  for (const std::string& word : words_of(chosen->name)) dictionary += quoted(word);
  write_file(folder / "dictionary", dictionary);
}

}  // namespace

extern "C" int LLVMFuzzerInitialize(const int* count, char*** arguments) {
  std::string folder;
  for (int i = 1; i < *count; ++i) {
    const std::string_view argument = (*arguments)[i];
    constexpr std::string_view kHarness = "--harness=";
    constexpr std::string_view kPrepare = "--prepare=";
    if (argument.starts_with(kHarness)) chosen = harness_named(argument.substr(kHarness.size()));
    if (argument.starts_with(kPrepare)) folder = argument.substr(kPrepare.size());
    if (argument == "--list") {
      for (const Harness& harness : harnesses()) std::cout << harness.name << '\n';
      std::exit(0);
    }
  }
  if (chosen == nullptr) {
    std::cerr << "say which: --harness=NAME, or --list\n";
    std::exit(2);
  }
  if (!folder.empty()) {
    prepare(folder);
    std::exit(0);
  }
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  chosen->run({reinterpret_cast<const char*>(data), size});
  return 0;
}

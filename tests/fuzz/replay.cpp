// Puts into a harness what is known: its seeds, and the files of tests/fuzz/finds/NAME, each called
// after what it once broke.
//
// Usage: threadbare_replay NAME [FILE…]
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "files.h"
#include "harnesses.h"

namespace {

using namespace threadbare::test;
namespace fs = std::filesystem;

std::vector<Seed> finds_of(const std::string& harness) {
  std::vector<Seed> finds;
  const fs::path folder = source_dir() / "tests/fuzz/finds" / harness;
  if (!fs::exists(folder)) return finds;
  for (const auto& entry : fs::directory_iterator(folder)) {
    finds.push_back({entry.path().filename().string(), read_file(entry.path())});
  }
  std::sort(finds.begin(), finds.end(),
            [](const Seed& left, const Seed& right) { return left.name < right.name; });
  return finds;
}

// The first of the C functions that no programme can call; empty if there is none.
std::string uncalled_function() {
  const std::vector<std::string> called = names_of_calls();
  std::istringstream exports(read_file(source_dir() / "wasm/exports.txt") +
                             read_file(source_dir() / "wasm/core/exports.txt"));
  for (std::string name; std::getline(exports, name);) {
    if (std::find(called.begin(), called.end(), name) == called.end()) return name;
  }
  return {};
}

// Returns how many inputs there were.
size_t replay(const Harness& harness, const std::vector<std::string>& files) {
  std::vector<Seed> inputs;
  for (const std::string& file : files) inputs.push_back({file, read_file(file)});
  if (files.empty()) {
    inputs = seeds_of(harness.name);
    const std::vector<Seed> finds = finds_of(harness.name);
    inputs.insert(inputs.end(), finds.begin(), finds.end());
  }
  // The last name to be seen is that of what broke it.
  for (const Seed& input : inputs) {
    std::cout << harness.name << ' ' << input.name << std::endl;
    harness.run(input.bytes);
  }
  return inputs.size();
}

}  // namespace

int main(int count, char** arguments) {
  std::vector<std::string> files(arguments + 1, arguments + count);
  const std::string name = files.empty() ? std::string() : files.front();
  if (!files.empty()) files.erase(files.begin());
  const std::string uncalled = name == "calls" ? uncalled_function() : std::string();
  if (!uncalled.empty()) {
    std::cerr << "tests/fuzz/calls.cpp does not call " << uncalled << '\n';
    return 1;
  }
  bool found = false;
  for (const Harness& harness : harnesses()) {
    const bool is_meant = name.ends_with('*')
                              ? harness.name.starts_with(name.substr(0, name.size() - 1))
                              : harness.name == name;
    if (!is_meant) continue;
    found = true;
    if (replay(harness, files) > 0) continue;
    std::cerr << harness.name << " has no seeds\n";
    return 1;
  }
  if (found) return 0;
  std::cerr << "usage: threadbare_replay NAME [FILE…], NAME one of";
  for (const Harness& each : harnesses()) std::cerr << ' ' << each.name;
  std::cerr << "; with * at its end all that begin so\n";
  return 2;
}

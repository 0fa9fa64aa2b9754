// Whole files, as tests read and write them.
#ifndef THREADBARE_TESTS_FILES_H_
#define THREADBARE_TESTS_FILES_H_

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace threadbare::test {

/// The top folder of the project.
inline std::filesystem::path source_dir() {
  return THREADBARE_SOURCE_DIR;
}

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return std::move(bytes).str();
}

inline void write_file(const std::filesystem::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

}  // namespace threadbare::test

#endif  // THREADBARE_TESTS_FILES_H_

#include "cli/files.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <memory>
#include <system_error>
#include <vector>

namespace threadbare::cli {

namespace fs = std::filesystem;

namespace {

struct CloseFile {
  void operator()(FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<FILE, CloseFile>;

std::string system_error() {
  return std::strerror(errno);
}

std::optional<std::string> read_stream(FILE* stream, size_t expected, std::string& complaint) {
  std::string bytes;
  constexpr size_t kChunk = 1 << 20;
  bytes.reserve(expected + kChunk);  // or the last chunk would move all of it
  for (;;) {
    const size_t end = bytes.size();
    bytes.resize(end + kChunk);
    const size_t got = std::fread(bytes.data() + end, 1, kChunk, stream);
    bytes.resize(end + got);
    if (got < kChunk) break;
  }
  if (std::ferror(stream) != 0) {
    complaint = system_error();
    return std::nullopt;
  }
  return bytes;
}

}  // namespace

std::optional<std::string> read_file(const std::string& path, std::string& complaint) {
  if (path == "-") return read_stream(stdin, 0, complaint);
  std::error_code error;
  const File file(std::fopen(path.c_str(), "rb"));
  if (file == nullptr) {
    complaint = system_error();
    return std::nullopt;
  }
  const uintmax_t size = fs::file_size(path, error);
  return read_stream(file.get(), error ? 0 : static_cast<size_t>(size), complaint);
}

bool write_file(const std::string& path, const std::string& bytes, std::string& complaint) {
  if (path.empty()) {
    const bool written = std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size();
    if (written && std::fflush(stdout) == 0) return true;
    complaint = system_error();
    return false;
  }
  std::error_code error;
  // A device or a pipe cannot be replaced by a file.
  const bool replace = !fs::exists(path, error) || fs::is_regular_file(path, error);
  const std::string target = replace ? path + ".part" : path;
  File file(std::fopen(target.c_str(), "wb"));
  bool written = file != nullptr &&
                 std::fwrite(bytes.data(), 1, bytes.size(), file.get()) == bytes.size() &&
                 std::fflush(file.get()) == 0;
  if (!written) complaint = system_error();
  file.reset();
  if (written && replace) {
    fs::rename(target, path, error);
    if (error) {
      complaint = error.message();
      written = false;
    }
  }
  if (!written && replace) fs::remove(target, error);
  return written;
}

std::vector<std::string> files_at(const std::string& path, std::string& complaint) {
  std::error_code error;
  if (path == "-" || !fs::is_directory(path, error)) return {path};
  std::vector<std::string> found;
  fs::recursive_directory_iterator at(path, error);
  for (; !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
    if (at->path().filename().string().starts_with('.')) {
      at.disable_recursion_pending();
    } else if (at->is_regular_file(error)) {
      found.push_back(at->path().string());
    }
  }
  if (error) {
    complaint = error.message();
    return {};
  }
  if (found.empty()) complaint = "there is no file in this folder";
  std::sort(found.begin(), found.end());
  return found;
}

bool make_folder(const std::string& path, std::string& complaint) {
  std::error_code error;
  fs::create_directories(path, error);
  if (!error && !fs::is_directory(path, error))
    error = std::make_error_code(std::errc::not_a_directory);
  if (error) complaint = error.message();
  return !error;
}

std::optional<std::string> read_web_file(const std::string& name) {
  std::vector<fs::path> folders;
  if (const char* folder = std::getenv("THREADBARE_WEB_DIR")) folders.emplace_back(folder);
  std::error_code error;
  const fs::path command = fs::read_symlink("/proc/self/exe", error);
  if (!error) {
    folders.push_back(command.parent_path() / "../web");
    folders.push_back(command.parent_path() / "../share/threadbare");
  }
  for (const fs::path& folder : folders) {
    const fs::path path = folder / name;
    std::string complaint;
    if (!fs::is_regular_file(path, error)) continue;
    if (auto bytes = read_file(path.string(), complaint)) return bytes;
  }
  return std::nullopt;
}

}  // namespace threadbare::cli

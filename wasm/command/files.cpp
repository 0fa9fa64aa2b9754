// The command's dealings with the file system, as the host has one.
#include "cli/files.h"

#include <cstdio>

#include "command/host.h"

namespace threadbare::cli {

namespace {

uint32_t size_of(const std::string& text) {
  return static_cast<uint32_t>(text.size());
}

std::string text_of_host() {
  std::string text(host_text_size(), '\0');
  host_text(text.data());
  return text;
}

std::optional<std::string> read_opened(std::string& complaint) {
  constexpr uint32_t kChunk = 1 << 20;
  std::string bytes;
  bytes.reserve(size_t{host_expected_size()} + kChunk);  // or the last chunk would move all of it
  for (;;) {
    const size_t end = bytes.size();
    bytes.resize(end + kChunk);
    const int32_t got = host_read(bytes.data() + end, kChunk);
    bytes.resize(end + (got > 0 ? static_cast<size_t>(got) : 0));
    if (got == 0) return bytes;
    if (got < 0) break;
  }
  complaint = text_of_host();
  return std::nullopt;
}

}  // namespace

std::optional<std::string> read_file(const std::string& path, std::string& complaint) {
  if (host_open(path.data(), size_of(path)) == 0) return read_opened(complaint);
  complaint = text_of_host();
  return std::nullopt;
}

bool write_file(const std::string& path, const std::string& bytes, std::string& complaint) {
  std::fflush(stdout);  // what was printed comes first
  if (host_write(path.data(), size_of(path), bytes.data(), size_of(bytes)) == 0) return true;
  complaint = text_of_host();
  return false;
}

std::vector<std::string> files_at(const std::string& path, std::string& complaint) {
  if (host_list(path.data(), size_of(path)) != 0) {
    complaint = text_of_host();
    return {};
  }
  const std::string names = text_of_host();
  std::vector<std::string> files;
  for (size_t begin = 0; begin < names.size();) {
    const size_t end = names.find('\0', begin);
    files.push_back(names.substr(begin, end - begin));
    begin = end + 1;
  }
  return files;
}

bool make_folder(const std::string& path, std::string& complaint) {
  if (host_make_folder(path.data(), size_of(path)) == 0) return true;
  complaint = text_of_host();
  return false;
}

std::optional<std::string> read_web_file(const std::string& name) {
  if (host_open_web_file(name.data(), size_of(name)) != 0) return std::nullopt;
  std::string complaint;
  return read_opened(complaint);
}

}  // namespace threadbare::cli

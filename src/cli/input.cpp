#include "cli/input.h"

#include <cstdio>
#include <optional>
#include <utility>

#include "cli/files.h"
#include "cli/gzip.h"

namespace threadbare::cli {

namespace {

std::string shown_name(const std::string& path) {
  return path == "-" ? "standard input" : path;
}

// Appends one file; returns whether it could be read.
bool take_file(const std::string& path, Files& files) {
  std::string complaint;
  std::optional<std::string> bytes = read_file(path, complaint);
  if (!bytes) {
    complain(shown_name(path), {}, "error", complaint);
    return false;
  }
  if (is_gzip(*bytes)) {
    std::string unpacked;
    unpack_gzip(*bytes, unpacked, complaint);
    if (!complaint.empty()) {
      complain(shown_name(path), {}, unpacked.empty() ? "error" : "warning", complaint);
      if (unpacked.empty()) return false;
      files.damaged = true;
    }
    *bytes = std::move(unpacked);
  }
  files.names.push_back(shown_name(path));
  files.sizes.push_back(bytes->size());
  if (files.bytes.empty()) {
    files.bytes = std::move(*bytes);
  } else {
    files.bytes += *bytes;
  }
  return true;
}

}  // namespace

void complain(const std::string& file, const Place& place, const char* kind,
              const std::string& message) {
  if (place.line > 0) {
    std::fprintf(stderr, "%s:%u:%u: %s: %s\n", file.c_str(), place.line, place.column, kind,
                 message.c_str());
  } else {
    std::fprintf(stderr, "%s: %s: %s\n", file.c_str(), kind, message.c_str());
  }
}

int call_error(const std::string& message) {
  std::fprintf(stderr, "threadbare: %s; see threadbare --help\n", message.c_str());
  return kCallAtFault;
}

std::string_view Files::content(size_t i) const {
  uint64_t begin = 0;
  for (size_t before = 0; before < i; ++before) begin += sizes[before];
  return std::string_view(bytes).substr(begin, sizes[i]);
}

int gather_files(const Options& options, Files& files) {
  if (options.files.empty()) return call_error("name a file, or - for standard input");
  for (const std::string& named : options.files) {
    std::string complaint;
    const std::vector<std::string> paths = files_at(named, complaint);
    if (paths.empty()) {
      complain(named, {}, "error", complaint);
      return kInputAtFault;
    }
    for (const std::string& path : paths) {
      if (!take_file(path, files)) return kInputAtFault;
    }
  }
  return kDone;
}

const std::string& Input::file_of(const Place& place) const {
  return names[place.part < names.size() ? place.part : 0];
}

Input read_input(const Options& options) {
  Input input;
  if (!options.from.empty() && format_named(options.from) == nullptr) {
    input.exit_code = call_error("there is no format called " + options.from);
    return input;
  }
  std::string map;
  if (!options.map.empty()) {
    std::string complaint;
    std::optional<std::string> bytes = read_file(options.map, complaint);
    if (!bytes || bytes->empty()) {
      input.exit_code = call_error("the map " + options.map +
                                   " cannot be read: " + (bytes ? "it is empty" : complaint));
      return input;
    }
    map = std::move(*bytes);
  }
  Files files;
  input.exit_code = gather_files(options, files);
  if (input.exit_code != kDone) return input;
  input.names = std::move(files.names);
  const bool one = input.names.size() == 1;
  input.document = Document::read(
      std::move(files.bytes),
      {options.from, options.base, one ? std::vector<uint64_t>() : std::move(files.sizes),
       std::move(map), options.strict});
  const Document& document = input.document;
  for (const Problem& warning : document.warnings()) {
    complain(input.file_of(warning.place), warning.place, "warning", warning.message);
  }
  if (document.dropped_warnings() > 0) {
    complain(input.names[0], {}, "warning",
             std::to_string(document.dropped_warnings()) + " more like these");
  }
  const bool warned = files.damaged || !document.warnings().empty();
  if (document.error().code == ProblemCode::bad_map && !options.map.empty()) {
    complain(options.map, {}, "error", document.error().message);
    input.exit_code = kInputAtFault;
  } else if (!document.ok()) {
    complain(input.file_of(document.error().place), document.error().place, "error",
             document.error().message);
    input.exit_code = kInputAtFault;
  } else if (options.strict && warned) {
    complain(input.names[0], {}, "error", "there are warnings, which --strict does not let pass");
    input.exit_code = kInputAtFault;
  }
  return input;
}

const Thread* chosen_thread(Input& input, const Options& options) {
  const std::vector<Thread>& threads = input.document.threads();
  if (options.thread.empty()) return threads.size() == 1 ? &threads[0] : nullptr;
  const std::optional<size_t> found = find_thread(threads, options.thread);
  if (found) return &threads[*found];
  input.exit_code =
      call_error("there is no thread " + options.thread + " among the " +
                 counted(threads.size(), "thread", "threads") + " here, which `list` shows");
  return nullptr;
}

}  // namespace threadbare::cli

// What the command asks of the program that runs it: files, and the two streams. command.wasm
// imports these from `threadbare_host`; web/command/host.ts answers.
#ifndef THREADBARE_WASM_COMMAND_HOST_H_
#define THREADBARE_WASM_COMMAND_HOST_H_

#include <cstdint>

#define THREADBARE_HOST(name) \
  __attribute__((import_module("threadbare_host"), import_name(#name))) extern "C"

// Paths are UTF-8, by pointer and size. Those that return 0 for success and -1 for failure leave a
// text in the host, which host_text() takes: what the system says, or else what is said below.

/// Opens a file to be read, "-" for standard input, in place of the one that was open.
THREADBARE_HOST(host_open) int32_t host_open(const char* path, uint32_t size);

/// The same for a file that the web build makes, "page.html". -1 if it is nowhere, without a text.
THREADBARE_HOST(host_open_web_file) int32_t host_open_web_file(const char* name, uint32_t size);

/// Bytes that the open file has, as far as is known; else 0.
THREADBARE_HOST(host_expected_size) uint32_t host_expected_size();

/// Reads on, up to `room` bytes. Returns how many, 0 at the end, or -1.
THREADBARE_HOST(host_read) int32_t host_read(char* to, uint32_t room);

/// Writes a whole file, or to standard output for an empty path.
THREADBARE_HOST(host_write)
int32_t host_write(const char* path, uint32_t path_size, const char* bytes, uint32_t size);

/// The text is the paths of all files in a folder, as files_at() has them, each with a NUL behind
/// it; for what is no folder the path itself.
THREADBARE_HOST(host_list) int32_t host_list(const char* path, uint32_t size);

/// Makes a folder and those above it.
THREADBARE_HOST(host_make_folder) int32_t host_make_folder(const char* path, uint32_t size);

/// Size of the text, and the text itself.
THREADBARE_HOST(host_text_size) uint32_t host_text_size();
THREADBARE_HOST(host_text) void host_text(char* to);

#undef THREADBARE_HOST

#endif  // THREADBARE_WASM_COMMAND_HOST_H_

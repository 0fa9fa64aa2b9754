// The command's dealings with the file system.
#ifndef THREADBARE_CLI_FILES_H_
#define THREADBARE_CLI_FILES_H_

#include <optional>
#include <string>
#include <vector>

namespace threadbare::cli {

/// The whole of a file, or of standard input for "-". On failure returns nothing, and `complaint`
/// is what the system says.
std::optional<std::string> read_file(const std::string& path, std::string& complaint);

/// Writes to a file, or to standard output for an empty path. The file is written beside and then
/// moved, so that it is whole or as it was. Same on failure, with false.
bool write_file(const std::string& path, const std::string& bytes, std::string& complaint);

/// The files that `path` stands for: itself, or for a folder those in it and below it that are not
/// hidden, in the order of their paths. None if there is nothing there, or no file in the folder;
/// `complaint` then says so.
std::vector<std::string> files_at(const std::string& path, std::string& complaint);

/// Makes a folder, and those above it, unless it is there. Same on failure, with false.
bool make_folder(const std::string& path, std::string& complaint);

/// A file that the web build makes, "page.html". Looked for where THREADBARE_WEB_DIR says, then
/// beside the command: ../web/ in the build folder, ../share/threadbare/ where it is installed.
/// Nothing if it is nowhere.
std::optional<std::string> read_web_file(const std::string& name);

}  // namespace threadbare::cli

#endif  // THREADBARE_CLI_FILES_H_

// Unpacking .gz files.
#ifndef THREADBARE_CLI_GZIP_H_
#define THREADBARE_CLI_GZIP_H_

#include <string>
#include <string_view>

namespace threadbare::cli {

/// Whether bytes begin as gzip (https://www.rfc-editor.org/rfc/rfc1952) does.
bool is_gzip(std::string_view bytes);

/// What `packed` holds, all members one behind the other. Where the file is cut or damaged, what
/// could be unpacked up to there stands in `bytes` all the same, and `complaint` says what is
/// wrong; empty: nothing is. More than kMaxInputBytes are not unpacked.
void unpack_gzip(std::string_view packed, std::string& bytes, std::string& complaint);

}  // namespace threadbare::cli

#endif  // THREADBARE_CLI_GZIP_H_

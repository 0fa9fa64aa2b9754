// The words of a call.
#ifndef THREADBARE_CLI_OPTIONS_H_
#define THREADBARE_CLI_OPTIONS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace threadbare::cli {

struct Options {
  std::string command;
  std::vector<std::string> files;
  bool json = false;
  bool keep_hidden = false;
  bool strict = false;
  bool explain = false;
  bool suggest = false;
  bool help = false;
  std::string to;             ///< "json", "markdown", "text", "html", "element"
  std::string from;           ///< name of a format; empty: recognise it
  std::string map;            ///< a file that says where in JSON the comments are
  std::string base;           ///< where relative links start
  std::string output;         ///< a file; empty: standard output
  std::string fold;           ///< what starts folded, as fold_option.h reads it; empty: the usual
  std::string lang;           ///< a language's tag; empty: English
  std::string heading_level;  ///< of the title: 2 to 5; empty: 2
  std::string src;            ///< where a page has the data of an element; empty: in the element
  std::string shadow;         ///< where a page has the styles of a shadow root; empty: no such root
  std::string thread;         ///< a number from 1, a URL or an id; empty: not given
};

/// Reads a call: words[0] is the first after the program's name. On failure returns nothing, and
/// `complaint` says what is wrong with it.
std::optional<Options> parse_options(const std::vector<std::string_view>& words,
                                     std::string& complaint);

}  // namespace threadbare::cli

#endif  // THREADBARE_CLI_OPTIONS_H_

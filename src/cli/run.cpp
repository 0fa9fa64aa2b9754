#include "cli/run.h"

#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "cli/commands.h"
#include "cli/fold_option.h"
#include "cli/options.h"
#include "threadbare.h"

namespace threadbare::cli {

namespace {

constexpr const char* kHelp =
    R"(threadbare reads comment threads and shows them as collapsible trees.

  threadbare info FILE [--json]         what is in it
  threadbare list FILE [--json]         the threads in a file that holds many
  threadbare convert FILE --to json|markdown|text|html|element [--thread N] [-o OUT]
                                        html is a fragment without scripts; element the same, with
                                        its data, for a page with the script thread-bare.js
  threadbare page FILE -o OUT.html      one self-contained page that opens from file://
  threadbare split FILE -o DIR --to json|page
                                        a file a thread, and a list of them
  threadbare map --suggest FILE         a map, as --map takes it, for JSON of no known format
  threadbare formats                    what it reads

FILE is recognised by its content; - is standard input. It may be several files, or a folder: the
pages of an answer, a post and its comments; what belongs together is put together. Files packed
with gzip are unpacked.

  --from FORMAT   read it as this format, instead of recognising it
  --map MAP       it is any JSON, and the file MAP says where its comments are
  --thread T      of many threads one: its number, as `list` has it, its URL or its post's id
  --base URL      where relative links start, if the file does not say
  --lang TAG      the language of a page's own words: ar, de or en (the usual one)
  --fold WHAT     what starts folded in a page: none, or, with commas between, some of below=SCORE
                  (comments with a lower one), removed (removed and deleted comments without
                  replies), bots (their pinned comments), roots-after=N (roots with replies past N
                  comments), depth=N (replies to what is so deep); below=-5,removed,bots is usual
  --heading-level N
                  the level of the title's heading in HTML: 2 (the usual one) to 5
  --src URL       the element takes its data from there, instead of holding them
  --shadow URL    the element's comments stand in a shadow root that has its styles from there
  --keep-hidden   keep the bodies of hidden, deleted and removed comments, and drafts, private and
                  protected posts
  --strict        warnings are errors: exit 1, and nothing is written; JSON is checked also where
                  no format wants anything
  --explain       with info: which format takes the file for its own, and by which mark
  -o, --output F  write to F instead of standard output
  -h, --help      this text
  --version       the version

Exit: 0 done, 1 the input is at fault (FILE:LINE:COLUMN: error: …), 2 the call is.
)";

struct Command {
  std::string_view name;
  int (*run)(const Options& options);
};

constexpr Command kCommands[] = {
    {"info", run_info},   {"list", run_list}, {"convert", run_convert}, {"page", run_page},
    {"split", run_split}, {"map", run_map},   {"formats", run_formats},
};

}  // namespace

int run(const std::vector<std::string_view>& words) {
  if (words.size() == 1 && words[0] == "--version") {
    std::puts("threadbare " THREADBARE_VERSION);
    return kDone;
  }
  std::string complaint;
  const auto options = parse_options(words, complaint);
  if (!options) {
    std::fprintf(stderr, "threadbare: %s; see threadbare --help\n", complaint.c_str());
    return kCallAtFault;
  }
  if (options->help || options->command == "help") {
    std::fputs(kHelp, stdout);
    return kDone;
  }
  if (options->command.empty()) {
    std::fputs(kHelp, stderr);
    return kCallAtFault;
  }
  if (!has_words(options->lang)) {
    std::fprintf(stderr, "threadbare: there are no words in the language %s; there are %s\n",
                 options->lang.c_str(), known_languages().c_str());
    return kCallAtFault;
  }
  if (!options->fold.empty() && !fold_policy_in(options->fold)) {
    std::fprintf(stderr,
                 "threadbare: --fold takes none, or some of below=SCORE, removed, bots, "
                 "roots-after=N and depth=N with commas between, and not %s\n",
                 options->fold.c_str());
    return kCallAtFault;
  }
  const std::string& level = options->heading_level;
  if (!level.empty() && (level.size() > 1 || level < "2" || level > "5")) {
    std::fputs("threadbare: --heading-level is 2, 3, 4 or 5\n", stderr);
    return kCallAtFault;
  }
  for (const Command& command : kCommands) {
    if (command.name == options->command) return command.run(*options);
  }
  std::fprintf(stderr, "threadbare: there is no command %s; see threadbare --help\n",
               options->command.c_str());
  return kCallAtFault;
}

}  // namespace threadbare::cli

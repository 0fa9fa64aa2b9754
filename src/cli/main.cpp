// The command: `threadbare COMMAND FILE`.
#include <cstdio>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "cli/commands.h"
#include "cli/fold_option.h"
#include "cli/options.h"
#include "threadbare.h"

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
  int (*run)(const threadbare::cli::Options& options);
};

constexpr Command kCommands[] = {
    {"info", threadbare::cli::run_info},       {"list", threadbare::cli::run_list},
    {"convert", threadbare::cli::run_convert}, {"page", threadbare::cli::run_page},
    {"split", threadbare::cli::run_split},     {"map", threadbare::cli::run_map},
    {"formats", threadbare::cli::run_formats},
};

int run(const std::vector<std::string_view>& words) {
  if (words.size() == 1 && words[0] == "--version") {
    std::puts("threadbare " THREADBARE_VERSION);
    return threadbare::cli::kDone;
  }
  std::string complaint;
  const auto options = threadbare::cli::parse_options(words, complaint);
  if (!options) {
    std::fprintf(stderr, "threadbare: %s; see threadbare --help\n", complaint.c_str());
    return threadbare::cli::kCallAtFault;
  }
  if (options->help || options->command == "help") {
    std::fputs(kHelp, stdout);
    return threadbare::cli::kDone;
  }
  if (options->command.empty()) {
    std::fputs(kHelp, stderr);
    return threadbare::cli::kCallAtFault;
  }
  if (!threadbare::has_words(options->lang)) {
    std::fprintf(stderr, "threadbare: there are no words in the language %s; there are %s\n",
                 options->lang.c_str(), threadbare::known_languages().c_str());
    return threadbare::cli::kCallAtFault;
  }
  if (!options->fold.empty() && !threadbare::cli::fold_policy_in(options->fold)) {
    std::fprintf(stderr,
                 "threadbare: --fold takes none, or some of below=SCORE, removed, bots, "
                 "roots-after=N and depth=N with commas between, and not %s\n",
                 options->fold.c_str());
    return threadbare::cli::kCallAtFault;
  }
  const std::string& level = options->heading_level;
  if (!level.empty() && (level.size() > 1 || level < "2" || level > "5")) {
    std::fputs("threadbare: --heading-level is 2, 3, 4 or 5\n", stderr);
    return threadbare::cli::kCallAtFault;
  }
  for (const Command& command : kCommands) {
    if (command.name == options->command) return command.run(*options);
  }
  std::fprintf(stderr, "threadbare: there is no command %s; see threadbare --help\n",
               options->command.c_str());
  return threadbare::cli::kCallAtFault;
}

}  // namespace

int main(int argc, char** argv) {
  // Reading says by itself when memory runs out; this is for what is made of it.
  try {
    return run(std::vector<std::string_view>(argv + 1, argv + argc));
  } catch (const std::bad_alloc&) {
    std::fputs("threadbare: out of memory\n", stderr);
    return threadbare::cli::kInputAtFault;
  }
}

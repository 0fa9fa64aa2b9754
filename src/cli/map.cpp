#include <cstdio>
#include <string>
#include <utility>

#include "cli/commands.h"
#include "cli/files.h"
#include "cli/input.h"
#include "threadbare.h"

namespace threadbare::cli {

int run_map(const Options& options) {
  if (!options.suggest) {
    return call_error("map proposes maps, with --suggest; to read by one, say --map MAP");
  }
  Files files;
  const int exit_code = gather_files(options, files);
  if (exit_code != kDone) return exit_code;
  std::string complaint;
  const std::string map = suggest_map(files.content(0), complaint);
  if (map.empty()) {
    complain(files.names[0], {}, "error", complaint);
    return kInputAtFault;
  }
  // It should work as it is, and where it does not, that is said beside it.
  const Document document =
      Document::read(std::string(files.content(0)), {options.from, options.base, {}, map});
  if (!document.ok()) {
    complain(files.names[0], document.error().place, "error",
             "the map that looks likely does not work: " + document.error().message);
    return kInputAtFault;
  }
  const Recognition recognition = recognise(files.content(0));
  if (!recognition.claims.empty()) {
    complain(files.names[0], {}, "note",
             "this is read without a map, as " + std::string(recognition.claims[0].format));
  }
  std::string problem;
  if (write_file(options.output, map, problem)) return kDone;
  return call_error("cannot write " + options.output + ": " + problem);
}

}  // namespace threadbare::cli

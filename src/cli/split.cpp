// `threadbare split`: a file a thread, and a list of them.
#include <cstdio>
#include <optional>
#include <unordered_set>

#include "cli/commands.h"
#include "cli/files.h"
#include "cli/input.h"
#include "cli/publication.h"

namespace threadbare::cli {

namespace {

constexpr size_t kMaxNameBytes = 80;

// What is left of a slug or title as a file's name anywhere: [a-z0-9-].
std::string plain_name(std::string_view text) {
  std::string name;
  for (const char c : text) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const bool plain = (lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9');
    if (plain) name.push_back(lower);
    if (!plain && !name.empty() && name.back() != '-') name.push_back('-');
    if (name.size() == kMaxNameBytes) break;
  }
  while (!name.empty() && name.back() == '-') name.pop_back();
  return name;
}

// Names for the threads' files, each another one.
class FileNames {
 public:
  std::string name_for(const Thread& thread, size_t number) {
    std::string name = plain_name(slug_of(thread.url()));
    if (name.empty()) name = plain_name(thread.title());
    if (name.empty()) name = "thread-" + std::to_string(number);
    std::string free = name;
    for (size_t i = 2; !taken_.insert(free).second; ++i) free = name + "-" + std::to_string(i);
    return free;
  }

 private:
  std::unordered_set<std::string> taken_ = {"index"};
};

int write_json(const std::vector<const Thread*>& threads, const Options& options) {
  FileNames names;
  std::string index = "[";
  for (size_t i = 0; i < threads.size(); ++i) {
    const std::string file = names.name_for(*threads[i], i + 1) + ".json";
    if (!write_or_complain(options.output + "/" + file,
                           to_json(*threads[i], {options.keep_hidden}))) {
      return kCallAtFault;
    }
    index += i == 0 ? "\n" : ",\n";
    index += list_json(*threads[i], static_cast<uint32_t>(i + 1), file);
  }
  return write_or_complain(options.output + "/index.json", index + "\n]\n") ? kDone : kCallAtFault;
}

int write_pages(const std::vector<const Thread*>& threads, const Options& options) {
  constexpr const char* kScript = "thread-bare.classic.js";
  std::optional<std::string> parts[3];
  const char* const part_names[3] = {"shared-page.html", "shared-index.html", kScript};
  for (size_t i = 0; i < 3; ++i) {
    parts[i] = read_web_file(part_names[i]);
    if (!parts[i]) return lacks_web_file(part_names[i]);
  }
  const HtmlOptions html = html_options(options);
  FileNames names;
  std::vector<ThreadFile> files;
  std::string index = "[";
  for (size_t i = 0; i < threads.size(); ++i) {
    files.push_back({threads[i], names.name_for(*threads[i], i + 1) + ".html"});
    const std::string page = render_page(*threads[i], *parts[0], html);
    if (!write_or_complain(options.output + "/" + files.back().file, page)) return kCallAtFault;
    index += i == 0 ? "\n" : ",\n";
    index += list_json(*threads[i], static_cast<uint32_t>(i + 1), files.back().file);
  }
  const bool written = write_or_complain(options.output + "/" + kScript, *parts[2]) &&
                       write_or_complain(options.output + "/index.json", index + "\n]\n") &&
                       write_or_complain(options.output + "/index.html",
                                         render_index(files, *parts[1], html.phrases));
  return written ? kDone : kCallAtFault;
}

}  // namespace

int run_split(const Options& options) {
  if (options.to != "json" && options.to != "page") {
    return call_error("split --to takes json or page");
  }
  if (options.output.empty()) return call_error("split writes into a folder: name it with -o");
  const Input input = read_input(options);
  if (input.exit_code != kDone) return input.exit_code;
  const std::vector<const Thread*> threads = published_threads(input, options);
  std::string complaint;
  if (!make_folder(options.output, complaint)) {
    std::fprintf(stderr, "threadbare: cannot make the folder %s: %s\n", options.output.c_str(),
                 complaint.c_str());
    return kCallAtFault;
  }
  const int done =
      options.to == "json" ? write_json(threads, options) : write_pages(threads, options);
  if (done == kDone) {
    std::fprintf(stderr, "%s in %s\n", counted(threads.size(), "thread", "threads").c_str(),
                 options.output.c_str());
  }
  return done;
}

}  // namespace threadbare::cli

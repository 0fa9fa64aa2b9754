#include "cli/commands.h"

#include <cstdio>
#include <optional>
#include <string>

#include "cli/files.h"
#include "cli/input.h"
#include "cli/publication.h"
#include "threadbare.h"

namespace threadbare::cli {

namespace {

void print(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
}

int need_thread(const Input& input) {
  return call_error("there are " + std::to_string(input.document.threads().size()) +
                    " threads in this file; choose one with --thread");
}

void print_field(const char* name, const std::string& value) {
  std::printf("  %-11s %s\n", name, value.c_str());
}

void print_info(const Thread& thread) {
  const ThreadCounts counts = count(thread);
  const std::string title(thread.title().empty() ? std::string_view("(no title)") : thread.title());
  std::printf("%s\n", title.c_str());
  print_field("format", std::string(thread.facts().format));
  print_field("post", thread.has_post() ? "yes" : "no");
  print_field("comments", grouped(counts.comments));
  print_field("missing", grouped(counts.missing));
  print_field("unloaded", grouped(static_cast<int64_t>(counts.unloaded)));
  print_field("roots", grouped(counts.roots));
  print_field("max depth", grouped(counts.max_depth));
  print_field("authors", grouped(counts.authors));
  print_field("deleted", grouped(counts.deleted));
  print_field("removed", grouped(counts.removed));
  if (counts.first_time != kUnknownTime) {
    print_field("first", format_timestamp(counts.first_time));
    print_field("last", format_timestamp(counts.last_time));
  }
}

// Says of each file which formats take it for theirs, and why.
int explain(const Options& options) {
  Files files;
  const int gathered = gather_files(options, files);
  for (size_t i = 0; i < files.names.size(); ++i) {
    const Recognition recognition = recognise(files.content(i));
    std::printf("%s: %s\n", files.names[i].c_str(), recognition.kind.c_str());
    if (recognition.claims.empty()) std::printf("  no format takes it for its own\n");
    for (const Claim& claim : recognition.claims) {
      std::printf("  it is %s: it has %s\n", std::string(claim.format).c_str(),
                  std::string(claim.mark).c_str());
    }
  }
  return gathered;
}

int finish_writing(const Options& options, const std::string& bytes) {
  return write_or_complain(options.output, bytes) ? kDone : kCallAtFault;
}

}  // namespace

int run_info(const Options& options) {
  if (options.explain && !options.json) {
    const int explained = explain(options);
    if (explained != kDone) return explained;
  }
  Input input = read_input(options);
  if (input.exit_code != kDone) return input.exit_code;
  const Thread* chosen = chosen_thread(input, options);
  if (input.exit_code != kDone) return input.exit_code;
  for (const Thread& thread : input.document.threads()) {
    if (chosen != nullptr && &thread != chosen) continue;
    if (options.json) {
      // The warnings are the file's: said once.
      const bool first = chosen != nullptr || &thread == &input.document.threads().front();
      print(info_json(thread, first ? input.document.warnings() : std::vector<Problem>()));
      print("\n");
    } else {
      print_info(thread);
    }
  }
  return kDone;
}

int run_list(const Options& options) {
  const Input input = read_input(options);
  if (input.exit_code != kDone) return input.exit_code;
  const std::vector<Thread>& threads = input.document.threads();
  for (size_t i = 0; i < threads.size(); ++i) {
    if (options.json) {
      print(list_json(threads[i], static_cast<uint32_t>(i + 1)));
      print("\n");
    } else {
      const ThreadCounts counts = count(threads[i]);
      std::string title(threads[i].title());
      if (title.empty()) title = excerpt_of(threads[i]);
      if (title.empty()) title = "(no title)";
      std::printf("%5zu  %8u comments  %s", i + 1, counts.comments, title.c_str());
      if (!threads[i].url().empty()) std::printf("  <%s>", std::string(threads[i].url()).c_str());
      std::printf("\n");
    }
  }
  return kDone;
}

int run_convert(const Options& options) {
  const bool to_json_array = options.to == "json";
  if (options.to != "json" && options.to != "markdown" && options.to != "text" &&
      options.to != "html" && options.to != "element") {
    return call_error("--to takes json, markdown, text, html or element");
  }
  if (options.to != "element" && !(options.src.empty() && options.shadow.empty())) {
    return call_error("--src and --shadow are for --to element");
  }
  Input input = read_input(options);
  if (input.exit_code != kDone) return input.exit_code;
  const Thread* thread = chosen_thread(input, options);
  if (input.exit_code != kDone) return input.exit_code;
  const ExportOptions what = {options.keep_hidden};
  std::string out;
  if (thread == nullptr) {
    if (!to_json_array) return need_thread(input);
    out = "[";
    for (const Thread* each : published_threads(input, options)) {
      if (out.size() > 1) out += ",\n";
      out += to_json(*each, what);
    }
    out += "]\n";
    return finish_writing(options, out);
  }
  if (!may_be_published(input, *thread, options)) return kInputAtFault;
  if (options.to == "json") out = to_json(*thread, what);
  if (options.to == "markdown") out = to_markdown(*thread, what);
  if (options.to == "text") out = to_text(*thread, what);
  if (options.to == "html") {
    const HtmlOptions html = html_options(options);
    render_static(*thread, html, out);
  }
  if (options.to == "element") {
    render_element(*thread, html_options(options), {options.src, options.shadow}, out);
  }
  return finish_writing(options, out);
}

int run_page(const Options& options) {
  Input input = read_input(options);
  if (input.exit_code != kDone) return input.exit_code;
  const Thread* thread = chosen_thread(input, options);
  if (input.exit_code != kDone) return input.exit_code;
  if (thread == nullptr) return need_thread(input);
  const std::optional<std::string> page_template = read_web_file("page.html");
  if (!page_template) return lacks_web_file("page.html");
  if (!may_be_published(input, *thread, options)) return kInputAtFault;
  const HtmlOptions html = html_options(options);
  const std::string page = render_page(*thread, *page_template, html);
  if (page.empty()) {
    std::fprintf(stderr, "threadbare: page.html is not a template of this version\n");
    return kCallAtFault;
  }
  return finish_writing(options, page);
}

int run_formats(const Options&) {
  for (const Format* format : formats()) {
    const std::string name(format->name);
    std::printf("%-16s %s (example: tests/golden/%s/)\n", name.c_str(),
                std::string(format->summary).c_str(), name.c_str());
  }
  return kDone;
}

}  // namespace threadbare::cli

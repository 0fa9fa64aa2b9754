#include "cli/commands.h"

#include <cstdio>
#include <optional>
#include <string>

#include "cli/files.h"
#include "threadbare.h"

namespace threadbare::cli {

namespace {

void print(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
}

// `FILE:LINE:COLUMN: error: …`, as compilers have it, so that editors find the place.
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

// The file named in the call, read; or an exit code.
struct Input {
  std::string name;
  Document document;
  int exit_code = kDone;
};

Input read_input(const Options& options) {
  Input input;
  if (options.files.size() != 1) {
    input.exit_code = call_error(options.files.empty() ? "name a file, or - for standard input"
                                                       : "name one file at a time");
    return input;
  }
  if (!options.from.empty() && format_named(options.from) == nullptr) {
    input.exit_code = call_error("there is no format called " + options.from);
    return input;
  }
  input.name = options.files[0] == "-" ? "standard input" : options.files[0];
  std::string complaint;
  std::optional<std::string> bytes = read_file(options.files[0], complaint);
  if (!bytes) {
    complain(input.name, {}, "error", complaint);
    input.exit_code = kInputAtFault;
    return input;
  }
  input.document = Document::read(std::move(*bytes), {options.from, options.base, {}});
  for (const Problem& warning : input.document.warnings()) {
    complain(input.name, warning.place, "warning", warning.message);
  }
  if (input.document.dropped_warnings() > 0) {
    complain(input.name, {}, "warning",
             std::to_string(input.document.dropped_warnings()) + " more like these");
  }
  if (!input.document.ok()) {
    complain(input.name, input.document.error().place, "error", input.document.error().message);
    input.exit_code = kInputAtFault;
  } else if (options.thread > input.document.threads().size()) {
    input.exit_code = call_error("this file has only " +
                                 counted(input.document.threads().size(), "thread", "threads"));
  }
  return input;
}

// The one thread that a call is about, or null if it has to say which.
const Thread* chosen_thread(const Input& input, const Options& options) {
  const std::vector<Thread>& threads = input.document.threads();
  if (options.thread > 0) return &threads[options.thread - 1];
  return threads.size() == 1 ? &threads[0] : nullptr;
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

int finish_writing(const Options& options, const std::string& bytes) {
  std::string complaint;
  if (write_file(options.output, bytes, complaint)) return kDone;
  std::fprintf(stderr, "threadbare: cannot write %s: %s\n", options.output.c_str(),
               complaint.c_str());
  return kCallAtFault;
}

void tell_what_is_left_out(const Input& input, const Thread& thread, const Options& options) {
  const uint32_t left_out = bodies_left_out(thread, {options.keep_hidden});
  if (left_out == 0) return;
  complain(input.name, {}, "note",
           counted(left_out, "body of a hidden, deleted or removed comment was",
                   "bodies of hidden, deleted or removed comments were") +
               " left out; --keep-hidden keeps them");
}

}  // namespace

int run_info(const Options& options) {
  const Input input = read_input(options);
  if (input.exit_code != kDone) return input.exit_code;
  const std::vector<Thread>& threads = input.document.threads();
  for (size_t i = 0; i < threads.size(); ++i) {
    if (options.thread > 0 && i != options.thread - 1) continue;
    if (options.json) {
      print(info_json(threads[i], input.document.warnings()));
      print("\n");
    } else {
      print_info(threads[i]);
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
      const std::string title(threads[i].title().empty() ? std::string_view("(no title)")
                                                         : threads[i].title());
      std::printf("%5zu  %8u comments  %s\n", i + 1, counts.comments, title.c_str());
    }
  }
  return kDone;
}

int run_convert(const Options& options) {
  const bool to_json_array = options.to == "json";
  if (options.to != "json" && options.to != "markdown" && options.to != "text" &&
      options.to != "html") {
    return call_error("--to takes json, markdown, text or html");
  }
  const Input input = read_input(options);
  if (input.exit_code != kDone) return input.exit_code;
  const Thread* thread = chosen_thread(input, options);
  const ExportOptions what = {options.keep_hidden};
  std::string out;
  if (thread == nullptr) {
    if (!to_json_array) return need_thread(input);
    out = "[";
    for (const Thread& each : input.document.threads()) {
      tell_what_is_left_out(input, each, options);
      if (out.size() > 1) out += ",\n";
      out += to_json(each, what);
    }
    out += "]\n";
    return finish_writing(options, out);
  }
  tell_what_is_left_out(input, *thread, options);
  if (options.to == "json") out = to_json(*thread, what);
  if (options.to == "markdown") out = to_markdown(*thread, what);
  if (options.to == "text") out = to_text(*thread, what);
  if (options.to == "html") {
    HtmlOptions html;
    html.keep_hidden = options.keep_hidden;
    render_static(*thread, html, out);
  }
  return finish_writing(options, out);
}

int run_page(const Options& options) {
  const Input input = read_input(options);
  if (input.exit_code != kDone) return input.exit_code;
  const Thread* thread = chosen_thread(input, options);
  if (thread == nullptr) return need_thread(input);
  const std::optional<std::string> page_template = read_page_template();
  if (!page_template) {
    std::fprintf(
        stderr,
        "threadbare: page.html, which the web build makes, is not beside this command; run "
        "./dev build, or name its folder in THREADBARE_WEB_DIR\n");
    return kCallAtFault;
  }
  tell_what_is_left_out(input, *thread, options);
  HtmlOptions html;
  html.keep_hidden = options.keep_hidden;
  const std::string page = render_page(*thread, *page_template, html);
  if (page.empty()) {
    std::fprintf(stderr, "threadbare: page.html is not a template of this version\n");
    return kCallAtFault;
  }
  return finish_writing(options, page);
}

int run_formats(const Options&) {
  for (const Format* format : formats()) {
    std::printf("%-14s %s\n", std::string(format->name).c_str(),
                std::string(format->summary).c_str());
  }
  return kDone;
}

}  // namespace threadbare::cli

#include "cli/publication.h"

#include <cstdio>

#include "cli/files.h"
#include "cli/fold_option.h"

namespace threadbare::cli {

namespace {

void tell_of_bodies(const Input& input, uint64_t left_out) {
  if (left_out == 0) return;
  complain(input.names[0], {}, "note",
           counted(left_out, "body of a hidden, deleted or removed comment was",
                   "bodies of hidden, deleted or removed comments were") +
               " left out; --keep-hidden keeps them");
}

}  // namespace

std::vector<const Thread*> published_threads(const Input& input, const Options& options) {
  std::vector<const Thread*> published;
  uint64_t unpublished = 0;
  uint64_t bodies = 0;
  for (const Thread& thread : input.document.threads()) {
    if (!thread.facts().unpublished.empty() && !options.keep_hidden) {
      ++unpublished;
      continue;
    }
    published.push_back(&thread);
    bodies += bodies_left_out(thread, {options.keep_hidden});
  }
  tell_of_bodies(input, bodies);
  if (unpublished > 0) {
    complain(
        input.names[0], {}, "note",
        counted(unpublished, "thread", "threads") +
            " below a draft, a private or a protected post left out; --keep-hidden keeps them");
  }
  return published;
}

bool may_be_published(const Input& input, const Thread& thread, const Options& options) {
  const std::string_view reason = thread.text(thread.facts().unpublished);
  if (!reason.empty() && !options.keep_hidden) {
    complain(input.names[0], {}, "error",
             "this post was not for everybody (" + std::string(reason) +
                 "); --keep-hidden publishes it all the same");
    return false;
  }
  tell_of_bodies(input, bodies_left_out(thread, {options.keep_hidden}));
  return true;
}

HtmlOptions html_options(const Options& options) {
  HtmlOptions html;
  html.keep_hidden = options.keep_hidden;
  html.phrases = phrasebook_of(options.lang);
  if (const auto folds = fold_policy_in(options.fold)) html.folds = *folds;
  if (!options.heading_level.empty()) {
    html.heading_level = static_cast<uint32_t>(options.heading_level.front() - '0');
  }
  return html;
}

bool write_or_complain(const std::string& path, const std::string& bytes) {
  std::string complaint;
  if (write_file(path, bytes, complaint)) return true;
  std::fprintf(stderr, "threadbare: cannot write %s: %s\n",
               path.empty() ? "to standard output" : path.c_str(), complaint.c_str());
  return false;
}

int lacks_web_file(const std::string& name) {
  std::fprintf(stderr,
               "threadbare: %s, which the web build makes, is not beside this command; run "
               "./dev build, or name its folder in THREADBARE_WEB_DIR\n",
               name.c_str());
  return kCallAtFault;
}

}  // namespace threadbare::cli

// What a call publishes, and what it leaves out.
#ifndef THREADBARE_CLI_PUBLICATION_H_
#define THREADBARE_CLI_PUBLICATION_H_

#include <string>
#include <vector>

#include "cli/input.h"
#include "cli/options.h"

namespace threadbare::cli {

/// The threads of a document that may be published: without drafts, private and protected posts,
/// unless --keep-hidden. How many of them, and how many bodies of hidden, deleted and removed
/// comments, are left out is said on standard error.
std::vector<const Thread*> published_threads(const Input& input, const Options& options);

/// The same for one thread, which was asked for by name. Says why if not.
bool may_be_published(const Input& input, const Thread& thread, const Options& options);

/// How a call wants comments written.
HtmlOptions html_options(const Options& options);

/// Writes a file, or says on standard error why not.
bool write_or_complain(const std::string& path, const std::string& bytes);

/// Says that a file of the web build is not to be found, and returns kCallAtFault.
int lacks_web_file(const std::string& name);

}  // namespace threadbare::cli

#endif  // THREADBARE_CLI_PUBLICATION_H_

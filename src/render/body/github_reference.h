// What GitHub makes links of: `@ada`, `#12`, `GH-12`, `ada/engine#12`, commits.
#ifndef THREADBARE_RENDER_GITHUB_REFERENCE_H_
#define THREADBARE_RENDER_GITHUB_REFERENCE_H_

#include <string>
#include <string_view>

namespace threadbare {

class HtmlWriter;

/// The repository that a GitHub URL names, "https://github.com/ada/engine" of
/// "https://github.com/ada/engine/issues/12"; empty for other URLs.
std::string repository_of(std::string_view url);

/// Writes text with its mentions, and its issues and commits in `repository` and elsewhere, as
/// links (docs.github.com, "Autolinked references and URLs"). Without a repository `#12` and
/// commits stay text. A commit is 7 to 40 hexadecimal digits, both figures and letters, that stand
/// alone. Addresses become links too. Complexity: linear.
void write_github_text(HtmlWriter& writer, std::string_view text, std::string_view repository);

}  // namespace threadbare

#endif  // THREADBARE_RENDER_GITHUB_REFERENCE_H_

// URLs of GitHub's pages and API, as far as they say which issue something is of.
#ifndef THREADBARE_FORMATS_GITHUB_ISSUE_URL_H_
#define THREADBARE_FORMATS_GITHUB_ISSUE_URL_H_

#include <string>
#include <string_view>

namespace threadbare {

/// The page that a comment stands on. Issues, pull requests and discussions of a repository share
/// their numbers, so `key` is the same for all URLs of one: its pull request as its issue, its page
/// as its place in the API.
struct IssueUrl {
  std::string key;      ///< empty: the URL names no page that is commented on
  std::string page;     ///< "https://github.com/looms/heddle/issues/12"; empty if `key` is
  std::string site;     ///< "https://github.com"; empty if the URL is none of the web
  bool is_api = false;  ///< the URL is one of the API: `page` may say `issues` for a pull request
};

/// Reads URLs of issues, pull requests, discussions and commits, of comments on them, and of gists'
/// comments; on github.com and on servers that are built like it (GitHub Enterprise, Forgejo).
/// https://docs.github.com/en/rest/issues/comments
IssueUrl issue_url(std::string_view url);

}  // namespace threadbare

#endif  // THREADBARE_FORMATS_GITHUB_ISSUE_URL_H_

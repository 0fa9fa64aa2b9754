#include "formats/github/issue_url.h"

#include <algorithm>
#include <vector>

namespace threadbare {

namespace {

std::vector<std::string_view> segments_of(std::string_view path) {
  std::vector<std::string_view> segments;
  constexpr size_t kMost = 16;  // those of the API have up to nine
  while (!path.empty() && segments.size() < kMost) {
    const size_t end = std::min(path.find('/'), path.size());
    if (end > 0) segments.push_back(path.substr(0, end));
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return segments;
}

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::string in_lower_case(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  }
  return text;
}

}  // namespace

IssueUrl issue_url(std::string_view url) {
  const size_t scheme = url.find("://");
  if (scheme == std::string_view::npos || !url.starts_with("http")) return {};
  url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find_first_of("?#"));
  std::vector<std::string_view> path = segments_of(url);
  if (path.empty()) return {};
  std::string_view host = path.front();
  path.erase(path.begin());

  IssueUrl found;
  constexpr std::string_view kApiHost = "api.";
  if (host.starts_with(kApiHost)) {
    host.remove_prefix(kApiHost.size());
    found.is_api = true;
  } else if (path.size() > 2 && path[0] == "api") {  // /api/v3/repos/…
    path.erase(path.begin(), path.begin() + 2);
    found.is_api = true;
  }
  found.site = "https://" + in_lower_case(std::string(host));
  if (found.is_api && path.size() > 1 && path[0] == "gists") {
    found.page = "https://gist." + in_lower_case(std::string(host)) + "/" + std::string(path[1]);
    found.key = found.page;
    return found;
  }
  if (found.is_api && !path.empty() && path[0] == "repos") path.erase(path.begin());
  if (path.size() < 4) return found;
  const std::string repository =
      found.site + "/" + std::string(path[0]) + "/" + std::string(path[1]);
  const std::string_view kind = path[2];
  const std::string number(path[3]);
  if (kind == "commit" || kind == "commits") {
    found.page = repository + "/commit/" + number;
    found.key = in_lower_case(found.page);
  } else if (is_number(number) &&
             (kind == "issues" || kind == "pull" || kind == "pulls" || kind == "discussions")) {
    const bool is_pull = found.is_api && kind == "pulls";
    found.page = repository + "/" + std::string(is_pull ? "pull" : kind) + "/" + number;
    found.key = in_lower_case(repository) + "#" + number;
  }
  return found;
}

}  // namespace threadbare

// Bodies from the wild, and payloads made to break sanitisers: THREADBARE_CORPUS names their
// folder, as for tests/corpus.test.cpp.
#include <cstdlib>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "catch.h"
#include "files.h"
#include "render/html_checker.h"
#include "render/rendered_body.h"

namespace threadbare {
namespace {

namespace fs = std::filesystem;

constexpr Dialect kDialects[] = {Dialect::lemmy,  Dialect::commonmark, Dialect::reddit,
                                 Dialect::github, Dialect::mail,       Dialect::wordpress};

fs::path corpus() {
  const char* path = std::getenv("THREADBARE_CORPUS");
  if (path != nullptr && *path != '\0') return path;
  std::cout << "corpus not given: set THREADBARE_CORPUS to its folder\n";
  return {};
}

void collect_strings(const nlohmann::json& root, std::vector<std::string>& strings) {
  const nlohmann::json flat = root.flatten();
  for (const nlohmann::json& value : flat) {
    if (value.is_string()) strings.push_back(value.get<std::string>());
  }
}

// Whatever it is, and wherever it stands: nothing but what the writer has comes out.
void check_body(const std::string& body, Markup markup) {
  for (const Dialect dialect : kDialects) {
    const std::string html =
        rendered_body(body, markup, "https://github.com/owner/repository/issues/1", dialect);
    const std::string fault = fault_in(html);
    if (fault.empty()) continue;
    INFO(body.substr(0, 1000));
    CHECK(fault == "");
  }
}

}  // namespace

TEST_CASE("payloads against sanitisers come out harmless", "[corpus]") {
  const fs::path folder = corpus();
  if (folder.empty()) return;
  std::vector<std::string> payloads;
  collect_strings(
      nlohmann::json::parse(test::read_file(folder / "_security/DOMPurify-expect.json")), payloads);
  CHECK(payloads.size() > 300);
  for (const std::string& payload : payloads) {
    for (const Markup markup : {Markup::html, Markup::markdown, Markup::text}) {
      check_body(payload, markup);
    }
  }
}

TEST_CASE("real HTML bodies come out as what the writer has", "[corpus]") {
  const fs::path folder = corpus();
  if (folder.empty()) return;
  size_t bodies = 0;
  for (const char* path :
       {"discourse/delving-bitcoin-archive-topic-1509.json",
        "discourse/grimoirelab-perceval-discourse_topic_1150.json",
        "twikoo/Twikoo_Backups-twikoo-comment.json", "mastodon/kmcd.dev-statuses.json",
        "misc_json/website-discord-threads.json",
        "activitypub/lemmy-wordpress-objects-page.json"}) {
    std::vector<std::string> strings;
    collect_strings(nlohmann::json::parse(test::read_file(folder / path)), strings);
    for (const std::string& body : strings) {
      if (body.find('<') == body.npos) continue;
      ++bodies;
      const std::string html = rendered_body(body, Markup::html, "https://base.example/");
      const std::string fault = fault_in(html);
      if (fault.empty() && html.find("&lt;/p") == html.npos) continue;
      INFO(body.substr(0, 1000));
      CHECK(fault == "");
      CHECK(body.find("&lt;/p") != body.npos);  // else a tag was taken for text
    }
  }
  CHECK(bodies > 1000);
}

}  // namespace threadbare

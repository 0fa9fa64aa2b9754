// Pages and lists of pages, from templates.
#include "render/static_html.h"

#include <string>
#include <vector>

#include "catch.h"
#include "threadbare.h"

using namespace threadbare;

namespace {

Document four_threads() {
  return Document::read(R"([
    {"threadbare": 1, "title": "On <looms>", "url": "https://www.blog.example/looms/",
     "comments": [{"body": "a", "time": "2024-01-14T09:30:00Z"}, {"body": "b"}]},
    {"threadbare": 1, "url": "https://blog.example/fords/", "comments": [{"body": "c"}]},
    {"threadbare": 1, "comments": [{"body": "d"}]},
    {"threadbare": 1, "comments": [{"id": "1"}]}])");
}

}  // namespace

TEST_CASE("a list of threads says of each its name, page, comments and last date", "[static]") {
  const Document document = four_threads();
  REQUIRE(document.threads().size() == 4);
  std::vector<ThreadFile> files;
  for (const Thread& thread : document.threads()) {
    files.push_back({&thread, std::to_string(files.size()) + ".html"});
  }
  CHECK(render_index(files, "<{{title}}|{{heading}}|{{threads}}>") ==
        "<4 threads|4 threads|<ol class=\"threads\">"
        "<li><a href=\"0.html\" dir=\"auto\">On &lt;looms&gt;</a> <small "
        "class=\"page\">blog.example/looms</small>"
        " <small class=\"count\">2 comments</small> <small class=\"last\">2024-01-14</small></li>"
        "<li><a href=\"1.html\" dir=\"auto\">blog.example/fords</a> <small class=\"count\">1 "
        "comment</small></li>"
        "<li><a href=\"2.html\" dir=\"auto\">d</a> <small class=\"count\">1 comment</small></li>"
        "<li><a href=\"3.html\" dir=\"auto\">Untitled thread</a> <small class=\"count\">1 "
        "comment</small></li>"
        "</ol>>");
  CHECK(render_index(files, "{{title}}{{threads}}") == "");
}

TEST_CASE("a page without a title is called by its address, or as it begins", "[static]") {
  const Document document = four_threads();
  auto title = [&document](size_t i) {
    const std::string page =
        render_page(document.threads()[i], "{{title}}\n{{comments}}{{data}}", {});
    return page.substr(0, page.find('\n'));
  };
  CHECK(title(0) == "On &lt;looms&gt;");
  CHECK(title(1) == "blog.example/fords");
  CHECK(title(2) == "d");
  CHECK(title(3) == "Untitled thread");
}

#include "render/body/linkifier.h"

#include <string>
#include <vector>

#include "catch.h"
#include "render/html/html_writer.h"
#include "render/html_checker.h"

using namespace threadbare;

namespace {

std::vector<std::string> links_in(std::string_view text) {
  std::vector<std::string> links;
  for (size_t at = 0; at < text.size();) {
    const FoundLink link = find_link(text, at);
    if (link.found()) links.emplace_back(text.substr(link.begin, link.end - link.begin));
    at = link.end;
  }
  return links;
}

using Links = std::vector<std::string>;

std::string linkified(std::string_view text) {
  std::string out;
  HtmlWriter writer(out);
  write_linkified(writer, text);
  return out;
}

}  // namespace

TEST_CASE("addresses are found at the start of words", "[render]") {
  CHECK(links_in("see http://a.example/x and www.b.example") ==
        Links{"http://a.example/x", "www.b.example"});
  CHECK(links_in("HTTPS://A.EXAMPLE (http://b.example)") ==
        Links{"HTTPS://A.EXAMPLE", "http://b.example"});
  CHECK(links_in("http://localhost:8080/x") == Links{"http://localhost:8080/x"});
  CHECK(links_in("\xE7\x9C\x8Bhttp://a.example/\xE3\x80\x82http://b.example") ==
        Links{"http://a.example/", "http://b.example"});
  CHECK(links_in("http://m\xC3\xBCller.example/\xC3\xBC") ==
        Links{"http://m\xC3\xBCller.example/\xC3\xBC"});
  CHECK(links_in("xhttp://a.example awww.b.example ./www.b.example").empty());
}

TEST_CASE("what is no host is no address", "[render]") {
  CHECK(links_in("http:// https://. http://- www. www.a www._ www.a_b.c www.a..b").empty());
  CHECK(links_in("http://a_b.c http://a.b_c").empty());
  CHECK(links_in("http://a_b.c.example") == Links{"http://a_b.c.example"});
  CHECK(links_in("ftp://a.example mailto:a@b.example a@b.example javascript://a.example").empty());
}

TEST_CASE("punctuation behind an address is not part of it", "[render]") {
  CHECK(
      links_in(
          "http://a.example/x. http://a.example/x?! http://a.example, (http://a.example/y).") ==
      Links{"http://a.example/x", "http://a.example/x", "http://a.example", "http://a.example/y"});
  CHECK(links_in("**http://a.example/x** _http://a.example/x_ 'http://a.example'") ==
        Links{"http://a.example/x", "http://a.example/x", "http://a.example"});
  CHECK(links_in(
            "\"http://a.example\" <http://a.example> \xE2\x80\x9Chttp://a.example\xE2\x80\x9D") ==
        Links{"http://a.example", "http://a.example", "http://a.example"});
}

TEST_CASE("closing brackets are part of an address if they are opened in it", "[render]") {
  CHECK(links_in("http://a.example/x_(y) (http://a.example/x_(y)) [http://a.example/x]") ==
        Links{"http://a.example/x_(y)", "http://a.example/x_(y)", "http://a.example/x"});
  CHECK(links_in("http://a.example/((x)") == Links{"http://a.example/((x)"});
}

TEST_CASE("addresses become links that lead out", "[render]") {
  CHECK(linkified("a<www.a.example/?x&y>") ==
        "a&lt;<a href=\"https://www.a.example/?x&amp;y\" rel=\"nofollow ugc noopener noreferrer\">"
        "www.a.example/?x&amp;y</a>&gt;");
  CHECK(linkified("http://user@a.example") == "http://user@a.example");
}

TEST_CASE("there are no addresses inside a link", "[render]") {
  std::string out;
  HtmlWriter writer(out);
  writer.open(Element::a);
  write_linkified(writer, "http://a.example");
  writer.close(Element::a);
  CHECK(out == "<a>http://a.example</a>");
}

TEST_CASE("mentions and communities are not links", "[render]") {
  CHECK(linkified("!main@a.example @ada@a.example") == "!main@a.example @ada@a.example");
}

TEST_CASE("long runs of what might be addresses take linear time", "[render]") {
  for (const char* unit :
       {"http://a.b(", "www._", "www.", "http://", "http://a.b)", "www.a.b ", "https://_ ", "h",
        "\xE3\x80\x82", "http://a.b/\xFF", "www.a_b.", "(w"}) {
    std::string text;
    while (text.size() < 1000000) text += unit;
    const std::string html = linkified(text);
    INFO(unit);
    CHECK(html.size() < text.size() * 15);
    CHECK(fault_in(html) == "");
  }
}

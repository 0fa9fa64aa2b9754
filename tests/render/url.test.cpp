#include "render/html/url.h"

#include <string>

#include "catch.h"
#include "thread/limits.h"

using namespace threadbare;

namespace {

constexpr const char* kBase = "https://example.org/a/b?c#d";

}  // namespace

TEST_CASE("web and mail addresses are let through", "[render]") {
  CHECK(safe_url("http://example.org", "") == "http://example.org");
  CHECK(safe_url("HTTPS://Example.org:8080/x?y=1&z#f", "") == "https://Example.org:8080/x?y=1&z#f");
  CHECK(safe_url("  https://example.org/ ", "") == "https://example.org/");
  CHECK(safe_url("http://[2001:db8::1]:80/", "") == "http://[2001:db8::1]:80/");
  CHECK(safe_url("mailto:ada@example.org?subject=a b", "") ==
        "mailto:ada@example.org?subject=a%20b");
  CHECK(safe_url("MailTo:ada@example.org", "") == "mailto:ada@example.org");
  CHECK(safe_url("//example.org/x", "") == "https://example.org/x");
}

TEST_CASE("other schemes are refused, however they are written", "[render]") {
  for (const char* url : {"javascript:alert(1)",
                          "JaVaScRiPt:alert(1)",
                          " javascript:alert(1)",
                          "\x01javascript:alert(1)",
                          "\tjavascript:alert(1)",
                          "java\tscript:alert(1)",
                          "java\nscript:alert(1)",
                          "java\rscript:alert(1)",
                          "javascript\n:alert(1)",
                          "javascript:\\u0061lert(1)",
                          "javascript://example.org/%0aalert(1)",
                          "javascript:https://example.org",
                          "vbscript:x",
                          "data:text/html,<script>alert(1)</script>",
                          "data:image/png;base64,AAAA",
                          "blob:https://example.org/1",
                          "file:///etc/passwd",
                          "ftp://example.org/",
                          "filesystem:x",
                          "about:blank",
                          "view-source:https://example.org",
                          "tel:123",
                          "x-javascript:a",
                          "livescript:a",
                          "mocha:a",
                          "jar:https://example.org!/",
                          "steam://run/1",
                          "ms-msdt:/id",
                          "intent://x",
                          "wyciwyg://x",
                          "feed:javascript:alert(1)"}) {
    INFO(url);
    CHECK(safe_url(url, "") == "");
    CHECK(safe_url(url, kBase) == "");
  }
  CHECK(safe_url(std::string_view("java\0script:alert(1)", 20), kBase) == "");
}

TEST_CASE("what merely looks like a scheme is a path", "[render]") {
  CHECK(safe_url("%6Aavascript:alert(1)", kBase) == "https://example.org/a/%6Aavascript:alert(1)");
  CHECK(safe_url("\xC2\xA0javascript:alert(1)", kBase) ==
        "https://example.org/a/%C2%A0javascript:alert(1)");
  CHECK(safe_url("&#106;avascript:alert(1)", kBase) ==
        "https://example.org/a/&#106;avascript:alert(1)");
  CHECK(safe_url("\xEF\xBD\x8A"
                 "avascript:alert(1)",
                 "") == "");
}

TEST_CASE("whatever is returned has one of three beginnings", "[render]") {
  const std::string_view pieces[] = {
      "",   "javascript", "http", "https",        "mailto", "data", ":", "//",  "/",
      "\\", "?",          "#",    "evil.example", "@",      "\t",   " ", "%0a", "\x7F"};
  for (const std::string_view base : {std::string_view(), std::string_view(kBase)}) {
    for (const std::string_view a : pieces) {
      for (const std::string_view b : pieces) {
        for (const std::string_view c : pieces) {
          for (const std::string_view d : pieces) {
            std::string url;
            for (const std::string_view piece : {a, b, c, d}) url += piece;
            const std::string safe = safe_url(url, base);
            const bool good = safe.empty() || safe.starts_with("http://") ||
                              safe.starts_with("https://") || safe.starts_with("mailto:");
            if (!good || safe.find_first_of("\\ \t\x7F\"<>") != safe.npos) {
              INFO(url);
              CHECK(safe == "");
            }
          }
        }
      }
    }
  }
}

TEST_CASE("hosts that are not what they seem are refused", "[render]") {
  for (const char* url : {"\\\\evil.com",
                          "/\\evil.com",
                          "\\/evil.com",
                          "http:\\\\evil.com",
                          "http:/\\evil.com",
                          "http:evil.com",
                          "http:/evil.com",
                          "http://good.com\\@evil.com",
                          "http://good.com@evil.com",
                          "http://user:password@evil.com",
                          "//good.com@evil.com",
                          "//evil.com\\x",
                          "http://",
                          "http:///x",
                          "https://?x",
                          "//",
                          "http://a b/",
                          "http://a%2Eb/",
                          "http://a.b:x/",
                          "http://a.b:123456/",
                          "http://a<b/",
                          "http://[::1",
                          "http://[x]/",
                          "http://\xC2\xA0/",
                          "http://a\xE2\x80\x8B.b/",
                          "http://a\xFF.b/",
                          "http://ev\xC2\xADil.com/"}) {
    INFO(url);
    CHECK(safe_url(url, "") == "");
    CHECK(safe_url(url, kBase) == "");
  }
}

TEST_CASE("hosts in other scripts stay as they are", "[render]") {
  CHECK(safe_url("https://m\xC3\xBCller.example/\xC3\xBC?\xC3\xBC#\xC3\xBC", "") ==
        "https://m\xC3\xBCller.example/%C3%BC?%C3%BC#%C3%BC");
}

TEST_CASE("what URLs do not have is percent-encoded, escapes are not encoded again", "[render]") {
  CHECK(safe_url("https://a.b/ <>\"`{}|^[]\\%41%zz%", "") ==
        "https://a.b/%20%3C%3E%22%60%7B%7D%7C%5E%5B%5D%5C%41%25zz%25");
  CHECK(safe_url("https://a.b/?q=[x]#a#b", "") == "https://a.b/?q=%5Bx%5D#a%23b");
  CHECK(safe_url("https://a.b/\xFF", "") == "https://a.b/%FF");
  CHECK(safe_url("https://a.b/it's~(x);y=1,2!$*+", "") == "https://a.b/it's~(x);y=1,2!$*+");
}

TEST_CASE("relative URLs are resolved as RFC 3986 has it", "[render]") {
  // The examples of section 5.4, as far as they are for http.
  const std::pair<const char*, const char*> examples[] = {
      {"g", "http://a/b/c/g"},
      {"./g", "http://a/b/c/g"},
      {"g/", "http://a/b/c/g/"},
      {"/g", "http://a/g"},
      {"//g", "https://g"},
      {"?y", "http://a/b/c/d;p?y"},
      {"g?y", "http://a/b/c/g?y"},
      {"g#s", "http://a/b/c/g#s"},
      {"g?y#s", "http://a/b/c/g?y#s"},
      {";x", "http://a/b/c/;x"},
      {"g;x", "http://a/b/c/g;x"},
      {"g;x?y#s", "http://a/b/c/g;x?y#s"},
      {".", "http://a/b/c/"},
      {"./", "http://a/b/c/"},
      {"..", "http://a/b/"},
      {"../", "http://a/b/"},
      {"../g", "http://a/b/g"},
      {"../..", "http://a/"},
      {"../../", "http://a/"},
      {"../../g", "http://a/g"},
      {"../../../g", "http://a/g"},
      {"../../../../g", "http://a/g"},
      {"/./g", "http://a/g"},
      {"/../g", "http://a/g"},
      {"g.", "http://a/b/c/g."},
      {".g", "http://a/b/c/.g"},
      {"g..", "http://a/b/c/g.."},
      {"..g", "http://a/b/c/..g"},
      {"./../g", "http://a/b/g"},
      {"./g/.", "http://a/b/c/g/"},
      {"g/./h", "http://a/b/c/g/h"},
      {"g/../h", "http://a/b/c/h"},
      {"g;x=1/./y", "http://a/b/c/g;x=1/y"},
      {"g;x=1/../y", "http://a/b/c/y"},
      {"g?y/./x", "http://a/b/c/g?y/./x"},
      {"g?y/../x", "http://a/b/c/g?y/../x"},
      {"g#s/./x", "http://a/b/c/g#s/./x"},
      {"g#s/../x", "http://a/b/c/g#s/../x"},
  };
  for (const auto& [reference, resolved] : examples) {
    INFO(reference);
    CHECK(safe_url(reference, "http://a/b/c/d;p?q") == resolved);
  }
  CHECK(safe_url("g", "https://a.b") == "https://a.b/g");
  CHECK(safe_url("?q", "https://a.b") == "https://a.b?q");
  CHECK(safe_url("//a//../b", "") == "https://a/b");
}

TEST_CASE("relative URLs are refused without a base on the web", "[render]") {
  for (const char* base : {"", "file:///home/ada/", "javascript:alert(1)//", "/x", "data:,",
                           "http:x", "https://user@a.b/", "https://a.b/\n", "mailto:a@b.c"}) {
    INFO(base);
    CHECK(safe_url("x", base) == "");
    CHECK(safe_url("/x", base) == "");
    CHECK(safe_url("?x", base) == "");
  }
}

TEST_CASE("fragments, empty and overlong URLs are refused", "[render]") {
  CHECK(safe_url("", kBase) == "");
  CHECK(safe_url(" ", kBase) == "");
  CHECK(safe_url("#", kBase) == "");
  CHECK(safe_url("#comment-1", kBase) == "");
  CHECK(safe_url("mailto:", kBase) == "");
  const std::string longest = "https://a.b/" + std::string(kMaxUrlBytes - 12, 'x');
  CHECK(safe_url(longest, "") == longest);
  CHECK(safe_url(longest + "x", "") == "");
}

TEST_CASE("hosts are told in lower case, without their port", "[render]") {
  CHECK(web_host_of("https://Example.ORG:443/X") == "example.org");
  CHECK(web_host_of("http://[::1]:80/") == "[::1]");
  CHECK(web_host_of("http://[::1]") == "[::1]");
  CHECK(web_host_of("mailto:a@b.c") == "");
  CHECK(web_host_of("//a.b/") == "");
  CHECK(web_host_of("https://user@a.b/") == "");
}

#include "thread/page_url.h"

#include "catch.h"

using namespace threadbare;

TEST_CASE("pages compare without scheme, www., final slash and fragment", "[thread]") {
  for (const char* url : {"https://www.Example.org/post/#top", "http://example.org/post",
                          "//EXAMPLE.org/post/", "https://example.org/post#"}) {
    INFO(url);
    CHECK(page_of(url) == "example.org/post");
  }
  CHECK(page_of("https://example.org/") == "example.org");
  CHECK(page_of("https://example.org/Post?p=1") == "example.org/Post?p=1");
  CHECK(page_of("/post/") == "/post");
  CHECK(page_of("/") == "/");
  CHECK(page_of("/go?to=http://x.example/") == "/go?to=http://x.example");
  CHECK(page_of("") == "");
}

TEST_CASE("a host is what stands between scheme and path", "[thread]") {
  CHECK(instance_of("https://example.org:8080/u/ada") == "example.org:8080");
  CHECK(instance_of("https://example.org?x=/y") == "example.org");
  CHECK(instance_of("example.org/u/ada") == "");
}

TEST_CASE("a slug is the last part of a page's path", "[thread]") {
  CHECK(slug_of("https://example.org/2020/01/on-looms/") == "on-looms");
  CHECK(slug_of("https://example.org/on-looms.html?x=/y#z") == "on-looms");
  CHECK(slug_of("/on-looms") == "on-looms");
  CHECK(slug_of("https://example.org/") == "");
  CHECK(slug_of("") == "");
}

#include "thread/thread_choice.h"

#include "catch.h"
#include "threadbare.h"

using namespace threadbare;

TEST_CASE("a thread is named by number, page, path or its post's id", "[thread]") {
  const Document document = Document::read(
      R"([{"threadbare": 1, "url": "https://www.loom.example/warp/", "post": {"id": "p1", "body": "a"}},
          {"threadbare": 1, "title": "B", "post": {"id": "900", "url": "https://loom.example/weft"}}])");
  REQUIRE(document.ok());
  const auto find = [&](std::string_view text) { return find_thread(document.threads(), text); };
  CHECK(find("1") == size_t{0});
  CHECK(find("2") == size_t{1});
  CHECK_FALSE(find("0"));
  CHECK_FALSE(find("3"));
  CHECK(find("http://loom.example/warp#x") == size_t{0});
  CHECK(find("/warp") == size_t{0});
  CHECK(find("https://loom.example/weft/") == size_t{1});
  CHECK(find("p1") == size_t{0});
  CHECK(find("900") == size_t{1});
  CHECK_FALSE(find("/"));
  CHECK_FALSE(find(""));
  CHECK_FALSE(find("https://other.example/warp"));
}

#include "render/anchor.h"

#include "catch.h"
#include "thread/sketch.h"

using namespace threadbare;
using threadbare::testing::Sketch;

TEST_CASE("many anchors are found at once as each is alone", "[render]") {
  Sketch sketch;
  for (const std::string_view id : {"a", "n2", "comment-a", "https://x.example/1", "", "b"}) {
    sketch.add(id);
  }
  const Thread thread = sketch.settle();
  std::string all;
  std::vector<uint32_t> one_by_one;
  const auto ask = [&](const std::string& anchor) {
    all += anchor + '\n';
    one_by_one.push_back(find_anchor(thread, anchor));
  };
  for (uint32_t i = 0; i < thread.size(); ++i) ask(anchor_of(thread, i));
  for (const char* other : {"a", "comment-a", "comment-comment-a", "https://x.example/1", "n2",
                            "comment-n2", "comment-n99", "comment-n0", "comment-", "nobody"}) {
    ask(other);
  }
  CHECK(find_anchors(thread, all) == one_by_one);
  CHECK(one_by_one[5] == 5);
  CHECK(one_by_one.back() == Thread::kNone);
  CHECK(find_anchors(thread, "").empty());
}

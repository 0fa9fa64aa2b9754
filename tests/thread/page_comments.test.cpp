#include "thread/page_comments.h"

#include <string>

#include "catch.h"
#include "thread/problem.h"
#include "thread/settled.h"

namespace threadbare {
namespace {

/// A site's comments, added by a few words each.
struct Site {
  TextHeap heap;
  ThreadList list{heap};
  PageComments pages{list};
  Problems problems;

  void add(const char* id, const char* page, const char* root = "", const char* parent = "") {
    PageComment comment;
    comment.draft.id = heap.add(id);
    comment.page = heap.add(page);
    comment.ancestors[0] = heap.add(root);
    comment.ancestors[1] = heap.add(parent);
    pages.set(pages.reserve(), comment);
  }

  /// "/a: 1 2 | /b: 3", comments in preorder, a placeholder's id in brackets.
  std::string settled() {
    Pace pace = Pace::unhurried();
    pages.settle(pace);
    std::string all;
    for (const Thread& thread : testing::settled(list, problems)) {
      if (!all.empty()) all += " | ";
      all += std::string(thread.url()) + ":";
      for (uint32_t i = 0; i < thread.size(); ++i) {
        const std::string id(thread[i].id());
        all += " " + std::string(thread.depth(i), '>') +
               (thread[i].state() == State::missing ? "(" + id + ")" : id);
      }
    }
    return all;
  }
};

TEST_CASE("each page is a thread, and replies follow their parents", "[thread]") {
  Site site;
  site.add("1", "/a/");
  site.add("2", "/b");
  site.add("3", "/b", "1", "1");
  site.add("4", "/c", "1", "3");
  site.add("5", "/a#top");
  CHECK(site.settled() == "/a/: 1 >3 >>4 5 | /b: 2");
}

TEST_CASE("replies to one absent parent are in one thread", "[thread]") {
  Site site;
  site.add("1", "/a", "", "gone");
  site.add("2", "/b", "", "gone");
  site.add("3", "/c", "", "2");
  CHECK(site.settled() == "/a: (gone) >1 >2 >>3");
}

TEST_CASE("an absent parent hangs below the root that is named with it", "[thread]") {
  Site site;
  site.add("2", "/b", "1", "gone");
  site.add("3", "/c", "gone", "gone");
  site.add("1", "/a");
  CHECK(site.settled() == "/a: 1 >(gone) >>2 >>3");
}

TEST_CASE("a reply that was met first is on the page of what answers the absent parent",
          "[thread]") {
  Site site;
  site.add("2", "/b", "", "1");
  site.add("1", "/a", "", "gone");
  CHECK(site.settled() == "/a: (gone) >1 >>2");
}

TEST_CASE("a loop is on the page of the first in it", "[thread]") {
  Site site;
  site.add("4", "/d", "", "3");
  site.add("1", "/a", "", "2");
  site.add("2", "/b", "", "3");
  site.add("3", "/c", "", "1");
  site.add("5", "/e", "", "5");
  const std::string settled = site.settled();
  CHECK(settled.starts_with("/a: 1 "));
  CHECK(settled.ends_with(" | /e: 5"));
  CHECK(site.problems.warnings().size() == 2);
}

TEST_CASE("of comments with one id the first stays, on whatever pages they are", "[thread]") {
  Site site;
  site.add("1", "/a");
  site.add("1", "/b");
  CHECK(site.settled() == "/a: 1");
  CHECK(site.problems.warnings().size() == 1);
}

TEST_CASE("the page's URL is one that others can open", "[thread]") {
  Site site;
  for (const char* url : {"", "http://localhost:4000/a", "https://example.org/a"}) {
    PageComment comment;
    comment.draft.body = site.heap.add("text");
    comment.page = site.heap.add("/a");
    comment.page_url = site.heap.add(url);
    site.pages.set(site.pages.reserve(), comment);
  }
  CHECK(site.settled().starts_with("https://example.org/a:"));
}

TEST_CASE("what a page counts beyond its comments is unloaded", "[thread]") {
  Site site;
  site.add("1", "https://example.org/a");
  site.add("2", "https://example.org/b");
  site.pages.count("http://www.example.org/a/", 3);
  site.pages.count("http://www.example.org/a/", 2);
  Pace pace = Pace::unhurried();
  site.pages.settle(pace);
  const std::vector<Thread> threads = testing::settled(site.list, site.problems);
  CHECK(threads[0].facts().unloaded == 2);
  CHECK(threads[1].facts().unloaded == 0);
  CHECK(!threads[0].has_post());
}

}  // namespace
}  // namespace threadbare

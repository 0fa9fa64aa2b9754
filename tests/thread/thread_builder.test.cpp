#include "thread/thread_builder.h"

#include "catch.h"
#include "thread/sketch.h"

using namespace threadbare;
using threadbare::testing::shape;
using threadbare::testing::Sketch;

TEST_CASE("comments stand in preorder whatever order they come in", "[thread]") {
  Sketch sketch;
  sketch.add("c", "b");
  sketch.add("a");
  sketch.add("d", "a");
  sketch.add("b", "a");
  sketch.add("e");
  const Thread thread = sketch.settle();
  CHECK(shape(thread) == "a(db(c))e");
  CHECK(thread.depth(3) == 2);
  CHECK(thread.parent(3) == 2);
  CHECK(thread.end(0) == 4);
  CHECK(thread.descendants(0) == 3);
  CHECK(thread.find("c") == 3);
  CHECK(thread.find("absent") == Thread::kNone);
}

TEST_CASE("absent parents become one placeholder each, where their first child would stand",
          "[thread]") {
  Sketch sketch;
  sketch.add("a");
  sketch.add("b", "gone");
  sketch.add("c");
  sketch.add("d", "gone");
  CHECK(shape(sketch.settle()) == "a?gone(bd)c");
}

TEST_CASE("a chain of ancestors puts placeholders at their place", "[thread]") {
  Sketch sketch;
  sketch.add("a");
  const Piece chain[] = {sketch.text("a"), sketch.text("x"), sketch.text("y")};
  const uint32_t number = sketch.builder.chain(chain);
  sketch.builder.add(sketch.draft("b"), Parentage::chain(number));
  const Piece longer[] = {sketch.text("a"), sketch.text("x"), sketch.text("y"), sketch.text("b")};
  sketch.builder.add(sketch.draft("c"), Parentage::chain(sketch.builder.chain(longer)));
  const Thread thread = sketch.settle();
  CHECK(shape(thread) == "a(?x(?y(b(c))))");
  CHECK(sketch.problems.warnings().empty());
}

TEST_CASE("replies to the post are roots, and need no placeholder", "[thread]") {
  Sketch sketch;
  Draft post = sketch.draft("post");
  sketch.builder.set_post(post, true);
  sketch.add("a", "post");
  const Piece chain[] = {sketch.text("post"), sketch.text("gone")};
  sketch.builder.add(sketch.draft("b"), Parentage::chain(sketch.builder.chain(chain)));
  const Thread thread = sketch.settle();
  CHECK(shape(thread) == "a?gone(b)");
  CHECK(thread.has_post());
  CHECK(thread.post().id() == "post");
}

TEST_CASE("a post of which only the id is known still has no placeholder, and is no post",
          "[thread]") {
  Sketch sketch;
  sketch.builder.set_post(sketch.draft("post"), false);
  sketch.add("a", "post");
  const Thread thread = sketch.settle();
  CHECK(shape(thread) == "a");
  CHECK_FALSE(thread.has_post());
}

TEST_CASE("depths make parents, and jumps make placeholders", "[thread]") {
  Sketch sketch;
  sketch.add_at_depth("a", 0);
  sketch.add_at_depth("b", 3);
  sketch.add_at_depth("c", 1);
  sketch.add_at_depth("d", 2);
  CHECK(shape(sketch.settle()) == "a(?(?(b))c(d))");
}

TEST_CASE("a first comment that is deep hangs under placeholders", "[thread]") {
  Sketch sketch;
  sketch.add_at_depth("a", 2);
  sketch.add_at_depth("b", 0);
  CHECK(shape(sketch.settle()) == "?(?(a))b");
}

TEST_CASE("a forged depth does not become a billion placeholders", "[thread]") {
  Sketch sketch;
  sketch.add_at_depth("a", 0);
  sketch.add_at_depth("b", 4000000000u);
  const Thread thread = sketch.settle();
  CHECK(shape(thread) == "a(b)");
  CHECK(sketch.problems.warnings().size() == 1);
}

TEST_CASE("cycles are cut at the comment that comes first", "[thread]") {
  Sketch sketch;
  sketch.add("a", "c");
  sketch.add("b", "a");
  sketch.add("c", "b");
  sketch.add("self", "self");
  CHECK(shape(sketch.settle()) == "a(b(c))self");
  CHECK(sketch.problems.warnings().size() == 2);
}

TEST_CASE("of comments with one id the first stays", "[thread]") {
  Sketch sketch;
  const uint32_t first = sketch.add("a");
  const uint32_t second = sketch.add("a");
  sketch.builder.add(sketch.draft("b"), Parentage::enclosing(second));
  sketch.builder.add(sketch.draft("c"), Parentage::enclosing(first));
  CHECK(shape(sketch.settle()) == "a(bc)");
  CHECK(sketch.problems.warnings().size() == 1);
}

TEST_CASE("a reserved comment that is never set is dropped, and its replies become roots",
          "[thread]") {
  Sketch sketch;
  const uint32_t broken = sketch.builder.reserve();
  sketch.builder.add(sketch.draft("a"), Parentage::enclosing(broken));
  CHECK(shape(sketch.settle()) == "a");
}

TEST_CASE("reservation fixes the order of siblings, not when they are set", "[thread]") {
  Sketch sketch;
  const uint32_t first = sketch.builder.reserve();
  const uint32_t second = sketch.builder.reserve();
  sketch.builder.set(second, sketch.draft("b"), Parentage::root());
  sketch.builder.set(first, sketch.draft("a"), Parentage::root());
  CHECK(shape(sketch.settle()) == "ab");
}

namespace {

void add_counted(Sketch& sketch, std::string_view id, std::string_view parent, uint32_t counted) {
  Draft draft = sketch.draft(id);
  draft.counted_descendants = counted;
  sketch.builder.add(draft,
                     parent.empty() ? Parentage::root() : Parentage::id(sketch.text(parent)));
}

}  // namespace

TEST_CASE("what is counted but not there is unloaded, each once", "[thread]") {
  Sketch sketch;
  Draft post = sketch.draft("post");
  post.counted_descendants = 10;
  sketch.builder.set_post(post, true);
  add_counted(sketch, "a", "", 4);   // b and its 2 explain 3 of them
  add_counted(sketch, "b", "a", 2);  // none of them is here
  add_counted(sketch, "c", "", 0);
  const Thread thread = sketch.settle();
  CHECK(thread[thread.find("a")].unloaded() == 1);
  CHECK(thread[thread.find("b")].unloaded() == 2);
  CHECK(thread[thread.find("c")].unloaded() == 0);
  CHECK(thread.facts().unloaded == 4);  // 10 less a, its 4, and c
}

TEST_CASE("counting looks through placeholders, each counting one", "[thread]") {
  Sketch sketch;
  add_counted(sketch, "a", "", 5);
  const Piece chain[] = {sketch.text("a"), sketch.text("gone")};
  Draft below = sketch.draft("b");
  below.counted_descendants = 1;
  sketch.builder.add(below, Parentage::chain(sketch.builder.chain(chain)));
  const Thread thread = sketch.settle();
  CHECK(thread[0].unloaded() == 2);  // 5 less the placeholder, b, and b's own 1
  CHECK(thread[2].unloaded() == 1);
}

TEST_CASE("a source that counts too few never makes a negative number", "[thread]") {
  Sketch sketch;
  add_counted(sketch, "a", "", 0);
  add_counted(sketch, "b", "a", 0);
  const Thread thread = sketch.settle();
  CHECK(thread[0].unloaded() == 0);
}

TEST_CASE("a placeholder does not take the post's count for its own", "[thread]") {
  Sketch sketch;
  Draft post = sketch.draft("post");
  post.counted_descendants = 2;
  sketch.builder.set_post(post, true);
  add_counted(sketch, "a", "gone", 0);
  const Thread thread = sketch.settle();
  CHECK(thread[0].state() == State::missing);
  CHECK(thread[0].unloaded() == 0);
  CHECK(thread.facts().unloaded == 0);
}

TEST_CASE("a count of direct replies is met by those that are there, placeholders included",
          "[thread]") {
  Sketch sketch;
  Draft post = sketch.draft("post");
  post.counted_children = 5;
  post.unloaded = 1;
  sketch.builder.set_post(post, true);
  Draft a = sketch.draft("a");
  a.counted_children = 4;  // b and the placeholder are two of them
  sketch.builder.add(a, Parentage::root());
  Draft b = sketch.draft("b");
  b.counted_children = 0;
  b.unloaded = 2;  // said outright, and more than the count
  sketch.builder.add(b, Parentage::id(sketch.text("a")));
  const Piece chain[] = {sketch.text("a"), sketch.text("gone")};
  sketch.builder.add(sketch.draft("c"), Parentage::chain(sketch.builder.chain(chain)));
  sketch.add("d", "b");
  const Thread thread = sketch.settle();
  REQUIRE(shape(thread) == "a(b(d)?gone(c))");
  CHECK(thread[0].unloaded() == 2);
  CHECK(thread[1].unloaded() == 2);
  CHECK(thread[2].unloaded() == 0);
  CHECK(thread.post().unloaded() == 1);
  CHECK(thread.facts().unloaded == 3);  // 5 less a, and less the 1 that the post itself names
}

TEST_CASE("columns follow their comments into preorder, the post and placeholders apart",
          "[thread]") {
  Sketch sketch;
  Draft post = sketch.draft("post");
  post.score = 99;
  Details details;
  details.subject = sketch.text("subject");
  sketch.builder.set_post(post, true, &details);
  Draft reply = sketch.draft("b");
  reply.score = 2;
  reply.author = sketch.builder.author("bea", "Bea", "https://example.org/bea");
  sketch.builder.add(reply, Parentage::id(sketch.text("gone")));
  Draft root = sketch.draft("a");
  root.score = 1;
  root.author = sketch.builder.author("ada");
  const uint32_t ordinal = sketch.builder.add(root, Parentage::root());
  sketch.builder.attach(Media{ordinal, sketch.text("https://example.org/x.png"), {}, {}});
  const Thread thread = sketch.settle();
  REQUIRE(shape(thread) == "?gone(b)a");
  CHECK_FALSE(thread[0].score());
  CHECK_FALSE(thread[0].has_author());
  CHECK(thread[1].score() == 2);
  CHECK(thread[1].author_display() == "Bea");
  CHECK(thread[1].author_url() == "https://example.org/bea");
  CHECK(thread[2].author_display() == "ada");
  CHECK(thread.post().score() == 99);
  CHECK(thread.text(thread.post().details().subject) == "subject");
  REQUIRE(thread.media_of(2).size() == 1);
  CHECK(thread.media_of(1).empty());
}

TEST_CASE("one person is one author", "[thread]") {
  Sketch sketch;
  CHECK(sketch.builder.author("ada") == 0);
  CHECK(sketch.builder.author("bea") == 1);
  CHECK(sketch.builder.author("ada", "Ada") == 0);
}

TEST_CASE("a chain of 200,000 replies settles without recursion", "[thread]") {
  Sketch sketch;
  constexpr uint32_t kDepth = 200000;
  for (uint32_t i = 0; i < kDepth; ++i) {
    sketch.builder.add({}, i == 0 ? Parentage::root() : Parentage::enclosing(i - 1));
  }
  const Thread thread = sketch.settle();
  CHECK(thread.depth(kDepth - 1) == kDepth - 1);
  CHECK(thread.end(0) == kDepth);
}

TEST_CASE("people told apart by a key may share a name, and the key is not kept", "[thread]") {
  Sketch sketch;
  const uint32_t one = sketch.builder.author_by_key("ada@one.example", "Ada");
  const uint32_t two = sketch.builder.author_by_key("ada@two.example", "Ada");
  CHECK(one != two);
  CHECK(sketch.builder.author_by_key("ada@one.example", "Ada L.") == one);
  CHECK(sketch.builder.author_by_key("", "bea") == sketch.builder.author("bea"));
}

TEST_CASE("a heap of messages is split at its roots, which become posts", "[thread]") {
  Sketch sketch;
  sketch.builder.split_at_roots(ThreadBuilder::AbsentRoot::post);
  Details details;
  details.subject = sketch.text("First");
  Draft first = sketch.draft("a");
  first.author = sketch.builder.author("ada");
  first.counted_descendants = 3;
  first.url = sketch.text("https://example.org/a");
  const uint32_t a = sketch.builder.add(first, Parentage::root(), &details);
  sketch.add("c", "gone");
  Draft reply = sketch.draft("b");
  reply.author = sketch.builder.author("bea");
  const uint32_t b = sketch.builder.add(reply, Parentage::id(sketch.text("a")));
  sketch.add("d", "c");
  sketch.builder.attach(Media{b, {}, sketch.text("of b"), {}});
  sketch.builder.attach(Media{a, {}, sketch.text("of a"), {}});
  const std::vector<Thread> threads = sketch.settle_all();

  REQUIRE(threads.size() == 2);
  CHECK(shape(threads[0]) == "b");
  REQUIRE(threads[0].has_post());
  CHECK(threads[0].post().author_name() == "ada");
  CHECK(threads[0][0].author_name() == "bea");
  CHECK(threads[0].title() == "First");
  CHECK(threads[0].post().details().subject.empty());
  CHECK(threads[0].url() == "https://example.org/a");
  CHECK(threads[0].facts().unloaded == 2);
  REQUIRE(threads[0].media_of(0).size() == 1);
  CHECK(threads[0].text(threads[0].media_of(0)[0].alt) == "of b");
  REQUIRE(threads[0].media_of(kPostItself).size() == 1);
  CHECK(threads[0].text(threads[0].media_of(kPostItself)[0].alt) == "of a");
  CHECK(shape(threads[1]) == "c(d)");
  CHECK_FALSE(threads[1].has_post());
  CHECK(threads[1].media_of(0).empty());
}

TEST_CASE("a root's direct replies are counted, and its author is marked in them", "[thread]") {
  Sketch sketch;
  sketch.builder.split_at_roots(ThreadBuilder::AbsentRoot::post);
  Draft root = sketch.draft("a");
  root.counted_children = 3;
  root.author = sketch.builder.author("ada");
  sketch.builder.add(root, Parentage::root());
  Draft reply = sketch.draft("b");
  reply.author = sketch.builder.author("bea");
  sketch.builder.add(reply, Parentage::id(sketch.text("a")));
  Draft answer = sketch.draft("c");
  answer.author = root.author;
  sketch.builder.add(answer, Parentage::id(sketch.text("b")));
  const std::vector<Thread> threads = sketch.settle_all();
  REQUIRE(threads.size() == 1);
  CHECK(threads[0].facts().unloaded == 2);
  CHECK(threads[0][0].roles() == 0);
  CHECK(threads[0][1].roles() == kRoleOp);
}

TEST_CASE("a root of which little more than the id is known makes no post", "[thread]") {
  Sketch sketch;
  sketch.builder.split_at_roots(ThreadBuilder::AbsentRoot::placeholder);
  Draft root = sketch.draft("a");
  root.bare = true;
  sketch.builder.add(root, Parentage::root());
  sketch.add("b", "a");
  const std::vector<Thread> threads = sketch.settle_all();
  REQUIRE(threads.size() == 1);
  CHECK(shape(threads[0]) == "b");
  CHECK_FALSE(threads[0].has_post());
}

TEST_CASE("a root that is absent may stay as a placeholder", "[thread]") {
  Sketch sketch;
  sketch.builder.split_at_roots(ThreadBuilder::AbsentRoot::placeholder);
  Details details;
  details.subject = sketch.text("Of a");
  sketch.builder.add(sketch.draft("a"), Parentage::id(sketch.text("gone")), &details);
  sketch.add("b", "gone");
  sketch.add("c");
  const std::vector<Thread> threads = sketch.settle_all();
  REQUIRE(threads.size() == 2);
  CHECK(shape(threads[0]) == "?gone(ab)");
  CHECK(threads[0].title() == "Of a");
  CHECK(threads[0][1].details().subject.empty());
  CHECK(threads[1].size() == 0);
  CHECK(threads[1].has_post());
}

TEST_CASE("gaps are unloaded replies of their parents, or of the thread", "[thread]") {
  Sketch sketch;
  sketch.add("a");
  sketch.add("b", "a");
  sketch.add("c", "gone");
  sketch.builder.add_gap({sketch.text("a"), 5}, {});
  sketch.builder.add_gap({sketch.text("a"), 2}, {});
  sketch.builder.add_gap({{}, 7}, {});
  sketch.builder.add_gap({sketch.text("gone"), 1}, {});
  const Thread thread = sketch.settle();
  CHECK(thread[thread.find("a")].unloaded() == 7);
  CHECK(thread[thread.find("gone")].unloaded() == 0);
  CHECK(thread.facts().unloaded == 8);
}

TEST_CASE("what is in the source after all fills a gap, with all below it", "[thread]") {
  Sketch sketch;
  sketch.add("a");
  sketch.add("b", "a");  // kept back before, like c and d
  sketch.add("c", "b");
  sketch.add("d");
  const Piece of_a[] = {sketch.text("b"), sketch.text("x")};
  const Piece of_thread[] = {sketch.text("d")};
  const Piece elsewhere[] = {sketch.text("a")};
  sketch.builder.add_gap({sketch.text("a"), 9}, of_a);
  sketch.builder.add_gap({sketch.text("b"), 3}, {});
  sketch.builder.add_gap({{}, 1}, of_thread);
  sketch.builder.add_gap({sketch.text("d"), 1, true}, {});
  sketch.builder.add_gap({sketch.text("c"), 4}, elsewhere);  // does not hang below c
  const Thread thread = sketch.settle();
  CHECK(thread[thread.find("c")].unloaded() == 4);
  CHECK(thread[thread.find("b")].unloaded() == 3);
  CHECK(thread[thread.find("a")].unloaded() == 0);  // b, c, 3 and 4 are the 9
  CHECK(thread[thread.find("d")].unloaded() == 1);
  CHECK(thread.facts().unloaded == 0);
}

TEST_CASE("a gap of unknown size is filled by any reply", "[thread]") {
  Sketch sketch;
  sketch.add("a");
  sketch.add("b", "a");
  sketch.builder.add_gap({sketch.text("a"), 1, true}, {});
  sketch.builder.add_gap({sketch.text("b"), 1, true}, {});
  const Thread thread = sketch.settle();
  CHECK(thread[0].unloaded() == 0);
  CHECK(thread[1].unloaded() == 1);
}

#include "arrange/find/find.h"

#include <random>

#include "arrange/find/substring.h"
#include "catch.h"
#include "thread/limits.h"
#include "thread/sketch.h"

using namespace threadbare;
using threadbare::testing::Sketch;
using Places = std::vector<uint32_t>;

namespace {

uint32_t times_shown = 0;

// To these tests a comment says its id.
void id_of(const Thread& thread, uint32_t comment, std::string& out) {
  ++times_shown;
  out += comment == kPostItself ? thread.post().id() : thread[comment].id();
}

Thread thread_of(Sketch& sketch, const std::vector<std::string>& ids) {
  for (const std::string& id : ids) sketch.add(id);
  return sketch.settle();
}

std::vector<uint32_t> found(Find& find, std::string_view query, size_t budget = ~size_t{0}) {
  find.start(FindQuery(query));
  while (!find.step(budget)) {
  }
  return find.matches();
}

using Found = std::vector<uint32_t>;

}  // namespace

TEST_CASE("a substring is found as the standard library finds it", "[arrange]") {
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::string text(random() % 80, 'a');
    for (char& c : text) c = static_cast<char>('a' + random() % 2);
    std::string part(random() % 6, 'a');
    for (char& c : part) c = static_cast<char>('a' + random() % 2);
    const size_t from = random() % 90;
    INFO(text << " " << part << " " << from);
    CHECK(find_substring(text, part, from) == text.find(part, from));
  }
}

TEST_CASE("a query is words that must all occur, and phrases in quotes", "[arrange]") {
  using Words = std::vector<std::string>;
  CHECK(FindQuery("").empty());
  CHECK(FindQuery(" \t\"\" \" ").empty());
  CHECK(FindQuery("The  BRIDGE").words() == Words{"bridge", "the"});
  CHECK(FindQuery("\"the rope\" one").words() == Words{"the rope", "one"});
  CHECK(FindQuery("“the rope” one").words() == Words{"the rope", "one"});
  CHECK(FindQuery("a \"not closed").words() == Words{"not closed", "a"});
  CHECK(FindQuery("5\" wide").words() == Words{"wide", "5\""});
  CHECK(FindQuery("a -b is:op").size() == 3);
  CHECK(FindQuery("score:x").empty());
  CHECK(FindQuery("score:x").problem()->place == 6);
}

TEST_CASE("find looks for case and marks alike, for words in any order", "[arrange]") {
  Sketch sketch;
  const Thread thread =
      thread_of(sketch, {"The stone bridge", "A STONÉ, and a brídge", "bridges of ropes", "stone"});
  Find find(thread, id_of);
  CHECK(found(find, "stone") == Found{0, 1, 3});
  CHECK(found(find, "BRIDGE stone") == Found{0, 1});
  CHECK(found(find, "\"stone bridge\"") == Found{0});
  CHECK(found(find, "rop") == Found{2});
  CHECK(found(find, "bridges stone").empty());
}

TEST_CASE("nothing is found across two comments", "[arrange]") {
  Sketch sketch;
  const Thread thread = thread_of(sketch, {"one", "two", "on", "e"});
  Find find(thread, id_of);
  found(find, "");
  CHECK(found(find, "\"one two\"").empty());
  CHECK(found(find, "onetwo").empty());
  CHECK(found(find, "one") == Found{0});
  CHECK(found(find, "e") == Found{0, 3});
}

TEST_CASE("find goes in steps, and makes the text of a comment once", "[arrange]") {
  Sketch sketch;
  std::vector<std::string> ids;
  for (int i = 0; i < 3000; ++i) ids.push_back(std::to_string(i) + std::string(i % 400, 'x'));
  const Thread thread = thread_of(sketch, ids);
  Found expected;
  for (uint32_t i = 0; i < 3000; ++i) {
    if (ids[i].find("77") != std::string::npos) expected.push_back(i);
  }
  const size_t budget = GENERATE(size_t{1}, size_t{5000}, ~size_t{0});
  Find find(thread, id_of);
  times_shown = 0;
  find.start(FindQuery("77"));
  CHECK(find.step(1) == false);
  CHECK(find.position() == 1);
  // Another query half-way: what is made stays, what was found is forgotten.
  found(find, "xx 1", 5000);
  CHECK(found(find, "77", budget) == expected);
  CHECK(times_shown == 3000);
}

TEST_CASE("past its bound text is made anew by each find, and found all the same", "[arrange]") {
  Sketch sketch;
  const Thread thread = thread_of(sketch, {"first one", "second", "third one", "4"});
  Find find(thread, id_of, 12);
  times_shown = 0;
  CHECK(found(find, "one") == Found{0, 2});
  CHECK(times_shown == 4);
  CHECK(found(find, "one") == Found{0, 2});
  CHECK(times_shown == 7);
}

TEST_CASE("an empty query has no matches and makes the text", "[arrange]") {
  Sketch sketch;
  const Thread thread = thread_of(sketch, {"a", "b"});
  Find find(thread, id_of);
  times_shown = 0;
  CHECK(found(find, "").empty());
  CHECK(found(find, "b") == Found{1});
  CHECK(times_shown == 2);
}

TEST_CASE("words that must not occur, and conditions, go together with words", "[arrange]") {
  Sketch sketch;
  for (int i = 0; i < 3000; ++i) {
    Draft draft = sketch.draft("n" + std::to_string(i) + (i % 2 == 0 ? " even" : " odd"));
    draft.score = i;
    draft.author = sketch.builder.author(i % 3 == 0 ? "ada" : "bob");
    sketch.builder.add(draft, Parentage::root());
  }
  const Thread thread = sketch.settle();
  const size_t most_kept = GENERATE(size_t{0}, size_t{1000}, kMaxFindTextBytes);
  const size_t budget = GENERATE(size_t{1}, size_t{5000}, ~size_t{0});
  Find find(thread, id_of, most_kept);
  for (int round = 0; round < 2; ++round) {  // the second time with the text that is kept
    CHECK(found(find, "n29 even author:ada score:<2930", budget) ==
          Found{294, 2904, 2910, 2916, 2922, 2928});
    CHECK(found(find, "-even author:ada score:<10", budget) == Found{3, 9});
    CHECK(found(find, "n5 -even -odd", budget).empty());
    CHECK(found(find, "odd -author:ada score:>2990", budget) == Found{2993, 2995, 2999});
  }
}

TEST_CASE("conditions alone make no text", "[arrange]") {
  Sketch sketch;
  const Thread thread = thread_of(sketch, {"a", "b", "c"});
  Find find(thread, id_of);
  times_shown = 0;
  CHECK(found(find, "-score:>1", GENERATE(size_t{1}, ~size_t{0})) == Found{0, 1, 2});
  CHECK(times_shown == 0);
  CHECK(found(find, "is:op").empty());
}

TEST_CASE("the post is looked through as well, and is no comment", "[arrange]") {
  Sketch sketch;
  Draft post = sketch.draft("The stone post");
  post.score = 7;
  sketch.builder.set_post(post, true);
  sketch.add("stone");
  sketch.add("rope");
  const Thread thread = sketch.settle();
  Find find(thread, id_of);
  times_shown = 0;
  CHECK(found(find, "stone") == Found{0});
  CHECK(find.post_matches());
  CHECK(found(find, "rope") == Found{1});
  CHECK_FALSE(find.post_matches());
  CHECK(times_shown == 3);
  CHECK(found(find, "score:7").empty());
  CHECK(find.post_matches());
  CHECK(found(find, "post -stone").empty());
  CHECK_FALSE(find.post_matches());
  CHECK(found(find, "").empty());
  CHECK_FALSE(find.post_matches());
}

TEST_CASE("what is new is told when a find begins", "[arrange]") {
  Sketch sketch;
  for (Timestamp time : {100, 200}) {
    Draft draft = sketch.draft(std::to_string(time));
    draft.time = time;
    sketch.builder.add(draft, Parentage::root());
  }
  const Thread thread = sketch.settle();
  Find find(thread, id_of);
  find.start(FindQuery("is:new"), 150);
  CHECK(find.step(1000));
  CHECK(find.matches() == Found{1});
  CHECK(found(find, "is:new").empty());
}

TEST_CASE("words are marked where they stand in the original", "[arrange]") {
  CHECK(FindQuery("rope").places_in("The RÓPE, the rope") == Places{4, 8, 14, 18});
  CHECK(FindQuery("s").places_in("Maß") == Places{2, 3});
  CHECK(FindQuery("cafe").places_in("🙂 cafe\u0301!") == Places{3, 8});
  CHECK(FindQuery("\"a b\"").places_in("xa \n bx") == Places{1, 6});
  CHECK(FindQuery("ana banana").places_in("bananas") == Places{0, 6});
  CHECK(FindQuery("b a").places_in("ab c") == Places{0, 2});
  CHECK(FindQuery("none").places_in("").empty());
}

TEST_CASE("matches stand in the present order", "[arrange]") {
  Sketch sketch;
  const int scores[] = {1, 5, 9};
  for (int i = 0; i < 3; ++i) {
    Draft draft = sketch.draft(std::to_string(i));
    draft.score = scores[i];
    sketch.builder.add(draft, Parentage::root());
  }
  const Thread thread = sketch.settle();
  View view(thread);
  CHECK(rows_of(view, {0, 2}) == std::vector<uint32_t>{0, 2});
  view.sort(Order::top);
  CHECK(rows_of(view, {0, 1}) == std::vector<uint32_t>{1, 2});
}

#include "thread/text_heap.h"

#include <string>
#include <vector>

#include "catch.h"
#include "thread/id_map.h"
#include "thread/limits.h"

using namespace threadbare;

TEST_CASE("pieces of the input are slices of it, added text comes behind", "[thread]") {
  TextHeap heap;
  heap.own("input");
  CHECK(heap.input() == "input");
  const Piece put = heap.piece_of_input(heap.input().substr(2));
  CHECK(heap.view(put) == "put");
  CHECK(heap.view(put).data() == heap.input().data() + 2);
  const Piece added = heap.add("added");
  CHECK(heap.view(added) == "added");
  CHECK(heap.view({}).empty());
  CHECK(heap.add({}).empty());
}

TEST_CASE("added text stays where it is, however much comes behind it", "[thread]") {
  TextHeap heap;
  heap.own("input");
  std::vector<std::string> texts;
  std::vector<Piece> pieces;
  std::vector<const char*> places;
  for (size_t i = 0; i < 400; ++i) {
    // Some are larger than a block, and some just as large.
    const size_t size = i % 50 == 7 ? 200'000 : i % 50 == 9 ? 65'536 : i * 17 % 3000 + 1;
    texts.emplace_back(size, static_cast<char>('a' + i % 26));
    pieces.push_back(heap.add(texts.back()));
    places.push_back(heap.view(pieces.back()).data());
  }
  for (size_t i = 0; i < texts.size(); ++i) {
    REQUIRE(heap.view(pieces[i]) == texts[i]);
    REQUIRE(heap.view(pieces[i]).data() == places[i]);
  }
}

TEST_CASE("a heap whose 32 bits are used up says so", "[thread]") {
  // Never touched: the system need not have so much memory.
  std::vector<char> small(1);
  TextHeap heap;
  heap.borrow({small.data(), kMaxInputBytes});
  const std::string text(15 << 20, 'x');
  CHECK(!heap.add(text).empty());
  CHECK(!heap.is_full());
  CHECK(heap.add(text).empty());
  CHECK(heap.is_full());
  CHECK(!heap.add("what is short may still fit").empty());
}

TEST_CASE("borrowed input is written through", "[thread]") {
  std::string bytes = "abc";
  TextHeap heap;
  heap.borrow({bytes.data(), bytes.size()});
  heap.writable_input()[0] = 'x';
  CHECK(bytes == "xbc");
}

TEST_CASE("ids are found by text, and the first number stays", "[thread]") {
  TextHeap heap;
  IdMap map;
  CHECK(map.find(heap, "a") == IdMap::kAbsent);
  for (uint32_t i = 0; i < 1000; ++i) map.add(heap, heap.add("id" + std::to_string(i)), i);
  CHECK(map.add(heap, heap.add("id7"), 5000) == 7);
  for (uint32_t i = 0; i < 1000; ++i) {
    REQUIRE(map.find(heap, "id" + std::to_string(i)) == i);
  }
  CHECK(map.find(heap, "id1000") == IdMap::kAbsent);
  IdMap roomy;
  roomy.reserve(100);
  for (uint32_t i = 0; i < 1000; ++i) roomy.add(heap, heap.add("id" + std::to_string(i)), i);
  for (uint32_t i = 0; i < 1000; ++i) REQUIRE(roomy.find(heap, "id" + std::to_string(i)) == i);
  map.clear();
  CHECK(map.find(heap, "id1") == IdMap::kAbsent);
}

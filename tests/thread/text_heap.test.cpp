#include "thread/text_heap.h"

#include "catch.h"
#include "thread/id_map.h"

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
  map.clear();
  CHECK(map.find(heap, "id1") == IdMap::kAbsent);
}

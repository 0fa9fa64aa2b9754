#include "thread/column.h"

#include <utility>

#include "catch.h"

using namespace threadbare;

TEST_CASE("a column keeps what is put into it, past the end of each chunk", "[thread]") {
  for (const uint32_t reserved : {0u, 3u, 1024u, 5000u}) {
    Column<uint32_t> column;
    column.reserve(reserved);
    for (uint32_t i = 0; i < 5000; ++i) {
      column.push_back(i * 3);
      REQUIRE(column.back() == i * 3);
    }
    REQUIRE(column.size() == 5000);
    for (uint32_t i = 0; i < 5000; ++i) REQUIRE(column[i] == i * 3);
  }
}

TEST_CASE("entries of a column stay where they are once there are many", "[thread]") {
  Column<uint64_t> column(1024, 7);
  const uint64_t* const first = &column[0];
  column.append(4096, 8);
  CHECK(&column[0] == first);
  CHECK(column[1023] == 7);
  CHECK(column[1024] == 8);
  CHECK(column[5119] == 8);
}

TEST_CASE("a column that was moved away is empty, and can be filled again", "[thread]") {
  Column<uint8_t> column(2000, 1);
  const Column<uint8_t> taken = std::move(column);
  CHECK(taken.size() == 2000);
  column = {};
  CHECK(column.empty());
  column.push_back(5);
  CHECK(column[0] == 5);
}

#include "formats/json/array_size.h"

#include "catch.h"

using namespace threadbare;

TEST_CASE("elements of an array are counted, those inside them not", "[json]") {
  CHECK(array_size("[]") == 0);
  CHECK(array_size("[ \n ]") == 0);
  CHECK(array_size("[1]") == 1);
  CHECK(array_size(R"(["a,b", "]\"", [1, 2, []], {"c": [3]}, null])") == 5);
  CHECK(array_size("[[],[]]") == 2);
  CHECK(array_size("{}") == -1);
  CHECK(array_size("3") == -1);
  CHECK(array_size("") == -1);
}

#include "formats/mapped/key_names.h"

#include "catch.h"

using namespace threadbare;

TEST_CASE("keys are compared whatever their spelling", "[mapped]") {
  CHECK(plain_key("created_at") == "createdat");
  CHECK(plain_key("createdAt") == "createdat");
  CHECK(plain_key("user-name") == "username");
  CHECK(plain_key("_id") == "_id");
  CHECK(rank_of("Created-At", "time createdat") == 1);
  CHECK(rank_of("time", "time createdat") == 0);
  CHECK(rank_of("at", "time createdat") == kNoRank);
  CHECK(rank_of("", "time") == kNoRank);
  CHECK(rank_of("time", "") == kNoRank);
}

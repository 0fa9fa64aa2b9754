#include "formats/mail/message_id.h"

#include <string>

#include "catch.h"
#include "thread/limits.h"

namespace threadbare::mail {
namespace {

std::string joined(std::string_view value) {
  std::string text;
  for (const std::string& id : message_ids(value)) text += (text.empty() ? "" : " ") + id;
  return text;
}

TEST_CASE("ids lose their brackets and the folds in them", "[formats][mail]") {
  CHECK(joined("<a@x> <b@x>\t<c@x>") == "a@x b@x c@x");
  CHECK(joined("<a@x><b@x>") == "a@x b@x");
  CHECK(joined("<a b\t@x>") == "ab@x");
  CHECK(joined("Your message of Monday <a@x> (was <b@x>)") == "a@x b@x");
}

TEST_CASE("ids without brackets", "[formats][mail]") {
  CHECK(joined("a@x") == "a@x");
  CHECK(joined("  plain ") == "plain");
  CHECK(joined("two words") == "");
  CHECK(joined("") == "");
  CHECK(joined("<>") == "");
  CHECK(joined("<a@x") == "a@x");
  CHECK(joined("<a@x <b@x>") == "a@x b@x");
}

TEST_CASE("ids are valid text of some length", "[formats][mail]") {
  CHECK(joined("<\xE9@x>") == "é@x");
  CHECK(joined("<" + std::string(kMaxIdBytes + 1, 'a') + ">") == "");
}

}  // namespace
}  // namespace threadbare::mail

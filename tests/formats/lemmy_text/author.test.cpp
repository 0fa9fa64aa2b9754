#include "formats/lemmy_text/author.h"

#include <string>

#include "catch.h"

namespace threadbare::lemmy_text {
namespace {

/// "ada@example.org", "ada@example.org op moderator", "nobody".
std::string author_of(std::string_view content) {
  const std::optional<AuthorLine> author = parse_author_line(content);
  if (!author) return "nobody";
  std::string text(author->name);
  const auto add = [&](Roles role, const char* name) {
    if ((author->roles & role) != 0) text += name;
  };
  add(kRoleOp, " op");
  add(kRoleModerator, " moderator");
  add(kRoleAdmin, " admin");
  add(kRoleBot, " bot");
  add(kRoleBanned, " banned");
  add(kRoleDeleted, " deleted");
  return text;
}

TEST_CASE("an address ends at the first capital, and roles are glued behind",
          "[formats][lemmy-text]") {
  CHECK(author_of("• @ada@example.org") == "ada@example.org");
  CHECK(author_of("• @Ada_2@lemmy.example.org") == "Ada_2@lemmy.example.org");
  CHECK(author_of("• @ada@example.orgOP") == "ada@example.org op");
  CHECK(author_of("• @ada@example.orgM") == "ada@example.org moderator");
  CHECK(author_of("• @ada@example.orgA") == "ada@example.org admin");
  CHECK(author_of("• @ada@example.orgB") == "ada@example.org bot");
  CHECK(author_of("• @ada@example.orgOPMA") == "ada@example.org op moderator admin");
  CHECK(author_of("• @ada@example.org OP M") == "ada@example.org op moderator");
}

TEST_CASE("banned and deleted are told from the instance", "[formats][lemmy-text]") {
  CHECK(author_of("• @ada@example.orgbanned") == "ada@example.org banned");
  CHECK(author_of("• @ada@example.orgdeleted") == "ada@example.org deleted");
  CHECK(author_of("• @ada@example.orgbanneddeletedOP") == "ada@example.org op banned deleted");
  CHECK(author_of("• @ada@example.orgMbanned") == "ada@example.org moderator banned");
  CHECK(author_of("• @ada@not.banned") == "ada@not.banned");
  CHECK(author_of("• @ada@banned.example.org") == "ada@banned.example.org");
}

TEST_CASE("a language may follow, and is no role", "[formats][lemmy-text]") {
  CHECK(author_of("• @ada@example.orgOPEnglish") == "ada@example.org op");
  CHECK(author_of("• @ada@example.orgEnglish") == "ada@example.org");
  CHECK(author_of("• @ada@example.orgMagyar") == "ada@example.org");
  CHECK(author_of("• @ada@example.orgMāori") == "ada@example.org");
  CHECK(author_of("• @ada@example.orgBahasa Indonesia") == "ada@example.org");
  CHECK(author_of("• @ada@example.orgMРусский") == "ada@example.org moderator");
  CHECK(author_of("• @ada@example.org日本語") == "ada@example.org");
  CHECK(author_of("• @ada@example.org English") == "ada@example.org");
}

TEST_CASE("instances may have ports, hyphens and letters of their own script",
          "[formats][lemmy-text]") {
  CHECK(author_of("• @ada@my-lemmy.example.org") == "ada@my-lemmy.example.org");
  CHECK(author_of("• @ada@localhost:8536M") == "ada@localhost:8536 moderator");
  CHECK(author_of("• @ada@bücher.exampleOP") == "ada@bücher.example op");
  CHECK(author_of("• @ada@пример.рф") == "ada@пример.рф");
}

TEST_CASE("a local name has no instance", "[formats][lemmy-text]") {
  CHECK(author_of("• @ada") == "ada");
  CHECK(author_of("• @AdaLovelace") == "AdaLovelace");
  CHECK(author_of("• @adaOP") == "ada op");
  CHECK(author_of("• @adaOPM") == "ada op moderator");
  CHECK(author_of("• @adaMEnglish") == "ada moderator");
  CHECK(author_of("• @adaEnglish") == "ada");
  CHECK(author_of("• @ada OP") == "ada op");
  CHECK(author_of("• @STOP") == "STOP");
  CHECK(author_of("• @unbanned") == "unbanned");
  CHECK(author_of("• @iM") == "iM");
}

TEST_CASE("a display name is a bulleted name, not a sentence", "[formats][lemmy-text]") {
  CHECK(author_of("• Ada Lovelace") == "Ada Lovelace");
  CHECK(author_of("• Ada") == "Ada");
  CHECK(author_of("• AdaOP") == "Ada op");
  CHECK(author_of("• Ada of Byron@example.orgM") == "Ada of Byron@example.org moderator");
  CHECK(author_of("• 李雷") == "李雷");
  CHECK(author_of("• Vitamin B") == "Vitamin B");
  CHECK(author_of("• This was said by an official.") == "nobody");
  CHECK(author_of("• “We have no comment,” he said”") == "nobody");
  CHECK(author_of("• see https://example.org/x") == "nobody");
  CHECK(author_of("• ---") == "nobody");
  CHECK(author_of("• " + std::string(300, 'a')) == "nobody");
}

TEST_CASE("text is no author", "[formats][lemmy-text]") {
  CHECK(author_of("") == "nobody");
  CHECK(author_of("•") == "nobody");
  CHECK(author_of("• @") == "nobody");
  CHECK(author_of("• @ada said so") == "nobody");
  CHECK(author_of("• @ada@example.org said so") == "nobody");
  CHECK(author_of("• @ada@") == "nobody");
  CHECK(author_of("Ada Lovelace") == "nobody");
  CHECK(author_of("@ada") == "nobody");
}

TEST_CASE("a full address needs no bullet", "[formats][lemmy-text]") {
  CHECK(author_of("@ada@example.orgM") == "ada@example.org moderator");
  CHECK(author_of("* @ada@example.orgM") == "ada@example.org moderator");
}

}  // namespace
}  // namespace threadbare::lemmy_text

#include "formats/mail/address.h"

#include "catch.h"

namespace threadbare::mail {
namespace {

/// "Ada <ada@example.org>" of the first mailbox, and how many there are if not one.
std::string first_of(std::string_view value) {
  const std::vector<Mailbox> mailboxes = mailboxes_of(value);
  if (mailboxes.empty()) return "none";
  std::string text = mailboxes[0].name + " <" + mailboxes[0].address + ">";
  if (mailboxes.size() > 1) text += " of " + std::to_string(mailboxes.size());
  return text;
}

std::string shown(std::string_view value) {
  const std::vector<Mailbox> mailboxes = mailboxes_of(value);
  return mailboxes.empty() ? "" : mailboxes[0].shown();
}

TEST_CASE("mailboxes have a name and an address", "[formats][mail]") {
  CHECK(first_of("Ada Lovelace <Ada@Example.org>") == "Ada Lovelace <ada@example.org>");
  CHECK(first_of("\"Lovelace, Ada\" <ada@example.org>") == "Lovelace, Ada <ada@example.org>");
  CHECK(first_of("\"Ada \\\"A\\\" L\" <ada@example.org>") == "Ada \"A\" L <ada@example.org>");
  CHECK(first_of("ada@example.org (Ada (of) L)") == "Ada (of) L <ada@example.org>");
  CHECK(first_of("=?utf-8?q?Ad=C3=A0?= <ada@example.org>") == "Adà <ada@example.org>");
  CHECK(first_of("ada@example.org") == " <ada@example.org>");
  CHECK(first_of("<ada@example.org>") == " <ada@example.org>");
  CHECK(first_of("a@x.org, B <b@x.org>") == " <a@x.org> of 2");
  CHECK(first_of("weavers: Ada <ada@x.org>, b@x.org;") == "Ada <ada@x.org> of 2");
  CHECK(first_of("'Ada' <ada@x.org>") == "Ada <ada@x.org>");
}

TEST_CASE("addresses as archives hide them", "[formats][mail]") {
  CHECK(first_of("ada at example.org (Ada)") == "Ada <ada@example.org>");
  CHECK(first_of("Ada <ada at example.org>") == "Ada <ada@example.org>");
  CHECK(first_of("ada @end|ng |rom example.org (Ada L.)") == "Ada L. <ada@example.org>");
  CHECK(first_of("ada at the loom@example.org (Ada)") == "Ada <ada at the loom@example.org>");
  CHECK(first_of("Look at me <ada@example.org>") == "Look at me <ada@example.org>");
}

TEST_CASE("odd mailboxes", "[formats][mail]") {
  CHECK(first_of("") == "none");
  CHECK(first_of("Ada") == "Ada <>");
  CHECK(first_of("Ada <ada>") == "Ada <>");
  CHECK(first_of("Ada <ada@example.org") == "Ada <ada@example.org>");
  CHECK(first_of("<@a.example,@b.example:ada@example.org>") == " <ada@example.org>");
  CHECK(first_of("(((((") == "none");
  CHECK(first_of("<<ada@example.org>>") == " <ada@example.org>");
  CHECK(first_of("Weaver, Ada <ada@example.org>, Bea <bea@example.org>") ==
        "Weaver, Ada <ada@example.org> of 2");
  CHECK(first_of("Weavers; Ada <ada@example.org>") == "Weavers <> of 2");
  CHECK(first_of("bea@example.org, Ada <ada@example.org>") == " <bea@example.org> of 2");
}

TEST_CASE("no domain is shown", "[formats][mail]") {
  CHECK(shown("ada@example.org") == "ada");
  CHECK(shown("\"ada@example.org\" <ada@example.org>") == "ada");
  CHECK(shown("\"ada@example.org (work)\" <ada@example.org>") == "ada (work)");
  CHECK(shown("\"'ada@example.org' via Weavers\" <list@example.org>") == "'ada' via Weavers");
  CHECK(shown("\"ada at example.org\" <list@example.org>") == "ada");
  CHECK(shown("ada at example.org") == "ada");
  CHECK(shown("Ada @ Loom <ada@example.org>") == "Ada @ Loom");
}

}  // namespace
}  // namespace threadbare::mail

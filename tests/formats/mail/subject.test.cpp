#include "formats/mail/subject.h"

#include "catch.h"

namespace threadbare::mail {
namespace {

TEST_CASE("reply prefixes are taken off", "[formats][mail]") {
  CHECK(without_reply_prefix("Re: Looms") == "Looms");
  CHECK(without_reply_prefix("RE: Fwd: AW:Looms") == "Looms");
  CHECK(without_reply_prefix("Re[2]: Re^3: Re (4): Looms") == "Looms");
  CHECK(without_reply_prefix("回复：Looms") == "Looms");
  CHECK(without_reply_prefix("Rép : Looms") == "Looms");
  CHECK(without_reply_prefix("[dev] Re: Looms") == "Looms");
  CHECK(without_reply_prefix("Re: [dev] Looms") == "[dev] Looms");
  CHECK(without_reply_prefix("[dev] Looms") == "[dev] Looms");
  CHECK(without_reply_prefix("Regarding: Looms") == "Regarding: Looms");
  CHECK(without_reply_prefix("Re") == "Re");
  CHECK(without_reply_prefix("Re:") == "");
  CHECK(without_reply_prefix("") == "");
}

TEST_CASE("subjects that say the same", "[formats][mail]") {
  CHECK(same_subject("[dev] Looms", "Re: [dev] Re:  looms"));
  CHECK(same_subject("Looms and ribbons", "RE: Looms  and\tribbons "));
  CHECK(!same_subject("Looms", "Ribbons (was: Looms)"));
  CHECK(!same_subject("[PATCH 1/2]", "[PATCH 2/2]"));
  CHECK(same_subject("", "Re: "));
}

}  // namespace
}  // namespace threadbare::mail

#include "formats/mail/mask.h"

#include "catch.h"

namespace threadbare::mail {
namespace {

std::string masked(std::string text) {
  AddressMask mask;
  mask.add_senders("Ada <ada@example.org>, b+c@Sub.Example.org");
  mask.add_senders("eve@bücher.example");
  mask.mask(text);
  return text;
}

TEST_CASE("addresses of senders are masked", "[formats][mail]") {
  CHECK(masked("Ada <ada@example.org> wrote:") == "Ada <ada@…> wrote:");
  CHECK(masked("Mail ADA@EXAMPLE.ORG. Or not.") == "Mail ADA@…. Or not.");
  CHECK(masked("ada@example.org,ada@example.org") == "ada@…,ada@…");
  CHECK(masked("b+c@sub.example.org") == "b+c@…");
  CHECK(masked("„ada@example.org“") == "„ada@…“");
  CHECK(masked("eve@bücher.example") == "eve@…");
}

TEST_CASE("a sender without a host has no address to mask", "[formats][mail]") {
  AddressMask mask;
  mask.add_senders("ada@");
  std::string text = "Mail ada@ or ada@…";
  CHECK_FALSE(mask.mask(text));
  CHECK(text == "Mail ada@ or ada@…");
}

TEST_CASE("other addresses stay", "[formats][mail]") {
  CHECK(masked("eve@example.org") == "eve@example.org");
  CHECK(masked("ada@example.com ada@example.org.uk") == "ada@example.com ada@example.org.uk");
  CHECK(masked("b+c@example.org @ @@ a@") == "b+c@example.org @ @@ a@");
}

TEST_CASE("addresses inside of links and longer words", "[formats][mail]") {
  CHECK(masked("mailto:ada@example.org?subject=x") == "mailto:ada@…?subject=x");
  CHECK(masked("https://x.example/?to=ada%40example.org&a=b") == "https://x.example/?to=ada@…&a=b");
  CHECK(masked("&lt;ada&#64;example.org&gt;") == "&lt;ada@…&gt;");
  CHECK(masked("1-2-git-send-email-ada@example.org") == "1-2-git-send-email-ada@…");
}

TEST_CASE("addresses as archives spell them", "[formats][mail]") {
  CHECK(masked("Ada <ada at example.org> wrote") == "Ada <ada@…> wrote");
  CHECK(masked("<ada @end|ng |rom example.org> wrote") == "<ada@…> wrote");
  CHECK(masked("ada [at] example.org") == "ada@…");
  CHECK(masked("ada at noon") == "ada at noon");
}

AddressMask named_in(std::string_view text) {
  AddressMask mask;
  mask.add_senders_named_in(text);
  return mask;
}

TEST_CASE("forwarded headers name senders", "[formats][mail]") {
  CHECK(named_in("> From: Ada <ada@x.org>\n").contains("ada@x.org"));
  CHECK(named_in("reply-to: Ada\n  <ada@x.org>\n").contains("ada@x.org"));
  CHECK(named_in("From: Ada [mailto:ada@x.org]\n").contains("ada@x.org"));
  CHECK(named_in("From: the beginning\n").size() == 0);
  CHECK(!named_in("To: ada@x.org\nCc: ada@x.org").contains("ada@x.org"));
}

TEST_CASE("what leads a quote in names its writer", "[formats][mail]") {
  CHECK(named_in("Ada <ada@x.org> writes:\n> Hello\n").contains("ada@x.org"));
  CHECK(named_in("On Monday, Ada <ada@x.org>\nwrote:\n\n> Hello\n").contains("ada@x.org"));
  CHECK(named_in("> Ada <ada@x.org> writes:\n>> Hello\n").contains("ada@x.org"));
  CHECK(named_in("Ada <ada at x.org> writes:\n> Hello\n").contains("ada@x.org"));
  CHECK(named_in("Ada &lt;ada@x.org&gt; wrote:<br><blockquote>Hello").contains("ada@x.org"));
  CHECK(named_in("Write to list@x.org:\n1. Hello\n").size() == 0);
  CHECK(named_in("Write to list@x.org\n> Hello\n").size() == 0);
  CHECK(named_in("Write to list@x.org.\n\nAda wrote:\n> Hello\n").size() == 0);
  CHECK(named_in("We met at x.org:\n> Hello\n").size() == 0);
}

}  // namespace
}  // namespace threadbare::mail

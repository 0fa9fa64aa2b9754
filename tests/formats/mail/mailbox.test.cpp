#include "formats/mail/mailbox.h"

#include "catch.h"

namespace threadbare::mail {
namespace {

constexpr std::string_view kLine = "From ada@example.org Mon Jan  1 09:30:00 2024\n";

/// How many "From " lines begin messages.
int count(std::string_view input) {
  int found = 0;
  for (size_t at = 0; (at = find_from_line(input, at, input.size())) != std::string_view::npos;
       ++at) {
    ++found;
  }
  return found;
}

TEST_CASE("messages begin at From lines behind empty lines", "[formats][mail]") {
  const std::string line(kLine);
  CHECK(count(line + "From: Ada\n\nHello\n\n" + line + "From: Bea\n\nHello\n") == 2);
  CHECK(count(line + "From: Ada\r\n\r\nHello\r\n\r\n" + line + "\n\n") == 2);
  CHECK(count(line + "From: Ada\n\n\n>" + line) == 1);
  CHECK(count("From nobody\nFrom: Ada\n\n") == 1);
}

TEST_CASE("mailboxes that were put together need no empty line between them", "[formats][mail]") {
  const std::string line(kLine);
  const std::string first = line + "From: Ada\n\nHello\n";
  CHECK(count(first + line + "From: Bea\n\nHello\n") == 2);
  CHECK(count(first + "From 17@xxx Sun Mar 22 02:19:17 +0000 2020\r\nX-Labels: Sent\r\n") == 2);
  CHECK(count(first + line + "and then he wrote:\n") == 1);
  CHECK(count(first + "From 9:30 on 1 Jan 2024\nThen: nothing\n") == 1);
  CHECK(count(first + "See From ada Mon Jan  1 09:30:00 2024\nFrom: Bea\n") == 1);
  CHECK(count(first + ">" + line + "From: Bea\n") == 1);
}

TEST_CASE("sentences are no From lines", "[formats][mail]") {
  CHECK(count("\nFrom here on it is easy.\nThen: nothing\n") == 0);
  CHECK(count("\nFrom\n") == 0);
  CHECK(count("\nFrom nobody\nknows what\n") == 0);
  CHECK(count("\nFrom 9:30 on\n") == 0);
}

TEST_CASE("a part of the input is searched, lines are seen whole", "[formats][mail]") {
  const std::string input = "Junk\n\n" + std::string(kLine) + "From: Ada\n";
  CHECK(find_from_line(input, 0, 11) == 6);
  CHECK(find_from_line(input, 0, 10) == std::string_view::npos);
  CHECK(find_from_line(input, 7, input.size()) == std::string_view::npos);
}

TEST_CASE("mail is known by its header", "[formats][mail]") {
  CHECK(mail_kind(std::string(kLine) + "From: Ada\n") == MailKind::mailbox);
  CHECK(mail_kind("\n\n" + std::string(kLine) + "From: Ada\n") == MailKind::mailbox);
  CHECK(mail_kind("Junk of an editor\n\n" + std::string(kLine) + "From: Ada\n") ==
        MailKind::mailbox);
  CHECK(mail_kind("Subject: Looms\nFrom: Ada\n\nHello") == MailKind::message);
  CHECK(mail_kind("\xEF\xBB\xBF"
                  "Date: today\nFrom: Ada\n\nHello") == MailKind::message);
  CHECK(mail_kind("Path: a!b\nNewsgroups: looms\nFrom: Ada\nMessage-ID: <a@x>\n\nHello") ==
        MailKind::message);
}

TEST_CASE("other text is no mail", "[formats][mail]") {
  CHECK(mail_kind("") == MailKind::none);
  CHECK(mail_kind("From here to there") == MailKind::none);
  CHECK(mail_kind("From: Ada\n\nA letter") == MailKind::none);
  CHECK(mail_kind("title: Looms\ndate: today\n\nA page") == MailKind::none);
  CHECK(mail_kind("{\"From\": 1}") == MailKind::none);
  CHECK(mail_kind("A line\nFrom: Ada\nSubject: Looms\n") == MailKind::none);
}

TEST_CASE("one mark of quoting goes from quoted From lines", "[formats][mail]") {
  CHECK(without_from_quoting(">From a\n>>From b\n> From c\nx >From d\n>Fromage") ==
        "From a\n>From b\n> From c\nx >From d\n>Fromage");
  CHECK(has_from_quoting("a\n>>From b"));
  CHECK(!has_from_quoting("From a\n> From b\nx>From c"));
}

}  // namespace
}  // namespace threadbare::mail

#include "formats/mail/body.h"

#include <string>

#include "catch.h"
#include "thread/limits.h"

namespace threadbare::mail {
namespace {

/// A multipart of parts that have their header before an empty line.
std::string multipart(const std::string& kind, const std::vector<std::string>& parts,
                      const std::string& boundary = "b") {
  std::string text =
      "Content-Type: multipart/" + kind + "; boundary=\"" + boundary + "\"\n\npreamble\n";
  for (const std::string& part : parts) text += "--" + boundary + "\n" + part + "\n";
  return text + "--" + boundary + "--\nepilogue\n";
}

std::string text_of(const std::string& message) {
  return read_body(message).text;
}

std::string attachments_of(const std::string& message) {
  std::string names;
  for (const std::string& name : read_body(message).attachments) names += "[" + name + "]";
  return names;
}

const std::string kPlain = "Content-Type: text/plain\n\nplain";
const std::string kHtml = "Content-Type: text/html\n\n<p>html</p>";
const std::string kPicture =
    "Content-Type: image/png; name=loom.png\nContent-Transfer-Encoding: base64\n\niVBORw==";

TEST_CASE("one part alone", "[formats][mail]") {
  CHECK(text_of("From: a\n\n\n  text\r\nmore \n\n\n") == "  text\nmore");
  CHECK(text_of("From: a\n\n") == "");
  CHECK(text_of("Content-Type: text/html\n\n<p>a") == "<p>a");
  CHECK(read_body("Content-Type: text/html\n\n<p>a").markup == Markup::html);
  CHECK(text_of("Content-Type: text\n\na") == "a");
  CHECK(attachments_of("Content-Type: application/pdf; name=a.pdf\n\nx") == "[a.pdf]");
  CHECK(attachments_of("Content-Type: application/pdf\n\n") == "");
}

TEST_CASE("plain text wins over other alternatives", "[formats][mail]") {
  const MailBody body = read_body(multipart("alternative", {kPlain, kHtml}));
  CHECK(body.text == "plain");
  CHECK(body.markup == Markup::text);
  CHECK(body.attachments.empty());
  CHECK(text_of(multipart("alternative", {kHtml, kPlain})) == "plain");
}

TEST_CASE("HTML is taken where plain text is empty", "[formats][mail]") {
  const MailBody body =
      read_body(multipart("alternative", {"Content-Type: text/plain\n\n \n", kHtml}));
  CHECK(body.text == "<p>html</p>");
  CHECK(body.markup == Markup::html);
  CHECK(text_of(multipart("alternative", {"Content-Type: text/calendar\n\nx", kHtml})) ==
        "<p>html</p>");
}

TEST_CASE("attachments of an alternative that lost are named, its pictures are not",
          "[formats][mail]") {
  const std::string embedded = "Content-ID: <p>\n" + kPicture;
  CHECK(attachments_of(multipart("alternative",
                                 {kPlain, multipart("related", {kHtml, embedded}, "r")})) == "");
  CHECK(attachments_of(multipart(
            "alternative", {kPlain, multipart("mixed", {kHtml, kPicture}, "m")})) == "[loom.png]");
}

TEST_CASE("text parts are joined, attachments named", "[formats][mail]") {
  const std::string attached =
      "Content-Type: text/plain\nContent-Disposition: attachment; "
      "filename=\"C:\\\\a\\\\b.txt\"\n\nno";
  const std::string message = multipart(
      "mixed", {kPlain, kPicture, attached, "\nfooter", "Content-Type: application/zip\n\nx"});
  CHECK(text_of(message) == "plain\n\nfooter");
  CHECK(attachments_of(message) == "[loom.png][b.txt][application/zip]");
}

TEST_CASE("plain text beside HTML becomes HTML", "[formats][mail]") {
  const MailBody body = read_body(multipart("mixed", {kHtml, "\n<footer> & more\nlines"}));
  CHECK(body.markup == Markup::html);
  CHECK(body.text == "<p>html</p>\n<div>&lt;footer&gt; &amp; more<br>\nlines</div>");
}

TEST_CASE("signatures are no attachments", "[formats][mail]") {
  const std::string message = multipart(
      "signed", {kPlain, "Content-Type: application/pgp-signature; name=s.asc\n\n-----BEGIN"});
  CHECK(text_of(message) == "plain");
  CHECK(attachments_of(message) == "");
}

TEST_CASE("messages in messages follow without addresses", "[formats][mail]") {
  const std::string inner =
      "Content-Type: message/rfc822\n\nFrom: Bea <bea@example.org>\nSubject: "
      "=?utf-8?q?N=C3=A4he?=\n\n"
      "inner text";
  CHECK(text_of(multipart("mixed", {kPlain, inner})) ==
        "plain\n\n---------- Forwarded message ----------\nFrom: Bea\nSubject: Nähe\n\ninner text");
  CHECK(text_of(multipart("digest", {"\nFrom: bea@example.org\n\nfirst"})) ==
        "---------- Forwarded message ----------\nFrom: bea\n\nfirst");
  CHECK(text_of(multipart("mixed", {kPlain, "Content-Type: message/rfc822\n\n"})) == "plain");
}

TEST_CASE("boundaries that are broken or missing", "[formats][mail]") {
  const std::string type = "Content-Type: multipart/mixed; boundary=b\n\n";
  CHECK(text_of(type + "--b\n\nno end") == "no end");
  CHECK(text_of(type + "no boundary at all") == "no boundary at all");
  CHECK(text_of(type + "--b\n\none\n--b-longer\nstill one\n--b  \n\ntwo\n--b--") ==
        "one\n--b-longer\nstill one\n\ntwo");
  CHECK(text_of(
            "Content-Type: multipart/mixed\n\n--found\nContent-Type: text/plain\n\nx\n--found--") ==
        "x");
  CHECK(text_of("Content-Type: multipart/mixed\n\nnothing") == "nothing");
  CHECK(text_of(type + "--b--\n") == "--b--");
}

TEST_CASE("parts may nest deep, but not without end", "[formats][mail]") {
  std::string message = kPlain;
  for (size_t i = 0; i < kMaxMimeDepth - 1; ++i) {
    message = multipart("mixed", {message}, "b" + std::to_string(i) + "x");
  }
  CHECK(text_of(message) == "plain");
  for (size_t i = 0; i < 1000; ++i) {
    message = multipart("mixed", {message}, "c" + std::to_string(i) + "x");
  }
  CHECK(text_of(message).find("plain") == std::string::npos);
}

TEST_CASE("charsets and transfer encodings of parts", "[formats][mail]") {
  CHECK(text_of("Content-Type: text/plain; charset=koi8-r\nContent-Transfer-Encoding: "
                "quoted-printable\n\n=F0=D2=C9") == "При");
  CHECK(text_of("Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: BASE64\n\n"
                "w5xiZXI=") == "Über");
  CHECK(text_of("Content-Type: text/plain\n\nGar\xE7on") == "Garçon");
  CHECK(text_of("Content-Type: text/plain; charset=us-ascii\n\nGarçon") == "Garçon");
  CHECK(text_of("Content-Type: text/plain; charset=iso-8859-1\n\nGar\xE7on") == "Garçon");
  CHECK(text_of("Content-Type: text/plain; format=flowed\n\none \ntwo\n") == "one two");
  CHECK(text_of("Content-Type: text/plain; format=flowed; delsp=yes\n\none \ntwo\n") == "onetwo");
}

TEST_CASE("what was mended is told", "[formats][mail]") {
  const MailBody unknown = read_body("Content-Type: text/plain; charset=x-loom\n\nGar\xE7on");
  CHECK(unknown.text == "Garçon");
  CHECK(unknown.unknown_charset == "x-loom");
  CHECK(read_body("Content-Type: text/plain; charset=utf-8\n\nGar\xE7on").bad_characters);
  CHECK(read_body("Content-Transfer-Encoding: base64\n\n!!!").bad_base64);
  const MailBody fine = read_body(kPlain);
  CHECK(fine.unknown_charset.empty());
  CHECK(!fine.bad_characters);
  CHECK(!fine.bad_base64);
}

}  // namespace
}  // namespace threadbare::mail

#include "formats/mail/transfer.h"

#include "catch.h"

namespace threadbare::mail {
namespace {

std::string body(std::string_view text) {
  return decode_quoted_printable(text, QuotedPrintable::body);
}

TEST_CASE("quoted-printable", "[formats][mail]") {
  CHECK(body("caf=C3=a9") == "café");
  CHECK(body("one =\ntwo=\r\n three\n") == "one two three\n");
  CHECK(body("soft = \nend") == "soft end");
  CHECK(body("space at the end   \nis lost\t\n") == "space at the end\nis lost\n");
  CHECK(body("kept=20\n") == "kept \n");
  CHECK(body("1 = 1, =ZZ, =4") == "1 = 1, =ZZ, =4");
  CHECK(body("=") == "");
  CHECK(decode_quoted_printable("a=3D ", QuotedPrintable::word) == "a= ");
}

TEST_CASE("base64", "[formats][mail]") {
  CHECK(decode_base64("aGVsbG8=").bytes == "hello");
  CHECK(decode_base64("aGVs\r\nbG8h\r\n").bytes == "hello!");
  CHECK(!decode_base64("aGVsbG8=\n\n").broken);
  CHECK(decode_base64("aGVsbG8").bytes == "hello");
  CHECK(decode_base64("aGk=aGk=").bytes == "hihi");
  CHECK(decode_base64("").bytes.empty());
}

TEST_CASE("what is no base64 ends it and stays", "[formats][mail]") {
  const Base64 footer = decode_base64("aGVsbG8K\n_____\nThe list's footer\n");
  CHECK(footer.bytes == "hello\n_____\nThe list's footer\n");
  CHECK(footer.broken);
  CHECK(decode_base64("not, base64 at all").bytes == "not, base64 at all");
  CHECK(decode_base64("aGVsbG8hx").bytes == "hello!");
  CHECK(decode_base64("aGVsbG8hx").broken);
}

}  // namespace
}  // namespace threadbare::mail

#include "formats/mail/encoded_word.h"

#include "catch.h"

namespace threadbare::mail {
namespace {

TEST_CASE("encoded words are decoded where they stand", "[formats][mail]") {
  CHECK(decode_words("=?iso-8859-1?Q?Andr=E9?= Pirard") == "André Pirard");
  CHECK(decode_words("Re: =?UTF-8?B?w5xiZXI=?=") == "Re: Über");
  CHECK(decode_words("=?utf-8?q?a_b=5Fc?=") == "a b_c");
  CHECK(decode_words("=?utf-8*en?q?language?=") == "language");
  CHECK(decode_words("\"=?utf-8?q?in_quotes?=\"") == "\"in quotes\"");
}

TEST_CASE("white space between two encoded words goes", "[formats][mail]") {
  CHECK(decode_words("=?utf-8?q?one?= =?utf-8?q?two?=") == "onetwo");
  CHECK(decode_words("=?utf-8?q?one?=\t =?iso-8859-1?q?tw=F6?=") == "onetwö");
  CHECK(decode_words("=?utf-8?q?one?= two =?utf-8?q?three?=") == "one two three");
}

TEST_CASE("a character split between words is put together", "[formats][mail]") {
  CHECK(decode_words("=?utf-8?B?w5w=?= =?utf-8?q?=C3?= =?UTF-8?q?=BCber?=") == "Üüber");
  CHECK(decode_words("=?gb2312?B?xOO6?= =?gb2312?B?ww==?=") == "你好");
}

TEST_CASE("what is no encoded word stays", "[formats][mail]") {
  CHECK(decode_words("=?utf-8?x?a?=") == "=?utf-8?x?a?=");
  CHECK(decode_words("=?utf-8?q?open") == "=?utf-8?q?open");
  CHECK(decode_words("a =? b ?= c") == "a =? b ?= c");
  CHECK(decode_words("=?=?=?") == "=?=?=?");
}

TEST_CASE("raw bytes and unknown charsets are guessed at", "[formats][mail]") {
  CHECK(decode_words("Gar\xE7on") == "Garçon");
  CHECK(decode_words("Garçon") == "Garçon");
  CHECK(decode_words("=?x-unknown?q?Gar=E7on?=") == "Garçon");
  CHECK(decode_words("=?us-ascii?q?Gar=C3=A7on?=") == "Garçon");
}

TEST_CASE("raw bytes are in the charset of the body if that is known", "[formats][mail]") {
  CHECK(decode_words("\xF0\xD2\xC9", charset_named("koi8-r")) == "При");
  CHECK(decode_words("При", charset_named("koi8-r")) == "При");
  CHECK(decode_words("Gar\xE7on", charset_named("utf-8")) == "Garçon");
}

TEST_CASE("control characters become spaces", "[formats][mail]") {
  CHECK(decode_words("=?utf-8?q?a=0Ab=00c?=") == "a b c");
}

}  // namespace
}  // namespace threadbare::mail

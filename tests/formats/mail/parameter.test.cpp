#include "formats/mail/parameter.h"

#include "catch.h"

namespace threadbare::mail {
namespace {

std::string name_in(std::string_view disposition) {
  return ParameterisedField(disposition).text("filename");
}

TEST_CASE("fields with parameters", "[formats][mail]") {
  const ParameterisedField type(
      "Text/Plain; Charset=UTF-8 ;format=\"flowed\"; boundary=\"a;\\\"b\"");
  CHECK(type.token() == "text/plain");
  CHECK(type.parameter("charset") == "UTF-8");
  CHECK(type.parameter("format") == "flowed");
  CHECK(type.parameter("boundary") == "a;\"b");
  CHECK(type.parameter("name").empty());
}

TEST_CASE("broken parameters", "[formats][mail]") {
  CHECK(ParameterisedField("").token().empty());
  CHECK(ParameterisedField("text/plain;").token() == "text/plain");
  CHECK(ParameterisedField("text/plain; ; charset = x").parameter("charset") == "x");
  CHECK(ParameterisedField("text/plain; noise; charset=x").parameter("charset") == "x");
  CHECK(ParameterisedField("text/plain; charset=\"x").parameter("charset") == "x");
}

TEST_CASE("file names in all their clothes", "[formats][mail]") {
  CHECK(name_in("attachment; filename=plan.txt") == "plan.txt");
  CHECK(name_in("attachment; filename=\"the plan.txt\"") == "the plan.txt");
  CHECK(name_in("attachment; filename*=utf-8''w%C3%A4rme.txt") == "wärme.txt");
  CHECK(name_in("attachment; filename*=iso-8859-1'de'w%E4rme.txt") == "wärme.txt");
  CHECK(name_in("attachment; filename*0=\"long \"; filename*1=\"name.txt\"") == "long name.txt");
  CHECK(name_in("attachment; filename*1*=%A4rme; filename*0*=utf-8''w%C3; filename*2=.txt") ==
        "wärme.txt");
  CHECK(name_in("attachment; filename=\"=?utf-8?q?w=C3=A4rme.txt?=\"") == "wärme.txt");
  CHECK(name_in("attachment; filename*=utf-8''100%25%zz") == "100%%zz");
  CHECK(name_in("inline") == "");
}

}  // namespace
}  // namespace threadbare::mail

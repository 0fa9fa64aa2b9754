#include "render/export/json_writer.h"

#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>

#include "catch.h"

using namespace threadbare;
using nlohmann::ordered_json;

namespace {

std::string written(std::string_view text) {
  std::string out;
  JsonWriter(out).text(text);
  return out;
}

}  // namespace

TEST_CASE("JSON is written without white space, commas where they belong", "[render]") {
  std::string out;
  JsonWriter json(out);
  json.open_object();
  json.key("none");
  json.open_array();
  json.close_array();
  json.key("some");
  json.open_array();
  json.number(1);
  json.open_object();
  json.close_object();
  json.null();
  json.boolean(false);
  json.open_array();
  json.text("a");
  json.text("b");
  json.close_array();
  json.close_array();
  json.key("size");
  json.number(uint64_t{1} << 40);
  json.key("least");
  json.number(std::numeric_limits<int32_t>::min());
  json.key("raw");
  json.json("[2]");
  json.close_object();
  CHECK(out == R"({"none":[],"some":[1,{},null,false,["a","b"]],"size":1099511627776,)"
               R"("least":-2147483648,"raw":[2]})");
}

TEST_CASE("strings are escaped as nlohmann/json escapes them", "[render]") {
  std::string ascii;
  for (char c = 0; c >= 0 && c < 127; ++c) ascii += c;
  ascii += '\x7F';
  for (const std::string& text : {std::string(), ascii, std::string("é \"…\" 👍 \xEF\xBF\xBF"),
                                  std::string("\\\\\n"), std::string("a\"")}) {
    CHECK(written(text) == ordered_json(text).dump());
  }
}

TEST_CASE("bytes that are no UTF-8 become replacement characters", "[render]") {
  CHECK(written("a\xFFz") == "\"a\uFFFDz\"");
  CHECK(written("\xE2\x82") == "\"\uFFFD\"");
  CHECK(written("\xED\xA0\x80") == "\"\uFFFD\uFFFD\uFFFD\"");
  CHECK(written("\xC3\"") == "\"\uFFFD\\\"\"");
}

#include "render/export/json_slice.h"

#include <nlohmann/json.hpp>
#include <string>

#include "catch.h"

using namespace threadbare;

namespace {

/// What append_json() makes of a text; "refused" if it is no JSON for it.
std::string copied(std::string_view json) {
  std::string out = "before ";
  if (append_json(out, json)) return out.substr(7);
  CHECK(out == "before ");
  return "refused";
}

std::string nested(size_t depth) {
  return std::string(depth, '[') + std::string(depth, ']');
}

}  // namespace

TEST_CASE("JSON is copied without its white space", "[render]") {
  CHECK(copied(" { \"a b\" : [ 1 , -0.5e+3, \"\\u00e9 \\\" ]\" ] ,\n\"c\":{ } }\t") ==
        R"({"a b":[1,-0.5e+3,"\u00e9 \" ]"],"c":{}})");
  for (const char* text : {"null", "true", "false", "0", "-1", "10.25E-2", "\"\"", "[]", "{}"}) {
    CHECK(copied(text) == text);
  }
}

TEST_CASE("what is no JSON is not copied, and neither is what is too deep", "[render]") {
  for (const char* text :
       {"",          " ",          "[",      "]",         "{",           "}",
        "[1",        "[1,]",       "[,1]",   "[1 2]",     "{\"a\"}",     "{\"a\":}",
        "{a:1}",     "{\"a\":1,}", "[1}",    "{\"a\":1]", "01",          "1.",
        ".5",        "-",          "+1",     "1e",        "1e+",         "nul",
        "nulll",     "\"",         "\"\\\"", "\"\\x\"",   "\"\\u12g4\"", "\"\\u12",
        "\"\n\"",    "1 2",        "[] []",  "{} ,",      "</script>",   "[\"a\":1]",
        "{\"a\",1}", "{1:2}",      "[[]",    "{\"a\":{}"}) {
    INFO(text);
    CHECK(copied(text) == "refused");
    CHECK_FALSE(nlohmann::json::accept(text));
  }
  CHECK(copied(nested(64)) == nested(64));
  CHECK(copied(nested(65)) == "refused");
  CHECK(copied(std::string(1000000, '[')) == "refused");
}

TEST_CASE("JSON that is damaged anywhere is copied if nlohmann/json takes it", "[render]") {
  const std::string whole = R"({"a":[1,-2.5e7,{"b":"c\n\u00e9"}],"d":{"e":null},"f":[true,[]]})";
  CHECK(copied(whole) == whole);
  for (size_t i = 0; i < whole.size(); ++i) {
    for (const char c : std::string_view("{}[],:\"\\0-.eEu tn")) {
      std::string changed = whole;
      changed[i] = c;
      INFO(changed);
      CHECK((copied(changed) != "refused") == nlohmann::json::accept(changed));
    }
    std::string shorter = whole;
    shorter.erase(i, 1);
    INFO(shorter);
    CHECK((copied(shorter) != "refused") == nlohmann::json::accept(shorter));
  }
}

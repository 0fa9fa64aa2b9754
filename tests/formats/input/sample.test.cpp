#include "formats/input/sample.h"

#include <string>

#include "catch.h"
#include "formats/format.h"

namespace threadbare {
namespace {

bool is_json(std::string_view input) {
  return take_sample(input).kind == Sample::Kind::json;
}

using Paths = std::vector<std::string>;

TEST_CASE("JSON is known by how it begins", "[formats]") {
  for (const char* json :
       {"{}", " {\n \"a\"", "[]", "[{", "[ 1", "[-1", "\r\n[\"", "[true", "{", "["}) {
    INFO(json);
    CHECK(is_json(json));
  }
  for (const char* text : {"", "  ", "text", "\"a\"", "1", "[Read more]", "{curly", "{{x}}", "(a)",
                           "• a", "[x] done"}) {
    INFO(text);
    CHECK_FALSE(is_json(text));
  }
}

TEST_CASE("paths are noted once, in order, down to four keys", "[formats]") {
  CHECK(take_sample(
            R"({"a": {"b": {"c": {"d": {"e": 1}}}}, "list": [{"x": 1}, {"x": 2, "y": [[3]]}]})")
            .paths == Paths{"a", "a.b", "a.b.c", "a.b.c.d", "list", "list[]", "list[].x",
                            "list[].y", "list[].y[]", "list[].y[][]"});
  CHECK(take_sample(R"([{"a": 1}, 2])").paths == Paths{"[]", "[].a"});
}

TEST_CASE("a sample of broken or cut JSON has the paths up to there", "[formats]") {
  CHECK(take_sample(R"({"a": 1, "b": [)").paths == Paths{"a", "b"});
  CHECK(take_sample(R"({"a": 1,, "b": 2})").paths == Paths{"a"});
  const std::string far = "{\"a\": \"" + std::string(2 << 20, 'x') + "\", \"b\": 1}";
  CHECK(take_sample(far).paths == Paths{"a"});
}

TEST_CASE("a sample stays small, whatever the keys", "[formats]") {
  std::string map = "{\"" + std::string(1000, 'k') + "\": {\"inside\": 1}";
  for (int i = 0; i < 10000; ++i)
    map += ",\"k" + std::to_string(i) + "\": {\"x\": " + std::to_string(i) + "}";
  const Sample sample = take_sample(map + "}");
  CHECK(sample.paths.size() == 512);
  CHECK(sample.paths.front() == "k0");
  CHECK(sample.has("k7.x"));
  CHECK_FALSE(sample.has("inside"));
}

TEST_CASE("formats are found by their names", "[formats]") {
  for (const Format* format : formats()) {
    CHECK(format_named(format->name) == format);
    CHECK_FALSE(format->summary.empty());
  }
  CHECK(format_named("no-such") == nullptr);
}

}  // namespace
}  // namespace threadbare

#include "formats/reading/sample.h"

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

TEST_CASE("texts one a line are known by their first line", "[formats]") {
  CHECK(take_sample("{\"a\": 1}\n{\"b\": 2}").lines);
  CHECK(take_sample("\n{\"a\": {}}\r\n\r\n{\"b\"").lines);
  CHECK(take_sample("[{\"a\": 1}]\n[2]").lines);
  CHECK_FALSE(take_sample("[{\"a\": 1}]\n{}").lines);
  CHECK_FALSE(take_sample("{\"a\": 1}").lines);
  CHECK_FALSE(take_sample("{\"a\": 1}\n").lines);
  CHECK_FALSE(take_sample("{\"a\":\n 1}\n{\"b\": 2}").lines);
  CHECK_FALSE(take_sample("[{\"a\": 1}\n,{\"b\": 2}]").lines);
  CHECK(take_sample("{\"a\": 1}\n{\"b\": [{\"c\": 2}]}\n{\"d\": {\"e\"\n{\"f\": 1}").paths ==
        Paths{"[]", "[].a", "[].b", "[].b[]", "[].b[].c", "[].d", "[].d.e", "[].f"});
}

TEST_CASE("XML is known by its declaration or its outermost element", "[formats]") {
  const auto root = [](const std::string& input) {
    const Sample sample = take_sample(input);
    return sample.kind == Sample::Kind::xml ? std::string(sample.root) : "no XML";
  };
  CHECK(root("<?xml version='1.0'?>\n<!-- a --><disqus a='b'><c/></disqus>") == "disqus");
  CHECK(root("`<?xml version='1.0'?><disqus>") == "disqus");
  CHECK(root(std::string(5000, '\n') + "<?xml version='1.0'?><rss>") == "rss");
  CHECK(root("<br />\n<b>Notice</b>: Undefined index: " + std::string(500, 'x') +
             " <?xml version='1.0'?><rss>") == "rss");
  CHECK(root(std::string(500, 'x') + "<?xml version='1.0'?><rss>") == "no XML");
  CHECK(root("<!DOCTYPE rss>\n<rss/>") == "rss");
  CHECK(root("<?xml version='1.0'?>") == "");
  CHECK(root("<?xml version='1.0'") == "");
  CHECK(root("<!DOCTYPE html><html lang='en'>") == "no XML");
  CHECK(root("\n<!doctype HTML><title>Not found</title>") == "no XML");
  CHECK(root("a < b and b > c") == "no XML");
  CHECK(take_sample("<rss xmlns:wp='w'>").root_tag == "<rss xmlns:wp='w'");
}

}  // namespace
}  // namespace threadbare

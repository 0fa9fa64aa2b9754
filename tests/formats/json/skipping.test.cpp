#include "formats/json/skipping.h"

#include <random>
#include <string>

#include "catch.h"
#include "formats/json/events.h"
#include "formats/json/tokeniser.h"

namespace threadbare {
namespace {

/// One byte after the other: what the skippers must agree with.
size_t end_of_container(std::string_view text) {
  int depth = 0;
  bool in_string = false;
  bool escaped = false;  // outside of strings, too: what JSON forbids there does not matter
  for (size_t i = 0; i < text.size(); ++i) {
    const bool counts = !escaped;
    escaped = counts && text[i] == '\\';
    if (text[i] == '"' && counts) in_string = !in_string;
    if (in_string) continue;
    if (text[i] == '{' || text[i] == '[') ++depth;
    if ((text[i] == '}' || text[i] == ']') && --depth == 0) return i + 1;
  }
  return std::string::npos;
}

size_t skipped(const char* (*skip)(const char*, const char*), std::string_view text) {
  const char* const behind = skip(text.data(), text.data() + text.size());
  return behind == nullptr ? std::string::npos : static_cast<size_t>(behind - text.data());
}

TEST_CASE("containers are skipped as a byte by byte count would", "[formats]") {
  std::mt19937 random(11);
  constexpr std::string_view kPieces[] = {"{",  "}",     "[",       "]",
                                          "\"", "\\",    "\\\"",    "\\\\",
                                          "a",  ",",     ":",       "text without anything",
                                          "{}", "\"[\"", "\xC3\xA9"};
  for (int i = 0; i < 20000; ++i) {
    std::string text = random() % 2 == 0 ? "{" : "[";
    const size_t length = random() % 400;
    while (text.size() < length) text += kPieces[random() % std::size(kPieces)];
    INFO(text);
    REQUIRE(skipped(past_container, text) == end_of_container(text));
  }
}

TEST_CASE("backslashes at the end of a block escape what begins the next", "[formats]") {
  for (size_t before = 50; before < 80; ++before) {
    for (size_t backslashes = 0; backslashes < 6; ++backslashes) {
      const std::string text = "[\"" + std::string(before, 'x') + std::string(backslashes, '\\') +
                               "\"]\"]" + std::string(70, ' ');
      INFO(before << " " << backslashes);
      CHECK(skipped(past_container, text) == end_of_container(text));
      CHECK(skipped(past_string, text.substr(1)) ==
            (backslashes % 2 == 0 ? before + backslashes + 2 : before + backslashes + 4));
    }
  }
}

TEST_CASE("what does not end is said not to", "[formats]") {
  CHECK(skipped(past_container, "[") == std::string::npos);
  CHECK(skipped(past_container, "[" + std::string(200, '[')) == std::string::npos);
  CHECK(skipped(past_container, "[\"]") == std::string::npos);
  CHECK(skipped(past_string, "\"" + std::string(100, 'a')) == std::string::npos);
  CHECK(skipped(past_string, "\"a\\") == std::string::npos);
  CHECK(skipped(past_string, "\"\"") == 2);
}

TEST_CASE("plain text ends at a quote, a backslash or a control character", "[formats]") {
  for (size_t size = 0; size < 40; ++size) {
    for (const char special : {'"', '\\', '\n', '\0', '\x1F'}) {
      const std::string text = std::string(size, '\xC3') + special + std::string(20, '"');
      CHECK(end_of_plain_text(text.data(), text.data() + text.size()) == text.data() + size);
    }
    const std::string plain(size, '\x7F');
    CHECK(end_of_plain_text(plain.data(), plain.data() + size) == plain.data() + size);
  }
}

/// Wants what is below “a”, and writes down what it is told.
class Listener final : public JsonEvents {
 public:
  std::string told;

  JsonInterest want(uint64_t byte) override {
    told += "@" + std::to_string(byte) + " ";
    return depth_ == 0 || wanted_ ? JsonInterest::read : JsonInterest::skip;
  }
  void key(JsonText key) override {
    wanted_ = key.text == "a";
    told.append(key.text).append(": ");
  }
  void begin_object() override { told += "{ ", ++depth_; }
  void end_object() override { told += "} ", --depth_; }
  void begin_array() override { told += "[ ", ++depth_; }
  void end_array() override { told += "] ", --depth_; }
  void string(JsonText text) override { told.append(text.text).append(" "); }
  void number(std::string_view text) override { told.append(text).append(" "); }

 private:
  int depth_ = 0;
  bool wanted_ = true;
};

bool read(std::string_view json, JsonChecks checks, std::string& told) {
  Listener listener;
  JsonTokeniser tokeniser(json, listener, 0, checks);
  JsonTokeniser::Progress progress = JsonTokeniser::Progress::more;
  while (progress == JsonTokeniser::Progress::more) progress = tokeniser.step(1);
  told = listener.told;
  return progress == JsonTokeniser::Progress::done;
}

TEST_CASE("what is wanted is told alike whether the rest is checked or not", "[formats]") {
  for (const char* json : {
           R"({"b": [1, {"c": "]}"}], "a": {"b": -1.5e3, "a": ["x\"", null, true]}, "c": false})",
           R"( [ {"a" : 1 , "b" : "" } , {"b":{},"a":[ ]} ] )",
           R"({"bad": tru, "worse": [1,,2}, "worst": "\q", "number": 00, "a": 2})",
       }) {
    INFO(json);
    std::string all;
    std::string wanted;
    const bool whole = read(json, JsonChecks::everything, all);
    CHECK(read(json, JsonChecks::wanted, wanted));
    if (whole) CHECK(wanted == all);
  }
}

TEST_CASE("what is wanted is checked, and so is what holds it", "[formats]") {
  std::string told;
  for (const char* json :
       {R"({"b": 1 "a": 2})", R"({"b": [1, "a": 2})", R"({"a": tru})", R"({"a": 01})",
        R"({"a": "\q"})", R"({"a": [1,]})", R"({"b": })", R"({"b": "})", "{\"b\": 1"}) {
    INFO(json);
    CHECK_FALSE(read(json, JsonChecks::wanted, told));
    CHECK_FALSE(read(json, JsonChecks::everything, told));
  }
}

}  // namespace
}  // namespace threadbare

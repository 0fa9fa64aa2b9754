#include "formats/json/tokeniser.h"

#include <string>

#include "catch.h"
#include "thread/limits.h"

namespace threadbare {
namespace {

/// Writes down what it is told of; what it wants of a value depends on the key before it.
class Scribe final : public JsonEvents {
 public:
  std::string notes;

  JsonInterest want(uint64_t byte) override {
    notes += "@" + std::to_string(byte) + " ";
    const std::string key = std::move(key_);
    key_.clear();
    if (key == "skip") return JsonInterest::skip;
    return key == "slice" ? JsonInterest::slice : JsonInterest::read;
  }
  void key(JsonText key) override {
    key_ = key.text;
    note("key", key);
  }
  void begin_object() override { notes += "{ "; }
  void end_object() override { notes += "} "; }
  void begin_array() override { notes += "[ "; }
  void end_array() override { notes += "] "; }
  void string(JsonText text) override { note("string", text); }
  void number(std::string_view text) override { notes += "number=" + std::string(text) + " "; }
  void boolean(bool value) override { notes += value ? "true " : "false "; }
  void null() override { notes += "null "; }
  void raw(std::string_view json) override { notes += "raw=" + std::string(json) + " "; }

 private:
  void note(const char* what, JsonText text) {
    notes += std::string(what) + (text.escaped ? "*=" : "=") + std::string(text.text) + " ";
  }

  std::string key_;
};

struct Outcome {
  bool done;
  std::string notes;
  Problem error;
};

Outcome tokenise(std::string_view json, size_t budget = ~size_t{0}) {
  Scribe scribe;
  JsonTokeniser tokeniser(json, scribe);
  size_t position = 0;
  JsonTokeniser::Progress progress;
  do {
    progress = tokeniser.step(budget);
    CHECK(tokeniser.position() >= position);
    position = tokeniser.position();
    CHECK(position <= json.size());
  } while (progress == JsonTokeniser::Progress::more);
  const bool done = progress == JsonTokeniser::Progress::done;
  return {done, scribe.notes, done ? Problem() : tokeniser.error()};
}

std::string message_for(std::string_view json) {
  return tokenise(json).error.message;
}
uint64_t byte_of(std::string_view json) {
  return tokenise(json).error.place.byte;
}

TEST_CASE("every kind of value is told of, with its place", "[formats]") {
  CHECK(tokenise(R"( {"a":[1,-2.5e+3,true,false,null,"x",{}], "b\n" : "\"" } )").notes ==
        R"(@1 { key=a @6 [ @7 number=1 @9 number=-2.5e+3 @17 true @22 false @28 null @33 string=x )"
        R"(@37 { } ] key*=b\n @50 string*=\" } )");
}

TEST_CASE("of a skipped value nothing is told, of a sliced one its text", "[formats]") {
  CHECK(tokenise(R"({"skip":{"a":[{}]},"b":1})").notes == "@0 { key=skip @8 key=b @23 number=1 } ");
  CHECK(tokenise(R"({"slice": [1, {"a": "]"}] , "slice":7,"slice":"x"})").notes ==
        R"(@0 { key=slice @10 raw=[1, {"a": "]"}] key=slice @36 raw=7 key=slice @46 raw="x" } )");
}

TEST_CASE("reading goes on where it stopped, after any token", "[formats]") {
  const std::string json =
      R"({"a": [1, {"slice": [true]}, "long enough \\ string"], "skip": [[]]})";
  const Outcome whole = tokenise(json);
  REQUIRE(whole.done);
  for (size_t budget = 0; budget < 20; ++budget) CHECK(tokenise(json, budget).notes == whole.notes);
}

TEST_CASE("what RFC 8259 has is taken, and nothing else", "[formats]") {
  for (const char* json :
       {"0", "-0", "1e5", "-1.25E-10", "\"\"", "\"\\ud800\"", "\"\\u00e9\\/\"", " [ ] ", "{ }",
        "[0]", "\"\x7F\"", "[1 , 2\r\n]", "123456789012345678901234567890", "\t null"}) {
    INFO(json);
    CHECK(tokenise(json).done);
  }
  for (const char* json :
       {"",       " ",     "[",       "]",        "{",       "}",           "[1,]",
        "[,1]",   "[1 2]", "{\"a\"}", "{\"a\":}", "{a:1}",   "{'a':1}",     "{\"a\":1,}",
        "{,}",    "[1}",   "01",      "-",        "+1",      ".5",          "1.",
        "1e",     "1e+",   "-01",     "0x10",     "NaN",     "Infinity",    "tru",
        "nul",    "True",  "\"",      "\"\\\"",   "\"\\x\"", "\"\\u12g4\"", "\"a\nb\"",
        "\"\t\"", "1 2",   "[] x",    "// c\n1",  "[1]]",    "{\"a\":1]"}) {
    INFO(json);
    CHECK_FALSE(tokenise(json).done);
  }
}

TEST_CASE("invalid JSON is found in skipped values, too", "[formats]") {
  for (const char* json :
       {R"({"skip":[1,]})", R"({"skip":{"a" 1}})", R"({"skip":"\q"})", R"({"skip":[01]})",
        R"({"skip":nul})", R"({"skip":[})", "{\"skip\":\"\n\"}"}) {
    INFO(json);
    CHECK_FALSE(tokenise(json).done);
  }
}

TEST_CASE("every end of a truncated document is an error at that end", "[formats]") {
  const std::string json = R"({"a": [1.5e3, {"skip": [true]}, "x\u00e9\n"], "slice": {"b": null}})";
  for (size_t size = 0; size < json.size(); ++size) {
    INFO(json.substr(0, size));
    const Outcome outcome = tokenise(std::string_view(json).substr(0, size));
    CHECK_FALSE(outcome.done);
    CHECK(outcome.error.code == ProblemCode::bad_json);
    CHECK(outcome.error.place.byte == size);
    CHECK(outcome.error.message.find("truncated") != std::string::npos);
  }
}

TEST_CASE("errors say what is wrong, where it is", "[formats]") {
  CHECK(message_for(R"({"a": "no end)") ==
        "this JSON ends in the middle of a string: the file is truncated");
  CHECK(message_for(R"({"a": [1)") ==
        "this JSON ends before all its brackets are closed: the file is truncated");
  CHECK(message_for("[1, 2,]") == "there is a comma too many before this “]”");
  CHECK(byte_of("[1, 2,]") == 6);
  CHECK(message_for("{\"a\":1,}") == "there is a comma too many before this “}”");
  CHECK(message_for("[1,,2]") == "there is a comma too many here");
  CHECK(message_for("[1 2]") == "here should be a comma or “]”, not “2”");
  CHECK(message_for("{\"a\" 1}") == "here should be a colon behind the key, not “1”");
  CHECK(message_for("{a: 1}") == "here should be a key in double quotes, not “a”");
  CHECK(message_for("{'a': 1}") == "here should be a key in double quotes, not a single quote");
  CHECK(message_for("[None]") == "here should be a value, not “N”");
  CHECK(message_for("[é]") == "here should be a value, not “é”");
  CHECK(message_for("[007]") == "this number is not written as JSON writes numbers");
  CHECK(byte_of("[007]") == 1);
  CHECK(message_for("{} {}") == "the JSON ends before this place, but more text follows");
  CHECK(byte_of("{} {}") == 3);
  CHECK(message_for("[\"a\nb\"]") ==
        "there is a line break inside this string: its closing quote is missing, or it must be "
        "escaped");
  CHECK(byte_of("[\"a\nb\"]") == 3);
  CHECK(message_for(R"(["C:\dir"])") ==
        "this backslash starts no escape that JSON knows; a plain one is written “\\\\”");
  CHECK(byte_of(R"(["C:\dir"])") == 4);
}

TEST_CASE("control characters are found at every place of a string", "[formats]") {
  for (size_t length = 1; length < 40; ++length) {
    for (size_t at = 0; at < length; ++at) {
      std::string text(length,
                       '\x80');  // bytes past ASCII must not be taken for control characters
      for (size_t i = 0; i + 1 < length; i += 2) text[i] = '\xC3';
      CHECK(tokenise("\"" + text + "\"").done);
      text[at] = '\x1F';
      CHECK(byte_of("\"" + text + "\"") == at + 1);
      text[at] = '"';
      CHECK(byte_of("\"" + text + "\"") == at + 2);
    }
  }
}

TEST_CASE("nesting is read to its cap, and refused past it", "[formats]") {
  const std::string deep = std::string(kMaxJsonDepth, '[') + std::string(kMaxJsonDepth, ']');
  CHECK(tokenise(deep).done);
  const Outcome outcome = tokenise("[" + deep + "]");
  CHECK_FALSE(outcome.done);
  CHECK(outcome.error.code == ProblemCode::too_deep);
  CHECK(outcome.error.place.byte == kMaxJsonDepth);
  CHECK(tokenise("{\"skip\":[" + deep + "]}").error.code == ProblemCode::too_deep);
}

}  // namespace
}  // namespace threadbare

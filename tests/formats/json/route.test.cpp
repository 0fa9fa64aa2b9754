#include "formats/json/route.h"

#include <string>
#include <vector>

#include "catch.h"
#include "formats/json/tokeniser.h"

namespace threadbare {
namespace {

TEST_CASE("a route leads from one member to the one that came behind it", "[formats]") {
  JsonRoute route(3);
  CHECK(route.first(1) == nullptr);
  JsonMember* const a = route.learn(1, nullptr, "\"a\":", {});
  JsonMember* const b = route.learn(1, a, ",\"b\":", {});
  CHECK(route.first(1) == a);
  CHECK(a->next == b);
  CHECK(route.first(2) == nullptr);
  // The same text is the same member, and the last way is the one to go.
  JsonMember* const c = route.learn(1, a, ",\"c\":", {});
  CHECK(a->next == c);
  CHECK(route.learn(1, c, ",\"b\":", {}) == b);
  CHECK(c->next == b);
}

TEST_CASE("a route has a limit to its members, and to their text", "[formats]") {
  JsonRoute route(2);
  CHECK(route.learn(1, nullptr, std::string(200, ' '), {}) == nullptr);
  std::vector<std::string> texts;
  for (int i = 0; i < 100; ++i) texts.push_back("\"key" + std::to_string(i) + "\":");
  int learned = 0;
  for (const std::string& text : texts) learned += route.learn(1, nullptr, text, {}) != nullptr;
  CHECK(learned > 30);
  CHECK(learned < 100);
}

// Wants "a" of the objects of an array, and counts how it is told.
class Guesser final : public JsonEvents {
 public:
  JsonInterest want(uint64_t) override { return interest_; }
  void key(JsonText key) override {
    ++keys;
    interest_ = key.text == "a" ? JsonInterest::read : JsonInterest::skip;
  }
  void begin_object() override { last_ = nullptr; }
  void end_object() override { interest_ = JsonInterest::read; }
  void number(std::string_view text) override { numbers += std::string(text) + " "; }

  bool guesses() const override { return true; }
  JsonMember* expected() override { return last_ != nullptr ? last_->next : route_.first(0); }
  void passed(JsonMember& member, std::span<const JsonArrival> values) override {
    last_ = &member;
    for (const JsonArrival& value : values) numbers += std::string(value.text) + " ";
  }
  void arrived(JsonMember& member, uint64_t) override { last_ = &member; }
  JsonMember* learn(std::string_view text) override {
    JsonMember fresh;
    fresh.interest = interest_;
    if (interest_ == JsonInterest::read) fresh.slot = 0;
    return last_ = route_.learn(0, last_, text, fresh);
  }

  int keys = 0;
  std::string numbers;

 private:
  JsonRoute route_{1};
  JsonMember* last_ = nullptr;
  JsonInterest interest_ = JsonInterest::read;
};

void read(const std::string& json, Guesser& guesser) {
  JsonTokeniser tokeniser(json, guesser, 0, JsonChecks::wanted);
  while (tokeniser.step(1) == JsonTokeniser::Progress::more) {
  }
  CHECK(tokeniser.step(1) == JsonTokeniser::Progress::done);
}

std::string repeated(const std::string& text, int count) {
  std::string all = "[";
  for (int i = 0; i < count; ++i) all += (i == 0 ? "" : ",") + text;
  return all + "]        " + std::string(64, ' ');
}

TEST_CASE("keys that come as they came before are not looked at again", "[formats]") {
  Guesser guesser;
  read(repeated(R"({"x":[1,2],"a":7,"y":"}"})", 20), guesser);
  CHECK(guesser.keys == 3);
  CHECK(guesser.numbers.size() == 40);
}

TEST_CASE("a member more or less costs one look", "[formats]") {
  Guesser guesser;
  read(repeated(R"({"x":1,"a":7,"y":2},{"x":1,"y":2},{"x":1,"n":0,"a":8})", 10), guesser);
  CHECK(guesser.numbers.size() == 40);
  CHECK(guesser.keys <= 3 + 10 * 3);
}

TEST_CASE("white space more than before is no mistake", "[formats]") {
  Guesser guesser;
  read(repeated(R"({"x":1,"a":7},{"x": 1,"a":  8},{ "x":1 ,"a" :9 })", 3), guesser);
  CHECK(guesser.numbers == "7 8 9 7 8 9 7 8 9 ");
}

}  // namespace
}  // namespace threadbare

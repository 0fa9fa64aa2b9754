#include "formats/json/automaton.h"

#include <string>

#include "catch.h"
#include "formats/json/node.h"
#include "formats/json/tokeniser.h"

namespace threadbare {
namespace {

enum : uint8_t { kName, kLink, kFirst, kAny, kCount, kWhole, kTally };

constexpr Field kLeafFields[] = {{kName, "name"}};
constexpr NodeType kLeaf = {"leaf", kLeafFields, {}};

extern const NodeType kItem;
constexpr Field kItemFields[] = {
    {kName, "name|other.name|other"},
    {kLink, "links[].url"},
    {kFirst, "links[0].label"},
    {kAny, "map.*.x"},
    {kCount, "count"},
    {kWhole, "whole", Field::As::slice},
    {kTally, "leaf[]", Field::As::tally},
};
constexpr Edge kItemEdges[] = {
    {"replies[]|below.*", EdgeKind::reply, &kItem},
    {"above", EdgeKind::parent, &kItem},
    {"leaf", EdgeKind::side, &kLeaf},
    {"leaf[]", EdgeKind::side, &kLeaf, true},
};
constexpr NodeType kItem = {"item", kItemFields, kItemEdges};
constexpr Edge kRootEdges[] = {{"items[]|[]|pages[]|pages[][]", EdgeKind::thread, &kItem}};
constexpr NodeType kRoot = {"root", {}, kRootEdges};

/// Numbers nodes as they open, and writes down what is in them when they end.
class Scribe final : public NodeHandler {
 public:
  std::string notes;

  void open(JsonNode node) override {
    node.set_mark(++opened_);
    if (&node.type() == &kItem) notes += "<" + std::to_string(opened_) + " ";
  }

  void finish(JsonNode node) override {
    if (&node.type() == &kRoot) return;
    notes += std::to_string(node.mark()) + ":";
    if (node.kind() != EdgeKind::thread)
      notes += "in" + std::to_string(node.enclosing().mark()) + ":";
    note("name", node.copy(kName));
    if (&node.type() == &kItem) {
      note("link", std::string(node.view(node.text(kLink))));
      note("first", node.copy(kFirst));
      note("any", node.copy(kAny));
      note("whole", std::string(node.view(node.slice(kWhole))));
      note("id", std::string(node.view(node.id(kCount))));
      if (node.count(kCount) != kUnknownCount) note("count", std::to_string(node.count(kCount)));
      if (node.is_null(kName)) note("name", "null");
      if (node.has(kTally)) note("tally", std::to_string(node.count(kTally)));
      if (node.is_true(kCount)) note("count", "true");
    }
    notes += "> ";
  }

 private:
  void note(const std::string& what, const std::string& value) {
    if (!value.empty()) notes += what + "=" + value + ";";
  }

  uint32_t opened_ = 0;
};

struct Outcome {
  std::string notes;
  std::vector<Problem> warnings;
};

Outcome read(std::string json) {
  TextHeap heap;
  heap.own(std::move(json));
  Problems problems;
  Scribe scribe;
  JsonAutomaton automaton(kRoot, scribe, heap, problems);
  JsonTokeniser tokeniser(heap.input(), automaton);
  CHECK(tokeniser.step(heap.input().size() + 1) != JsonTokeniser::Progress::failed);
  return {scribe.notes, problems.warnings()};
}

/// What is noted of one item.
std::string item(const std::string& json) {
  const std::string notes = read("{\"items\":[" + json + "]}").notes;
  const std::string before = "<2 2:";
  CHECK(notes.substr(0, before.size()) == before);
  return notes.substr(before.size(), notes.size() - before.size() - 2);
}

TEST_CASE("of alternatives the earlier wins, in any order of keys", "[formats]") {
  CHECK(item(R"({"name":"a","other":{"name":"b"}})") == "name=a;");
  CHECK(item(R"({"other":{"name":"b"},"name":"a"})") == "name=a;");
  CHECK(item(R"({"other":{"name":"b"}})") == "name=b;");
  CHECK(item(R"({"other":"c"})") == "name=c;");
  CHECK(item(R"({"name":null,"other":"c"})") == "name=c;");
}

TEST_CASE("of equal keys the last wins, with all that is in it", "[formats]") {
  CHECK(item(R"({"name":"a","name":"b"})") == "name=b;");
  CHECK(item(R"({"name":"a","name":null})") == "name=null;");
  CHECK(item(R"({"name":"a","name":{}})") == "");
  CHECK(item(R"({"other":{"name":"a"},"other":{}})") == "");
  CHECK(item(R"({"other":{"name":"a"},"other":"b"})") == "name=b;");
  CHECK(item(R"({"name":"a","n\u0061me":"b"})") == "name=b;");
}

TEST_CASE("elements and wildcards lead where they say", "[formats]") {
  CHECK(item(R"({"links":[{"label":"l0"},{"url":"u1","label":"l1"},{"url":"u2"}]})") ==
        "link=u2;first=l0;");
  CHECK(item(R"({"links":{"url":"u"}})") == "");
  CHECK(item(R"({"links":[[{"url":"u"}]]})") == "");
  CHECK(item(R"({"map":{"k":{"x":"1","y":"2"}}})") == "any=1;");
  CHECK(item(R"({"[]":{"url":"u"},"links[]":{"url":"u"},"*":1})") == "");
}

TEST_CASE("where a path leads on, an array may stand in a node's place", "[formats]") {
  const Outcome both = read(R"({"pages":[{"name":"a"},[{"name":"b"},7],[]]})");
  CHECK(both.notes == "<2 2:name=a;> <3 3:name=b;> ");
  CHECK(both.warnings.size() == 1);  // of the 7
  const Outcome one = read(R"({"items":[[{"name":"b"}]]})");
  CHECK(one.notes.empty());
  CHECK(one.warnings.size() == 1);
}

TEST_CASE("values of another kind are absent", "[formats]") {
  CHECK(item(R"({"name":7,"count":"7"})") == "id=7;");
  CHECK(item(R"({"count":true})") == "count=true;");
  CHECK(item(R"({"count":[1]})") == "");
  CHECK(item(R"({"count":1.5})") == "id=1.5;");
  CHECK(item(R"({"count":-12})") == "id=-12;count=-12;");
  CHECK(item(R"({"count":99999999999999999999})") == "id=99999999999999999999;count=2147483647;");
  CHECK(item(R"({"count":-99999999999})") == "id=-99999999999;count=-2147483647;");
  CHECK(item(R"({"count":")" + std::string(5000, 'x') + R"("})") == "");
}

TEST_CASE("slices are kept as they stand", "[formats]") {
  CHECK(item(R"({"whole": {"a": [1, "\n"]} , "name":"n"})") == R"(name=n;whole={"a": [1, "\n"]};)");
  CHECK(item(R"({"whole":null})") == "");
  CHECK(item(R"({"whole":[],"whole":3})") == "whole=3;");
}

TEST_CASE("nodes open in order, know what holds them, and end before it", "[formats]") {
  CHECK(
      read(R"([{"replies":[{"name":"b"},{"name":"c","above":{"name":"d"}}],"name":"a"}])").notes ==
      "<2 <3 3:in2:name=b;> <4 <5 5:in4:name=d;> 4:in2:name=c;> 2:name=a;> ");
  CHECK(read(R"([{"below":{"x":{"name":"b"}},"leaf":{"name":"l"}},{}])").notes ==
        "<2 <3 3:in2:name=b;> 4:in2:name=l;> 2:> <5 5:> ");
}

TEST_CASE("an edge may take one object or an array of them", "[formats]") {
  CHECK(read(R"([{"leaf":[{"name":"a"},{"name":"b"}]},{"leaf":{"name":"c"}}])").notes ==
        "<2 3:in2:name=a;> 4:in2:name=b;> 2:> <5 6:in5:name=c;> 5:> ");
}

TEST_CASE("values may be counted beside the objects among them", "[formats]") {
  CHECK(read(R"([{"leaf":["x",{"name":"a"},null,"y",7,["z"]]}])").notes ==
        "<2 3:in2:name=a;> 2:tally=3;> ");
  CHECK(item(R"({"leaf":["x"],"leaf":["y","z"]})") == "tally=2;");
}

TEST_CASE("what should be a node and is none is warned of, where it stands", "[formats]") {
  const Outcome outcome = read(R"([{"name":"a"}, 7, [], null, {"leaf":"x"}])");
  CHECK(outcome.notes == "<2 2:name=a;> <3 3:> ");
  REQUIRE(outcome.warnings.size() == 3);
  CHECK(outcome.warnings[0].message == "this item is no JSON object; it was skipped");
  CHECK(outcome.warnings[0].place.byte == 15);
  CHECK(outcome.warnings[1].place.byte == 18);
  CHECK(outcome.warnings[2].message == "this leaf is no JSON object; it was skipped");
}

TEST_CASE("a document that is a bare value holds nothing", "[formats]") {
  CHECK(read("7").notes == "");
  CHECK(read("\"items\"").notes == "");
  CHECK(read("null").warnings.empty());
}

}  // namespace
}  // namespace threadbare

#include "formats/xml/record.h"

#include <string>

#include "catch.h"

namespace threadbare {
namespace {

constexpr std::string_view kContainers[] = {"list"};
constexpr XmlNamespace kKnown[] = {
    {"w", [](std::string_view uri) { return uri == "urn:weaving"; }},
    {"d", [](std::string_view uri) { return uri == "urn:dyeing"; }},
};

/// The first record of a list that stands in a heap.
struct Read {
  TextHeap heap;
  Problems problems;
  XmlNamespaces namespaces{kKnown};
  XmlRecord record;
  bool ok = false;

  explicit Read(const std::string& inside, const std::string& list = "<list>") {
    heap.own(list + inside);
    XmlRecordScanner scanner(heap.input(), 0, kContainers, problems);
    REQUIRE(scanner.next() == XmlRecordScanner::Found::container);
    XmlRecord container;
    REQUIRE(container.read(scanner.record(), namespaces));
    container.declare_in(namespaces);
    REQUIRE(scanner.next() == XmlRecordScanner::Found::record);
    ok = record.read(scanner.take_record(), namespaces);
    REQUIRE(ok);
  }

  XmlElement root() const { return record.root(); }
};

TEST_CASE("children are found by name, and nothing is found in nothing", "[formats]") {
  const Read read("<a><b>1</b><c><b>2</b></c><b>3</b></a></list>");
  CHECK(read.root().name() == "a");
  CHECK(read.root().text("b") == "1");
  CHECK(read.root().child("c").text("b") == "2");
  CHECK(read.record.size() == 5);
  CHECK(read.record[4].text() == "3");
  const XmlElement none = read.root().child("d");
  CHECK_FALSE(none);
  CHECK(none.name().empty());
  CHECK(none.text().empty());
  CHECK(none.attribute("e").empty());
  CHECK_FALSE(none.child("f"));
  CHECK(read.root());
}

TEST_CASE("texts and CDATA sections are joined, references undone once", "[formats]") {
  CHECK(Read("<a> x <![CDATA[ <y> &amp; ]]>&amp;amp;&#x2019;&#33;&eel; </a>").root().text() ==
        "x  <y> &amp; &amp;’!&eel;");
  CHECK(Read("<a><![CDATA[a]]]]><![CDATA[>b]]></a>").root().text() == "a]]>b");
  CHECK(Read("<a>1<b>2</b>3</a>").root().text() == "123");
  CHECK(Read("<a>\n <![CDATA[1\r\n2\r3]]>\n</a>").root().text() == "1\n2\n3");
  CHECK(Read("<a b='&lt; &#65;' c=\"\"/>").root().attribute("b") == "< A");
}

TEST_CASE("references to what is no character give valid UTF-8", "[formats]") {
  CHECK(Read("<a b='&#xD800;'>1&#xDC00;2&#x110000;3</a>").root().text().find("\xED") ==
        std::string::npos);
  CHECK(Read("<a b='&#xD800;'/>").root().attribute("b").find("\xED") == std::string::npos);
  CHECK(Read(std::string("<a>1\0002</a>", 9)).root().text() == "1 2");
}

TEST_CASE("a text that stands in the input as it is is a slice of it", "[formats]") {
  const auto in_input = [](const std::string& inside, const std::string& text) {
    Read read(inside);
    const Piece piece = read.root().piece(read.heap);
    CHECK(read.heap.view(piece) == text);
    return piece.offset < read.heap.input().size();
  };
  CHECK(in_input("<a>cloth</a>", "cloth"));
  CHECK(in_input("<a><!-- moved -->\n <![CDATA[cloth]]></a>", "cloth"));
  CHECK(in_input("<a b=1>cloth</a>", "cloth"));
  CHECK_FALSE(in_input("<a>warp &amp; weft</a>", "warp & weft"));
  CHECK_FALSE(in_input("<a>warp<![CDATA[weft]]></a>", "warpweft"));
  CHECK_FALSE(in_input("<a>warp\r\nweft</a>", "warp\nweft"));
}

TEST_CASE("elements know their place", "[formats]") {
  const Read read("\n<a><!-- x --><b>1 < 2</b><c/></a></list>");
  CHECK(read.root().byte() == 7);
  CHECK(read.root().child("b").byte() == read.heap.input().find("<b>"));
  CHECK(read.root().child("c").byte() == read.heap.input().find("<c/>"));
}

TEST_CASE("what the end of the file cuts is not whole", "[formats]") {
  const Read read("<a><b>1</b><b><c>2</c><d>3");
  CHECK_FALSE(read.root().whole());
  CHECK(read.root().child("b").whole());
  CHECK_FALSE(read.record[2].whole());
  CHECK(read.record[3].whole());
  CHECK_FALSE(read.record[4].whole());
  CHECK(Read("<a><b/>").root().child("b").whole());
}

TEST_CASE("prefixes are those of the format, by what they are bound to", "[formats]") {
  const std::string list = "<list xmlns:x='urn:weaving' xmlns:d='urn:other'>";
  const Read read("<a x:id='1' id='2'><x:b>1</x:b><d:b>2</d:b><y:b>3</y:b></a>", list);
  CHECK(read.root().text("w:b") == "1");
  CHECK(read.root().attribute("w:id") == "1");
  CHECK(read.root().attribute("id") == "2");
  CHECK_FALSE(read.root().child("d:b"));
  CHECK(read.root().text("y:b") == "3");
  CHECK(Read("<a><w:b>1</w:b></a>").root().text("w:b") == "1");
}

TEST_CASE("declarations hold inside their element only", "[formats]") {
  const Read read(
      "<a><b xmlns='urn:dyeing' id='1'><c/></b><b xmlns:w='urn:dyeing'><w:c/></b><w:d/></a>");
  CHECK(read.record[1].name() == "d:b");
  CHECK(read.record[1].attribute("id") == "1");
  CHECK(read.record[2].name() == "d:c");
  CHECK(read.record[3].name() == "b");
  CHECK(read.record[4].name() == "d:c");
  CHECK(read.record[5].name() == "w:d");
  CHECK(read.namespaces.size() == 0);
}

}  // namespace
}  // namespace threadbare

#include "formats/xml/record_scanner.h"

#include <string>
#include <vector>

#include "catch.h"
#include "thread/limits.h"

namespace threadbare {
namespace {

constexpr std::string_view kContainers[] = {"list", "shelf"};

struct Scanned {
  std::vector<std::string> records;
  std::vector<size_t> unfinished;
  Problems problems;
  size_t containers = 0;
  bool failed = false;
};

Scanned scan(std::string_view text) {
  Scanned scanned;
  XmlRecordScanner scanner(text, 0, kContainers, scanned.problems);
  while (true) {
    switch (scanner.next()) {
      case XmlRecordScanner::Found::record:
        scanned.records.push_back(scanner.record().text);
        scanned.unfinished.push_back(scanner.record().unfinished);
        break;
      case XmlRecordScanner::Found::container:
        ++scanned.containers;
        break;
      case XmlRecordScanner::Found::end:
        return scanned;
      case XmlRecordScanner::Found::failed:
        scanned.failed = true;
        return scanned;
    }
  }
}

using Records = std::vector<std::string>;

/// The records of a list that ends as it should, and of which nothing is said.
Records records(const std::string& inside) {
  const Scanned scanned = scan("<?xml version='1.0'?><list>" + inside + "</list>\n");
  CHECK_FALSE(scanned.failed);
  CHECK(scanned.problems.warnings().empty());
  return scanned.records;
}

/// The only record of a list in which something is mended, and where.
std::string mended(const std::string& inside, uint64_t at) {
  const Scanned scanned = scan("<list>" + inside + "</list>");
  INFO(inside);
  REQUIRE(scanned.records.size() == 1);
  REQUIRE(scanned.problems.warnings().size() == 1);
  CHECK(scanned.problems.warnings()[0].code == ProblemCode::bad_xml);
  CHECK(scanned.problems.warnings()[0].place.byte == 6 + at);
  return scanned.records[0];
}

TEST_CASE("records are the elements inside the containers", "[formats]") {
  CHECK(records("") == Records{});
  CHECK(records("<a/> text <b x='1'>c</b><!-- <d/> -->") == Records{"<a/>", "<b x='1'>c</b>"});
  CHECK(records("<shelf><a/></shelf><a/><shelf/>") == Records{"<a/>", "<a/>", "<shelf/>"});
  CHECK(records("<a><b></b ><c\n/></a\t>") == Records{"<a><b></b ><c\n/></a\t>"});
}

TEST_CASE("markup inside CDATA, comments, instructions and values is none", "[formats]") {
  CHECK(records("<a><![CDATA[</a> <![CDATA[ ]]]></a>") ==
        Records{"<a><![CDATA[</a> <![CDATA[ ]]]></a>"});
  CHECK(records("<a>1<!-- </a> > -->2<? </a> ?>3</a>") == Records{"<a>123</a>"});
  CHECK(records("<a x='>' y=\"/>'\">1</a>") == Records{"<a x='>' y=\"/>'\">1</a>"});
}

TEST_CASE("what is not well-formed is mended, with its place", "[formats]") {
  CHECK(mended("<a>1 < 2</a>", 5) == "<a>1 &lt; 2</a>");
  CHECK(mended("<a>1 <b 2</a>", 5) == "<a>1 &lt;b 2</a>");
  CHECK(mended("<a><!x></a>", 3) == "<a>&lt;!x></a>");
  CHECK(mended("<a><b>1</a>", 7) == "<a><b>1</b></a>");
  CHECK(mended("<a><b><c>1</b></a>", 10) == "<a><b><c>1</c></b></a>");
  CHECK(mended("<a>1</c>2</a>", 4) == "<a>12</a>");
  CHECK(mended("<a><b>1", 7) == "<a><b>1</b></a>");
  CHECK(mended("<a><b x=1/></a>", 3) == "<a><b x=\"1\"/></a>");
  CHECK(mended("<a><b x=1 y>2</b></a>", 3) == "<a><b x=\"1\" y=\"\">2</b></a>");
  CHECK(mended("<a><b x='1'y=\"2\"/></a>", 3) == "<a><b x=\"1\" y=\"2\"/></a>");
  CHECK(mended("<a><b x='\"' 7 y/></a>", 3) == "<a><b x=\"&quot;\" y=\"\"/></a>");
  CHECK(mended("<a>1]]>2</a>", 4) == "<a>1]]>2</a>");
}

TEST_CASE("an end tag with more than its name closes all the same", "[formats]") {
  const Scanned scanned = scan("<list><a><b>1</b x='2'></a/></list>");
  REQUIRE(scanned.records.size() == 1);
  CHECK(scanned.records[0] == "<a><b>1</b></a>");
}

TEST_CASE("a record ends where the next of its name begins", "[formats]") {
  const Scanned scanned = scan("<list><a><b>1<a>2</a></list>");
  CHECK(scanned.records == Records{"<a><b>1</b></a>", "<a>2</a>"});
  REQUIRE(scanned.problems.warnings().size() == 1);
  CHECK(scanned.problems.warnings()[0].place.byte == 13);
}

TEST_CASE("what the end of the file cuts is closed and said to be unfinished", "[formats]") {
  const std::string whole = "<list><a><b>1</b><c>2<![CDATA[3]]>4</c></a></list>";
  for (size_t size = 1; size < whole.size(); ++size) {
    const std::string text = whole.substr(0, size);
    INFO(text);
    const Scanned scanned = scan(text);
    CHECK_FALSE(scanned.failed);
    const bool in_list = size > 5;
    REQUIRE(scanned.problems.warnings().size() == (in_list ? 1 : 0));
    if (in_list) CHECK(scanned.problems.warnings()[0].code == ProblemCode::truncated);
    const bool in_record = size >= 9;
    REQUIRE(scanned.records.size() == (in_record ? 1 : 0));
    if (!in_record) continue;
    const size_t open = size >= 43                                               ? 0
                        : (size >= 12 && size < 17) || (size >= 20 && size < 39) ? 2
                                                                                 : 1;
    CHECK(scanned.unfinished[0] == open);
    CHECK(scanned.records[0].ends_with("</a>"));
  }
}

TEST_CASE("places in a mended record are those of the input", "[formats]") {
  Problems problems;
  const std::string text = "<list><a><!-- x --><b y=1>1 < 2</b><c/></a></list>";
  XmlRecordScanner scanner(text, 100, kContainers, problems);
  REQUIRE(scanner.next() == XmlRecordScanner::Found::container);
  REQUIRE(scanner.next() == XmlRecordScanner::Found::record);
  const XmlRecordText& record = scanner.record();
  CHECK(record.byte(0) == 106);
  for (const std::string_view part : {"<b", "> 2", "2<", "<c/>", "</a>"}) {
    INFO(part);
    const size_t place = part == "> 2" ? record.text.find(" 2") : record.text.find(part);
    const size_t meant = part == "> 2" ? text.find(" 2") : text.find(part);
    CHECK(record.byte(place) == 100 + meant);
  }
}

TEST_CASE("a DOCTYPE is refused, wherever it stands", "[formats]") {
  for (const char* text : {"<!DOCTYPE list><list/>", "<list><!DOCTYPE a [<!ENTITY b 'c'>]></list>",
                           "<list><a><!DOCTYPE a></a></list>"}) {
    const Scanned scanned = scan(text);
    INFO(text);
    CHECK(scanned.failed);
    CHECK(scanned.problems.error().code == ProblemCode::bad_xml);
    CHECK(scanned.problems.error().place.byte == std::string_view(text).find("<!D"));
  }
}

TEST_CASE("depth and attributes have caps", "[formats]") {
  std::string deep = "<list><record>";
  for (int i = 0; i < 1000000; ++i) deep += "<a>";
  Scanned scanned = scan(deep);
  CHECK(scanned.failed);
  CHECK(scanned.problems.error().code == ProblemCode::too_deep);
  // Records do not nest, but what is not closed a thousand times in a row is made to hurt.
  deep = "<list>";
  for (size_t i = 0; i < kMaxXmlDepth; ++i) deep += "<a>";
  CHECK(scan(deep).records.size() == kMaxXmlDepth);
  CHECK(scan(deep + "</a>" + deep + "</a>").records.size() == 2 * kMaxXmlDepth);
  for (int i = 0; i < 1000; ++i) deep += "<a>";
  CHECK(scan(deep).problems.error().code == ProblemCode::too_deep);
  deep.clear();
  for (int i = 0; i < 1000; ++i) deep += "<list>";
  CHECK(scan(deep).problems.error().code == ProblemCode::too_deep);

  std::string wide = "<list><a";
  for (int i = 0; i < 50000; ++i) wide += " x" + std::to_string(i) + "='1'";
  scanned = scan(wide + "/></list>");
  CHECK(scanned.failed);
  CHECK(scanned.problems.error().code == ProblemCode::bad_xml);
  CHECK(scanned.records.empty());

  std::string as_deep_as_may_be = "<list>", end = "</list>";
  for (size_t i = 1; i < kMaxXmlDepth; ++i) {
    as_deep_as_may_be += "<a" + std::to_string(i) + ">";
    end.insert(0, "</a" + std::to_string(i) + ">");
  }
  scanned = scan(as_deep_as_may_be + end);
  CHECK_FALSE(scanned.failed);
  CHECK(scanned.records.size() == 1);
}

}  // namespace
}  // namespace threadbare

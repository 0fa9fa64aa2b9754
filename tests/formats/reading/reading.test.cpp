#include "formats/reading/reading.h"

#include <string>

#include "catch.h"
#include "threadbare.h"

using namespace threadbare;
using namespace std::string_literals;

namespace {

Problem error_of(std::string bytes) {
  return Document::read(std::move(bytes)).error();
}

const std::string kNative = R"({"threadbare": 1, "comments": [{"id": "a", "body": "one"}]})";

}  // namespace

TEST_CASE("an empty file says so", "[formats]") {
  CHECK(error_of("").code == ProblemCode::empty_input);
  CHECK(error_of(" \n\t\r\n ").code == ProblemCode::empty_input);
  CHECK(error_of("\xEF\xBB\xBF\n").code == ProblemCode::empty_input);
}

TEST_CASE("what is no text is named where its start tells", "[formats]") {
  const Problem image = error_of("\x89PNG\r\n\x1A\n\0\0\0\rIHDR"s);
  CHECK(image.code == ProblemCode::binary_input);
  CHECK(image.message.find("a PNG image") != std::string::npos);
  const Problem packed = error_of("\x1F\x8B\x08 packed");
  CHECK(packed.message.find("gzip") != std::string::npos);
  const Problem unknown = error_of("some text\nthen \0\0\0\1 bytes"s);
  CHECK(unknown.code == ProblemCode::binary_input);
  CHECK(unknown.place.line == 2);
  CHECK(unknown.place.column == 6);
}

TEST_CASE("JSON of an unknown shape is described by its keys", "[formats]") {
  const Problem error = error_of(R"({"widgets": [1, 2], "page": 3})");
  CHECK(error.code == ProblemCode::unknown_format);
  CHECK(error.message.find("“widgets”, “page”") != std::string::npos);
  CHECK(error.message.find("lemmy") != std::string::npos);
  CHECK(error.place.line == 1);
}

TEST_CASE("broken JSON of an unknown shape is told as broken, with its place", "[formats]") {
  const Problem error = error_of("{\"widgets\": [1,\n  2,,\n]}");
  CHECK(error.code == ProblemCode::bad_json);
  CHECK(error.place.line == 2);
  CHECK(error.place.column == 5);
}

TEST_CASE("JSON that is cut before its first comment is an error with its place", "[formats]") {
  const Problem error = error_of(kNative.substr(0, kNative.size() - 10));
  CHECK(error.code == ProblemCode::bad_json);
  CHECK(error.message.ends_with("the file is truncated"));
  CHECK(error.place.line == 1);
  CHECK(error.place.column > 40);
}

TEST_CASE("a warning at the end of a part is not of the next one", "[formats]") {
  const std::string cut = kNative.substr(0, kNative.size() - 1);
  ReadOptions options;
  options.parts = {cut.size(), 0, kNative.size()};
  const Document document = Document::read(cut + kNative, options);
  REQUIRE(document.ok());
  REQUIRE(document.warnings().size() == 2);
  CHECK(document.warnings()[0].code == ProblemCode::truncated);
  CHECK(document.warnings()[0].place.part == 0);
  CHECK(document.warnings()[0].place.column > 40);
  CHECK(document.warnings()[1].code == ProblemCode::skipped_part);
  CHECK(document.warnings()[1].place.part == 1);
  CHECK(document.warnings()[1].place.line == 1);
}

TEST_CASE("of truncated JSON what is whole is kept", "[formats]") {
  const Document document = Document::read(
      R"({"threadbare": 1, "comments": [{"id": "a", "body": "one", "replies": [{"id": "b"}, {"id": "c", "bo)");
  REQUIRE(document.ok());
  REQUIRE(document.threads()[0].size() == 2);
  CHECK(document.threads()[0][0].body() == "one");
  CHECK(document.threads()[0].parent(1) == 0);
  REQUIRE(document.warnings().size() == 1);
  CHECK(document.warnings()[0].code == ProblemCode::truncated);
}

TEST_CASE("texts one a line are read like an array, and a broken line is skipped", "[formats]") {
  const std::string thread = R"({"threadbare": 1, "comments": [{"id": "a"}]})";
  const Document document =
      Document::read(thread + "\n\n{\"threadbare\": 1, oops}\r\n" + thread + "\n" + thread);
  REQUIRE(document.ok());
  CHECK(document.threads().size() == 3);
  REQUIRE(document.warnings().size() == 1);
  CHECK(document.warnings()[0].place.line == 3);
}

TEST_CASE("several files are read as one document, each with places of its own", "[formats]") {
  const auto comment = [](const char* id, const char* path) {
    return std::string(R"({"comments":[{"comment":{"id":)") + id + R"(,"path":")" + path +
           R"(","content":"x","post_id":7},"post":{"id":7,"name":"T"}},)" + "\n" +
           R"({"comment":{"path":"0.1"}}]})";
  };
  const std::string first = "\xEF\xBB\xBF" + comment("1", "0.1");
  const std::string second = comment("2", "0.1.2");
  const std::string third = "no thread at all";
  const Document document =
      Document::read(first + second + third, {"", "", {first.size(), second.size(), third.size()}});
  REQUIRE(document.ok());
  REQUIRE(document.threads().size() == 1);
  CHECK(document.threads()[0].size() == 2);
  CHECK(document.threads()[0].parent(1) == 0);
  REQUIRE(document.warnings().size() == 3);
  CHECK(document.warnings()[0].place.part == 0);
  CHECK(document.warnings()[1].place.part == 1);
  CHECK(document.warnings()[1].place.line == 2);
  CHECK(document.warnings()[1].place.column == 1);
  CHECK(document.warnings()[2].code == ProblemCode::skipped_part);
  CHECK(document.warnings()[2].place.part == 2);
}

TEST_CASE("several files, some of them in other encodings, keep their places", "[formats]") {
  std::string wide = "\xFF\xFE";
  for (char c : kNative) {
    wide += c;
    wide += '\0';
  }
  const std::string broken = R"({"threadbare": 1, "comments": [{"body": "o)"
                             "\xFF"
                             R"(ne"}]})";
  const Document document = Document::read(wide + broken + kNative,
                                           {"", "", {wide.size(), broken.size(), kNative.size()}});
  REQUIRE(document.ok());
  REQUIRE(document.threads().size() == 3);
  CHECK(document.threads()[0][0].body() == "one");
  CHECK(document.threads()[1][0].body() == "o\xEF\xBF\xBDne");
  CHECK(document.threads()[2][0].body() == "one");
  REQUIRE(document.warnings().size() == 1);
  CHECK(document.warnings()[0].place.part == 1);
}

TEST_CASE("text without a comment's header says what would be read", "[formats]") {
  const Problem error = error_of("Dear diary,\n\ntoday nobody wrote a comment.\n");
  CHECK(error.code == ProblemCode::unknown_format);
  CHECK(error.message.find("6 months ago") != std::string::npos);
  CHECK(error_of("<html><body>no</body></html>").message.find("an HTML page") != std::string::npos);
}

TEST_CASE("nesting 100,000 deep is refused, not followed", "[formats]") {
  CHECK(error_of(std::string(100000, '[')).code == ProblemCode::too_deep);
  std::string objects;
  for (int i = 0; i < 100000; ++i) objects += "{\"replies\":[";
  CHECK(error_of("{\"threadbare\":1,\"comments\":[" + objects).code == ProblemCode::too_deep);
}

TEST_CASE("a format can be named, and an unknown name is an error", "[formats]") {
  CHECK(Document::read(kNative, {"threadbare", "", {}}).ok());
  CHECK(Document::read(kNative, {"no-such", "", {}}).error().code == ProblemCode::unknown_format);
  CHECK_FALSE(Document::read("{}", {"threadbare", "", {}}).ok());
}

TEST_CASE("a byte order mark and UTF-16 change nothing", "[formats]") {
  CHECK(Document::read("\xEF\xBB\xBF" + kNative).ok());
  std::string wide = "\xFF\xFE";
  for (char c : kNative) {
    wide += c;
    wide += '\0';
  }
  const Document document = Document::read(wide);
  REQUIRE(document.ok());
  CHECK(document.threads()[0][0].body() == "one");
}

TEST_CASE("invalid UTF-8 is repaired and warned of, with its place", "[formats]") {
  const Document document = Document::read(
      "{\"threadbare\": 1,\n\"comments\": [{\"id\": \"a\", \"body\": \"o\xFFne\"}]}");
  REQUIRE(document.ok());
  CHECK(document.threads()[0][0].body() == "o\xEF\xBF\xBDne");
  REQUIRE(document.warnings().size() == 1);
  CHECK(document.warnings()[0].code == ProblemCode::bad_text);
  CHECK(document.warnings()[0].place.line == 2);
}

TEST_CASE("reading in small steps gives what reading at once gives", "[formats]") {
  std::string bytes = R"({"threadbare": 1, "title": "T", "comments": [)";
  for (int i = 0; i < 200; ++i) {
    if (i > 0) bytes += ',';
    bytes += "{\"id\": \"" + std::to_string(i) + "\", \"body\": \"line\\nand \\u00e9\"}";
  }
  bytes += "]}";
  const Document whole = Document::read(bytes);
  TextHeap heap;
  heap.own(bytes);
  Reading reading(heap, {});
  size_t steps = 0;
  size_t position = 0;
  Reading::Progress progress = Reading::Progress::more;
  while (progress == Reading::Progress::more) {
    progress = reading.step(100);
    ++steps;
    CHECK(reading.position() >= position);
    position = reading.position();
  }
  REQUIRE(progress == Reading::Progress::done);
  CHECK(steps > 50);
  CHECK(position == bytes.size());
  CHECK(to_json(reading.threads()[0], {}) == to_json(whole.threads()[0], {}));
}

TEST_CASE("a known format without a comment is an error that says so", "[formats]") {
  const Problem error = error_of(R"({"threadbare": 1, "comments": []})");
  CHECK(error.code == ProblemCode::no_comments);
}

TEST_CASE("every prefix of a file is read or refused, and never crashes", "[formats]") {
  const std::string bytes =
      R"({"threadbare":1,"title":"T\u00e9","comments":[{"id":"a","body":"x\ny","replies":[{"id":1}]}]})";
  for (size_t size = 0; size < bytes.size(); ++size) {
    const Document document = Document::read(bytes.substr(0, size));
    if (!document.ok()) continue;
    REQUIRE(!document.warnings().empty());
    CHECK(document.warnings().back().code == ProblemCode::truncated);
  }
  CHECK(Document::read(bytes).ok());
}

TEST_CASE("documents are taken out of what is wrapped around them", "[formats]") {
  const auto page = [](std::string_view id, std::string_view parent) {
    std::string text = R"({"comments": [{"comment": {"id": )";
    text.append(id).append(R"(, "post_id": 9, "content": "x", "path": "0.)").append(parent);
    return text.append(id).append(R"("}, "creator": {"name": "ada"}, "post": {"id": 9}}]})");
  };
  const std::string one = page("1", ""), two = page("2", "1.");
  for (const std::string& wrapped : {
           "[" + one + ", " + two + "]",
           "[[" + one + "], null, 3, [" + two + "]]",
           R"({"status": {"data": [1]}, "data": [)" + one + ", " + two + R"(], "next": {"a": []}})",
           R"([{"data": )" + one + R"(}, {"data": "none"}, {"data": )" + two + "}]",
           one + "\n" + two + "\n",
           R"({"data": )" + one + "}\n" + R"({"status": 404})" + "\n" + R"({"data": )" + two +
               "}\n",
           "[" + one + "]\n[" + two + "]\n",
       }) {
    INFO(wrapped);
    const Document document = Document::read(wrapped);
    REQUIRE(document.ok());
    CHECK(document.format() == "lemmy");
    REQUIRE(document.threads().size() == 1);
    CHECK(document.threads()[0].size() == 2);
    CHECK(document.threads()[0].parent(1) == 0);
    CHECK(document.warnings().empty());
  }
}

TEST_CASE("a lone item is taken out of its envelope, too", "[formats]") {
  const Document document = Document::read(
      R"({"status": 200, "data": {"short_id": "lo", "comments_url": "https://l.example/s/lo",
          "title": "Looms", "comments": [{"short_id": "c", "comment": "<p>Yes</p>"}]}})");
  REQUIRE(document.ok());
  CHECK(document.format() == "lobsters");
  CHECK(document.threads()[0].size() == 1);
}

TEST_CASE("of truncated pages, what is whole is kept", "[formats]") {
  const std::string whole =
      R"({"comments": [{"comment": {"id": 1, "path": "0.1", "post_id": 9}, "post": {"id": 9}}]})";
  for (const std::string& pages :
       {"[" + whole + ", " + whole.substr(0, 60), whole + "\n" + whole.substr(0, 60)}) {
    INFO(pages);
    const Document document = Document::read(pages);
    REQUIRE(document.ok());
    CHECK(document.threads()[0].size() == 1);
    REQUIRE(document.warnings().size() == 1);
    CHECK(document.warnings()[0].code == ProblemCode::truncated);
  }
}

TEST_CASE("what nobody knows inside an envelope is described as it came", "[formats]") {
  const Problem error = error_of(R"({"data": [{"widget": 1}]})");
  CHECK(error.code == ProblemCode::unknown_format);
  CHECK(error.message.find("keys “data”") != std::string::npos);
}

// Goldens: whole files with what they must be read as.
//
//   tests/golden/FORMAT/NAME.input.EXT          the input
//                       NAME.map.json           the map to read it by, if it is for `mapped`
//                       NAME.expected.json      its threads as native JSON, hidden bodies kept
//                       NAME.expected.warnings  what it warns of, one a line; absent: nothing
//                       NAME.expected.html      its static HTML; compared where it exists
//                       NAME.expected.de.html   the same in German, and so for other languages
//                       NAME.expected.error     for inputs that must fail, and nothing else
//
// Problems are written `line:column: code: message`. With THREADBARE_REBASELINE=1 in the
// environment the expected files are written instead of compared: `./dev rebaseline`, then read the
// diff.
#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include "catch.h"
#include "files.h"
#include "threadbare.h"

namespace threadbare {
namespace {

namespace fs = std::filesystem;
using test::read_file;

struct Golden {
  fs::path input;
  std::string format;
  std::string stem;  // of the files beside it, up to and with "NAME.expected."

  fs::path expected(const std::string& kind) const { return stem + kind; }

  ReadOptions options() const {
    const fs::path map = stem.substr(0, stem.rfind("expected.")) + "map.json";
    return {{}, {}, {}, fs::exists(map) ? read_file(map) : std::string()};
  }
  Document read() const { return Document::read(read_file(input), options()); }
};

std::vector<Golden> goldens() {
  std::vector<Golden> found;
  for (const auto& entry : fs::recursive_directory_iterator(test::source_dir() / "tests/golden")) {
    const std::string path = entry.path().string();
    const size_t mark = path.rfind(".input.");
    if (mark == std::string::npos) continue;
    found.push_back({path, entry.path().parent_path().filename().string(),
                     path.substr(0, mark) + ".expected."});
  }
  std::sort(found.begin(), found.end(),
            [](const Golden& a, const Golden& b) { return a.input < b.input; });
  return found;
}

bool rebaselining() {
  return std::getenv("THREADBARE_REBASELINE") != nullptr;
}

std::string line_of(const Problem& problem) {
  return std::to_string(problem.place.line) + ":" + std::to_string(problem.place.column) + ": " +
         std::string(name_of(problem.code)) + ": " + problem.message + "\n";
}

/// Holds an expected file against what came out; an empty one is a file that must not be there.
void compare(const fs::path& path, const std::string& actual) {
  INFO(path.string());
  if (rebaselining()) {
    if (actual.empty()) {
      fs::remove(path);
    } else if (read_file(path) != actual) {
      test::write_file(path, actual);
    }
    return;
  }
  CHECK(fs::exists(path) == !actual.empty());
  CHECK(read_file(path) == actual);
}

std::string json_of(const std::vector<Thread>& threads) {
  std::string json;
  for (const Thread& thread : threads) {
    json += to_json(thread, {.keep_hidden = true});
    if (json.back() != '\n') json += '\n';
  }
  return json;
}

/// A document read a few bytes at a time, as the page reads it.
struct SlowReading {
  TextHeap heap;
  Reading reading;

  explicit SlowReading(const Golden& golden)
      : heap(), reading(own(heap, read_file(golden.input)), golden.options()) {}

  static TextHeap& own(TextHeap& heap, std::string bytes) {
    heap.own(std::move(bytes));
    return heap;
  }
};

TEST_CASE("goldens are read as they were", "[golden]") {
  REQUIRE(!goldens().empty());
  for (const Golden& golden : goldens()) {
    INFO(golden.input.string());
    const Document document = golden.read();
    std::string warnings;
    for (const Problem& warning : document.warnings()) warnings += line_of(warning);

    if (!document.ok()) {
      compare(golden.expected("error"), line_of(document.error()));
      compare(golden.expected("json"), "");
      continue;
    }
    CHECK(document.format() == golden.format);
    compare(golden.expected("error"), "");
    compare(golden.expected("json"), json_of(document.threads()));
    compare(golden.expected("warnings"), warnings);
    for (const std::string language : {"", "de", "ar"}) {
      const fs::path path = golden.expected(language.empty() ? "html" : language + ".html");
      if (!fs::exists(path)) continue;
      std::string html;
      HtmlOptions options;
      options.phrases = phrasebook_of(language);
      for (const Thread& thread : document.threads()) render_static(thread, options, html);
      compare(path, html);
    }
  }
}

TEST_CASE("every format has a golden that is its example", "[golden]") {
  for (const Format* format : formats()) {
    INFO(format->name);
    const std::vector<Golden> all = goldens();
    CHECK(std::any_of(all.begin(), all.end(),
                      [&](const Golden& golden) { return golden.format == format->name; }));
  }
}

TEST_CASE("no golden is claimed by two formats", "[golden]") {
  for (const Golden& golden : goldens()) {
    SlowReading slow(golden);
    // Recognition sees what decoding left, so the input is read up to there.
    while (slow.reading.format().empty() && slow.reading.step(1) == Reading::Progress::more) {
    }
    Sample sample = take_sample(slow.heap.input());
    claim(sample);
    std::string claims;
    for (const Format* format : formats()) {
      if (!format->recognises(sample).empty()) claims += std::string(format->name) + " ";
    }
    INFO(golden.input.string() << " is claimed by: " << claims);
    CHECK(std::count(claims.begin(), claims.end(), ' ') <= 1);
  }
}

TEST_CASE("goldens are read alike in one go and in steps of any size", "[golden]") {
  for (const Golden& golden : goldens()) {
    const Document document = golden.read();
    for (const size_t budget : {1, 7, 1000}) {
      INFO(golden.input.string() << " by " << budget);
      SlowReading slow(golden);
      size_t position = 0;
      double settled = 0;
      Reading::Progress progress;
      do {
        progress = slow.reading.step(budget);
        CHECK(slow.reading.position() >= position);
        position = slow.reading.position();
        if (progress == Reading::Progress::failed) break;
        CHECK(slow.reading.share_settled() >= settled);
        settled = slow.reading.share_settled();
      } while (progress == Reading::Progress::more);

      REQUIRE((progress == Reading::Progress::done) == document.ok());
      if (document.ok()) {
        CHECK(settled == 1);
        CHECK(json_of(slow.reading.threads()) == json_of(document.threads()));
      } else {
        CHECK(line_of(slow.reading.problems().error()) == line_of(document.error()));
      }
    }
  }
}

TEST_CASE("native JSON of goldens, read again, writes the same JSON", "[golden]") {
  for (const Golden& golden : goldens()) {
    INFO(golden.input.string());
    const Document document = golden.read();
    for (const Thread& thread : document.threads()) {
      const std::string json = to_json(thread, {.keep_hidden = true});
      const Document again = Document::read(json);
      REQUIRE(again.ok());
      REQUIRE(again.threads().size() == 1);
      CHECK(to_json(again.threads()[0], {.keep_hidden = true}) == json);
    }
  }
}

TEST_CASE("text of goldens, read again, writes the same text", "[golden]") {
  for (const Golden& golden : goldens()) {
    INFO(golden.input.string());
    const Document document = golden.read();
    for (const Thread& thread : document.threads()) {
      for (const bool keep_hidden : {true, false}) {
        const std::string text = to_text(thread, {keep_hidden});
        const Document again = Document::read(text);
        INFO(text);
        REQUIRE(again.ok());
        CHECK(again.format() == "text");
        REQUIRE(again.threads().size() == 1);
        CHECK(to_text(again.threads()[0], {keep_hidden}) == text);
        CHECK(again.threads()[0].size() == thread.size());
        const Document json = Document::read(to_json(again.threads()[0], {.keep_hidden = true}));
        REQUIRE(json.ok());
        CHECK(to_text(json.threads()[0], {keep_hidden}) == text);
      }
    }
  }
}

}  // namespace
}  // namespace threadbare

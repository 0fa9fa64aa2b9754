// Files from the wild, which are not part of the project: THREADBARE_CORPUS names their folder.
// Without it these tests say so, and ctest counts them as skipped.
#include <cstdlib>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "catch.h"
#include "files.h"
#include "formats/json/tokeniser.h"
#include "formats/reading/encoding.h"
#include "threadbare.h"

namespace threadbare {
namespace {

namespace fs = std::filesystem;
using test::read_file;

/// The corpus, or an empty path and a word about it.
fs::path corpus() {
  const char* path = std::getenv("THREADBARE_CORPUS");
  if (path != nullptr && *path != '\0') return path;
  std::cout << "corpus not given: set THREADBARE_CORPUS to its folder\n";
  return {};
}

std::vector<std::string> split(const std::string& line) {
  std::vector<std::string> cells;
  std::istringstream stream(line);
  for (std::string cell; std::getline(stream, cell, '\t');) cells.push_back(cell);
  return cells;
}

TEST_CASE("files of the corpus have the numbers of corpus.tsv", "[corpus]") {
  const fs::path folder = corpus();
  if (folder.empty()) return;
  std::istringstream table(read_file(test::source_dir() / "tests/corpus.tsv"));
  std::vector<std::string> keys;
  for (std::string line; std::getline(table, line);) {
    if (line.starts_with('#')) continue;
    const std::vector<std::string> cells = split(line);
    if (keys.empty()) {
      keys = cells;
      continue;
    }
    INFO(cells[0]);
    REQUIRE(fs::exists(folder / cells[0]));
    const Document document = Document::read(read_file(folder / cells[0]));
    REQUIRE(document.ok());
    REQUIRE(document.threads().size() == 1);
    const auto info = nlohmann::json::parse(info_json(document.threads()[0], document.warnings()));
    for (size_t i = 1; i < keys.size(); ++i) {
      INFO(keys[i]);
      const nlohmann::json& value = info.at(keys[i]);
      CHECK((value.is_string() ? value.get<std::string>() : value.dump()) == cells[i]);
    }
  }
}

TEST_CASE("the page of text that the project began with", "[corpus]") {
  const fs::path folder = corpus();
  if (folder.empty()) return;
  const Document document = Document::read(read_file(folder / "lemmy-text/seed-lemmy-page.txt"));
  REQUIRE(document.ok());
  const Thread& thread = document.threads()[0];
  CHECK(thread.facts().title_derived);

  std::vector<uint32_t> comments;  // those that are no placeholders, in order
  std::vector<std::string> scores;
  for (uint32_t i = 0; i < thread.size(); ++i) {
    if (thread[i].state() == State::missing) continue;
    comments.push_back(i);
    const std::optional<int32_t> score = thread[i].score();
    scores.push_back(score ? std::to_string(*score) : "-");
  }
  CHECK(scores ==
        std::vector<std::string>{"-", "17", "-", "-", "-", "16", "-", "10", "1", "1", "-"});

  const auto missing_above = [&thread](uint32_t comment) {
    int missing = 0;
    for (uint32_t at = thread.parent(comment); at != Thread::kNone; at = thread.parent(at)) {
      if (thread[at].state() != State::missing) break;
      ++missing;
    }
    return missing;
  };
  const uint32_t ninth = comments.at(8);
  CHECK(thread[ninth].author_name() == "jordanlund@lemmy.world");
  CHECK(thread[ninth].roles() == kRoleModerator);
  CHECK(thread.depth(ninth) == 5);
  CHECK(missing_above(ninth) == 1);
  const uint32_t eleventh = comments.at(10);
  CHECK(thread.depth(eleventh) == 4);
  CHECK(missing_above(eleventh) == 2);
}

TEST_CASE("every file of the corpus is read, or refused with a reason", "[corpus]") {
  const fs::path folder = corpus();
  if (folder.empty()) return;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    INFO(entry.path().string());
    const Document document = Document::read(read_file(entry.path()));
    if (document.ok()) {
      CHECK(!document.threads().empty());
      for (const Thread& thread : document.threads()) {
        std::string html;
        render_static(thread, {}, html);
        CHECK(!html.empty());
      }
    } else {
      CHECK(document.error().code != ProblemCode::none);
      CHECK(!document.error().message.empty());
    }
  }
}

/// Wants the same of every value, and listens to nothing.
class Listener : public JsonEvents {
 public:
  explicit Listener(JsonInterest interest) : interest_(interest) {}

  JsonInterest want(uint64_t) override { return interest_; }
  void key(JsonText) override {}
  void begin_object() override {}
  void end_object() override {}
  void begin_array() override {}
  void end_array() override {}
  void string(JsonText) override {}
  void number(std::string_view) override {}
  void boolean(bool) override {}
  void null() override {}
  void raw(std::string_view) override {}

 private:
  JsonInterest interest_;
};

bool accepts(const std::string& json, JsonInterest interest, size_t budget) {
  Listener listener(interest);
  JsonTokeniser tokeniser(json, listener);
  JsonTokeniser::Progress progress;
  do {
    progress = tokeniser.step(budget);
  } while (progress == JsonTokeniser::Progress::more);
  return progress == JsonTokeniser::Progress::done;
}

// https://github.com/nst/JSONTestSuite: y_ must be accepted, n_ must not, i_ is open. Our files are
// made valid UTF-8 before, which the suite's y_ files are.
TEST_CASE("JSON is accepted and refused as JSONTestSuite has it", "[corpus]") {
  const fs::path folder = corpus();
  if (folder.empty()) return;
  std::map<char, int> counts;
  for (const auto& entry :
       fs::directory_iterator(folder / "_security/JSONTestSuite/test_parsing")) {
    const std::string name = entry.path().filename().string();
    INFO(name);
    const std::string bytes = read_file(entry.path());
    ++counts[name[0]];
    for (const JsonInterest interest :
         {JsonInterest::read, JsonInterest::skip, JsonInterest::slice}) {
      for (const size_t budget : {size_t{1}, size_t{1} << 20}) {
        const bool accepted = accepts(repaired_utf8(bytes), interest, budget);
        if (name[0] == 'y') CHECK(accepted);
        if (name[0] == 'n') CHECK(!accepted);
      }
    }
    const Document document = Document::read(bytes);
    if (name[0] == 'n') CHECK(!document.ok());
    if (name[0] == 'y' && !document.ok()) CHECK(document.error().code != ProblemCode::bad_json);
  }
  CHECK(counts['y'] > 90);
  CHECK(counts['n'] > 180);
}

}  // namespace
}  // namespace threadbare

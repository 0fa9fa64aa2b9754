// Files from the wild, which are not part of the project: THREADBARE_CORPUS names their folder.
// Without it these tests say so, and ctest counts them as skipped.
#include <algorithm>
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

/// A row of corpus.tsv, by column.
using Row = std::map<std::string, std::string>;

/// The rows of corpus.tsv by file, each file's in their order.
std::map<std::string, std::vector<Row>> rows_by_file() {
  std::istringstream table(read_file(test::source_dir() / "tests/corpus.tsv"));
  std::map<std::string, std::vector<Row>> files;
  std::vector<std::string> columns;
  for (std::string line; std::getline(table, line);) {
    if (line.starts_with('#')) continue;
    const std::vector<std::string> cells = split(line);
    if (columns.empty()) {
      columns = cells;
      continue;
    }
    REQUIRE(cells.size() == columns.size());
    Row row;
    for (size_t i = 0; i < columns.size(); ++i) row[columns[i]] = cells[i];
    files[row["file"]].push_back(row);
  }
  return files;
}

/// What `info --json` prints of each thread, keyed as in corpus.tsv.
std::vector<Row> info_of(const Document& document) {
  std::vector<Row> threads;
  for (const Thread& thread : document.threads()) {
    const auto info = nlohmann::json::parse(info_json(thread, document.warnings()));
    Row row;
    for (const auto& [key, value] : info.items()) {
      row[key] = value.is_string() ? value.get<std::string>() : value.dump();
    }
    threads.push_back(row);
  }
  return threads;
}

/// Whether a column is of the table only, and not of `info --json`.
bool of_table(const std::string& column) {
  return column == "file" || column == "thread" || column == "threads" || column == "error";
}

/// All threads in one row: sums, but of max_depth the most, and how many have a post.
Row sum_of(const std::vector<Row>& threads, const Row& expected) {
  Row sum;
  for (const auto& [column, unused] : expected) {
    if (of_table(column)) continue;
    if (column == "format") {
      sum[column] = threads[0].at(column);
      continue;
    }
    long long total = 0;
    for (const Row& thread : threads) {
      const std::string& value = thread.at(column);
      const long long number = value == "true" ? 1 : value == "false" ? 0 : std::stoll(value);
      total = column == "max_depth" ? std::max(total, number) : total + number;
    }
    sum[column] = std::to_string(total);
  }
  return sum;
}

void check_row(const Row& expected, const Row& actual) {
  for (const auto& [column, counted] : expected) {
    if (of_table(column)) continue;
    INFO("thread " << expected.at("thread") << ", column " << column);
    CHECK(actual.at(column) == counted);
  }
}

void check_file(const std::string& bytes, const std::vector<Row>& rows) {
  const Document document = Document::read(bytes);
  const std::string& error = rows[0].at("error");
  if (error != "-") {
    CHECK_FALSE(document.ok());
    if (!document.ok() && error != "any") CHECK(name_of(document.error().code) == error);
    return;
  }
  INFO("error: " << (document.ok() ? "none" : document.error().message));
  CHECK(document.ok());
  if (!document.ok()) return;
  const std::vector<Row> threads = info_of(document);
  CHECK(std::to_string(threads.size()) == rows[0].at("threads"));
  if (threads.empty()) return;
  if (rows[0].at("thread") == "all") {
    check_row(rows[0], sum_of(threads, rows[0]));
    return;
  }
  for (size_t i = 0; i < rows.size() && i < threads.size(); ++i) check_row(rows[i], threads[i]);
}

// The table is made by tests/corpus/count.mjs, which shares no code with what is tested.
TEST_CASE("files of the corpus have the numbers of corpus.tsv", "[corpus]") {
  const fs::path folder = corpus();
  if (folder.empty()) return;
  std::map<std::string, int> skipped;
  for (const auto& [file, rows] : rows_by_file()) {
    const std::string& format = rows[0].at("format");
    if (format != "-" && format_named(format) == nullptr) {
      ++skipped[format];
      continue;
    }
    INFO(file);
    REQUIRE(fs::exists(folder / file));
    check_file(read_file(folder / file), rows);
  }
  for (const auto& [format, files] : skipped) {
    WARN(files << " files of corpus.tsv not checked: no format " << format << " yet");
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

/// Sums over all threads, as tests/corpus/maps.tsv has them.
std::string sums_of(const std::vector<Thread>& threads) {
  std::map<std::string, uint64_t> sums;
  for (const Thread& thread : threads) {
    const ThreadCounts counts = count(thread);
    sums["posts"] += thread.has_post();
    sums["comments"] += counts.comments;
    sums["missing"] += counts.missing;
    sums["max_depth"] = std::max<uint64_t>(sums["max_depth"], counts.max_depth);
    sums["authors"] += counts.authors;
  }
  std::string row = std::to_string(threads.size());
  for (const char* column : {"posts", "comments", "missing", "max_depth", "authors"}) {
    row += "\t" + std::to_string(sums[column]);
  }
  return row;
}

TEST_CASE("files of the corpus that are of no format are read by maps", "[corpus]") {
  const fs::path folder = corpus();
  if (folder.empty()) return;
  const fs::path maps = test::source_dir() / "tests/corpus";
  std::istringstream table(read_file(maps / "maps.tsv"));
  size_t files = 0;
  for (std::string line; std::getline(table, line);) {
    if (line.starts_with('#') || line.starts_with("map\t")) continue;
    const std::vector<std::string> cells = split(line);
    REQUIRE(cells.size() == 8);
    INFO(line);
    ++files;
    const std::string bytes = read_file(folder / cells[1]);
    const Document document =
        Document::read(bytes, {{}, {}, {}, read_file(maps / "maps" / cells[0])});
    REQUIRE(document.ok());
    CHECK(line.ends_with("\t" + sums_of(document.threads())));

    std::string complaint;
    const std::string suggested = suggest_map(bytes, complaint);
    INFO(suggested << complaint);
    const Document by_suggestion = Document::read(bytes, {{}, {}, {}, suggested});
    REQUIRE(by_suggestion.ok());
    CHECK(by_suggestion.dropped_warnings() + by_suggestion.warnings().size() == 0);
    // It may choose another name of a person, and another way to tell threads apart.
    uint64_t comments = 0;
    for (const Thread& thread : by_suggestion.threads()) comments += count(thread).comments;
    CHECK(std::to_string(comments) == cells[4]);
  }
  CHECK(files == 11);
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

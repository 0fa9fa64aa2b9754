#include <algorithm>
#include <filesystem>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "files.h"
#include "formats/format.h"
#include "formats/json/grammar.h"
#include "formats/json/invented_document.h"
#include "harnesses.h"
#include "threadbare.h"

namespace threadbare::test {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kReading = "reading-";
constexpr uint32_t kInvented = 4;  // documents of each format in JSON

struct Golden {
  std::string format;
  std::string name;
  std::string bytes;
  std::string map;
};

const std::vector<Golden>& goldens() {
  static const std::vector<Golden> all = [] {
    std::vector<Golden> found;
    for (const auto& entry : fs::recursive_directory_iterator(source_dir() / "tests/golden")) {
      const std::string path = entry.path().string();
      const size_t mark = path.rfind(".input.");
      if (mark == std::string::npos) continue;
      const fs::path map = path.substr(0, mark) + ".map.json";
      found.push_back({entry.path().parent_path().filename().string(),
                       entry.path().filename().string(), read_file(entry.path()),
                       fs::exists(map) ? read_file(map) : std::string()});
    }
    std::sort(found.begin(), found.end(), [](const Golden& left, const Golden& right) {
      return left.format != right.format ? left.format < right.format : left.name < right.name;
    });
    return found;
  }();
  return all;
}

std::vector<std::string> lines_of(const std::string& kind, std::string_view harness) {
  std::istringstream file(
      read_file(source_dir() / "tests/fuzz" / kind / (std::string(harness) + ".txt")));
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) {
    if (!line.empty()) lines.push_back(line);
  }
  return lines;
}

bool is_in_json(std::string_view format) {
  const Format* row = format_named(format);
  return row != nullptr && row->json != nullptr;
}

void add_goldens(std::vector<Seed>& seeds, bool (*wanted)(std::string_view format)) {
  for (const Golden& golden : goldens()) {
    if (wanted(golden.format)) seeds.push_back({golden.format + "." + golden.name, golden.bytes});
  }
}

void add_invented(std::vector<Seed>& seeds, const Format& format) {
  for (uint32_t seed = 0; seed < kInvented; ++seed) {
    seeds.push_back({"invented." + std::string(format.name) + "." + std::to_string(seed),
                     invented_document(*format.json->document, seed)});
  }
}

/// What is written in the goldens, by whoever.
void add_bodies(std::vector<Seed>& seeds, Markup markup) {
  for (const Golden& golden : goldens()) {
    const Document document = Document::read(golden.bytes);
    for (const Thread& thread : document.threads()) {
      for (uint32_t i = 0; i < thread.size(); ++i) {
        if (thread[i].markup() != markup || thread[i].body().empty()) continue;
        seeds.push_back({golden.format + "." + golden.name + "." + std::to_string(i),
                         std::string(thread[i].body())});
      }
    }
  }
}

void add_lines(std::vector<Seed>& seeds, std::string_view harness) {
  size_t number = 0;
  for (std::string& line : lines_of("seeds", harness)) {
    seeds.push_back({"line." + std::to_string(++number), std::move(line)});
  }
}

void add_keys_of(std::set<std::string>& words, std::string_view paths) {
  while (!paths.empty()) {
    const size_t end = std::min(paths.find_first_of(".|[]*"), paths.size());
    if (end > 0) words.insert("\"" + std::string(paths.substr(0, end)) + "\":");
    paths.remove_prefix(std::min(end + 1, paths.size()));
  }
}

void add_keys_of(std::set<std::string>& words, const NodeType& root) {
  std::vector<const NodeType*> open = {&root};
  std::set<const NodeType*> seen = {&root};
  while (!open.empty()) {
    const NodeType& type = *open.back();
    open.pop_back();
    for (const Field& field : type.fields) add_keys_of(words, field.paths);
    for (const Edge& edge : type.edges) {
      add_keys_of(words, edge.paths);
      if (seen.insert(edge.type).second) open.push_back(edge.type);
    }
  }
}

}  // namespace

std::vector<Seed> seeds_of(std::string_view harness) {
  std::vector<Seed> seeds;
  if (harness == "reading") {
    add_goldens(seeds, [](std::string_view) { return true; });
  } else if (harness.starts_with(kReading)) {
    const std::string_view name = harness.substr(kReading.size());
    for (const Golden& golden : goldens()) {
      if (golden.format == name) seeds.push_back({golden.name, golden.bytes});
    }
    if (is_in_json(name)) add_invented(seeds, *format_named(name));
  } else if (harness == "json" || harness == "alike") {
    add_goldens(seeds, is_in_json);
    for (const Format* format : formats()) {
      if (format->json != nullptr) add_invented(seeds, *format);
    }
  } else if (harness == "xml") {
    add_goldens(seeds,
                [](std::string_view name) { return name == "disqus" || name == "wordpress"; });
  } else if (harness == "mail") {
    add_goldens(seeds, [](std::string_view name) { return name == "mbox"; });
  } else if (harness == "mapping") {
    for (const Golden& golden : goldens()) {
      if (golden.map.empty()) continue;
      seeds.push_back({golden.name, golden.map + "\n=\n" + golden.bytes});
      seeds.push_back({golden.name + ".alone", golden.bytes});
    }
  } else if (harness == "calls") {
    seeds = programmes();
  } else if (harness == "html") {
    add_bodies(seeds, Markup::html);
  } else if (harness == "markdown") {
    add_bodies(seeds, Markup::markdown);
    add_bodies(seeds, Markup::text);
  }
  add_lines(seeds, harness);
  return seeds;
}

std::vector<std::string> words_of(std::string_view harness) {
  std::set<std::string> words;
  const bool all = harness == "json" || harness == "alike";
  for (const Format* format : formats()) {
    const bool is_its =
        harness.starts_with(kReading) && harness.substr(kReading.size()) == format->name;
    if (format->json != nullptr && (all || is_its)) add_keys_of(words, *format->json->document);
  }
  if (harness == "reading-mbox") harness = "mail";
  if (harness == "reading-disqus" || harness == "reading-wordpress") harness = "xml";
  for (std::string& line : lines_of("words", harness)) words.insert(std::move(line));
  return {words.begin(), words.end()};
}

}  // namespace threadbare::test

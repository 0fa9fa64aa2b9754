// The rules of the house that a compiler does not hold: who may include whom, how long a file may
// be, and that the module exports what its header declares.
#include <algorithm>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "catch.h"
#include "files.h"

namespace threadbare {
namespace {

namespace fs = std::filesystem;
using test::read_file;
using test::source_dir;

/// Files below `folder` whose names end in one of `endings`, as paths from the project's top.
std::vector<std::string> files_below(const std::string& folder, std::set<std::string> endings) {
  std::vector<std::string> found;
  for (auto entry = fs::recursive_directory_iterator(source_dir() / folder);
       entry != fs::recursive_directory_iterator(); ++entry) {
    if (entry->path().filename() == "node_modules") entry.disable_recursion_pending();
    if (!entry->is_regular_file() || !endings.contains(entry->path().extension().string()))
      continue;
    found.push_back(fs::relative(entry->path(), source_dir()).string());
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::vector<std::string> matches(const std::string& text, const char* pattern) {
  const std::regex regex(pattern, std::regex::multiline);
  std::vector<std::string> found;
  for (std::sregex_iterator at(text.begin(), text.end(), regex), end; at != end; ++at) {
    found.push_back((*at)[1]);
  }
  return found;
}

std::string folder_of(const std::string& header) {
  return header.substr(0, header.find('/'));
}

TEST_CASE("each room of src includes only the rooms before it", "[house]") {
  // The room, and what it may include besides itself. A single header is named in full.
  const std::map<std::string, std::set<std::string>> allowed = {
      {"thread", {}},
      {"formats", {"thread"}},
      {"arrange", {"thread"}},
      {"render", {"thread", "arrange/row.h", "arrange/fold_policy.h"}},
      {"cli", {"threadbare.h"}},
  };
  size_t checked = 0;
  for (const std::string& file : files_below("src", {".h", ".cpp"})) {
    const std::string room = folder_of(file.substr(4));
    if (!allowed.contains(room)) continue;  // the facade sees everything
    for (const std::string& header :
         matches(read_file(source_dir() / file), R"re(^#include "([^"]+)")re")) {
      INFO(file << " includes " << header);
      ++checked;
      CHECK((folder_of(header) == room || allowed.at(room).contains(folder_of(header)) ||
             allowed.at(room).contains(header)));
    }
  }
  CHECK(checked > 50);
}

TEST_CASE("what others wrote is included in one place", "[house]") {
  const std::map<std::string, std::set<std::string>> places = {
      {"nlohmann", {"src/formats/json/reference.cpp"}},
      {"md4c.h", {"src/render/body/markdown.cpp"}},
      {"pugixml.hpp", {"src/formats/xml/record.cpp"}},
  };
  for (const std::string& file : files_below("src", {".h", ".cpp"})) {
    for (const std::string& header :
         matches(read_file(source_dir() / file), R"re(^#include [<"]([^">]+)[>"])re")) {
      const auto place = places.find(folder_of(header));
      if (place == places.end()) continue;
      INFO(file << " includes " << header);
      CHECK(place->second.contains(file));
    }
  }
}

TEST_CASE("the core neither throws, prints nor asks for a locale", "[house]") {
  const std::set<std::string> banned = {"iostream", "sstream", "fstream", "locale",   "regex",
                                        "cstdio",   "stdio.h", "iomanip", "stdexcept"};
  for (const std::string& file : files_below("src", {".h", ".cpp"})) {
    if (file.starts_with("src/cli/")) continue;
    const std::string text = read_file(source_dir() / file);
    for (const std::string& header : matches(text, R"re(^#include <([^>]+)>)re")) {
      INFO(file << " includes " << header);
      CHECK(!banned.contains(header));
    }
    INFO(file);
    // The one place where running out of memory goes on as it does for `new`.
    if (file == "src/thread/out_of_memory.h") continue;
    CHECK(matches(text, R"re(^[^/\n]*\b(throw|abort\(\)|exit\())re").empty());
  }
}

TEST_CASE("no file is longer than 500 lines", "[house]") {
  std::vector<std::string> files = {"dev", "CMakeLists.txt"};
  const std::set<std::string> code = {".h",   ".c",  ".cpp", ".ts",    ".mjs",
                                      ".css", ".sh", ".txt", ".cmake", ".html"};
  for (const char* folder : {"src", "wasm", "web", "tests", "cmake"}) {
    for (const std::string& file : files_below(folder, code)) {
      if (!file.starts_with("tests/golden/")) files.push_back(file);
    }
  }
  for (const std::string& file : files) {
    const std::string text = read_file(source_dir() / file);
    INFO(file);
    CHECK(std::count(text.begin(), text.end(), '\n') <= 500);
  }
}

TEST_CASE("the module exports the functions of its header", "[house]") {
  const std::string header = read_file(source_dir() / "wasm/threadbare_abi.h");
  const std::string exports = read_file(source_dir() / "wasm/exports.txt");
  // Declarations start a line with a type; comments do not.
  const std::vector<std::string> declared =
      matches(header, R"re(^[a-z][a-z0-9_ ]*[ *]+(tb_[a-z_]+)\()re");
  CHECK(declared.size() > 10);
  CHECK(matches(exports, R"re(^(tb_[a-z_]+)$)re") == declared);
}

TEST_CASE("the core exports the functions of its header behind those of a reader", "[house]") {
  const std::string header = read_file(source_dir() / "wasm/core/publishing_abi.h");
  const std::string exports = read_file(source_dir() / "wasm/core/exports.txt");
  const std::vector<std::string> declared =
      matches(header, R"re(^[a-z][a-z0-9_ ]*[ *]+(tb_[a-z_]+)\()re");
  std::vector<std::string> own = matches(exports, R"re(^(tb_[a-z_]+)$)re");
  const std::vector<std::string> all =
      matches(read_file(source_dir() / "wasm/exports.txt"), R"re(^(tb_[a-z_]+)$)re");
  std::erase_if(own, [&](const std::string& name) {
    return std::find(all.begin(), all.end(), name) != all.end();
  });
  CHECK(declared.size() > 5);
  CHECK(own == declared);
}

}  // namespace
}  // namespace threadbare

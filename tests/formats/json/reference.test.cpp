// Two readings of the same documents that must come to the same: by our tokeniser and by nlohmann's
// parser, and with the keys of objects in other orders.
#include "formats/json/reference.h"

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "catch.h"
#include "files.h"
#include "formats/format.h"
#include "formats/json/alike.h"
#include "formats/json/invented_document.h"
#include "formats/json/read_json.h"
#include "formats/reading/encoding.h"

namespace threadbare {
namespace {

namespace fs = std::filesystem;
using test::json_formats;
using test::read_file;
using test::read_json;

std::vector<fs::path> json_files(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file() && entry.path().extension() == ".json") files.push_back(entry);
  }
  std::sort(files.begin(), files.end());
  return files;
}

void check_alike(const std::string& bytes) {
  for (const Format* format : json_formats()) {
    INFO(format->name);
    CHECK(test::difference(*format, bytes, ~size_t{0}) == "");
  }
}

TEST_CASE("both JSON parsers give the same threads on all goldens", "[formats]") {
  const std::vector<fs::path> files = json_files(test::source_dir() / "tests/golden");
  REQUIRE(!files.empty());
  for (const fs::path& file : files) {
    INFO(file.string());
    check_alike(read_file(file));
  }
}

TEST_CASE("both JSON parsers give the same threads on the corpus", "[corpus]") {
  const char* corpus = std::getenv("THREADBARE_CORPUS");
  if (corpus == nullptr || *corpus == '\0') {
    std::cout << "corpus not given: set THREADBARE_CORPUS to its folder\n";
    return;
  }
  for (const fs::path& file : json_files(corpus)) {
    std::string bytes = repaired_utf8(read_file(file));  // as the formats get it
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
    if (bytes.find('\0') != std::string::npos) continue;  // refused as no text, long before
    INFO(file.string());
    check_alike(bytes);
  }
}

TEST_CASE("both JSON parsers refuse the same mutilated documents", "[formats]") {
  const std::string whole =
      read_file(test::source_dir() / "tests/golden/threadbare/flat.input.json");
  std::mt19937 random(20240114);
  constexpr std::string_view kBytes = "{}[]\",:\\0-.eutn \n";
  for (int i = 0; i < 3000; ++i) {
    std::string bytes = whole;
    const size_t at = random() % bytes.size();
    switch (random() % 3) {
      case 0:
        bytes[at] = kBytes[random() % kBytes.size()];
        break;
      case 1:
        bytes.erase(at, 1 + random() % 3);
        break;
      default:
        bytes.insert(at, 1, kBytes[random() % kBytes.size()]);
    }
    INFO(bytes);
    REQUIRE(test::difference(*format_named("threadbare"), bytes, ~size_t{0}) == "");
  }
}

// Ten thousand in all, half of them read in steps; fewer where a sanitizer makes each slow.
TEST_CASE("both JSON parsers give the same threads on invented documents", "[formats]") {
  const std::vector<const Format*> formats = json_formats();
#ifdef __SANITIZE_ADDRESS__
  constexpr uint32_t kDocuments = 1000;
#else
  constexpr uint32_t kDocuments = 10000;
#endif
  size_t with_threads = 0;
  for (uint32_t seed = 0; seed < kDocuments; ++seed) {
    const Format& format = *formats[seed % formats.size()];
    std::string bytes = test::invented_document(*format.json->document, seed);
    INFO(format.name);
    INFO(bytes);
    const std::string difference = test::difference(format, bytes, seed % 2 == 0 ? 1 : ~size_t{0});
    REQUIRE(difference == "");
    const test::JsonOutcome ours = read_json(*format.json, bytes);
    REQUIRE(ours.ok);
    with_threads += !ours.json.empty();
    // The same with a byte changed.
    constexpr std::string_view kBytes = "{}[]\",:\\0-.eutn \n";
    bytes[seed * 7919 % bytes.size()] = kBytes[seed % kBytes.size()];
    INFO(bytes);
    REQUIRE(test::difference(format, repaired_utf8(bytes), ~size_t{0}) == "");
  }
  CHECK(with_threads > kDocuments / 2);
}

nlohmann::ordered_json with_shuffled_keys(const nlohmann::ordered_json& json,
                                          std::mt19937& random) {
  if (json.is_array()) {
    nlohmann::ordered_json array = nlohmann::ordered_json::array();
    for (const auto& element : json) array.push_back(with_shuffled_keys(element, random));
    return array;
  }
  if (!json.is_object()) return json;
  std::vector<std::string> keys;
  for (const auto& [key, value] : json.items()) keys.push_back(key);
  std::shuffle(keys.begin(), keys.end(), random);
  nlohmann::ordered_json object = nlohmann::ordered_json::object();
  for (const std::string& key : keys) object[key] = with_shuffled_keys(json[key], random);
  return object;
}

TEST_CASE("the order of keys changes nothing but what is kept as a slice", "[formats]") {
  std::mt19937 random(7);
  for (const Format* format : json_formats()) {
    const fs::path folder = test::source_dir() / "tests/golden" / format->name;
    for (const fs::path& file : json_files(folder)) {
      if (file.string().find(".input.") == std::string::npos) continue;
      const auto json = nlohmann::ordered_json::parse(read_file(file), nullptr, false);
      if (json.is_discarded()) continue;
      INFO(file.string());
      const std::string expected = read_json(*format->json, json.dump()).json;
      for (int i = 0; i < 20; ++i) {
        const std::string actual =
            read_json(*format->json, with_shuffled_keys(json, random).dump()).json;
        if (expected.empty()) {
          CHECK(actual.empty());
        } else {
          CHECK(nlohmann::json::parse(actual) == nlohmann::json::parse(expected));
        }
      }
    }
  }
}

}  // namespace
}  // namespace threadbare

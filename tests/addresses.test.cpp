// Addresses of the people who write are in many exports, and must be in nothing that we write.
#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <string>

#include "catch.h"
#include "files.h"
#include "threadbare.h"

namespace threadbare {
namespace {

namespace fs = std::filesystem;
using test::read_file;

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
  return text;
}

bool is_address(const std::string& text) {
  static const std::regex kMail(R"re([^\s<>"@]+@[^\s<>"@]+\.[^\s<>"@]+)re");
  static const std::regex kIp(R"re(\d{1,3}(\.\d{1,3}){3}|[0-9a-f:]*:[0-9a-f:]+:[0-9a-f:]*)re");
  return std::regex_match(text, kMail) || (std::regex_match(text, kIp) && text != "0.0.0.0");
}

void add_if_address(std::string text, std::set<std::string>& found) {
  text = lower(std::move(text));
  if (text.starts_with("mailto:")) text.erase(0, 7);
  if (is_address(text)) found.insert(text);
}

/// Values of keys that say what they are.
void collect_from_json(const nlohmann::json& json, std::set<std::string>& found) {
  static const std::regex kKey("e?mail|.*_e?mail|ip|ip_?address|remote_addr", std::regex::icase);
  for (const auto& [key, value] : json.items()) {
    if (value.is_string() && json.is_object() && std::regex_match(key, kKey)) {
      add_if_address(value.get<std::string>(), found);
    }
    if (value.is_structured()) collect_from_json(value, found);
  }
}

void collect_by(const char* pattern, const std::string& bytes, std::set<std::string>& found) {
  const std::regex regex(pattern, std::regex::icase | std::regex::multiline);
  for (std::sregex_iterator at(bytes.begin(), bytes.end(), regex), end; at != end; ++at) {
    add_if_address((*at)[1], found);
  }
}

/// In mail: those in From, Sender, Reply-To and Return-Path, and before "wrote" and "writes".
void collect_from_mail(const std::string& mail, std::set<std::string>& found) {
  static const std::regex kField(
      R"((?:^|\n)(?:from|sender|reply-to|return-path):((?:[^\n]|\n[ \t])*))", std::regex::icase);
  static const std::regex kWriter(R"(([\w.+-]+(?:@| at )[\w.-]+\.\w+)>? (?:wrote|writes))");
  static const std::regex kAddress(R"([\w.+-]+(?:@| at )[\w.-]+\.\w+)");
  for (std::sregex_iterator at(mail.begin(), mail.end(), kField), end; at != end; ++at) {
    const std::string value = (*at)[1];
    for (std::sregex_iterator in(value.begin(), value.end(), kAddress); in != end; ++in) {
      found.insert(lower((*in)[0]));
    }
  }
  for (std::sregex_iterator at(mail.begin(), mail.end(), kWriter), end; at != end; ++at) {
    found.insert(lower((*at)[1]));
  }
}

/// The addresses of people that a file's own words call such.
std::set<std::string> addresses_in(const std::string& bytes, std::string_view format) {
  std::set<std::string> found;
  const auto json = nlohmann::json::parse(bytes, nullptr, false);
  if (format == "mbox") {
    collect_from_mail(bytes, found);
  } else if (!json.is_discarded()) {
    collect_from_json(json, found);
  } else {
    collect_by(
        R"re(<(?:[\w-]+:)?(?:author_|comment_author_)?(?:email|ip|ipaddress)>(?:<!\[CDATA\[)?([^\]<]+))re",
        bytes, found);
  }
  return found;
}

std::string everything_written(const Thread& thread) {
  std::string out = to_json(thread, {.keep_hidden = true}) +
                    to_text(thread, {.keep_hidden = true}) +
                    to_markdown(thread, {.keep_hidden = true});
  HtmlOptions html;
  html.keep_hidden = true;
  render_static(thread, html, out);
  return out;
}

/// Checks one file; returns how many addresses were looked for.
size_t check_file(const fs::path& path) {
  const std::string bytes = read_file(path);
  const Document document = Document::read(bytes);
  if (!document.ok()) return 0;
  const std::set<std::string> addresses = addresses_in(bytes, document.format());
  for (const Thread& thread : document.threads()) {
    const std::string written = lower(everything_written(thread));
    for (const std::string& address : addresses) {
      INFO(path.string() << ": " << address);
      CHECK(written.find(address) == std::string::npos);
    }
  }
  return addresses.size();
}

TEST_CASE("no address of a commenter is in anything that is written of a golden", "[privacy]") {
  size_t looked_for = 0;
  for (const auto& entry : fs::recursive_directory_iterator(test::source_dir() / "tests/golden")) {
    if (entry.path().string().find(".input.") == std::string::npos) continue;
    looked_for += check_file(entry.path());
  }
  CHECK(looked_for >= 20);
}

TEST_CASE("no address of a commenter is in anything that is written of the corpus", "[corpus]") {
  const char* corpus = std::getenv("THREADBARE_CORPUS");
  if (corpus == nullptr || *corpus == '\0') {
    std::cout << "corpus not given: set THREADBARE_CORPUS to its folder\n";
    return;
  }
  size_t looked_for = 0;
  for (const auto& entry : fs::recursive_directory_iterator(corpus)) {
    if (!entry.is_regular_file() || entry.path().string().find("_security") != std::string::npos) {
      continue;
    }
    looked_for += check_file(entry.path());
  }
  CHECK(looked_for > 100);
}

}  // namespace
}  // namespace threadbare

// Addresses of those who write must not come out of anything that is written (README, "mbox"). They
// are looked for in the files by other means than the code's own.
#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <iostream>
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
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

/// The addresses in From, Sender and Reply-To, and before "wrote" and "writes".
std::set<std::string> senders_of(const std::string& mail) {
  static const std::regex field(
      R"((?:^|\n)(?:from|sender|reply-to|return-path):((?:[^\n]|\n[ \t])*))", std::regex::icase);
  static const std::regex writer(R"(([\w.+-]+(?:@| at )[\w.-]+\.\w+)>? (?:wrote|writes))");
  static const std::regex address(R"([\w.+-]+(?:@| at )[\w.-]+\.\w+)");
  std::set<std::string> found;
  for (std::sregex_iterator at(mail.begin(), mail.end(), field), end; at != end; ++at) {
    const std::string value = (*at)[1];
    for (std::sregex_iterator in(value.begin(), value.end(), address); in != end; ++in) {
      found.insert(lower((*in)[0]));
    }
  }
  for (std::sregex_iterator at(mail.begin(), mail.end(), writer), end; at != end; ++at) {
    found.insert(lower((*at)[1]));
  }
  return found;
}

std::string everything_written_of(const Document& document) {
  std::string out;
  for (const Thread& thread : document.threads()) {
    out += to_json(thread, {.keep_hidden = true});
    out += to_text(thread, {.keep_hidden = true});
    out += to_markdown(thread, {.keep_hidden = true});
    render_static(thread, {}, out);
    out += info_json(thread, document.warnings());
  }
  return lower(out);
}

TEST_CASE("addresses of those who write mail are in no output", "[corpus]") {
  const char* corpus = std::getenv("THREADBARE_CORPUS");
  if (corpus == nullptr || *corpus == '\0') {
    std::cout << "corpus not given: set THREADBARE_CORPUS to its folder\n";
    return;
  }
  size_t looked_for = 0;
  for (const char* folder : {"mbox", "usenet"}) {
    for (const auto& entry : fs::directory_iterator(fs::path(corpus) / folder)) {
      const std::string bytes = read_file(entry.path());
      const std::string out = everything_written_of(Document::read(bytes));
      REQUIRE(!out.empty());
      for (const std::string& address : senders_of(bytes)) {
        INFO(entry.path().string() << ": " << address);
        CHECK(out.find(address) == std::string::npos);
        ++looked_for;
      }
    }
  }
  CHECK(looked_for > 50);
}

}  // namespace
}  // namespace threadbare

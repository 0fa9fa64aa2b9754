// How fast the library reads and renders natively: threadbare_bench RUNS FILE… prints a JSON object
// a line for each file, with the milliseconds of each run, and of parsing the same bytes with
// simdjson and nlohmann/json, of which the thread would yet have to be made.
#include <simdjson.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "threadbare.h"

namespace {

constexpr uint32_t kRowsAtOnce = 1000;
// nlohmann/json takes about ten times the bytes that it parses.
constexpr size_t kMaxBytesForNlohmann = size_t{64} << 20;

struct Times {
  std::vector<double> read, render, simdjson, nlohmann;
  std::string format;
  size_t comments = 0;
  size_t html_bytes = 0;
};

template <typename Work>
double milliseconds(Work&& work) {
  const auto start = std::chrono::steady_clock::now();
  std::forward<Work>(work)();
  const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - start;
  return taken.count();
}

// The rows in pieces, as a page asks for them; none is kept.
size_t render(const std::vector<threadbare::Thread>& threads) {
  size_t bytes = 0;
  std::string html;
  for (const threadbare::Thread& thread : threads) {
    const threadbare::View view(thread);
    for (uint32_t first = 0; first < view.size(); first += kRowsAtOnce) {
      html.clear();
      const auto rows = view.rows(first, std::min(first + kRowsAtOnce, view.size()));
      threadbare::render_rows(thread, rows, {}, html);
      bytes += html.size();
    }
  }
  return bytes;
}

bool run_ours(const std::string& bytes, Times& times) {
  std::string input = bytes;
  threadbare::Document document;
  times.read.push_back(
      milliseconds([&] { document = threadbare::Document::read(std::move(input)); }));
  if (!document.ok()) {
    std::cerr << document.error().message << '\n';
    return false;
  }
  times.render.push_back(milliseconds([&] { times.html_bytes = render(document.threads()); }));
  times.format = document.format();
  times.comments = 0;
  for (const threadbare::Thread& thread : document.threads()) times.comments += thread.size();
  return true;
}

// Neither is asked for anything: this is the least that a reader built on them could take. simdjson
// keeps its buffers from run to run, as its manual advises.
void run_parsers(const std::string& bytes, simdjson::dom::parser& parser, Times& times) {
  const simdjson::padded_string padded(bytes);
  simdjson::error_code error = simdjson::SUCCESS;
  times.simdjson.push_back(milliseconds([&] { error = parser.parse(padded).error(); }));
  if (error != simdjson::SUCCESS) std::cerr << simdjson::error_message(error) << '\n';
  if (bytes.size() > kMaxBytesForNlohmann) return;
  nlohmann::json value;
  times.nlohmann.push_back(milliseconds([&] { value = nlohmann::json::parse(bytes); }));
}

bool is_json(const std::string& bytes) {
  return !bytes.empty() && (bytes[0] == '{' || bytes[0] == '[');
}

bool measure(const char* path, int runs) {
  std::ifstream file(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  if (!file && bytes.empty()) {
    std::cerr << path << " cannot be read\n";
    return false;
  }
  Times times;
  simdjson::dom::parser parser;
  for (int run = 0; run < runs; ++run) {
    if (!run_ours(bytes, times)) return false;
    if (is_json(bytes)) run_parsers(bytes, parser, times);
  }
  const nlohmann::json line = {
      {"format", times.format},     {"bytes", bytes.size()},      {"comments", times.comments},
      {"html", times.html_bytes},   {"read", times.read},         {"render", times.render},
      {"simdjson", times.simdjson}, {"nlohmann", times.nlohmann},
  };
  std::cout << line.dump() << std::endl;
  return true;
}

}  // namespace

int main(int count, char** words) {
  const int runs = count > 2 ? std::atoi(words[1]) : 0;
  if (runs < 1) {
    std::cerr << "usage: threadbare_bench RUNS FILE...\n";
    return 2;
  }
  for (int i = 2; i < count; ++i) {
    if (!measure(words[i], runs)) return 1;
  }
  return 0;
}

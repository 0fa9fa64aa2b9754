// Reads damaged copies of files, and shows what is in them. A line of JSON for each file tells what
// came of it; what went wrong is told as well, and makes the exit code 1. Where it crashes, it says
// on which copy.
//
//   threadbare_damage SECONDS FILE…
//
// SECONDS: processor time that a file may take at most; the rest of its copies is left out.
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <utility>

#include "files.h"
#include "threadbare.h"
#include "trust/damage/damage.h"

namespace {

using threadbare::Document;
using threadbare::Thread;
using threadbare::test::Damage;

// How much longer than the whole file a damaged one may take, and what always may be taken: small
// files are read in less time than can be measured.
constexpr double kMostTimes = 10;
constexpr double kUnmeasured = 0.05;

std::string current;

// Only what a signal handler may: no allocation, no stdio.
void tell_where(int) {
  const ssize_t written = write(STDERR_FILENO, current.data(), current.size());
  _exit(written < 0 ? 3 : 4);
}

double processor_time() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

void show(const Thread& thread) {
  threadbare::View view(thread);
  view.sort(threadbare::Order::best);
  std::string html;
  threadbare::render_post(thread, {}, html);
  threadbare::render_rows(thread, view.rows(0, view.size()), {}, html);
}

struct Result {
  size_t copies = 0;
  size_t threads = 0;
  size_t warned = 0;
  size_t errors = 0;
  size_t wrong = 0;
  size_t silent_cuts = 0;  // read without a warning: what is gone is not missed
  double seconds = 0;
  double slowest = 0;  // times the whole file
  std::string slowest_of;
  bool complete = false;
};

class File {
 public:
  File(std::string name, std::string bytes, std::string map) : name_(std::move(name)) {
    bytes_ = std::move(bytes);
    options_.map = std::move(map);
  }

  Result run(double seconds) {
    double whole = kUnmeasured / kMostTimes;
    for (int i = 0; i < 3; ++i) whole = std::max(whole, time_of({}, bytes_));
    result_ = {};
    const double limit = whole * kMostTimes;
    result_.complete = threadbare::test::for_each_damage(
        bytes_, [&](const Damage& damage, const std::string& copy) {
          const double taken = time_of(damage, copy);
          ++result_.copies;
          result_.seconds += taken;
          const double times = taken / whole;
          if (times > result_.slowest) {
            result_.slowest = times;
            result_.slowest_of = describe(damage);
          }
          // Once more: it may have been the machine.
          if (taken > limit && time_of(damage, copy) > limit) complain(damage, "takes too long");
          return result_.seconds < seconds;
        });
    return result_;
  }

 private:
  double time_of(const Damage& damage, const std::string& copy) {
    current = name_ + ": " + describe(damage) + "\n";
    const double started = processor_time();
    const Document document = Document::read(copy, options_);
    for (const Thread& thread : document.threads()) show(thread);
    const double taken = processor_time() - started;
    judge(damage, document);
    return taken;
  }

  void judge(const Damage& damage, const Document& document) {
    if (document.ok() == document.threads().empty()) complain(damage, "neither thread nor error");
    if (!document.ok() && document.error().message.empty()) complain(damage, "no message");
    for (const threadbare::Problem& warning : document.warnings()) {
      if (warning.message.empty()) complain(damage, "a warning without a message");
    }
    const bool is_warned = !document.warnings().empty();
    if (!document.ok()) {
      ++result_.errors;
    } else {
      ++(is_warned ? result_.warned : result_.threads);
      if (damage.kind == Damage::Kind::cut && !is_warned) ++result_.silent_cuts;
    }
  }

  void complain(const Damage& damage, const char* what) {
    ++result_.wrong;
    std::fprintf(stderr, "%s: %s: %s\n", name_.c_str(), describe(damage).c_str(), what);
  }

  std::string name_;
  std::string bytes_;
  threadbare::ReadOptions options_;
  Result result_;
};

// A golden of mapped JSON has its map beside it.
std::string map_of(const std::string& path) {
  const size_t end = path.find(".input.");
  return end == std::string::npos ? std::string()
                                  : threadbare::test::read_file(path.substr(0, end) + ".map.json");
}

void print(const std::string& path, size_t bytes, const Result& result) {
  std::printf(
      "{\"file\":\"%s\",\"bytes\":%zu,\"copies\":%zu,\"threads\":%zu,\"warned\":%zu,"
      "\"errors\":%zu,\"wrong\":%zu,\"silentCuts\":%zu,\"seconds\":%.3f,\"slowest\":%.2f,"
      "\"slowestOf\":\"%s\",\"complete\":%s}\n",
      path.c_str(), bytes, result.copies, result.threads, result.warned, result.errors,
      result.wrong, result.silent_cuts, result.seconds, result.slowest, result.slowest_of.c_str(),
      result.complete ? "true" : "false");
  std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
  const double seconds = argc > 1 ? std::strtod(argv[1], nullptr) : 0;
  if (argc < 3 || !(seconds > 0)) {
    std::fprintf(stderr, "usage: threadbare_damage SECONDS FILE…\n");
    return 2;
  }
  for (const int signal : {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL}) {
    std::signal(signal, tell_where);
  }
  size_t wrong = 0;
  for (int i = 2; i < argc; ++i) {
    const std::string path = argv[i];
    std::string bytes = threadbare::test::read_file(path);
    const size_t size = bytes.size();
    const Result result = File(path, std::move(bytes), map_of(path)).run(seconds);
    print(path, size, result);
    wrong += result.wrong;
  }
  return wrong > 0 ? 1 : 0;
}

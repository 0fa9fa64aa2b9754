// Sets off everything that is known to make readers slow or their output long, at n, 2n and 4n
// bytes. A line of JSON for each tells the times and how many times its size the output is.
//
//   threadbare_blowup [--quick|--once] [WHERE]
//
// Quick: a quarter of the sizes, one run each, and only what would be too slow by far is wrong.
// Once: one run each, for what is not ours to mend and takes its time. WHERE: what its place, such
// as "Markdown", begins with. Exit code 1 if something is wrong.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "thread/limits.h"
#include "trust/blowup/bombs.h"

#if defined(__GLIBC__)
#include <malloc.h>
#endif

namespace {

using threadbare::test::Bomb;

// Twice the input takes up to so much more time: twice, and what caches and clocks add.
constexpr double kMostGrowth = 2.6;
// Below it nothing can be told from times.
constexpr double kMeasurable = 0.004;
// More than any of it takes in a quick run, under the sanitizers on a slow machine.
constexpr double kQuickSeconds = 4;
constexpr int kRuns = 3;
constexpr int kMoreRuns = 12;

double processor_time() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

struct Size {
  std::string input;
  double seconds = 1e9;
  size_t output = 0;

  void run(const Bomb& bomb) {
    const double started = processor_time();
    output = bomb.set_off(input);
    seconds = std::min(seconds, processor_time() - started);
  }
};

// What is printed stands in a string of JSON.
std::string escaped(const std::string& text) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte > 0x7E || c == '"' || c == '\\') {
      out.append("\\u00").append(1, kDigits[byte >> 4]).append(1, kDigits[byte & 15]);
    } else {
      out += c;
    }
  }
  return out;
}

// Over both doublings: where input outgrows a cache one of them takes more by itself.
bool is_linear(const std::vector<Size>& sizes) {
  const double least = std::max(sizes.front().seconds, kMeasurable / 4);
  return sizes.back().seconds < kMeasurable ||
         sizes.back().seconds <= kMostGrowth * kMostGrowth * least;
}

enum class Pains { quick, once, all };

bool measure(const Bomb& bomb, Pains pains) {
  const bool quick = pains == Pains::quick;
  std::vector<Size> sizes(3);
  for (size_t i = 0; i < sizes.size(); ++i) {
    sizes[i].input = bomb.make((bomb.most >> (quick ? 2 : 0)) >> (sizes.size() - 1 - i));
  }
  for (int run = 0; run < (pains == Pains::all ? kRuns : 1); ++run) {
    for (Size& size : sizes) size.run(bomb);
  }
  bool linear = is_linear(sizes);
  for (int run = 0; pains == Pains::all && !linear && run < kMoreRuns; ++run) {
    for (Size& size : sizes) size.run(bomb);
    linear = is_linear(sizes);
  }
  if (quick) linear = sizes.back().seconds < kQuickSeconds;
  const Size& largest = sizes.back();
  const double times = static_cast<double>(largest.output) /
                       static_cast<double>(std::max<size_t>(1, largest.input.size()));
  const bool bounded =
      largest.output <= largest.input.size() * bomb.most_times + 2 * threadbare::kMaxOutputSlack;
  std::printf(
      "{\"where\":\"%s\",\"what\":\"%s\",\"bytes\":%zu,\"seconds\":[%.5f,%.5f,%.5f],"
      "\"times\":%.2f,\"linear\":%s,\"bounded\":%s}\n",
      bomb.where, escaped(bomb.what).c_str(), largest.input.size(), sizes[0].seconds,
      sizes[1].seconds, sizes[2].seconds, times, linear ? "true" : "false",
      bounded ? "true" : "false");
  std::fflush(stdout);
  return linear && bounded;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view first = argc > 1 ? argv[1] : "";
  const Pains pains = first == "--quick"  ? Pains::quick
                      : first == "--once" ? Pains::once
                                          : Pains::all;
  const std::string_view where = argc > (pains == Pains::all ? 1 : 2) ? argv[argc - 1] : "";
#if defined(__GLIBC__)
  // Memory that was had once is kept: else the large sizes pay for new pages, and the small do not.
  mallopt(M_MMAP_MAX, 0);
  mallopt(M_TRIM_THRESHOLD, std::numeric_limits<int>::max());
#endif
  bool holds = true;
  for (const std::vector<Bomb>& bombs :
       {threadbare::test::body_bombs(), threadbare::test::file_bombs()}) {
    for (const Bomb& bomb : bombs) {
      if (std::string_view(bomb.where).starts_with(where)) holds = measure(bomb, pains) && holds;
    }
  }
  return holds ? 0 : 1;
}

// Each nth allocation fails, alone or with all after it: while a file is read, shown, looked
// through and written, and in the C functions. Reading says so by its error, everything else throws
// std::bad_alloc, nothing is held afterwards, and what came through all the same is not another.
//
//   threadbare_memory MOST FILE…
//
// MOST: failures of one file and work; where there are more allocations, some are left out. Prints
// a line of JSON; exit code 1 if something does not hold.
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <new>
#include <string>
#include <string_view>
#include <utility>

#include "../../../wasm/threadbare_abi.h"
#include "files.h"
#include "threadbare.h"
#include "trust/memory/failing_allocation.h"

namespace {

using namespace threadbare;
using test::allocations;
using test::blocks_held;
using test::fail_allocation;

struct Counts {
  size_t files = 0;
  size_t failures = 0;
  size_t wrong = 0;
};

// What a work says of itself; besides it may throw.
enum class Outcome { done, out_of_memory };

std::string shown(const Document& document) {
  std::string html;
  for (const Thread& thread : document.threads()) {
    View view(thread);
    view.sort(Order::best);
    view.fold_from_depth(1);
    render_post(thread, {}, html);
    render_rows(thread, view.rows(0, view.size()), {}, html);
    render_static(thread, {}, html);
  }
  return html;
}

std::string written(const Document& document) {
  std::string out;
  for (const Thread& thread : document.threads()) {
    out += to_json(thread, {});
    out += to_markdown(thread, {});
    out += to_text(thread, {});
    out += info_json(thread, {});
  }
  return out;
}

std::string found(const Document& document) {
  const auto text = [](const Thread& thread, uint32_t comment, std::string& out) {
    append_shown_text(thread, comment, Phrasebook(), out);
  };
  std::string matches;
  for (const Thread& thread : document.threads()) {
    Find find(thread, text);
    find.start(FindQuery("the author:a -score:9"));
    while (!find.step(1 << 16)) {
    }
    matches += std::to_string(find.matches().size()) + ' ';
  }
  return matches;
}

struct Closing {
  tb_reader* reader;
  explicit Closing(tb_reader* opened) : reader(opened) {}
  Closing(const Closing&) = delete;
  Closing& operator=(const Closing&) = delete;
  ~Closing() { tb_close(reader); }
};

std::string asked(const std::string& bytes, const std::string& map) {
  const Closing closing(tb_open());
  tb_reader* const reader = closing.reader;
  char* const room = tb_append(reader, static_cast<uint32_t>(bytes.size()));
  bytes.copy(room, bytes.size());
  if (!map.empty()) tb_option(reader, "map", 3, map.data(), static_cast<uint32_t>(map.size()));
  tb_progress progress = TB_MORE;
  while (progress == TB_MORE) progress = tb_read(reader, 1000);
  std::string out(tb_reply(reader), tb_reply_size(reader));
  if (progress == TB_FAILED) return out;
  const uint32_t rows = tb_select(reader, 0);
  tb_sort(reader, "best", 4);
  tb_fold(reader, 0, 1);
  tb_find_text(reader, "the", 3);
  while (tb_find_step(reader, 1 << 16) == TB_MORE) {
  }
  tb_find_matches(reader);
  tb_render(reader, 0, rows);
  return out.append(tb_reply(reader), tb_reply_size(reader));
}

class File {
 public:
  File(std::string name, Counts& counts) : name_(std::move(name)), counts_(&counts) {
    bytes_ = test::read_file(name_);
    const size_t end = name_.find(".input.");
    if (end != std::string::npos) {
      options_.map = test::read_file(name_.substr(0, end) + ".map.json");
    }
  }

  void attack(uint64_t most) {
    try_all(most, "reading", [&](std::string& result) {
      const Document document = Document::read(bytes_, options_);
      if (!document.ok()) {
        if (document.error().code == ProblemCode::out_of_memory) return Outcome::out_of_memory;
        result = document.error().message;
        return Outcome::done;
      }
      result = std::to_string(document.threads().size());
      for (const Thread& thread : document.threads()) {
        result.append(" ").append(std::to_string(thread.size()));
      }
      return Outcome::done;
    });
    const Document document = Document::read(bytes_, options_);
    try_all(most, "showing", [&](std::string& result) {
      result = shown(document);
      return Outcome::done;
    });
    try_all(most, "writing", [&](std::string& result) {
      result = written(document);
      return Outcome::done;
    });
    try_all(most, "finding", [&](std::string& result) {
      result = found(document);
      return Outcome::done;
    });
    try_all(most, "the C functions", [&](std::string& result) {
      result = asked(bytes_, options_.map);
      return Outcome::done;
    });
  }

 private:
  void try_all(uint64_t most, const char* work,
               const std::function<Outcome(std::string& result)>& run) {
    std::string whole;
    run(whole);  // what is made once, tables of character sets, is there from now on
    whole.clear();
    fail_allocation(0, false);
    run(whole);
    const uint64_t all = allocations();
    const uint64_t step = all / most + 1;
    for (const bool and_all : {false, true}) {
      for (uint64_t number = 1; number <= all; number += step)
        try_one(work, run, whole, number, and_all);
    }
  }

  void try_one(const char* work, const std::function<Outcome(std::string& result)>& run,
               const std::string& whole, uint64_t number, bool and_all) {
    const int64_t held = blocks_held();
    Outcome outcome = Outcome::done;
    bool is_same = true;
    {
      std::string result;
      fail_allocation(number, and_all);
      try {
        outcome = run(result);
      } catch (const std::bad_alloc&) {
        outcome = Outcome::out_of_memory;
      }
      is_same = result == whole;
    }
    const bool failed = test::has_failed();
    // A body for which Markdown's parser has no memory is shown as plain text.
    const bool may_differ = test::malloc_has_failed() && std::string_view(work) != "reading";
    fail_allocation(0, false);
    ++counts_->failures;
    if (!failed) complain(work, number, "nothing failed");
    if (outcome == Outcome::done && !is_same && !may_differ)
      complain(work, number, "another result");
    if (blocks_held() != held) complain(work, number, "memory is lost");
  }

  void complain(const char* work, uint64_t number, const char* what) {
    if (++counts_->wrong <= 50) {
      std::fprintf(stderr, "%s: %s, allocation %llu fails: %s\n", name_.c_str(), work,
                   static_cast<unsigned long long>(number), what);
    }
  }

  std::string name_;
  Counts* counts_;
  std::string bytes_;
  ReadOptions options_;
};

}  // namespace

int main(int argc, char** argv) {
  const uint64_t most = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 0;
  if (argc < 3 || most == 0) {
    std::fprintf(stderr, "usage: threadbare_memory MOST FILE…\n");
    return 2;
  }
  Counts counts;
  for (int i = 2; i < argc; ++i) {
    ++counts.files;
    File(argv[i], counts).attack(most);
  }
  std::printf("{\"files\":%zu,\"failures\":%zu,\"wrong\":%zu}\n", counts.files, counts.failures,
              counts.wrong);
  return counts.wrong > 0 ? 1 : 0;
}

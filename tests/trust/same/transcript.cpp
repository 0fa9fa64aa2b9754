// All that the C functions tell of a file, natively, one answer behind the other, for
// transcript.mjs to compare with what the module tells.
//
//   threadbare_transcript FILE [MAP]
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <string>
#include <string_view>

#include "../../../wasm/threadbare_abi.h"
#include "files.h"

namespace {

constexpr uint32_t kNone = ~uint32_t{0};
// As in transcript.mjs.
constexpr uint32_t kThreads = 20;
constexpr uint32_t kComments = 50;
constexpr const char* kOrders[] = {"old",  "new",      "top",     "controversial",
                                   "best", "activity", "replies", "source"};

uint32_t size_of(std::string_view text) {
  return static_cast<uint32_t>(text.size());
}

class Transcript {
 public:
  explicit Transcript(tb_reader* reader) : reader_(reader) {}

  void number(uint32_t value) { std::printf("%u\n", value); }

  void reply() {
    std::fwrite(tb_reply(reader_), 1, tb_reply_size(reader_), stdout);
    std::putchar('\n');
  }

  void thread(uint32_t thread) {
    const uint32_t rows = tb_select(reader_, thread);
    reply();
    number(rows);
    tb_render(reader_, kNone, kNone);
    reply();
    for (const std::string_view order : kOrders) {
      tb_sort(reader_, order.data(), size_of(order));
      tb_shown(reader_, 0, kNone);
      reply();
    }
    tb_since(reader_, 1e9);
    tb_render(reader_, 0, rows);
    reply();
    for (uint32_t i = 0; i < std::min(rows, kComments); ++i) {
      tb_reason(reader_, i);
      reply();
      tb_anchor_of(reader_, i);
      reply();
    }
    constexpr std::string_view kWord = "the";
    tb_find_text(reader_, kWord.data(), size_of(kWord));
    while (tb_find_step(reader_, 1 << 20) == TB_MORE) {
    }
    reply();
    tb_find_matches(reader_);
    reply();
    tb_fold_from_depth(reader_, 1);
    tb_hidden(reader_, 0, rows);
    reply();
    tb_render_shown(reader_, 0, kComments);
    reply();
  }

 private:
  tb_reader* reader_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: threadbare_transcript FILE [MAP]\n");
    return 2;
  }
  const std::string bytes = threadbare::test::read_file(argv[1]);
  tb_reader* const reader = tb_open();
  Transcript transcript(reader);
  char* const room = tb_append(reader, size_of(bytes));
  std::memcpy(room, bytes.data(), bytes.size());
  if (argc > 2) {
    const std::string map = threadbare::test::read_file(argv[2]);
    tb_option(reader, "map", 3, map.data(), size_of(map));
  }
  tb_progress progress = TB_MORE;
  while (progress == TB_MORE) progress = tb_read(reader, 1 << 22);
  transcript.number(progress);
  transcript.reply();
  if (progress == TB_DONE) {
    uint32_t threads = 0;
    while (threads < kThreads && (tb_select(reader, threads), tb_reply_size(reader) > 0)) ++threads;
    tb_list(reader, 0, kNone);
    transcript.reply();
    for (uint32_t i = 0; i < threads; ++i) transcript.thread(i);
  }
  tb_close(reader);
  return 0;
}

#include "threadbare_abi.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "input_region.h"
#include "threadbare.h"

using threadbare::Row;
using threadbare::RowRange;
using threadbare::Thread;

struct tb_reader {
  InputRegion input;
  threadbare::TextHeap heap;
  std::optional<threadbare::Reading> reading;
  std::vector<Thread> threads;
  std::optional<threadbare::View> view;
  threadbare::HtmlOptions html;
  std::string room;
  std::string reply;
};

namespace {

constexpr uint32_t kNone = ~uint32_t{0};
constexpr uint32_t kAsk = 2;

std::string_view text_of(const char* text, uint32_t size) {
  return size == 0 ? std::string_view() : std::string_view(text, size);
}

bool has_comment(const tb_reader* reader, uint32_t comment) {
  return reader->view && comment < reader->view->size();
}

// Replies with a range of rows and the hidden runs in it.
void reply_with_hidden_runs(tb_reader* reader, RowRange range) {
  std::vector<RowRange> runs = {range};
  std::vector<RowRange> hidden;
  reader->view->hidden_runs(range, hidden);
  runs.insert(runs.end(), hidden.begin(), hidden.end());
  static_assert(sizeof(RowRange) == 2 * sizeof(uint32_t));
  reader->reply.assign(reinterpret_cast<const char*>(runs.data()), runs.size() * sizeof(RowRange));
}

void reply_with_document(tb_reader* reader) {
  const std::vector<threadbare::Problem>& warnings = reader->reading->problems().warnings();
  std::string& reply = reader->reply;
  reply = "{\"threads\":[";
  for (size_t i = 0; i < reader->threads.size(); ++i) {
    if (i > 0) reply += ',';
    // Warnings belong to the file, so only the first thread repeats them.
    reply += threadbare::info_json(reader->threads[i],
                                   i == 0 ? warnings : std::vector<threadbare::Problem>());
  }
  reply += "]}";
}

}  // namespace

tb_reader* tb_open(void) {
  return std::make_unique<tb_reader>().release();
}

void tb_close(tb_reader* reader) {
  const std::unique_ptr<tb_reader> owned(reader);
}

char* tb_append(tb_reader* reader, uint32_t size) {
  return reader->reading ? nullptr : reader->input.append(size);
}

char* tb_room(tb_reader* reader, uint32_t size) {
  reader->room.resize(size);
  return reader->room.data();
}

enum tb_progress tb_read(tb_reader* reader, uint32_t budget, const char* format,
                         uint32_t format_size) {
  reader->reply.clear();
  if (!reader->reading) {
    reader->heap.borrow(reader->input.bytes());
    reader->reading.emplace(
        reader->heap, threadbare::ReadOptions{std::string(text_of(format, format_size)), {}, {}});
  }
  switch (reader->reading->step(budget)) {
    case threadbare::Reading::Progress::more:
      return TB_MORE;
    case threadbare::Reading::Progress::failed:
      reader->reply = threadbare::problem_json(reader->reading->problems().error());
      return TB_FAILED;
    case threadbare::Reading::Progress::done:
      break;
  }
  if (reader->threads.empty()) reader->threads = std::move(reader->reading->threads());
  reply_with_document(reader);
  return TB_DONE;
}

uint32_t tb_position(const tb_reader* reader) {
  return reader->reading ? static_cast<uint32_t>(reader->reading->position()) : 0;
}

uint32_t tb_select(tb_reader* reader, uint32_t thread) {
  reader->reply.clear();
  if (thread >= reader->threads.size()) return 0;
  reader->view.emplace(reader->threads[thread]);
  return reader->view->size();
}

void tb_sort(tb_reader* reader, uint32_t order) {
  reader->reply.clear();
  if (!reader->view || order > static_cast<uint32_t>(threadbare::Order::best)) return;
  reader->view->sort(static_cast<threadbare::Order>(order));
}

void tb_fold(tb_reader* reader, uint32_t comment, uint32_t folded) {
  reader->reply.clear();
  if (!has_comment(reader, comment)) return;
  const bool fold = folded == kAsk ? reader->view->folded(comment) : folded != 0;
  reply_with_hidden_runs(reader, reader->view->fold(comment, fold));
}

void tb_fold_from_depth(tb_reader* reader, uint32_t depth) {
  reader->reply.clear();
  if (!reader->view) return;
  reader->view->fold_from_depth(depth);
  reply_with_hidden_runs(reader, {0, reader->view->size()});
}

void tb_hidden(tb_reader* reader, uint32_t first, uint32_t end) {
  reader->reply.clear();
  if (!reader->view || first > end || end > reader->view->size()) return;
  reply_with_hidden_runs(reader, {first, end});
}

void tb_reveal(tb_reader* reader, uint32_t comment) {
  reader->reply.clear();
  if (!has_comment(reader, comment)) return;
  reply_with_hidden_runs(reader, reader->view->reveal(comment));
}

uint32_t tb_comment_at(const tb_reader* reader, uint32_t row) {
  return has_comment(reader, row) ? reader->view->comment_at(row) : kNone;
}

uint32_t tb_row_of(const tb_reader* reader, uint32_t comment) {
  return has_comment(reader, comment) ? reader->view->row_of(comment) : kNone;
}

uint32_t tb_parent_of(const tb_reader* reader, uint32_t comment) {
  return has_comment(reader, comment) ? reader->view->thread().parent(comment) : kNone;
}

uint32_t tb_find(tb_reader* reader, const char* anchor, uint32_t anchor_size) {
  reader->reply.clear();
  if (!reader->view || anchor_size == 0) return kNone;
  return threadbare::find_anchor(reader->view->thread(), text_of(anchor, anchor_size));
}

void tb_locale(tb_reader* reader, double now, const char* phrases, uint32_t phrases_size) {
  reader->html.now = static_cast<threadbare::Timestamp>(now);
  reader->html.phrases.take(text_of(phrases, phrases_size));
}

void tb_render(tb_reader* reader, uint32_t first, uint32_t end) {
  reader->reply.clear();
  if (!reader->view) return;
  if (first == kNone && end == kNone) {
    threadbare::render_post(reader->view->thread(), reader->html, reader->reply);
    return;
  }
  const std::vector<Row> rows = reader->view->rows(first, end);
  threadbare::render_rows(reader->view->thread(), rows, reader->html, reader->reply);
}

const char* tb_reply(const tb_reader* reader) {
  return reader->reply.data();
}

uint32_t tb_reply_size(const tb_reader* reader) {
  return static_cast<uint32_t>(reader->reply.size());
}

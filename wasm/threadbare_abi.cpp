#include "threadbare_abi.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "heap_growth.h"
#include "reader.h"

using threadbare::Move;
using threadbare::Row;
using threadbare::RowRange;
using threadbare::Thread;

namespace {

constexpr uint32_t kNone = ~uint32_t{0};
constexpr uint32_t kAsk = 2;

bool has_comment(const tb_reader* reader, uint32_t comment) {
  return reader->view && comment < reader->view->size();
}

template <class Number>
void reply_with_numbers(tb_reader* reader, std::span<const Number> numbers) {
  reader->reply.assign(reinterpret_cast<const char*>(numbers.data()), numbers.size_bytes());
}

void reply_with_range(tb_reader* reader, RowRange range) {
  static_assert(sizeof(RowRange) == 2 * sizeof(uint32_t));
  reply_with_numbers<RowRange>(reader, {&range, 1});
}

// Kept until there are more matches, or another order.
const std::vector<uint32_t>& match_rows_of(tb_reader* reader) {
  if (!reader->match_rows) {
    reader->match_rows = threadbare::rows_of(*reader->view, reader->find->matches());
  }
  return *reader->match_rows;
}

void reply_with_document(tb_reader* reader) {
  const threadbare::Problems& problems = reader->reading->problems();
  std::string& reply = reader->reply;
  reply.append("{\"format\":\"").append(reader->reading->format()).append("\",\"threads\":");
  reply.append(std::to_string(reader->threads.size())).append(",\"warnings\":[");
  for (const threadbare::Problem& warning : problems.warnings()) {
    if (reply.back() != '[') reply += ',';
    reply += threadbare::problem_json(warning);
  }
  reply.append("],\"dropped_warnings\":");
  reply.append(std::to_string(problems.dropped_warnings())).append("}");
}

// A host's seconds since 1970; what is no number, or no time that is ever near, stands for none.
threadbare::Timestamp timestamp_of(double seconds) {
  const bool is_known = seconds > -1e15 && seconds < 1e15;
  return is_known ? static_cast<threadbare::Timestamp>(seconds) : threadbare::kUnknownTime;
}

// "12 4096" as numbers; nothing if it is anything else.
std::optional<std::vector<uint64_t>> sizes_in(std::string_view text) {
  std::vector<uint64_t> sizes;
  while (!text.empty()) {
    uint64_t size = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), size);
    if (error != std::errc()) return std::nullopt;
    sizes.push_back(size);
    text.remove_prefix(static_cast<size_t>(end - text.data()));
    if (text.empty()) break;
    if (!text.starts_with(' ') || text.size() == 1) return std::nullopt;
    text.remove_prefix(1);
  }
  return sizes;
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

uint32_t tb_option(tb_reader* reader, const char* name, uint32_t name_size, const char* value,
                   uint32_t value_size) {
  reader->reply.clear();
  if (reader->reading) return 0;
  const std::string_view option = text_of(name, name_size);
  const std::string_view text = text_of(value, value_size);
  if (option == "format") {
    reader->options.format = text;
  } else if (option == "base") {
    reader->options.base = text;
  } else if (option == "map") {
    reader->options.map = text;
  } else if (option == "parts") {
    std::optional<std::vector<uint64_t>> sizes = sizes_in(text);
    if (!sizes) return 0;
    reader->options.parts = std::move(*sizes);
  } else {
    return 0;
  }
  return 1;
}

enum tb_progress tb_read(tb_reader* reader, uint32_t budget) {
  // For the comments in some megabytes of a file.
  constexpr size_t kRoomForColumns = size_t{1} << 20;
  grow_heap_ahead(kRoomForColumns);
  reader->reply.clear();
  if (!reader->reading) {
    reader->heap.borrow(reader->input.bytes());
    reader->reading.emplace(reader->heap, std::move(reader->options));
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

uint32_t tb_arranged(const tb_reader* reader) {
  return reader->reading ? static_cast<uint32_t>(reader->reading->share_settled() * 1000) : 0;
}

void tb_list(tb_reader* reader, uint32_t first, uint32_t end) {
  const size_t until = std::min<size_t>(end, reader->threads.size());
  reader->reply = "[";
  for (size_t i = first; i < until; ++i) {
    if (i > first) reader->reply += ',';
    reader->reply += threadbare::list_json(reader->threads[i], static_cast<uint32_t>(i + 1));
  }
  reader->reply += ']';
}

uint32_t tb_find_thread(tb_reader* reader, const char* text, uint32_t text_size) {
  reader->reply.clear();
  const std::optional<size_t> found =
      threadbare::find_thread(reader->threads, text_of(text, text_size));
  return found ? static_cast<uint32_t>(*found) : kNone;
}

uint32_t tb_select(tb_reader* reader, uint32_t thread) {
  reader->reply.clear();
  if (thread >= reader->threads.size()) return 0;
  reader->find.reset();
  reader->view.emplace(reader->threads[thread]);
  reader->reply = threadbare::info_json(reader->threads[thread], {});
  return reader->view->size();
}

uint32_t tb_sort(tb_reader* reader, const char* order, uint32_t order_size) {
  reader->reply.clear();
  const std::optional<threadbare::Order> named =
      threadbare::order_named(text_of(order, order_size));
  if (!reader->view || !named) return 0;
  reader->match_rows.reset();
  reader->view->sort(*named);
  return 1;
}

void tb_reason(tb_reader* reader, uint32_t comment) {
  reader->reply.clear();
  if (has_comment(reader, comment)) reader->reply = threadbare::reason(*reader->view, comment);
}

void tb_fold(tb_reader* reader, uint32_t comment, uint32_t folded) {
  reader->reply.clear();
  if (!has_comment(reader, comment)) return;
  const bool fold = folded == kAsk ? reader->view->folded(comment) : folded != 0;
  reply_with_range(reader, reader->view->fold(comment, fold));
}

uint32_t tb_folded(const tb_reader* reader, uint32_t comment) {
  return has_comment(reader, comment) && reader->view->folded(comment) ? 1 : 0;
}

void tb_start_folded(tb_reader* reader, int32_t below_score, uint32_t kinds, uint32_t roots_after,
                     uint32_t depth) {
  reader->reply.clear();
  threadbare::FoldPolicy& folds = reader->html.folds;
  folds.below_score = below_score == std::numeric_limits<int32_t>::min()
                          ? threadbare::FoldPolicy::kAnyScore
                          : below_score;
  folds.removed = (kinds & 1) != 0;
  folds.bots = (kinds & 2) != 0;
  folds.roots_after = roots_after;
  folds.depth = depth;
  if (reader->view) reader->view->start_folded(folds);
}

void tb_fold_siblings(tb_reader* reader, uint32_t comment, uint32_t folded) {
  reader->reply.clear();
  if (!has_comment(reader, comment)) return;
  reply_with_range(reader, reader->view->fold_siblings(comment, folded != 0));
}

void tb_fold_from_depth(tb_reader* reader, uint32_t depth) {
  reader->reply.clear();
  if (reader->view) reader->view->fold_from_depth(depth);
}

uint32_t tb_folded_from(const tb_reader* reader) {
  return reader->view ? reader->view->folded_from() : kNone;
}

void tb_reveal(tb_reader* reader, uint32_t comment) {
  reader->reply.clear();
  if (!has_comment(reader, comment) || !reader->view->contains(comment)) return;
  reply_with_range(reader, reader->view->reveal(comment));
}

void tb_folds(tb_reader* reader, uint32_t lasting) {
  reader->reply.clear();
  if (!reader->view) return;
  std::vector<uint32_t> folds;
  for (uint32_t i = 0; i < reader->view->size(); ++i) {
    const bool folded =
        lasting != 0 ? reader->view->folded_when_all_kept(i) : reader->view->folded(i);
    if (folded) folds.push_back(i);
  }
  reply_with_numbers<uint32_t>(reader, folds);
}

void tb_set_folds(tb_reader* reader, const char* comments, uint32_t size) {
  reader->reply.clear();
  if (!reader->view) return;
  std::vector<uint32_t> folded;
  for (uint32_t at = 0; at + sizeof(uint32_t) <= size; at += sizeof(uint32_t)) {
    uint32_t comment = 0;
    std::memcpy(&comment, comments + at, sizeof comment);
    if (has_comment(reader, comment)) folded.push_back(comment);
  }
  reader->view->set_folds(folded);
}

void tb_hidden(tb_reader* reader, uint32_t first, uint32_t end) {
  reader->reply.clear();
  if (!reader->view || first > end || end > reader->view->size()) return;
  std::vector<RowRange> hidden;
  reader->view->hidden_runs({first, end}, hidden);
  reply_with_numbers<RowRange>(reader, hidden);
}

uint32_t tb_count_shown(const tb_reader* reader, uint32_t first, uint32_t end) {
  return reader->view ? reader->view->count_shown({first, end}) : 0;
}

void tb_shown(tb_reader* reader, uint32_t first, uint32_t end) {
  reader->reply.clear();
  if (reader->view) reply_with_numbers<uint32_t>(reader, reader->view->shown(first, end));
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

uint32_t tb_ancestor_at(const tb_reader* reader, uint32_t comment, uint32_t depth) {
  return has_comment(reader, comment) ? reader->view->ancestor_at(comment, depth) : kNone;
}

void tb_show_branch(tb_reader* reader, uint32_t comment) {
  reader->reply.clear();
  if (has_comment(reader, comment)) reader->view->show_branch(comment);
  if (reader->view && comment == kNone) reader->view->show_all();
}

uint32_t tb_move(const tb_reader* reader, uint32_t comment, uint32_t move) {
  if (!has_comment(reader, comment) || move > static_cast<uint32_t>(Move::past_parent))
    return kNone;
  return threadbare::moved(*reader->view, comment, static_cast<Move>(move));
}

uint32_t tb_since(tb_reader* reader, double since) {
  reader->reply.clear();
  reader->html.new_since = timestamp_of(since);
  if (!reader->view) return 0;
  return threadbare::count_newer(reader->view->thread(), reader->html.new_since);
}

uint32_t tb_next_new(const tb_reader* reader, uint32_t comment, uint32_t backwards) {
  if (!has_comment(reader, comment)) return kNone;
  return threadbare::next_newer(*reader->view, comment, reader->html.new_since, backwards != 0);
}

uint32_t tb_find(tb_reader* reader, const char* anchor, uint32_t anchor_size) {
  reader->reply.clear();
  if (!reader->view || anchor_size == 0) return kNone;
  return threadbare::find_anchor(reader->view->thread(), text_of(anchor, anchor_size));
}

void tb_find_anchors(tb_reader* reader, const char* anchors, uint32_t size) {
  reader->reply.clear();
  if (!reader->view || size == 0) return;
  const std::vector<uint32_t> found =
      threadbare::find_anchors(reader->view->thread(), text_of(anchors, size));
  reply_with_numbers<uint32_t>(reader, found);
}

void tb_anchor_of(tb_reader* reader, uint32_t comment) {
  reader->reply.clear();
  if (!has_comment(reader, comment)) return;
  reader->reply = threadbare::anchor_of(reader->view->thread(), comment);
}

uint32_t tb_find_text(tb_reader* reader, const char* query, uint32_t query_size) {
  reader->reply.clear();
  if (!reader->view) return 0;
  if (!reader->find) {
    // What is looked through are the words that the page shows.
    auto shown_text = [reader](const Thread& thread, uint32_t comment, std::string& out) {
      threadbare::append_shown_text(thread, comment, reader->html.phrases, out);
    };
    reader->find.emplace(reader->view->thread(), shown_text);
  }
  reader->match_rows.reset();
  reader->find->start(threadbare::FindQuery(text_of(query, query_size)), reader->html.new_since);
  if (const auto& problem = reader->find->query().problem()) {
    reader->reply = "{\"place\":" + std::to_string(problem->place) + ",\"message\":\"";
    reader->reply.append(problem->message).append("\"}");  // ours: there is nothing to escape in it
  }
  return static_cast<uint32_t>(reader->find->query().size());
}

enum tb_progress tb_find_step(tb_reader* reader, uint32_t budget) {
  reader->reply.clear();
  if (!reader->find) return TB_DONE;
  reader->match_rows.reset();
  const bool is_done = reader->find->step(budget);
  const uint32_t counts[] = {reader->find->position(),
                             static_cast<uint32_t>(reader->find->matches().size()),
                             reader->find->post_matches() ? 1u : 0u};
  reply_with_numbers<uint32_t>(reader, counts);
  return is_done ? TB_DONE : TB_MORE;
}

void tb_find_matches(tb_reader* reader) {
  reader->reply.clear();
  if (!reader->find) return;
  std::vector<uint32_t> matches = match_rows_of(reader);
  for (uint32_t& match : matches) match = reader->view->comment_at(match);
  reply_with_numbers<uint32_t>(reader, matches);
}

uint32_t tb_find_next(tb_reader* reader, uint32_t comment, uint32_t backwards) {
  reader->reply.clear();
  if (!reader->find || !has_comment(reader, comment)) return kNone;
  const std::vector<uint32_t>& rows = match_rows_of(reader);
  if (rows.empty()) return kNone;
  const uint32_t row = reader->view->row_of(comment);
  auto next = backwards != 0 ? std::lower_bound(rows.begin(), rows.end(), row)
                             : std::upper_bound(rows.begin(), rows.end(), row);
  if (backwards != 0) {
    if (next == rows.begin()) next = rows.end();
    --next;
  } else if (next == rows.end()) {
    next = rows.begin();
  }
  return reader->view->comment_at(*next);
}

void tb_find_filter(tb_reader* reader, uint32_t only_matches) {
  reader->reply.clear();
  if (only_matches == 0) {
    if (reader->view) reader->view->keep_all();
  } else if (reader->find) {
    reader->view->keep_only(reader->find->matches());
  }
}

uint32_t tb_kept(const tb_reader* reader, uint32_t comment) {
  return has_comment(reader, comment) && reader->view->kept(comment) ? 1 : 0;
}

void tb_find_marks(tb_reader* reader, const char* text, uint32_t text_size) {
  reader->reply.clear();
  if (!reader->find) return;
  reply_with_numbers<uint32_t>(reader, reader->find->query().places_in(text_of(text, text_size)));
}

void tb_locale(tb_reader* reader, double now, const char* phrases, uint32_t phrases_size) {
  reader->html.now = timestamp_of(now);
  reader->html.phrases = threadbare::Phrasebook();
  if (phrases_size > 0) reader->html.phrases.take(text_of(phrases, phrases_size));
}

void tb_heading_level(tb_reader* reader, uint32_t level) {
  using threadbare::HtmlOptions;
  reader->html.heading_level =
      std::clamp(level, HtmlOptions::kTopHeading, HtmlOptions::kLowestHeading);
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

void tb_render_shown(tb_reader* reader, uint32_t row, uint32_t count) {
  reader->reply.clear();
  if (!has_comment(reader, row)) return;
  const std::vector<Row> rows = reader->view->shown_rows(row, count);
  threadbare::render_rows(reader->view->thread(), rows, reader->html, reader->reply);
}

const char* tb_reply(const tb_reader* reader) {
  return reader->reply.data();
}

uint32_t tb_reply_size(const tb_reader* reader) {
  return static_cast<uint32_t>(reader->reply.size());
}

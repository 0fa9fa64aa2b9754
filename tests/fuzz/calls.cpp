// The C functions in any order and with any arguments: the bytes are a programme of calls. Nothing
// crashes or leaks, what is answered names comments and rows that there are, and what is replied is
// whole.
#include <array>
#include <cmath>
#include <cstring>
#include <limits>
#include <string>
#include <vector>

#include "core/publishing_abi.h"
#include "formats/json/alike.h"
#include "harnesses.h"
#include "promise.h"
#include "property.h"

namespace threadbare::test {
namespace {

constexpr uint32_t kNone = ~uint32_t{0};

// With what a thread can have, so that there is something to call for.
constexpr std::string_view kDocument = R"({"threadbare": 1, "title": "On bridges",
  "url": "https://example.org/a/b", "post": {"author": {"name": "ada"}, "body": "Which **one**?",
  "markup": "markdown", "media": [{"url": "x.png", "type": "image"}]}, "comments": [
  {"id": "a", "author": {"name": "bob@b.example", "roles": ["bot", "moderator"]}, "score": 10,
   "up": 11, "down": 1, "body": "<b>The stone one</b> https://example.org", "markup": "html",
   "time": "2024-05-01T10:00:00Z", "edited": true, "pinned": true},
  {"id": "b", "parent": "a", "author": {"name": "ada"}, "time": "2024-05-02T10:00:00Z",
   "score": -3, "body": "> It *leaks*", "markup": "markdown", "warning": "water"},
  {"id": "c", "parent": "b", "body": "É ß 🙂", "markup": "text", "state": "deleted"},
  {"id": "d", "parent": "gone", "age": "6 months", "body": "x", "reactions": [{"name": "+1",
   "count": 2}]}, {"id": "e d", "parent": "a", "unloaded": 3, "kind": "answer", "body": ""}]})";

/// Takes arguments from the bytes; past their end all are 0.
class Programme {
 public:
  explicit Programme(std::string_view bytes) : bytes_(bytes) {}

  bool done() const { return bytes_.empty(); }

  uint8_t byte() {
    if (bytes_.empty()) return 0;
    const auto first = static_cast<uint8_t>(bytes_.front());
    bytes_.remove_prefix(1);
    return first;
  }

  /// Small ones, and some of those that are just out of range.
  uint32_t number() {
    constexpr std::array<uint32_t, 6> kOdd = {kNone,       kNone - 1, 0x80000000u,
                                              0x7FFFFFFFu, 65536,     1000};
    const uint8_t first = byte();
    return first < 250 ? first : kOdd[255u - first];
  }

  double real() {
    const uint8_t first = byte();
    if (first == 255) return std::nan("");
    if (first == 254) return std::numeric_limits<double>::infinity();
    if (first == 253) return -1e300;
    if (first == 252) return 9.2e18;
    if (first == 251) return -9.2e18;
    return first * 1e7;
  }

  /// A text in memory that ends with it, so that reading past it shows.
  std::vector<char> text() {
    const std::string_view taken = bytes_.substr(0, byte());
    bytes_.remove_prefix(std::min(taken.size(), bytes_.size()));
    return {taken.begin(), taken.end()};
  }

  std::string_view rest() {
    const std::string_view taken = bytes_;
    bytes_ = {};
    return taken;
  }

 private:
  std::string_view bytes_;
};

/// One of the readers that the programme has open.
struct Reader {
  tb_reader* reader = nullptr;
  bool is_done = false;
  uint32_t comments = 0;  // of the thread that is shown

  std::string_view reply() const {
    const std::string_view reply(tb_reply(reader), tb_reply_size(reader));
    unsigned sum = 0;
    for (const char c : reply) sum += static_cast<unsigned char>(c);
    PROPERTY(reply.empty() || sum < ~0u);  // all of it can be read
    return reply;
  }
  void replies_nothing() const { PROPERTY(tb_reply_size(reader) == 0); }
  void replies_with_json() const { PROPERTY(reply().empty() || is_valid_json(reply())); }
  /// uint32 values, none past `end`.
  void replies_with_numbers(uint32_t end) const {
    const std::string_view bytes = reply();
    PROPERTY(bytes.size() % sizeof(uint32_t) == 0);
    for (size_t at = 0; at < bytes.size(); at += sizeof(uint32_t)) {
      uint32_t number = 0;
      std::memcpy(&number, bytes.data() + at, sizeof number);
      PROPERTY(number <= end);
    }
  }
  void replies_with_html() const { check_html(reply(), HtmlScope::frame); }
  void is_comment(uint32_t answer) const { PROPERTY(answer == kNone || answer < comments); }
};

void append(Reader& reader, std::string_view bytes) {
  char* const room = tb_append(reader.reader, static_cast<uint32_t>(bytes.size()));
  if (room != nullptr && !bytes.empty()) std::memcpy(room, bytes.data(), bytes.size());
}

uint32_t size_of(const std::vector<char>& text) {
  return static_cast<uint32_t>(text.size());
}

using Call = void (*)(Reader& its, Programme& programme);

struct NamedCall {
  std::string_view name;  // as in wasm/exports.txt
  Call call;
};

#define CALL(name) \
  {                \
#name, [](Reader & its, [[maybe_unused]] Programme & programme)
// clang-format off
// New ones go to the end: what was found calls them by their number. tb_open and tb_close are dealt
// with where the readers are.
constexpr NamedCall kCalls[] = {
    CALL(tb_append) {
      if (programme.byte() % 4 != 0) return append(its, kDocument);
      const std::vector<char> text = programme.text();
      append(its, {text.data(), text.size()});
    }},
    CALL(tb_append) { append(its, programme.rest()); }},
    CALL(tb_room) {
      const uint32_t size = programme.byte();
      char* const room = tb_room(its.reader, size);
      if (size > 0) std::memset(room, 'x', size);
    }},
    CALL(tb_option) {
      constexpr std::string_view kNames[] = {"format", "base", "map", "parts", "x"};
      const std::string_view name = kNames[programme.byte() % std::size(kNames)];
      const std::vector<char> value = programme.text();
      PROPERTY(tb_option(its.reader, name.data(), static_cast<uint32_t>(name.size()), value.data(),
                         size_of(value)) <= 1);
    }},
    CALL(tb_read) {
      const tb_progress progress = tb_read(its.reader, programme.number());
      PROPERTY(!its.is_done || progress == TB_DONE);
      its.is_done = progress == TB_DONE;
      its.replies_with_json();
      PROPERTY((progress == TB_MORE) == (tb_reply_size(its.reader) == 0));
    }},
    CALL(tb_position) { PROPERTY(tb_position(its.reader) <= 1u << 24); }},
    CALL(tb_arranged) { PROPERTY(tb_arranged(its.reader) <= 1000); }},
    CALL(tb_list) {
      const uint32_t first = programme.number();
      tb_list(its.reader, first, programme.number());
      its.replies_with_json();
    }},
    CALL(tb_find_thread) {
      const std::vector<char> text = programme.text();
      tb_find_thread(its.reader, text.data(), size_of(text));
      its.replies_nothing();
    }},
    CALL(tb_select) {
      const uint32_t comments = tb_select(its.reader, programme.number());
      its.replies_with_json();
      if (tb_reply_size(its.reader) > 0) its.comments = comments;  // else all is as it was
    }},
    CALL(tb_sort) {
      constexpr std::string_view kOrders[] = {"source", "old", "new", "top", "controversial",
                                              "best", "activity", "replies", "x"};
      const std::string_view order = kOrders[programme.byte() % std::size(kOrders)];
      PROPERTY(tb_sort(its.reader, order.data(), static_cast<uint32_t>(order.size())) <= 1);
    }},
    CALL(tb_reason) {
      tb_reason(its.reader, programme.number());
      its.replies_with_json();
    }},
    CALL(tb_fold) {
      const uint32_t comment = programme.number();
      tb_fold(its.reader, comment, programme.byte() % 4);
      its.replies_with_numbers(its.comments);
    }},
    CALL(tb_folded) { PROPERTY(tb_folded(its.reader, programme.number()) <= 1); }},
    CALL(tb_fold_from_depth) { tb_fold_from_depth(its.reader, programme.number()); }},
    CALL(tb_folded_from) {
      const uint32_t depth = tb_folded_from(its.reader);
      PROPERTY(depth == kNone || depth <= its.comments);
    }},
    CALL(tb_fold_siblings) {
      const uint32_t comment = programme.number();
      tb_fold_siblings(its.reader, comment, programme.byte() % 3);
      its.replies_with_numbers(its.comments);
    }},
    CALL(tb_folds) {
      tb_folds(its.reader, programme.byte() % 2);
      its.replies_with_numbers(its.comments);
    }},
    CALL(tb_set_folds) {
      const std::vector<char> comments = programme.text();
      tb_set_folds(its.reader, comments.data(), size_of(comments));
    }},
    CALL(tb_reveal) {
      tb_reveal(its.reader, programme.number());
      its.replies_with_numbers(its.comments);
    }},
    CALL(tb_hidden) {
      const uint32_t first = programme.number();
      tb_hidden(its.reader, first, programme.number());
      its.replies_with_numbers(its.comments);
    }},
    CALL(tb_count_shown) {
      const uint32_t first = programme.number();
      PROPERTY(tb_count_shown(its.reader, first, programme.number()) <= its.comments);
    }},
    CALL(tb_shown) {
      const uint32_t first = programme.number();
      tb_shown(its.reader, first, programme.number());
      its.replies_with_numbers(its.comments);
    }},
    CALL(tb_comment_at) { its.is_comment(tb_comment_at(its.reader, programme.number())); }},
    CALL(tb_row_of) { its.is_comment(tb_row_of(its.reader, programme.number())); }},
    CALL(tb_parent_of) { its.is_comment(tb_parent_of(its.reader, programme.number())); }},
    CALL(tb_ancestor_at) {
      const uint32_t comment = programme.number();
      its.is_comment(tb_ancestor_at(its.reader, comment, programme.number()));
    }},
    CALL(tb_move) {
      const uint32_t comment = programme.number();
      its.is_comment(tb_move(its.reader, comment, programme.number()));
    }},
    CALL(tb_since) { PROPERTY(tb_since(its.reader, programme.real()) <= its.comments); }},
    CALL(tb_next_new) {
      const uint32_t comment = programme.number();
      its.is_comment(tb_next_new(its.reader, comment, programme.byte() % 2));
    }},
    CALL(tb_find) {
      const std::vector<char> anchor = programme.text();
      its.is_comment(tb_find(its.reader, anchor.data(), size_of(anchor)));
    }},
    CALL(tb_anchor_of) {
      const uint32_t comment = programme.number();
      tb_anchor_of(its.reader, comment);
      const std::string anchor(its.reply());
      PROPERTY(anchor.empty() == (comment >= its.comments));
      if (anchor.empty()) return;
      PROPERTY(tb_find(its.reader, anchor.data(), static_cast<uint32_t>(anchor.size())) == comment);
    }},
    CALL(tb_find_text) {
      const std::vector<char> query = programme.text();
      tb_find_text(its.reader, query.data(), size_of(query));
      its.replies_with_json();
    }},
    CALL(tb_find_step) {
      tb_find_step(its.reader, programme.number());
      its.replies_with_numbers(its.comments);
    }},
    CALL(tb_find_matches) {
      tb_find_matches(its.reader);
      its.replies_with_numbers(its.comments);
    }},
    CALL(tb_find_next) {
      const uint32_t comment = programme.number();
      its.is_comment(tb_find_next(its.reader, comment, programme.byte() % 2));
    }},
    CALL(tb_find_marks) {
      const std::vector<char> text = programme.text();
      tb_find_marks(its.reader, text.data(), size_of(text));
      its.replies_with_numbers(size_of(text));
    }},
    CALL(tb_locale) {
      const double now = programme.real();
      const std::vector<char> phrases = programme.text();
      tb_locale(its.reader, now, phrases.data(), size_of(phrases));
    }},
    CALL(tb_render) {
      const uint32_t first = programme.number();
      tb_render(its.reader, first, programme.number());
      its.replies_with_html();
    }},
    CALL(tb_render_shown) {
      const uint32_t row = programme.number();
      tb_render_shown(its.reader, row, programme.number());
      its.replies_with_html();
    }},
    CALL(tb_reply) { its.reply(); }},
    CALL(tb_reply_size) { its.reply(); }},
    CALL(tb_find_filter) { tb_find_filter(its.reader, programme.byte() % 2); }},
    CALL(tb_start_folded) {
      const auto below_score = static_cast<int32_t>(programme.number());
      const uint32_t kinds = programme.byte();
      const uint32_t roots_after = programme.number();
      tb_start_folded(its.reader, below_score, kinds, roots_after, programme.number());
    }},
    CALL(tb_find_anchors) {
      const std::vector<char> anchors = programme.text();
      tb_find_anchors(its.reader, anchors.data(), size_of(anchors));
      its.reply();
    }},
    CALL(tb_heading_level) { tb_heading_level(its.reader, programme.number()); }},
    CALL(tb_show_branch) { tb_show_branch(its.reader, programme.number()); }},
    CALL(tb_kept) { PROPERTY(tb_kept(its.reader, programme.number()) <= 1); }},
    CALL(tb_language) {
      const std::vector<char> tag = programme.text();
      PROPERTY(tb_language(its.reader, tag.data(), size_of(tag)) <= 1);
      its.reply();
    }},
    CALL(tb_keep_hidden) { tb_keep_hidden(its.reader, programme.number()); }},
    CALL(tb_unpublished) {
      tb_unpublished(its.reader, programme.number());
      its.reply();
    }},
    CALL(tb_bodies_left_out) {
      tb_bodies_left_out(its.reader, programme.number());
      its.replies_nothing();
    }},
    CALL(tb_publish) {
      constexpr std::array<std::string_view, 5> kForms = {"json", "markdown", "text", "html", "x"};
      const std::string_view form = kForms[programme.byte() % kForms.size()];
      const uint32_t thread = programme.number();
      const auto size = static_cast<uint32_t>(form.size());
      const bool is_written = tb_publish(its.reader, thread, form.data(), size) != 0;
      if (!is_written) return its.replies_nothing();
      if (form == "json") its.replies_with_json();
      if (form == "html") its.replies_with_html();
    }},
    CALL(tb_page) {
      constexpr std::string_view kPage = "{{title}}{{comments}}{{data}}";
      const uint32_t thread = programme.number();
      const auto size = static_cast<uint32_t>(programme.byte() < 250 ? kPage.size() : 9);
      const bool is_made = tb_page(its.reader, thread, kPage.data(), size) != 0;
      if (!is_made) return its.replies_nothing();
      its.reply();
    }},
    CALL(tb_element) {
      const std::vector<char> urls = programme.text();
      const uint32_t thread = programme.number();
      const bool is_made = tb_element(its.reader, thread, urls.data(), size_of(urls)) != 0;
      if (!is_made) return its.replies_nothing();
      its.reply();
    }},
};
// clang-format on
#undef CALL

// What is no call of the table.
constexpr uint8_t kOpen = 255;
constexpr uint8_t kClose = 254;
constexpr uint8_t kOther = 253;
static_assert(std::size(kCalls) <= kOther);

char number_of(std::string_view name) {
  char number = 0;
  while (kCalls[static_cast<size_t>(number)].name != name) ++number;
  return number;
}

}  // namespace

std::vector<std::string> names_of_calls() {
  std::vector<std::string> names = {"tb_open", "tb_close"};
  for (const NamedCall& call : kCalls) names.emplace_back(call.name);
  return names;
}

std::vector<Seed> programmes() {
  const std::string arguments =
      "\x01\x02\x03"
      "bob";
  std::string opened = {static_cast<char>(kOpen), number_of("tb_append"), 1};
  opened += {number_of("tb_read"), static_cast<char>(255), number_of("tb_select"), 0};
  std::vector<Seed> seeds = {{"all", opened}};
  for (char number = 0; number < static_cast<char>(std::size(kCalls)); ++number) {
    const std::string call = std::string(1, number) + arguments;
    seeds.push_back({std::string(kCalls[static_cast<size_t>(number)].name), opened + call});
    seeds[0].bytes += call;
  }
  return seeds;
}

void fuzz_calls(std::string_view bytes) {
  constexpr size_t kMostCalls = 300;
  std::array<Reader, 2> readers;
  size_t present = 0;
  Programme programme(bytes);
  for (size_t call = 0; call < kMostCalls && !programme.done(); ++call) {
    const uint8_t number = programme.byte();
    Reader& its = readers[present];
    if (number == kOther) {
      present = 1 - present;
    } else if (number == kClose || its.reader == nullptr || number == kOpen) {
      tb_close(its.reader);
      its = {};
      if (number != kClose) its.reader = tb_open();
    } else {
      kCalls[number % std::size(kCalls)].call(its, programme);
    }
  }
  for (const Reader& reader : readers) tb_close(reader.reader);
}

}  // namespace threadbare::test

/* The C functions as a C program sees them, in the order of their life: opened, fed, read, asked,
 * closed. wasm.test.mjs asks the wasm the same questions. */
#include <math.h>

#include "asking.h"

static void reads_in_chunks_and_steps(void) {
  const size_t chunks[] = {1, 7, 4096};
  for (size_t i = 0; i < 3; ++i) {
    tb_reader* reader = opened(chunks[i], 1);
    CHECK(reply_has(reader, "\"format\":\"threadbare\",\"threads\":1,\"warnings\":[]"));
    CHECK(tb_position(reader) == sizeof kThread - 1);
    CHECK(tb_select(reader, 0) == 4);
    CHECK(reply_has(reader, "\"title\":\"On bridges\""));
    CHECK(reply_has(reader, "\"max_depth\":2"));
    tb_close(reader);
  }
}

static void takes_folds_out_and_in(void) {
  tb_reader* reader = opened(4096, 1u << 20);
  const uint32_t folds[] = {1, 3, 99};
  tb_set_folds(reader, (const char*)folds, sizeof folds);
  CHECK(tb_select(reader, 0) == 4);
  tb_fold(reader, 0, 1);
  tb_set_folds(reader, (const char*)folds, sizeof folds);
  tb_folds(reader, 1);
  CHECK(REPLY_IS(reader, 1, 3));
  CHECK(tb_folded(reader, 0) == 0);
  CHECK(tb_folded(reader, 1) == 1);
  tb_start_folded(reader, 6, 3, kNone, 1);
  tb_folds(reader, 0);
  CHECK(REPLY_IS(reader, 0, 1));
  tb_render(reader, 0, 2);
  CHECK(reply_has(reader, "score below 6"));
  tb_start_folded(reader, INT32_MIN, 0, 0, kNone);
  CHECK(tb_folded(reader, 0) == 1 && tb_folded(reader, 1) == 0);
  tb_close(reader);
}

static void says_why_a_comment_stands_where_it_does(void) {
  tb_reader* reader = opened(4096, 1u << 20);
  CHECK(sort(reader, "top") == 0);
  tb_reason(reader, 0);
  CHECK(tb_reply_size(reader) == 0);
  tb_select(reader, 0);
  CHECK(sort(reader, "top") == 1);
  tb_reason(reader, 3);
  CHECK(reply_has(reader, "{\"score\":9}"));
  tb_reason(reader, 4);
  CHECK(tb_reply_size(reader) == 0);
  tb_close(reader);
}

static void looks_through_what_is_shown(void) {
  tb_reader* reader = opened(4096, 1u << 20);
  CHECK(tb_find_text(reader, "one", 3) == 0);
  CHECK(tb_find_step(reader, 1) == TB_DONE);
  CHECK(tb_select(reader, 0) == 4);
  CHECK(tb_find_text(reader, "ONE the", 7) == 2);
  CHECK(tb_find_step(reader, 1) == TB_MORE);
  CHECK(REPLY_IS(reader, 1, 1, 0));
  CHECK(tb_find_step(reader, 1u << 20) == TB_DONE);
  CHECK(REPLY_IS(reader, 4, 2, 0));
  CHECK(sort(reader, "top") == 1);
  tb_find_matches(reader);
  CHECK(REPLY_IS(reader, 3, 0));
  CHECK(tb_find_next(reader, 3, 0) == 0);
  CHECK(tb_find_next(reader, 3, 1) == 0);
  CHECK(tb_find_next(reader, 4, 0) == kNone);
  tb_find_marks(reader, "None, THE", 9);
  CHECK(REPLY_IS(reader, 1, 4, 6, 9));
  CHECK(tb_find_text(reader, "score:>4", 8) == 1);
  CHECK(tb_reply_size(reader) == 0);
  CHECK(tb_find_step(reader, 1u << 20) == TB_DONE);
  CHECK(REPLY_IS(reader, 4, 2, 0));
  CHECK(tb_find_text(reader, "which", 5) == 1);
  CHECK(tb_find_step(reader, 1u << 20) == TB_DONE);
  CHECK(REPLY_IS(reader, 4, 0, 1));
  CHECK(tb_since(reader, 1705224599) == 1);
  CHECK(tb_next_new(reader, tb_next_new(reader, 0, 0), 1) == tb_next_new(reader, 0, 0));
  CHECK(tb_next_new(reader, 99, 0) == kNone);
  CHECK(tb_find_text(reader, "is:new", 6) == 1);
  CHECK(tb_find_step(reader, 1u << 20) == TB_DONE);
  CHECK(REPLY_IS(reader, 4, 1, 0));
  CHECK(tb_find_text(reader, "one is:x", 8) == 0);
  CHECK(reply_has(reader, "{\"place\":7,\"message\":\""));
  CHECK(tb_find_text(reader, NULL, 0) == 0);
  tb_find_matches(reader);
  CHECK(tb_reply_size(reader) == 0);
  /* "b" and what it answers, then all again. */
  tb_fold(reader, 0, 1);
  CHECK(tb_find_text(reader, "score:5", 7) == 1);
  CHECK(tb_find_step(reader, 1u << 20) == TB_DONE);
  tb_find_filter(reader, 1);
  tb_shown(reader, 0, 9);
  CHECK(REPLY_IS(reader, 0, 1));
  tb_folds(reader, 1);
  CHECK(REPLY_IS(reader, 0));
  tb_folds(reader, 0);
  CHECK(tb_reply_size(reader) == 0);
  CHECK(tb_kept(reader, 1) == 1);
  CHECK(tb_kept(reader, 2) == 0);
  CHECK(tb_kept(reader, 99) == 0);
  tb_find_filter(reader, 0);
  tb_shown(reader, 0, 9);
  CHECK(REPLY_IS(reader, 3, 0));
  /* Another thread begins anew. */
  CHECK(tb_select(reader, 0) == 4);
  tb_find_matches(reader);
  CHECK(tb_reply_size(reader) == 0);
  tb_close(reader);
}

static void names_comments_and_rows(void) {
  tb_reader* reader = opened(4096, 1u << 20);
  CHECK(tb_select(reader, 0) == 4);
  CHECK(tb_comment_at(reader, 2) == 2);
  CHECK(tb_comment_at(reader, 4) == kNone);
  CHECK(tb_row_of(reader, 3) == 3);
  CHECK(tb_row_of(reader, kNone) == kNone);
  CHECK(tb_parent_of(reader, 2) == 1);
  CHECK(tb_parent_of(reader, 0) == kNone);
  CHECK(tb_parent_of(reader, 99) == kNone);
  CHECK(find(reader, "comment-c") == 2);
  CHECK(find(reader, "d") == 3);
  CHECK(find(reader, "nobody") == kNone);

  CHECK(sort(reader, "top") == 1);
  CHECK(tb_comment_at(reader, 0) == 3);
  CHECK(tb_row_of(reader, 0) == 1);
  CHECK(sort(reader, "tops") == 0);
  CHECK(tb_comment_at(reader, 0) == 3);
  CHECK(sort(reader, "source") == 1);
  CHECK(tb_comment_at(reader, 0) == 0);
  tb_close(reader);
}

static void folds_and_reveals(void) {
  tb_reader* reader = opened(4096, 1u << 20);
  tb_select(reader, 0);
  tb_fold(reader, 0, 1);
  CHECK(REPLY_IS(reader, 1, 3));
  tb_hidden(reader, 0, 4);
  CHECK(REPLY_IS(reader, 1, 3));
  tb_fold(reader, 0, 2);
  CHECK(REPLY_IS(reader, 1, 3));
  tb_fold(reader, 0, 0);
  tb_hidden(reader, 0, 4);
  CHECK(tb_reply_size(reader) == 0);
  tb_fold(reader, 99, 1);
  CHECK(tb_reply_size(reader) == 0);

  tb_fold_from_depth(reader, 1);
  tb_hidden(reader, 0, 4);
  CHECK(REPLY_IS(reader, 2, 3));
  tb_fold_from_depth(reader, 0);
  tb_hidden(reader, 2, 4);
  CHECK(REPLY_IS(reader, 2, 3));
  tb_hidden(reader, 2, 5);
  CHECK(tb_reply_size(reader) == 0);
  tb_reveal(reader, 2);
  CHECK(REPLY_IS(reader, 1, 3));
  tb_reveal(reader, 2);
  CHECK(REPLY_IS(reader, 0, 0));
  tb_fold_from_depth(reader, 0);
  tb_fold_from_depth(reader, kNone);
  tb_hidden(reader, 0, 4);
  CHECK(tb_reply_size(reader) == 0);
  tb_close(reader);
}

static void lists_what_is_shown(void) {
  tb_reader* reader = opened(4096, 1u << 20);
  CHECK(tb_count_shown(reader, 0, 4) == 0);
  tb_select(reader, 0);
  tb_fold(reader, 0, 1);
  CHECK(tb_count_shown(reader, 0, 4) == 2);
  CHECK(tb_count_shown(reader, 2, 99) == 1);
  CHECK(tb_count_shown(reader, 4, 2) == 0);
  tb_shown(reader, 0, kNone);
  CHECK(REPLY_IS(reader, 0, 3));
  tb_shown(reader, 1, 2);
  CHECK(REPLY_IS(reader, 3));
  tb_shown(reader, 2, 9);
  CHECK(tb_reply_size(reader) == 0);
  CHECK(tb_ancestor_at(reader, 2, 0) == 0);
  CHECK(tb_ancestor_at(reader, 2, 7) == 2);
  CHECK(tb_ancestor_at(reader, 99, 0) == kNone);

  tb_render_shown(reader, 0, 9);
  CHECK(reply_has(reader, "comment-a"));
  CHECK(!reply_has(reader, "comment-b"));
  CHECK(reply_has(reader, "comment-d"));
  tb_render_shown(reader, 0, 1);
  CHECK(!reply_has(reader, "comment-d"));
  tb_render_shown(reader, 4, 1);
  CHECK(tb_reply_size(reader) == 0);

  CHECK(tb_move(reader, 2, 5) == tb_ancestor_at(reader, 2, 0));
  CHECK(tb_move(reader, 0, 1) == kNone);
  CHECK(tb_move(reader, 0, 7) == kNone);
  CHECK(tb_move(reader, 99, 0) == kNone);

  const uint32_t shown = tb_count_shown(reader, 0, 9);
  tb_show_branch(reader, 2);
  CHECK(tb_count_shown(reader, 0, 9) == 1);
  CHECK(tb_move(reader, 2, 4) == kNone);
  tb_reveal(reader, 0);
  CHECK(tb_reply_size(reader) == 0);
  tb_show_branch(reader, 99);
  CHECK(tb_count_shown(reader, 0, 9) == 1);
  tb_show_branch(reader, kNone);
  CHECK(tb_count_shown(reader, 0, 9) == shown);
  tb_anchor_of(reader, 0);
  CHECK(reply_has(reader, "comment-a"));
  tb_find_anchors(reader, "nobody\ncomment-d\ncomment-n2", 27);
  CHECK(REPLY_IS(reader, kNone, 3, 1));
  tb_anchor_of(reader, 99);
  CHECK(tb_reply_size(reader) == 0);
  tb_fold_siblings(reader, 0, 1);
  CHECK(tb_folded(reader, 0) == 1);
  CHECK(tb_folded(reader, 2) == (tb_parent_of(reader, 2) == kNone ? 1u : 0u));
  tb_fold_siblings(reader, 0, 0);
  CHECK(tb_folded(reader, 0) == 0);
  CHECK(tb_folded_from(reader) == 4);
  tb_fold_from_depth(reader, 0);
  CHECK(tb_folded_from(reader) == 0);
  tb_fold_siblings(reader, 0, 0);
  tb_fold_siblings(reader, 99, 1);
  CHECK(tb_reply_size(reader) == 0);
  tb_close(reader);
}

static void renders_rows_and_the_post(void) {
  tb_reader* reader = opened(4096, 1u << 20);
  tb_select(reader, 0);
  const char phrases[] = "day.2\tvorgestern\n";
  char* room = tb_room(reader, sizeof phrases - 1);
  memcpy(room, phrases, sizeof phrases - 1);
  tb_locale(reader, 1705224600.0 + 2.5 * 86400, room, sizeof phrases - 1);

  tb_render(reader, 0, 4);
  CHECK(reply_has(reader, "comment-a"));
  CHECK(reply_has(reader, "<em>leaks</em>"));
  CHECK(reply_has(reader, "\xC3\xA9 "));
  CHECK(reply_has(reader, "&lt;The rope one"));
  CHECK(reply_has(reader, "vorgestern"));
  tb_render(reader, 3, 4);
  CHECK(!reply_has(reader, "comment-a"));
  CHECK(reply_has(reader, "comment-d"));
  tb_render(reader, 4, 9);
  CHECK(tb_reply_size(reader) == 0);
  tb_render(reader, 3, 1);
  CHECK(tb_reply_size(reader) == 0);
  tb_render(reader, kNone, kNone);
  CHECK(reply_has(reader, "Which one?"));
  CHECK(!reply_has(reader, "comment-a"));
  tb_close(reader);
}

static void says_what_is_wrong(void) {
  const char truncated[] = "{\"threadbare\": 1, \"comments\": [\n{\"id\": ";
  tb_reader* reader = tb_open();
  feed(reader, truncated, sizeof truncated - 1, 5);
  CHECK(read_all(reader, 4) == TB_FAILED);
  CHECK(reply_has(reader, "bad-json"));
  CHECK(reply_has(reader, "\"line\""));
  CHECK(tb_select(reader, 0) == 0);
  tb_render(reader, 0, 1);
  CHECK(tb_reply_size(reader) == 0);
  tb_close(reader);

  reader = tb_open();
  CHECK(read_all(reader, 1) == TB_FAILED);
  CHECK(reply_has(reader, "empty-input"));
  tb_close(reader);
}

/* A named format is used without asking whether it recognises the input. */
static void takes_the_name_of_a_format(void) {
  tb_reader* reader = tb_open();
  feed(reader, kThread, sizeof kThread - 1, 4096);
  CHECK(set(reader, "format", "no-such-format") == 1);
  CHECK(read_all(reader, 1u << 20) == TB_FAILED);
  CHECK(reply_has(reader, "unknown-format"));
  tb_close(reader);

  reader = tb_open();
  feed(reader, kThread, sizeof kThread - 1, 4096);
  CHECK(set(reader, "format", "threadbare") == 1);
  CHECK(read_all(reader, 1u << 20) == TB_DONE);
  tb_close(reader);
}

static void refuses_options_that_make_no_sense(void) {
  tb_reader* reader = tb_open();
  feed(reader, kThread, sizeof kThread - 1, 4096);
  CHECK(set(reader, "colour", "red") == 0);
  CHECK(set(reader, "", "") == 0);
  CHECK(set(reader, "parts", "12,4") == 0);
  CHECK(set(reader, "parts", "12 ") == 0);
  CHECK(set(reader, "parts", "-1") == 0);
  CHECK(set(reader, "parts", "99999999999999999999999") == 0);
  CHECK(set(reader, "format", "no-such-format") == 1);
  CHECK(set(reader, "format", "") == 1);
  CHECK(read_all(reader, 1u << 20) == TB_DONE);
  CHECK(set(reader, "format", "threadbare") == 0);
  tb_close(reader);
}

static void says_where_relative_links_start(void) {
  const char thread[] =
      "{\"threadbare\": 1, \"comments\": [{\"body\": \"[see](/there)\", \"markup\": "
      "\"markdown\"}]}";
  tb_reader* reader = tb_open();
  feed(reader, thread, sizeof thread - 1, 4096);
  CHECK(set(reader, "base", "https://example.org/post") == 1);
  CHECK(read_all(reader, 1u << 20) == TB_DONE);
  tb_select(reader, 0);
  tb_render(reader, 0, 1);
  CHECK(reply_has(reader, "href=\"https://example.org/there\""));
  tb_close(reader);
}

/* A map of the host's says where the comments are. */
static void reads_any_json_by_a_map(void) {
  const char rows[] =
      "{\"rows\": [{\"nr\": 1, \"said\": \"One\"}, {\"nr\": 2, \"said\": \"Two\"}]}";
  const char map[] = "{\"comment\": {\"at\": \"rows[]\", \"id\": \"nr\", \"body\": \"said\"}}";
  tb_reader* reader = tb_open();
  feed(reader, rows, sizeof rows - 1, 16);
  CHECK(set(reader, "map", map) == 1);
  CHECK(read_all(reader, 1u << 20) == TB_DONE);
  CHECK(reply_has(reader, "\"format\":\"mapped\""));
  CHECK(tb_select(reader, 0) == 2);
  tb_close(reader);

  reader = tb_open();
  feed(reader, rows, sizeof rows - 1, 16);
  CHECK(set(reader, "map", "{}") == 1);
  CHECK(read_all(reader, 1u << 20) == TB_FAILED);
  CHECK(reply_has(reader, "bad-map"));
  tb_close(reader);
}

/* Three files, of which the middle one is none, read as one document. */
static void reads_several_files_as_one(void) {
  const char note[] = "Dear diary,\nnobody.\n";
  const char second[] =
      "{\"threadbare\": 1, \"title\": \"On fords\", \"url\": \"https://example.org/fords/\",\n"
      " \"comments\": [{\"id\": \"z\", \"body\": \"Wet\"},\n 7]}";
  char sizes[64];
  snprintf(sizes, sizeof sizes, "%zu %zu %zu", sizeof kThread - 1, sizeof note - 1,
           sizeof second - 1);
  tb_reader* reader = tb_open();
  feed(reader, kThread, sizeof kThread - 1, 64);
  feed(reader, note, sizeof note - 1, 64);
  feed(reader, second, sizeof second - 1, 64);
  CHECK(set(reader, "parts", sizes) == 1);
  CHECK(read_all(reader, 32) == TB_DONE);
  CHECK(reply_has(reader, "\"threads\":2,"));
  CHECK(reply_has(reader, "\"code\":\"skipped-part\""));
  CHECK(reply_has(reader, "\"part\":1"));
  CHECK(reply_has(reader, "\"part\":2,\"line\":3"));
  CHECK(reply_has(reader, "\"dropped_warnings\":0"));

  tb_list(reader, 0, 2);
  CHECK(reply_has(reader, "[{\"thread\":1,\"title\":\"On bridges\",\"url\":null,\"comments\":4},"));
  CHECK(reply_has(reader, "\"url\":\"https://example.org/fords/\",\"comments\":1}]"));
  tb_list(reader, 1, 9);
  CHECK(!reply_has(reader, "On bridges"));
  CHECK(reply_has(reader, "On fords"));
  tb_list(reader, 2, 9);
  CHECK(tb_reply_size(reader) == 2 && reply_has(reader, "[]"));
  tb_list(reader, 9, 1);
  CHECK(tb_reply_size(reader) == 2 && reply_has(reader, "[]"));

  CHECK(tb_find_thread(reader, "2", 1) == 1);
  CHECK(tb_find_thread(reader, "3", 1) == kNone);
  CHECK(tb_find_thread(reader, "http://www.example.org/fords#z", 30) == 1);
  CHECK(tb_find_thread(reader, "/fords/", 7) == 1);
  CHECK(tb_find_thread(reader, NULL, 0) == kNone);
  CHECK(tb_select(reader, 1) == 1);
  CHECK(tb_select(reader, 2) == 0);
  tb_close(reader);
}

/* Under the address sanitizer this also holds that closing frees everything. */
static void can_be_closed_at_any_time(void) {
  tb_close(tb_open());
  tb_reader* reader = tb_open();
  feed(reader, kThread, 40, 10);
  tb_close(reader);
  reader = tb_open();
  feed(reader, kThread, sizeof kThread - 1, 64);
  tb_read(reader, 1);
  tb_close(reader);
}

/* What no time is must not be computed with. */
static void takes_no_odd_present(void) {
  const double odd[] = {NAN, INFINITY, -INFINITY, 9.2e18, -9.2e18, 1e300};
  tb_reader* reader = opened(4096, 1u << 20);
  tb_select(reader, 0);
  for (size_t i = 0; i < sizeof odd / sizeof odd[0]; ++i) {
    tb_locale(reader, odd[i], NULL, 0);
    tb_render(reader, 3, 4);
    CHECK(reply_has(reader, ">2024-01-14<"));
    CHECK(tb_since(reader, odd[i]) == 0);
  }
  tb_close(reader);
}

int main(void) {
  reads_in_chunks_and_steps();
  names_comments_and_rows();
  says_why_a_comment_stands_where_it_does();
  looks_through_what_is_shown();
  takes_folds_out_and_in();
  folds_and_reveals();
  lists_what_is_shown();
  renders_rows_and_the_post();
  takes_no_odd_present();
  says_what_is_wrong();
  takes_the_name_of_a_format();
  refuses_options_that_make_no_sense();
  says_where_relative_links_start();
  reads_any_json_by_a_map();
  reads_several_files_as_one();
  can_be_closed_at_any_time();
  if (failures == 0) puts("the C functions do what their header says");
  return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

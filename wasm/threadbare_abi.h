/* Threadbare as a dozen C functions: the boundary between the WebAssembly module and its host.
 *
 * Conventions:
 *  1. A reader is opened, fed, read, asked, closed, in that order. One wasm instance serves one
 *     reader: the input grows at the end of its heap, and is freed by dropping the instance.
 *  2. Text is pointer and length in UTF-8, never NUL-terminated.
 *  3. What a function answers besides its return value is the reader's *reply*: tb_reply() points
 *     to tb_reply_size() bytes, which stay valid until the next call on that reader.
 *  4. Arguments that are text are borrowed for the call. The host writes them into the room that
 *     tb_room() returns, which stays valid until the next call of tb_room() or tb_close().
 *  5. Any call may grow the memory: a host must look up its views of it anew after each one.
 *  6. Threads are named by their position in the file, comments by theirs in the thread (no sort
 *     changes it), rows by where they stand in the present order. All count from 0 and are checked:
 * what is out of range does nothing and replies with nothing.
 *  7. Nothing here throws, prints or aborts. When memory runs out the instance traps, and is to be
 *     dropped; built natively the function throws std::bad_alloc, and the reader is to be closed.
 */
#ifndef THREADBARE_WASM_ABI_H_
#define THREADBARE_WASM_ABI_H_

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct tb_reader tb_reader;

enum tb_progress { TB_DONE = 0, TB_MORE = 1, TB_FAILED = 2 };

/* A new reader. Owned by the caller; tb_close() frees it. */
tb_reader* tb_open(void);
void tb_close(tb_reader* reader);

/* Makes `size` bytes of room behind the input, and returns where to write them: the host appends
 * its file chunk by chunk. Returns null if that is more than can be had; then nothing changed.
 * Between the first append and the last no other function may be called: the input must be able to
 * grow where it stands. After tb_read() nothing can be appended. */
char* tb_append(tb_reader* reader, uint32_t size);

/* Room for an argument of `size` bytes; see 4. Null if there is none. */
char* tb_room(tb_reader* reader, uint32_t size);

/* Sets an option of the reading, after the last append and before the first tb_read(), as
 * formats/reading/reading.h describes each:
 *   "format"  the name of a format; without it the format is recognised by content;
 *   "base"    where relative links start, for threads whose source does not say;
 *   "map"     where in any JSON a thread is;
 *   "parts"   the sizes in bytes of the files that the input consists of, one behind the other, as
 *             decimal numbers with spaces between.
 * Returns 1, or 0 if there is no option of that name, no sense in the value, or reading has begun:
 * then nothing changed. */
uint32_t tb_option(tb_reader* reader, const char* name, uint32_t name_size, const char* value,
                   uint32_t value_size);

/* Reads on, for about `budget` bytes of input; tb_position() says how far it has come. TB_FAILED
 * replies with a problem, {"code", "message", "part", "line", "column", "byte"}, null where
 * unknown; TB_DONE with {"format", "threads", "warnings", "dropped_warnings"}: how many threads
 * there are, problems, and how many more of those were not kept. */
enum tb_progress tb_read(tb_reader* reader, uint32_t budget);
uint32_t tb_position(const tb_reader* reader);

/* When all is read, its comments are put into their places, which tb_read() does in steps as well:
 * how much of that is done, in thousandths; 0 as long as there is more to read. */
uint32_t tb_arranged(const tb_reader* reader);

/* Replies with an array of threads [first, end), each as `threadbare list --json` has it. */
void tb_list(tb_reader* reader, uint32_t first, uint32_t end);

/* The first thread of that number (from 1), URL, path or id, as thread/thread_choice.h has it;
 * 0xFFFFFFFF for none. Threads themselves are named by their position, which counts from 0. */
uint32_t tb_find_thread(tb_reader* reader, const char* text, uint32_t text_size);

/* Shows thread `thread`. The view starts unfolded and in source order. Returns its number of rows,
 * and replies with what `threadbare info --json` says of it, but for the warnings, which are the
 * file's. */
uint32_t tb_select(tb_reader* reader, uint32_t thread);

/* Puts siblings in an order of that name: "source", "old", "new", "top", "controversial", "best",
 * "activity", "replies". Returns 1, or 0 if there is none of that name: then nothing changed. */
uint32_t tb_sort(tb_reader* reader, const char* order, uint32_t order_size);

/* Replies with why a comment stands where it does, as arrange/order/reason.h has it: a JSON object.
 */
void tb_reason(tb_reader* reader, uint32_t comment);

/* Folds (1) or unfolds (0) a comment, or does neither (2). Replies with uint32 values, native byte
 * order: the first and end row of those below it, which this may have shown or hidden. */
void tb_fold(tb_reader* reader, uint32_t comment, uint32_t folded);

/* Whether a comment is folded: 1 or 0. */
uint32_t tb_folded(const tb_reader* reader, uint32_t comment);

/* Folds what starts folded and unfolds the rest, by src/arrange/fold_policy.h: comments with a
 * score below `below_score` (the least int32: none); of the sum `kinds`, removed and deleted
 * comments without replies (1), pinned ones of bots (2); roots with replies that `roots_after`
 * comments stand before, and comments with replies from `depth` levels down (0xFFFFFFFF: none).
 * What is rendered says why, as long as a comment is folded. */
void tb_start_folded(tb_reader* reader, int32_t below_score, uint32_t kinds, uint32_t roots_after,
                     uint32_t depth);

/* Folds all comments with replies from `depth` levels down and unfolds the rest, but for what
 * tb_start_folded() has folded for a score, a removal or a bot; 0xFFFFFFFF unfolds all. */
void tb_fold_from_depth(tb_reader* reader, uint32_t depth);

/* The least depth after whose tb_fold_from_depth() it would be folded as it is now; the number of
 * rows where nothing is, 0xFFFFFFFF where no depth does that. What tb_start_folded() has folded for
 * a score, a removal or a bot counts neither way. */
uint32_t tb_folded_from(const tb_reader* reader);

/* Folds or unfolds a comment and all its siblings. Replies as tb_fold() does, with the rows of all
 * of them. */
void tb_fold_siblings(tb_reader* reader, uint32_t comment, uint32_t folded);

/* Replies with the folded comments, as uint32 values. With `lasting`, while tb_find_filter() shows
 * but some, with those that will be folded when it shows all. */
void tb_folds(tb_reader* reader, uint32_t lasting);

/* Folds these comments, `size` bytes of uint32 values, and unfolds all others. */
void tb_set_folds(tb_reader* reader, const char* comments, uint32_t size);

/* Unfolds the ancestors of a comment, in a branch those that are in it. Replies as tb_fold() does;
 * 0 and 0 if none was folded. */
void tb_reveal(tb_reader* reader, uint32_t comment);

/* Asks which of rows [first, end) are hidden. Replies with first and end of each run of such, as
 * uint32 values. */
void tb_hidden(tb_reader* reader, uint32_t first, uint32_t end);

/* How many of rows [first, end) are shown. */
uint32_t tb_count_shown(const tb_reader* reader, uint32_t first, uint32_t end);

/* Replies with the comments, as uint32 values, in the shown rows with numbers [first, end); the
 * first shown row of all has number 0, and what is past the last is left out. */
void tb_shown(tb_reader* reader, uint32_t first, uint32_t end);

/* The comment in a row, the row of a comment, the parent of a comment; 0xFFFFFFFF for none. */
uint32_t tb_comment_at(const tb_reader* reader, uint32_t row);
uint32_t tb_row_of(const tb_reader* reader, uint32_t comment);
uint32_t tb_parent_of(const tb_reader* reader, uint32_t comment);

/* The ancestor of a comment that is `depth` levels below a root; itself if it is no deeper. */
uint32_t tb_ancestor_at(const tb_reader* reader, uint32_t comment, uint32_t depth);

/* Shows just a comment and what is below it, or with 0xFFFFFFFF all of the thread again. The rows
 * of the others stay where they are and count as hidden, whatever is folded. No move leads out, and
 * tb_fold_from_depth() and tb_fold_siblings() do nothing outside. tb_select() ends it. */
void tb_show_branch(tb_reader* reader, uint32_t comment);

/* Where a comment leads: 0 to the shown row below, 1 above, 2 to the next sibling, 3 to the one
 * before, 4 to its parent, 5 to its root, 6 to what follows its parent or the nearest ancestor that
 * anything follows. 0xFFFFFFFF for nowhere. */
uint32_t tb_move(const tb_reader* reader, uint32_t comment, uint32_t move);

/* Sets the level of the title's heading, 2 to 5 (others count as the nearest of these); comments'
 * are one lower. */
void tb_heading_level(tb_reader* reader, uint32_t level);

/* Sets since when comments are new, in seconds since 1970 (a double, as the present), for what is
 * rendered and looked for from now on; what is not a number stands for no time: then none is new.
 * Returns how many are. */
uint32_t tb_since(tb_reader* reader, double since);

/* The next new comment in the rows below a comment, or with `backwards` above it, round the end;
 * 0xFFFFFFFF if none is new. */
uint32_t tb_next_new(const tb_reader* reader, uint32_t comment, uint32_t backwards);

/* The comment whose anchor ("comment-501", without "#") or id is that text; 0xFFFFFFFF for none. */
uint32_t tb_find(tb_reader* reader, const char* anchor, uint32_t anchor_size);

/* Replies with the comments, as uint32 values, of anchors with line feeds between: for each what
 * tb_find() returns, in one pass over the thread. */
void tb_find_anchors(tb_reader* reader, const char* anchors, uint32_t size);

/* Replies with the anchor of a comment, as tb_find() takes it. */
void tb_anchor_of(tb_reader* reader, uint32_t comment);

/* Begins to look for the comments of the thread, and its post, to which all of an expression
 * applies: words of what is shown, and conditions, as arrange/find/find_expression.h has them. For
 * an empty one only the text is made ready. Returns how many parts it has. Replies with nothing,
 * or, if it cannot be read, with where, in UTF-16 units, and why: {"place", "message"}; then it is
 * as an empty one. */
uint32_t tb_find_text(tb_reader* reader, const char* query, uint32_t query_size);

/* Goes on with that, for about `budget` bytes of text to be made, or sixteen times as many that are
 * there. Replies with three uint32 values: comments gone through, matches among them, and whether
 * the post is one (1 or 0), which is not counted. */
enum tb_progress tb_find_step(tb_reader* reader, uint32_t budget);

/* Replies with the matches so far: comments as uint32 values, in the present order. */
void tb_find_matches(tb_reader* reader);

/* Of the matches so far, the next one below a comment in the present order, or with `backwards`
 * the one above it; from the last one on it is the first, and the other way round. 0xFFFFFFFF if
 * there is none. */
uint32_t tb_find_next(tb_reader* reader, uint32_t comment, uint32_t backwards);

/* Shows only the matches so far and their ancestors (1), all unfolded, or all again (0), folded as
 * before. The rows of the others stay where they are, hidden. A sort, a fold and the next find
 * change nothing about who is shown; another call or tb_select() does. */
void tb_find_filter(tb_reader* reader, uint32_t only_matches);

/* Whether tb_find_filter() has left a comment: 1 or 0. tb_reveal() of another does not show it. */
uint32_t tb_kept(const tb_reader* reader, uint32_t comment);

/* Replies with where the query's words stand in a text: uint32 values, first and end of each place
 * in UTF-16 units. */
void tb_find_marks(tb_reader* reader, const char* text, uint32_t text_size);

/* Sets the present in seconds since 1970 (a double, so that JavaScript needs no BigInt), and
 * phrases as render/words/phrasebook.h takes them, in place of all that were given before. A
 * present that is not a number is unknown: then dates are written out. */
void tb_locale(tb_reader* reader, double now, const char* phrases, uint32_t phrases_size);

/* Renders rows [first, end) as HTML into the reply; with first == end == 0xFFFFFFFF the post. */
void tb_render(tb_reader* reader, uint32_t first, uint32_t end);

/* Renders up to `count` shown rows, from `row` on, which is shown. */
void tb_render_shown(tb_reader* reader, uint32_t row, uint32_t count);

/* The reply of the last call. */
const char* tb_reply(const tb_reader* reader);
uint32_t tb_reply_size(const tb_reader* reader);

#ifdef __cplusplus
}
#endif

#endif /* THREADBARE_WASM_ABI_H_ */

/* What core.wasm can do besides reading, for programs that write pages and files: threads as data,
 * as text and as HTML, with the bytes that the command writes. The conventions are those of
 * threadbare_abi.h, and so is the reader. */
#ifndef THREADBARE_WASM_CORE_PUBLISHING_ABI_H_
#define THREADBARE_WASM_CORE_PUBLISHING_ABI_H_

#include "../threadbare_abi.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Sets the language of the words around comments by its tag ("de-AT" → de); English without this.
 * Returns 1, or 0 if there are no words in it: then nothing changed, and the tags that there are
 * words of are the reply, "ar, de, en". */
uint32_t tb_language(tb_reader* reader, const char* tag, uint32_t tag_size);

/* Whether the bodies of hidden, deleted and removed comments are written (1) or left out (0, as
 * long as nothing is said). */
void tb_keep_hidden(tb_reader* reader, uint32_t keep);

/* Replies with why a thread's post was not for everybody ("draft"); nothing for one that was. */
void tb_unpublished(tb_reader* reader, uint32_t thread);

/* How many bodies of a thread are left out. */
uint32_t tb_bodies_left_out(tb_reader* reader, uint32_t thread);

/* Replies with a thread as `threadbare convert --to` writes it: "json", "markdown", "text" or
 * "html". tb_start_folded() and tb_heading_level() hold for HTML. Returns 1, or 0 if there is no
 * such thread or name. */
uint32_t tb_publish(tb_reader* reader, uint32_t thread, const char* to, uint32_t to_size);

/* Replies with a whole page made of a template of the web build, as `threadbare page` writes it.
 * Returns 1, or 0 if there is no such thread or a mark of the template is missing. */
uint32_t tb_page(tb_reader* reader, uint32_t thread, const char* page_template, uint32_t size);

/* Replies with the element for the middle of a page, as `threadbare convert --to element` writes
 * it. `urls` is what --src names, a line feed, and what --shadow names; either may be empty, and
 * without the line feed the second is. Returns 1, or 0 if there is no such thread. */
uint32_t tb_element(tb_reader* reader, uint32_t thread, const char* urls, uint32_t size);

#ifdef __cplusplus
}
#endif

#endif /* THREADBARE_WASM_CORE_PUBLISHING_ABI_H_ */

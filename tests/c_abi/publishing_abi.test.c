/* The C functions that publish, as a C program sees them. publishing.test.mjs asks core.wasm the
 * same questions. */
#include "../../wasm/core/publishing_abi.h"

#include "asking.h"

static const char kSecrets[] =
    "[{\"threadbare\": 1, \"title\": \"Plans\", \"unpublished\": \"draft\", \"comments\": [\n"
    "  {\"id\": \"a\", \"body\": \"seen\"},\n"
    "  {\"id\": \"b\", \"parent\": \"a\", \"body\": \"unseen\", \"state\": \"hidden\"}]},\n"
    " {\"threadbare\": 1, \"title\": \"Deeds\", \"comments\": [{\"id\": \"c\", \"body\": "
    "\"*done*\",\n"
    "  \"markup\": \"markdown\"}]}]";

static tb_reader* opened_secrets(void) {
  tb_reader* reader = tb_open();
  feed(reader, kSecrets, sizeof kSecrets - 1, 64);
  CHECK(read_all(reader, 1u << 20) == TB_DONE);
  return reader;
}

static uint32_t publish(tb_reader* reader, uint32_t thread, const char* to) {
  return tb_publish(reader, thread, to, (uint32_t)strlen(to));
}

static void writes_each_form(void) {
  tb_reader* reader = opened_secrets();
  CHECK(publish(reader, 1, "json") == 1);
  CHECK(reply_has(reader, "{\"threadbare\":1,\"title\":\"Deeds\""));
  CHECK(publish(reader, 1, "markdown") == 1);
  CHECK(reply_has(reader, "*done*"));
  CHECK(publish(reader, 1, "text") == 1);
  CHECK(reply_has(reader, "Thread: Deeds"));
  CHECK(publish(reader, 1, "html") == 1);
  CHECK(reply_has(reader, "<em>done</em>"));
  CHECK(publish(reader, 1, "pdf") == 0 && tb_reply_size(reader) == 0);
  CHECK(publish(reader, 2, "json") == 0 && tb_reply_size(reader) == 0);
  CHECK(tb_publish(reader, 1, NULL, 0) == 0);
  tb_close(reader);
}

static void leaves_out_what_was_not_for_everybody(void) {
  tb_reader* reader = opened_secrets();
  tb_unpublished(reader, 0);
  CHECK(tb_reply_size(reader) == 5 && reply_has(reader, "draft"));
  tb_unpublished(reader, 1);
  CHECK(tb_reply_size(reader) == 0);
  tb_unpublished(reader, 2);
  CHECK(tb_reply_size(reader) == 0);
  CHECK(tb_bodies_left_out(reader, 0) == 1);
  CHECK(tb_bodies_left_out(reader, 1) == 0);
  CHECK(tb_bodies_left_out(reader, 9) == 0);
  CHECK(publish(reader, 0, "json") == 1 && !reply_has(reader, "unseen"));
  CHECK(publish(reader, 0, "html") == 1 && !reply_has(reader, "unseen"));
  tb_keep_hidden(reader, 1);
  CHECK(tb_bodies_left_out(reader, 0) == 0);
  CHECK(publish(reader, 0, "json") == 1 && reply_has(reader, "unseen"));
  CHECK(publish(reader, 0, "html") == 1 && reply_has(reader, "unseen"));
  tb_close(reader);
}

static void speaks_a_language(void) {
  tb_reader* reader = opened_secrets();
  CHECK(tb_language(reader, "tlh", 3) == 0 && reply_has(reader, "de, en"));
  CHECK(publish(reader, 1, "html") == 1 && reply_has(reader, "comment"));
  CHECK(tb_language(reader, "de-AT", 5) == 1 && tb_reply_size(reader) == 0);
  CHECK(publish(reader, 1, "html") == 1 && reply_has(reader, "Kommentar"));
  CHECK(tb_language(reader, NULL, 0) == 1);
  CHECK(publish(reader, 1, "html") == 1 && !reply_has(reader, "Kommentar"));
  tb_heading_level(reader, 4);
  CHECK(publish(reader, 1, "html") == 1 && reply_has(reader, "<h5"));
  tb_close(reader);
}

static void fills_a_page(void) {
  const char page[] = "<title>{{title}}</title>{{comments}}<script>{{data}}</script>";
  tb_reader* reader = opened_secrets();
  CHECK(tb_page(reader, 1, page, sizeof page - 1) == 1);
  CHECK(reply_has(reader, "<title>Deeds</title>"));
  CHECK(reply_has(reader, "<em>done</em>"));
  CHECK(reply_has(reader, "\"threadbare\":1"));
  CHECK(tb_page(reader, 1, page, 20) == 0 && tb_reply_size(reader) == 0);
  CHECK(tb_element(reader, 1, "a\nb", 3) == 1 && tb_reply_size(reader) > 100);
  CHECK(tb_element(reader, 1, NULL, 0) == 1);
  CHECK(tb_element(reader, 2, NULL, 0) == 0 && tb_reply_size(reader) == 0);
  CHECK(tb_page(reader, 2, page, sizeof page - 1) == 0);
  CHECK(tb_page(reader, 1, NULL, 0) == 0);
  tb_close(reader);
}

int main(void) {
  writes_each_form();
  leaves_out_what_was_not_for_everybody();
  speaks_a_language();
  fills_a_page();
  if (failures == 0) puts("the C functions that publish do what their header says");
  return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

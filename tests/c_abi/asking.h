/* How the tests of the C functions ask, and how they notice a wrong answer. */
#ifndef THREADBARE_TESTS_C_ABI_ASKING_H_
#define THREADBARE_TESTS_C_ABI_ASKING_H_

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../wasm/threadbare_abi.h"
#include "thread.h"

static const uint32_t kNone = 0xFFFFFFFFu;

static int failures = 0;

#define CHECK(condition)                                                      \
  do {                                                                        \
    if (!(condition)) {                                                       \
      fprintf(stderr, "%s:%d: failed: %s\n", __FILE__, __LINE__, #condition); \
      ++failures;                                                             \
    }                                                                         \
  } while (0)

/* Appends `text` in chunks of `chunk` bytes, as a host appends what a stream brings. */
static inline void feed(tb_reader* reader, const char* text, size_t size, size_t chunk) {
  for (size_t done = 0; done < size; done += chunk) {
    const size_t part = size - done < chunk ? size - done : chunk;
    char* room = tb_append(reader, (uint32_t)part);
    CHECK(room != NULL);
    if (room) memcpy(room, text + done, part);
  }
}

static inline enum tb_progress read_all(tb_reader* reader, uint32_t budget) {
  enum tb_progress progress;
  uint32_t position = 0;
  do {
    progress = tb_read(reader, budget);
    CHECK(tb_position(reader) >= position);
    position = tb_position(reader);
  } while (progress == TB_MORE);
  return progress;
}

static inline uint32_t set(tb_reader* reader, const char* name, const char* value) {
  return tb_option(reader, name, (uint32_t)strlen(name), value, (uint32_t)strlen(value));
}

static inline uint32_t sort(tb_reader* reader, const char* order) {
  return tb_sort(reader, order, (uint32_t)strlen(order));
}

static inline int reply_has(const tb_reader* reader, const char* part) {
  const size_t size = tb_reply_size(reader);
  const size_t wanted = strlen(part);
  const char* reply = tb_reply(reader);
  for (size_t i = 0; i + wanted <= size; ++i) {
    if (memcmp(reply + i, part, wanted) == 0) return 1;
  }
  return 0;
}

/* Whether the reply is these `count` numbers. */
static inline int reply_is(const tb_reader* reader, const uint32_t* numbers, size_t count) {
  const size_t size = count * sizeof(uint32_t);
  return tb_reply_size(reader) == size &&
         (size == 0 || memcmp(tb_reply(reader), numbers, size) == 0);
}

#define REPLY_IS(reader, ...)                       \
  reply_is(reader, (const uint32_t[]){__VA_ARGS__}, \
           sizeof((const uint32_t[]){__VA_ARGS__}) / sizeof(uint32_t))

static inline uint32_t find(tb_reader* reader, const char* anchor) {
  const uint32_t size = (uint32_t)strlen(anchor);
  char* room = tb_room(reader, size);
  CHECK(room != NULL);
  memcpy(room, anchor, size);
  return tb_find(reader, room, size);
}

static inline tb_reader* opened(size_t chunk, uint32_t budget) {
  tb_reader* reader = tb_open();
  CHECK(reader != NULL);
  feed(reader, kThread, sizeof kThread - 1, chunk);
  CHECK(read_all(reader, budget) == TB_DONE);
  return reader;
}

#endif

// Linked into a module in place of its allocator's own names (wasm/CMakeLists.txt): an allocation
// fails when the countdown is at its end, once. It begins at a number that whoever loads the module
// finds in its bytes, and replaces by his own.
#include <cstddef>
#include <cstdint>

extern "C" {

void* __real_malloc(size_t size);
void* __real_calloc(size_t count, size_t size);
void* __real_realloc(void* block, size_t size);

// In memory, since the optimiser may not know where it begins.
volatile uint64_t threadbare_countdown = 0xC0DEFA17A110C5ED;

static bool fails() {
  const uint64_t left = threadbare_countdown;
  if (left == 0) return false;
  threadbare_countdown = left - 1;
  return left == 1;
}

void* __wrap_malloc(size_t size) {
  return fails() ? nullptr : __real_malloc(size);
}

void* __wrap_calloc(size_t count, size_t size) {
  return fails() ? nullptr : __real_calloc(count, size);
}

void* __wrap_realloc(void* block, size_t size) {
  return fails() ? nullptr : __real_realloc(block, size);
}

}  // extern "C"

#include "heap_growth.h"

#ifdef __EMSCRIPTEN__
#include <unistd.h>

#include <cstdint>

// The one import of a module that grows: the page has to look at the memory's buffer anew.
extern "C" void emscripten_notify_memory_growth(size_t memory_index);

void grow_heap_ahead(size_t wanted) {
  constexpr uint64_t kPage = 65536;
  // Few growths for a large file, and little beside the smallest: an instance starts with 16 MB.
  constexpr uint64_t kAhead = uint64_t{4} << 20;
  const uint64_t size = __builtin_wasm_memory_size(0) * kPage;
  const uint64_t used = reinterpret_cast<uintptr_t>(sbrk(0));
  if (used + wanted <= size) return;
  const uint64_t pages = (used + wanted + kAhead - size + kPage - 1) / kPage;
  if (__builtin_wasm_memory_grow(0, static_cast<size_t>(pages)) == ~size_t{0}) return;
  emscripten_notify_memory_growth(0);
}

#else

void grow_heap_ahead(size_t) {}

#endif

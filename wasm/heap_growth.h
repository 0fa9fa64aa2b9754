// How much the memory of an instance grows at a time.
#ifndef THREADBARE_WASM_HEAP_GROWTH_H_
#define THREADBARE_WASM_HEAP_GROWTH_H_

#include <cstddef>

/// Sees to it that sbrk can hand out `wanted` bytes (at most 1 GB) without growing the memory: if
/// it could not, the memory grows by them and some megabytes more. Where that much cannot be had
/// nothing happens; sbrk then asks for what it needs itself. Natively this does nothing.
///
/// By itself sbrk grows the memory to the very page that malloc asks for, 64 KB each time, and
/// every growth lets the browser adjust its books and often collect garbage: 100,000 comments of
/// 231 MB took a third longer to read.
void grow_heap_ahead(size_t wanted);

#endif  // THREADBARE_WASM_HEAP_GROWTH_H_

// Where the bytes of a file go, chunk by chunk, before they are read.
#ifndef THREADBARE_WASM_INPUT_REGION_H_
#define THREADBARE_WASM_INPUT_REGION_H_

#include <cstddef>
#include <cstdint>
#include <span>

#ifndef __EMSCRIPTEN__
#include <string>
#endif

/// One run of bytes that grows at its end.
///
/// In wasm it is the end of the heap itself, taken with sbrk: nothing is moved as it grows. With
/// Emscripten 3.1.6 one malloc of over 2 GB fails, and a vector that doubles traps past 1 GB. So
/// nothing else may be allocated between the first append() and the last; what is allocated
/// afterwards comes to lie behind it. Natively, where this is only tested, it is a string.
class InputRegion {
 public:
  /// Makes `size` bytes of room behind what is there, and returns where; null if there is no more.
  /// Natively earlier bytes may move.
  char* append(uint32_t size);

  std::span<char> bytes();

 private:
#ifdef __EMSCRIPTEN__
  char* begin_ = nullptr;
  size_t size_ = 0;
#else
  std::string text_;
#endif
};

#endif  // THREADBARE_WASM_INPUT_REGION_H_

// What a reader of threadbare_abi.h is, for the files that say what its functions do.
#ifndef THREADBARE_WASM_READER_H_
#define THREADBARE_WASM_READER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "input_region.h"
#include "threadbare.h"

struct tb_reader {
  InputRegion input;
  threadbare::TextHeap heap;
  threadbare::ReadOptions options;
  std::optional<threadbare::Reading> reading;
  std::vector<threadbare::Thread> threads;
  std::optional<threadbare::View> view;
  std::optional<threadbare::Find> find;
  std::optional<std::vector<uint32_t>> match_rows;  // of what is found, in the present order
  threadbare::HtmlOptions html;
  std::string room;
  std::string reply;
};

/// An argument of a C function; without a size the pointer may be anything.
inline std::string_view text_of(const char* text, uint32_t size) {
  return size == 0 ? std::string_view() : std::string_view(text, size);
}

#endif  // THREADBARE_WASM_READER_H_

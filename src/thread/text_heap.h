// All text of a document, in one space of 32-bit offsets.
#ifndef THREADBARE_THREAD_TEXT_HEAP_H_
#define THREADBARE_THREAD_TEXT_HEAP_H_

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace threadbare {

/// A run of bytes in a TextHeap. An empty piece stands for "unknown".
struct Piece {
  uint32_t offset = 0;
  uint32_t size = 0;

  bool empty() const { return size == 0; }
};

/// The input, and behind it whatever text had to be made from it (unescaped names, derived
/// titles). The input is never copied: most pieces of a thread are slices of the file it came from.
///
/// Ownership: the heap borrows the input, or owns it after own(); added text is always its own.
class TextHeap {
 public:
  TextHeap() = default;
  TextHeap(const TextHeap&) = delete;
  TextHeap& operator=(const TextHeap&) = delete;

  /// Makes `bytes` the input. They must outlive the heap, stay where they are, and be writable:
  /// escapes are undone in place. REQUIRES: nothing was added yet; size ≤ kMaxInputBytes.
  void borrow(std::span<char> bytes);

  /// Same, with bytes that the heap keeps itself.
  void own(std::string bytes);

  std::string_view input() const { return {input_.data(), input_.size()}; }
  std::span<char> writable_input() { return input_; }

  /// The bytes of a piece. They stay where they are as long as the heap lives.
  std::string_view view(Piece piece) const;

  /// The piece that `text` is. REQUIRES: `text` is a part of input().
  Piece piece_of_input(std::string_view text) const;

  /// Copies `text` behind all other text. Returns an empty piece if `text` is empty, or if the
  /// 32-bit space is full, which is_full() says from then on.
  Piece add(std::string_view text);
  bool is_full() const { return is_full_; }

 private:
  // Added text stands in blocks, none of which is ever moved. A text that does not fit into the
  // rest of a block begins a new one, and one that is larger than a block is several in a row.
  static constexpr uint32_t kBlock = 1 << 16;

  std::span<char> input_;
  std::string owned_;
  std::vector<std::unique_ptr<char[]>> runs_;  // of blocks
  std::vector<char*> blocks_;
  uint64_t added_ = 0;  // of the blocks' bytes, those that are taken
  bool is_full_ = false;
};

}  // namespace threadbare

#endif  // THREADBARE_THREAD_TEXT_HEAP_H_

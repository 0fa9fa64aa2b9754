#include "thread/text_heap.h"

#include <cassert>
#include <utility>

#include "thread/limits.h"

namespace threadbare {

namespace {
// Offsets must fit 32 bits, the last one included.
constexpr uint64_t kSpace = 0xFFFFFFFFull;
}  // namespace

void TextHeap::borrow(std::span<char> bytes) {
  assert(added_.empty() && bytes.size() <= kMaxInputBytes);
  owned_.clear();
  input_ = bytes;
}

void TextHeap::own(std::string bytes) {
  assert(added_.empty() && bytes.size() <= kMaxInputBytes);
  owned_ = std::move(bytes);
  input_ = {owned_.data(), owned_.size()};
}

std::string_view TextHeap::view(Piece piece) const {
  if (piece.empty()) return {};
  if (piece.offset < input_.size()) return input().substr(piece.offset, piece.size);
  return std::string_view(added_).substr(piece.offset - input_.size(), piece.size);
}

Piece TextHeap::piece_of_input(std::string_view text) const {
  if (text.empty()) return {};
  assert(text.data() >= input_.data() &&
         text.data() + text.size() <= input_.data() + input_.size());
  return {static_cast<uint32_t>(text.data() - input_.data()), static_cast<uint32_t>(text.size())};
}

Piece TextHeap::add(std::string_view text) {
  const uint64_t offset = uint64_t{input_.size()} + added_.size();
  if (text.empty() || offset + text.size() > kSpace) return {};
  added_.append(text);
  return {static_cast<uint32_t>(offset), static_cast<uint32_t>(text.size())};
}

}  // namespace threadbare

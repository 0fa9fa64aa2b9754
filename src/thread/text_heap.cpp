#include "thread/text_heap.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "thread/limits.h"

namespace threadbare {

namespace {
// Offsets must fit 32 bits, the last one included.
constexpr uint64_t kSpace = 0xFFFFFFFFull;
}  // namespace

void TextHeap::borrow(std::span<char> bytes) {
  assert(blocks_.empty() && bytes.size() <= kMaxInputBytes);
  owned_.clear();
  input_ = bytes;
}

void TextHeap::own(std::string bytes) {
  assert(blocks_.empty() && bytes.size() <= kMaxInputBytes);
  owned_ = std::move(bytes);
  input_ = {owned_.data(), owned_.size()};
}

std::string_view TextHeap::view(Piece piece) const {
  if (piece.empty()) return {};
  if (piece.offset < input_.size()) return input().substr(piece.offset, piece.size);
  const uint64_t at = piece.offset - input_.size();
  return {blocks_[at / kBlock] + at % kBlock, piece.size};
}

Piece TextHeap::piece_of_input(std::string_view text) const {
  if (text.empty()) return {};
  assert(text.data() >= input_.data() &&
         text.data() + text.size() <= input_.data() + input_.size());
  return {static_cast<uint32_t>(text.data() - input_.data()), static_cast<uint32_t>(text.size())};
}

Piece TextHeap::add(std::string_view text) {
  if (text.empty()) return {};
  const uint64_t room = blocks_.size() * uint64_t{kBlock} - added_;
  const uint64_t begin = text.size() <= room ? added_ : added_ + room;
  const uint64_t offset = input_.size() + begin;
  if (offset + text.size() > kSpace) {
    is_full_ = true;
    return {};
  }
  if (text.size() > room) {
    const size_t count = (text.size() + kBlock - 1) / kBlock;
    runs_.push_back(std::make_unique<char[]>(count * kBlock));
    for (size_t i = 0; i < count; ++i) blocks_.push_back(runs_.back().get() + i * kBlock);
  }
  std::copy(text.begin(), text.end(), blocks_[begin / kBlock] + begin % kBlock);
  added_ = begin + text.size();
  return {static_cast<uint32_t>(offset), static_cast<uint32_t>(text.size())};
}

}  // namespace threadbare

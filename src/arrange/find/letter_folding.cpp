#include "arrange/find/letter_folding.h"

#include <iterator>

#include "thread/utf8.h"

namespace threadbare {

namespace {

/// Every `step`-th letter from `first` to `last` folds to the one `delta` further on.
struct Range {
  uint16_t first;
  uint16_t last;
  uint8_t step;
  int32_t delta;
};

/// Letters from `first` on: 'a' folds to `alphabet`, 'b' to the one after it; '.' is no part of it.
struct Run {
  uint16_t first;
  uint16_t alphabet;
  const char* letters;
};

struct Single {
  uint16_t from;
  uint16_t to;
};

struct Several {
  uint16_t from;
  char to[5];
};

#include "arrange/find/letter_folding.inc"

// Marks on the letters before them, and characters without looks.
constexpr Single kUnseen[] = {
    {0x00AD, 0x00AD}, {0x0300, 0x036F}, {0x0483, 0x0487}, {0x1AB0, 0x1AFF},
    {0x1DC0, 0x1DFF}, {0x200B, 0x200F}, {0x202A, 0x202E}, {0x2060, 0x206F},
    {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF},
};

constexpr Single kSpaces[] = {
    {0x0080, 0x00A0}, {0x1680, 0x1680}, {0x2000, 0x200A}, {0x2028, 0x2029},
    {0x202F, 0x202F}, {0x205F, 0x205F}, {0x3000, 0x3000},
};

constexpr uint16_t kSpace = 0x20;
constexpr uint16_t kNothing = 0;
// No text decodes to a surrogate: the first ones stand for the rows of kSeveral.
constexpr uint16_t kFirstOfSeveral = 0xD800;

// What each character of the Basic Multilingual Plane becomes, spread out from the tables when the
// first text is folded.
class Folds {
 public:
  Folds() : to_(0x10000) {
    for (uint32_t i = 0; i < to_.size(); ++i) to_[i] = static_cast<uint16_t>(i);
    for (uint32_t i = 0; i < 0x20; ++i) to_[i] = kSpace;
    for (uint32_t i = 'A'; i <= 'Z'; ++i) to_[i] = static_cast<uint16_t>(i + 'a' - 'A');
    for (const Range& range : kRanges) {
      for (uint32_t i = range.first; i <= range.last; i += range.step) {
        to_[i] = static_cast<uint16_t>(static_cast<int32_t>(i) + range.delta);
      }
    }
    for (const Run& run : kRuns) {
      uint32_t from = run.first;
      for (const char* letter = run.letters; *letter != 0; ++letter, ++from) {
        if (*letter != '.') to_[from] = static_cast<uint16_t>(run.alphabet + (*letter - 'a'));
      }
    }
    for (const Single& single : kSingles) to_[single.from] = single.to;
    uint16_t row = kFirstOfSeveral;
    for (const Several& several : kSeveral) to_[several.from] = row++;
    spread(kUnseen, kNothing);
    spread(kSpaces, kSpace);
  }

  uint16_t operator[](char32_t character) const { return to_[character]; }

 private:
  template <size_t kSize>
  void spread(const Single (&ranges)[kSize], uint16_t to) {
    for (const Single& range : ranges) {
      for (uint32_t i = range.from; i <= range.to; ++i) to_[i] = to;
    }
  }

  std::vector<uint16_t> to_;
};

// Appends `text` folded to `out`, and to `places`, if there is one, the place of each byte; returns
// the length of all of it. Places are in UTF-16 units.
uint32_t fold(std::string_view text, std::string& out, std::vector<uint32_t>* places) {
  static const Folds kFolds;
  uint32_t place = 0;
  bool after_space = false;
  for (size_t at = 0; at < text.size();) {
    DecodedCodePoint decoded;
    decoded.value = static_cast<unsigned char>(text[at]);
    if (decoded.value >= 0x80) decoded = decode_utf8(text, at);
    at += decoded.size;
    const bool is_wide = decoded.value >= 0x10000;
    const char32_t to = is_wide ? decoded.value : kFolds[decoded.value];
    const bool is_space = to == kSpace;
    if (to >= kFirstOfSeveral && to < kFirstOfSeveral + std::size(kSeveral)) {
      out += kSeveral[to - kFirstOfSeveral].to;
    } else if (to >= 0x80) {
      append_utf8(out, to);
    } else if (to != kNothing && !(is_space && after_space)) {
      out += static_cast<char>(to);
    }
    if (places != nullptr) places->resize(out.size(), place);
    if (to != kNothing) after_space = is_space;
    place += is_wide ? 2 : 1;
  }
  return place;
}

}  // namespace

void append_folded(std::string& out, std::string_view text) {
  fold(text, out, nullptr);
}

FoldedText fold_with_places(std::string_view text) {
  FoldedText folded;
  folded.places.push_back(fold(text, folded.text, &folded.places));
  return folded;
}

}  // namespace threadbare

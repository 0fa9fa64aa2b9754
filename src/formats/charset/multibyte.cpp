#include "formats/charset/multibyte.h"

#include <cstddef>
#include <cstdint>
#include <vector>

#include "formats/charset/table.h"
#include "thread/utf8.h"

namespace threadbare {

namespace {

// Reads bytes along a text, and writes what they are.
class Decoder {
 public:
  Decoder(std::string_view bytes, std::string& out) : bytes_(bytes), out_(&out) {}

  bool at_end() const { return at_ >= bytes_.size(); }
  bool valid() const { return valid_; }

  uint32_t take() { return static_cast<uint8_t>(bytes_[at_++]); }

  /// The byte `ahead` of the next one; 0x100 past the end.
  uint32_t peek(size_t ahead = 0) const {
    return at_ + ahead < bytes_.size() ? static_cast<uint8_t>(bytes_[at_ + ahead]) : 0x100;
  }
  void skip(size_t count) { at_ += count; }

  void put(char32_t point) {
    if (point == 0) {
      fail();
    } else {
      append_utf8(*out_, point);
    }
  }

  void fail() {
    valid_ = false;
    append_utf8(*out_, kReplacementCharacter);
  }

  /// What a lead byte and its trail are, the trail being the next byte; `pointer` is past the end
  /// of `index` if they are nothing. An ASCII trail of nothing is left to be read again.
  void put_pair(const std::vector<char32_t>& index, size_t pointer) {
    const char32_t point = pointer < index.size() ? index[pointer] : 0;
    if (!at_end() && (point != 0 || peek() >= 0x80)) skip(1);
    put(point);
  }

 private:
  std::string_view bytes_;
  std::string* out_;
  size_t at_ = 0;
  bool valid_ = true;
};

constexpr size_t kNowhere = ~size_t{0};

bool within(uint32_t byte, uint32_t first, uint32_t last) {
  return byte >= first && byte <= last;
}

const std::vector<char32_t>& jis0208() {
  static const std::vector<char32_t> kIndex = expanded(kJis0208);
  return kIndex;
}

// https://encoding.spec.whatwg.org/#index-gb18030-ranges
char32_t four_byte_point(uint32_t pointer) {
  static const std::vector<char32_t> kIndex = expanded(kGb18030FourByte);
  if (pointer < kIndex.size()) return kIndex[pointer];
  return pointer >= 189000 && pointer <= 1237575 ? 0x10000 + (pointer - 189000) : 0;
}

}  // namespace

bool append_gb18030(std::string_view bytes, std::string& out) {
  static const std::vector<char32_t> kIndex = expanded(kGb18030);
  Decoder in(bytes, out);
  while (!in.at_end()) {
    const uint32_t lead = in.take();
    if (lead < 0x80) {
      append_utf8(out, lead);
    } else if (lead == 0x80) {
      in.put(0x20AC);
    } else if (lead == 0xFF) {
      in.fail();
    } else if (within(in.peek(), '0', '9')) {
      if (!within(in.peek(1), 0x81, 0xFE) || !within(in.peek(2), '0', '9')) {
        in.fail();
        continue;
      }
      const uint32_t pointer =
          (((lead - 0x81) * 10 + (in.peek() - '0')) * 126 + in.peek(1) - 0x81) * 10 + in.peek(2) -
          '0';
      in.skip(3);
      in.put(four_byte_point(pointer));
    } else {
      const uint32_t trail = in.peek();
      const bool good = within(trail, 0x40, 0x7E) || within(trail, 0x80, 0xFE);
      const uint32_t offset = trail < 0x7F ? 0x40 : 0x41;
      in.put_pair(kIndex, good ? (lead - 0x81) * 190 + trail - offset : kNowhere);
    }
  }
  return in.valid();
}

bool append_big5(std::string_view bytes, std::string& out) {
  static const std::vector<char32_t> kIndex = expanded(kBig5);
  Decoder in(bytes, out);
  while (!in.at_end()) {
    const uint32_t lead = in.take();
    if (lead < 0x80) {
      append_utf8(out, lead);
      continue;
    }
    if (!within(lead, 0x81, 0xFE)) {
      in.fail();
      continue;
    }
    const uint32_t trail = in.peek();
    const bool good = within(trail, 0x40, 0x7E) || within(trail, 0xA1, 0xFE);
    const uint32_t offset = trail < 0x7F ? 0x40 : 0x62;
    const size_t pointer = good ? (lead - 0x81) * 157 + trail - offset : kNowhere;
    // Four letters that Unicode writes with a combining mark.
    if (pointer == 1133 || pointer == 1135 || pointer == 1164 || pointer == 1166) {
      in.skip(1);
      append_utf8(out, pointer < 1164 ? 0xCA : 0xEA);
      append_utf8(out, pointer == 1133 || pointer == 1164 ? 0x304 : 0x30C);
    } else {
      in.put_pair(kIndex, pointer);
    }
  }
  return in.valid();
}

bool append_euc_kr(std::string_view bytes, std::string& out) {
  static const std::vector<char32_t> kIndex = expanded(kEucKr);
  Decoder in(bytes, out);
  while (!in.at_end()) {
    const uint32_t lead = in.take();
    if (lead < 0x80) {
      append_utf8(out, lead);
    } else if (!within(lead, 0x81, 0xFE)) {
      in.fail();
    } else {
      const uint32_t trail = in.peek();
      in.put_pair(kIndex,
                  within(trail, 0x41, 0xFE) ? (lead - 0x81) * 190 + trail - 0x41 : kNowhere);
    }
  }
  return in.valid();
}

bool append_euc_jp(std::string_view bytes, std::string& out) {
  static const std::vector<char32_t> kJis0212Index = expanded(kJis0212);
  Decoder in(bytes, out);
  while (!in.at_end()) {
    uint32_t lead = in.take();
    if (lead < 0x80) {
      append_utf8(out, lead);
    } else if (lead == 0x8E && within(in.peek(), 0xA1, 0xDF)) {
      append_utf8(out, 0xFF61 - 0xA1 + in.take());
    } else if (lead == 0x8F && within(in.peek(), 0xA1, 0xFE)) {
      lead = in.take();
      const uint32_t trail = in.peek();
      in.put_pair(kJis0212Index,
                  within(trail, 0xA1, 0xFE) ? (lead - 0xA1) * 94 + trail - 0xA1 : kNowhere);
    } else if (within(lead, 0xA1, 0xFE) || lead == 0x8E || lead == 0x8F) {
      const uint32_t trail = in.peek();
      const bool good = within(lead, 0xA1, 0xFE) && within(trail, 0xA1, 0xFE);
      in.put_pair(jis0208(), good ? (lead - 0xA1) * 94 + trail - 0xA1 : kNowhere);
    } else {
      in.fail();
    }
  }
  return in.valid();
}

bool append_shift_jis(std::string_view bytes, std::string& out) {
  Decoder in(bytes, out);
  while (!in.at_end()) {
    const uint32_t lead = in.take();
    if (lead <= 0x80) {
      append_utf8(out, lead);
    } else if (within(lead, 0xA1, 0xDF)) {
      append_utf8(out, 0xFF61 - 0xA1 + lead);
    } else if (within(lead, 0x81, 0x9F) || within(lead, 0xE0, 0xFC)) {
      const uint32_t trail = in.peek();
      const bool good = within(trail, 0x40, 0x7E) || within(trail, 0x80, 0xFC);
      const uint32_t offset = trail < 0x7F ? 0x40 : 0x41;
      const uint32_t lead_offset = lead < 0xA0 ? 0x81 : 0xC1;
      in.put_pair(jis0208(), good ? (lead - lead_offset) * 188 + trail - offset : kNowhere);
    } else {
      in.fail();
    }
  }
  return in.valid();
}

bool append_iso_2022_jp(std::string_view bytes, std::string& out) {
  enum class Mode { ascii, roman, katakana, kanji };
  Mode mode = Mode::ascii;
  Decoder in(bytes, out);
  while (!in.at_end()) {
    const uint32_t byte = in.take();
    if (byte == 0x1B) {
      const uint32_t kind = in.peek();
      const uint32_t set = in.peek(1);
      const bool one_byte = kind == '(' && (set == 'B' || set == 'J' || set == 'I');
      if (one_byte) {
        mode = set == 'B' ? Mode::ascii : set == 'J' ? Mode::roman : Mode::katakana;
      } else if (kind == '$' && (set == '@' || set == 'B')) {
        mode = Mode::kanji;
      } else {
        in.fail();
        continue;
      }
      in.skip(2);
    } else if (byte == '\n') {
      mode = Mode::ascii;  // RFC 1468: lines end in ASCII; a lost escape costs one line at most
      out.push_back('\n');
    } else if (byte >= 0x80 || byte == 0x0E || byte == 0x0F) {
      in.fail();
    } else if (mode == Mode::ascii || (byte < 0x21 && mode != Mode::katakana)) {
      append_utf8(out, byte);
    } else if (mode == Mode::roman) {
      append_utf8(out, byte == 0x5C ? 0xA5 : byte == 0x7E ? 0x203E : byte);
    } else if (mode == Mode::katakana) {
      in.put(within(byte, 0x21, 0x5F) ? 0xFF61 - 0x21 + byte : 0);
    } else {
      const uint32_t trail = in.peek();
      if (!within(trail, 0x21, 0x7E)) {
        in.fail();
        continue;
      }
      in.skip(1);
      const size_t pointer = (byte - 0x21) * 94 + trail - 0x21;
      in.put(pointer < jis0208().size() ? jis0208()[pointer] : 0);
    }
  }
  return in.valid();
}

}  // namespace threadbare

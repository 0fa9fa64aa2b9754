// The tables of charsets: which code points their bytes stand for.
#ifndef THREADBARE_FORMATS_CHARSET_TABLE_H_
#define THREADBARE_FORMATS_CHARSET_TABLE_H_

#include <cstdint>
#include <vector>

namespace threadbare {

/// An index of the WHATWG encoding standard (https://encoding.spec.whatwg.org/#indexes), coded as
/// printable text. A single-byte one has the bytes 0x80 to 0xFF.
struct CharsetTable {
  uint32_t size;        ///< pointers in the index
  char32_t fill_first;  ///< where the code points begin that fill the slots marked so
  const char* code;
};

/// The code point of each pointer, 0 where there is none. Complexity: linear.
std::vector<char32_t> expanded(const CharsetTable& table);

extern const CharsetTable kIbm866, kIso8859_2, kIso8859_3, kIso8859_4, kIso8859_5, kIso8859_6,
    kIso8859_7, kIso8859_8, kIso8859_10, kIso8859_13, kIso8859_14, kIso8859_15, kIso8859_16, kKoi8R,
    kKoi8U, kMacintosh, kWindows874, kWindows1250, kWindows1251, kWindows1252, kWindows1253,
    kWindows1254, kWindows1255, kWindows1256, kWindows1257, kWindows1258, kXMacCyrillic;
extern const CharsetTable kBig5, kEucKr, kGb18030, kJis0208, kJis0212;

/// What gb18030 writes in four bytes and lies below U+10000.
extern const CharsetTable kGb18030FourByte;

}  // namespace threadbare

#endif  // THREADBARE_FORMATS_CHARSET_TABLE_H_

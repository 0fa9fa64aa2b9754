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

extern const CharsetTable kIbm866, kIso8859Part2, kIso8859Part3, kIso8859Part4, kIso8859Part5,
    kIso8859Part6, kIso8859Part7, kIso8859Part8, kIso8859Part10, kIso8859Part13, kIso8859Part14,
    kIso8859Part15, kIso8859Part16, kKoi8R, kKoi8U, kMacintosh, kWindows874, kWindows1250,
    kWindows1251, kWindows1252, kWindows1253, kWindows1254, kWindows1255, kWindows1256,
    kWindows1257, kWindows1258, kXMacCyrillic;
extern const CharsetTable kBig5, kEucKr, kGb18030, kJis0208, kJis0212;

/// What gb18030 writes in four bytes and lies below U+10000.
extern const CharsetTable kGb18030FourByte;

}  // namespace threadbare

#endif  // THREADBARE_FORMATS_CHARSET_TABLE_H_

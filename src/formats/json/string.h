// Undoes the escapes of JSON strings (RFC 8259, section 7).
#ifndef THREADBARE_FORMATS_JSON_STRING_H_
#define THREADBARE_FORMATS_JSON_STRING_H_

#include <string>
#include <string_view>

#include "thread/text_heap.h"

namespace threadbare {

/// Appends to `out` what the inside of a JSON string stands for. Surrogates without their partner
/// and U+0000, which no text needs and some readers of text end at, become U+FFFD. REQUIRES: the
/// tokeniser has let `escaped` pass.
void append_unescaped(std::string& out, std::string_view escaped);

/// The same, written over the escaped text, which is never shorter. Returns the piece that is left.
/// REQUIRES: `escaped` lies in heap.input(), and was not unescaped before.
Piece unescape_in_place(TextHeap& heap, Piece escaped);

}  // namespace threadbare

#endif  // THREADBARE_FORMATS_JSON_STRING_H_

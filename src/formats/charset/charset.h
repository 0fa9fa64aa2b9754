// Charsets, as mail names them, to UTF-8.
#ifndef THREADBARE_FORMATS_CHARSET_CHARSET_H_
#define THREADBARE_FORMATS_CHARSET_CHARSET_H_

#include <string>
#include <string_view>

namespace threadbare {

/// One encoding of the WHATWG encoding standard (https://encoding.spec.whatwg.org/). All of them
/// are there but x-user-defined, which no text is in, and those that the standard replaces.
struct Charset;

/// The encoding that the standard means by a label: any letter case, white space around it ignored;
/// "latin1" and "us-ascii" are windows-1252. Null for all other names. Complexity: linear in the
/// number of labels, about 220.
const Charset* charset_named(std::string_view label);

/// The standard's name of an encoding: "windows-1252".
std::string_view name_of(const Charset& charset);

/// Appends the text that `bytes` are in `charset`, as valid UTF-8. Returns whether all of it was
/// valid; what is not becomes U+FFFD. A byte order mark is left out. Complexity: linear; the first
/// use of an East Asian charset expands its table, of at most 100 KB.
bool append_decoded(const Charset& charset, std::string_view bytes, std::string& out);

/// Appends text of which nobody says what it is in: as UTF-8 if that is valid, else as
/// `likely`, which may be null for windows-1252.
void append_guessed(std::string_view bytes, std::string& out, const Charset* likely = nullptr);

}  // namespace threadbare

#endif  // THREADBARE_FORMATS_CHARSET_CHARSET_H_

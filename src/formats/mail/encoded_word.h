// Text of headers: RFC 2047.
#ifndef THREADBARE_FORMATS_MAIL_ENCODED_WORD_H_
#define THREADBARE_FORMATS_MAIL_ENCODED_WORD_H_

#include <string>
#include <string_view>

#include "formats/charset/charset.h"

namespace threadbare::mail {

/// The text of a header's value as valid UTF-8: `=?charset?B?…?=` and `?Q?` words decoded, the
/// space between two such left out, and a character that was split between two words of one charset
/// put together. Bytes that are no ASCII are taken as UTF-8, else as windows-1252. Words in
/// charsets that nobody knows are guessed at alike. Control characters become spaces. Follows
/// https://www.rfc-editor.org/rfc/rfc2047, sections 2 to 6, but also decodes words that stand in
/// quotes or touch other text: many mailers write them so.
std::string decode_words(std::string_view value, const Charset* raw = nullptr);

}  // namespace threadbare::mail

#endif  // THREADBARE_FORMATS_MAIL_ENCODED_WORD_H_

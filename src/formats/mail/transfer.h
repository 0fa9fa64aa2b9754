// Content-Transfer-Encoding: bytes in the clothes of ASCII (RFC 2045, section 6).
#ifndef THREADBARE_FORMATS_MAIL_TRANSFER_H_
#define THREADBARE_FORMATS_MAIL_TRANSFER_H_

#include <string>
#include <string_view>

namespace threadbare::mail {

enum class QuotedPrintable {
  body,  ///< lines: white space at their ends is left out, `=` at an end joins two
  word,  ///< RFC 2047: one line, all white space counts
};

/// What is no valid escape stays as it is.
std::string decode_quoted_printable(std::string_view text, QuotedPrintable kind);

struct Base64 {
  std::string bytes;
  bool broken = false;  ///< something in it was not base64
};

/// Lines that are no base64 end it; they and what follows are kept as they are: mailing lists
/// append their footers so. Padding may stand in the middle, where two texts were joined.
Base64 decode_base64(std::string_view text);

}  // namespace threadbare::mail

#endif  // THREADBARE_FORMATS_MAIL_TRANSFER_H_

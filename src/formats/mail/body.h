// What a message says: its MIME parts, as one text and a list of what is attached.
#ifndef THREADBARE_FORMATS_MAIL_BODY_H_
#define THREADBARE_FORMATS_MAIL_BODY_H_

#include <string>
#include <string_view>
#include <vector>

#include "formats/mail/header.h"
#include "thread/columns.h"

namespace threadbare::mail {

struct MailBody {
  std::string text;  ///< valid UTF-8, lines ended by LF, no empty lines around it
  Markup markup = Markup::text;
  std::string charset;  ///< what its first text says that it is in; may be nonsense
  std::vector<std::string> attachments;  ///< their names, or their types where they have none

  // What had to be mended, for warnings.
  std::string unknown_charset;  ///< its name, if there was one
  bool bad_characters = false;  ///< bytes that are nothing in their charset
  bool bad_base64 = false;
};

/// Reads the body of `message` (RFC 2045 to 2049). Of alternatives plain text wins over HTML; other
/// text parts that are not attachments are joined in order, as HTML if one of them is. Messages in
/// messages follow under a line that says whose they are, without addresses. Attachments are named,
/// signatures left out. Parts that nest deeper than kMaxMimeDepth or are more than kMaxMimeParts
/// are left out. Complexity: linear in the size times the depth, with no recursion.
MailBody read_body(std::string_view message);

}  // namespace threadbare::mail

#endif  // THREADBARE_FORMATS_MAIL_BODY_H_

// Dates of mail.
#ifndef THREADBARE_FORMATS_MAIL_DATE_H_
#define THREADBARE_FORMATS_MAIL_DATE_H_

#include <string_view>

#include "thread/timestamp.h"

namespace threadbare::mail {

/// Reads a Date field: "Wed, 22 Sep 2004 02:03:40 -0700 (PDT)"
/// (https://www.rfc-editor.org/rfc/rfc5322, sections 3.3 and 4.3). The day's name, seconds and zone
/// may lack; years of two digits, named zones and comments are understood, and zones that nobody
/// knows are UTC, as the RFC says. So is the order of C's asctime: "Wed Sep 22 02:03:40 2004".
/// Returns kUnknownTime for everything else.
Timestamp parse_mail_date(std::string_view text);

}  // namespace threadbare::mail

#endif  // THREADBARE_FORMATS_MAIL_DATE_H_

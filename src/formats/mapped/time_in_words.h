// Dates as servers write them that do not follow RFC 3339.
#ifndef THREADBARE_FORMATS_MAPPED_TIME_IN_WORDS_H_
#define THREADBARE_FORMATS_MAPPED_TIME_IN_WORDS_H_

#include <string_view>

#include "thread/timestamp.h"

namespace threadbare {

/// Reads what parse_timestamp() reads, also with a space before the zone; "Sat Jun 09 02:38:00
/// +0000 2018" (Twitter), "Sat, 9 Jun 2018 02:38:00 GMT" (RFC 5322, HTTP); and numbers: seconds
/// since 1970, or milliseconds from 100,000,000,000 on. kUnknownTime for anything else.
Timestamp time_in_words(std::string_view text);

}  // namespace threadbare

#endif  // THREADBARE_FORMATS_MAPPED_TIME_IN_WORDS_H_

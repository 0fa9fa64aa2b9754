// Points in time as seconds since 1970 in UTC, and how they are written.
#ifndef THREADBARE_THREAD_TIMESTAMP_H_
#define THREADBARE_THREAD_TIMESTAMP_H_

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

namespace threadbare {

/// Seconds since 1970-01-01T00:00:00Z. Fractions are dropped: no source orders by them.
using Timestamp = int64_t;

inline constexpr Timestamp kUnknownTime = std::numeric_limits<Timestamp>::min();

/// Reads RFC 3339 (https://www.rfc-editor.org/rfc/rfc3339): `2024-01-14T09:30:00Z`, with an offset,
/// a fraction, a space for the `T`, or no zone at all, which is taken as UTC (Lemmy before 0.19).
/// A date alone is midnight. Returns kUnknownTime for everything else and for years outside
/// 0001–9999.
Timestamp parse_timestamp(std::string_view text);

/// `2024-01-14T09:30:00Z`. REQUIRES: `time` is known.
std::string format_timestamp(Timestamp time);

/// `2024-01-14`. REQUIRES: `time` is known.
std::string format_date(Timestamp time);

}  // namespace threadbare

#endif  // THREADBARE_THREAD_TIMESTAMP_H_

// GitHub's alerts: quotes that start with `[!NOTE]`.
#ifndef THREADBARE_RENDER_GITHUB_ALERT_H_
#define THREADBARE_RENDER_GITHUB_ALERT_H_

#include <string_view>

namespace threadbare {

class FlowWriter;

/// If `first_line`, the first of a quote that was just opened, is `[!NOTE]`, `[!TIP]`,
/// `[!IMPORTANT]`, `[!WARNING]` or `[!CAUTION]`: gives the quote a class and writes a title in
/// place of the line, and returns true.
bool begin_alert(FlowWriter& flow, std::string_view first_line);

}  // namespace threadbare

#endif  // THREADBARE_RENDER_GITHUB_ALERT_H_

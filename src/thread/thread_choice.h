// Which of a document's threads somebody means.
#ifndef THREADBARE_THREAD_THREAD_CHOICE_H_
#define THREADBARE_THREAD_THREAD_CHOICE_H_

#include <optional>
#include <span>
#include <string_view>

#include "thread/thread.h"

namespace threadbare {

/// The thread that `text` names: its number from 1 on, as `threadbare list` shows it; else its URL,
/// or that of its post, compared as pages (page_url.h); else its post's id. A path alone ("/post/")
/// is compared with the paths of URLs. Of several the first. Complexity: linear in the number of
/// threads.
std::optional<size_t> find_thread(std::span<const Thread> threads, std::string_view text);

}  // namespace threadbare

#endif  // THREADBARE_THREAD_THREAD_CHOICE_H_

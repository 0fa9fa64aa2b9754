#include "render/anchor.h"

#include <algorithm>
#include <charconv>
#include <system_error>
#include <unordered_map>

namespace threadbare {

namespace {

constexpr std::string_view kPrefix = "comment-";
constexpr size_t kMaxAnchorBytes = 64;

bool is_plain_anchor(std::string_view id) {
  return !id.empty() && id.size() <= kMaxAnchorBytes &&
         std::all_of(id.begin(), id.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  c == '_' || c == '-';
         });
}

// The id that an anchor may have been made of; empty if it is none.
std::string_view id_in(std::string_view text) {
  if (!text.starts_with(kPrefix)) return {};
  text.remove_prefix(kPrefix.size());
  return is_plain_anchor(text) ? text : std::string_view();
}

// "comment-n17" is the 17th comment, if there are so many.
uint32_t numbered(const Thread& thread, std::string_view text) {
  const std::string_view id = id_in(text);
  if (id.size() < 2 || id[0] != 'n') return Thread::kNone;
  uint32_t number = 0;
  const char* end = id.data() + id.size();
  const auto [stop, error] = std::from_chars(id.data() + 1, end, number);
  const bool is_there = error == std::errc() && stop == end && number >= 1;
  return is_there && number <= thread.size() ? number - 1 : Thread::kNone;
}

}  // namespace

std::string anchor_of(const Thread& thread, uint32_t comment) {
  const std::string_view id = thread[comment].id();
  // "n7" of the source must not meet our own "n" and number.
  if (is_plain_anchor(id) && id[0] != 'n') return std::string(kPrefix).append(id);
  return std::string(kPrefix) + 'n' + std::to_string(comment + 1);
}

uint32_t find_anchor(const Thread& thread, std::string_view text) {
  const uint32_t known = numbered(thread, text);
  if (known != Thread::kNone) return known;
  const std::string_view id = id_in(text);
  const uint32_t found = id.empty() ? Thread::kNone : thread.find(id);
  return found != Thread::kNone ? found : thread.find(text);
}

std::vector<uint32_t> find_anchors(const Thread& thread, std::string_view texts) {
  std::vector<std::string_view> lines;
  while (!texts.empty()) {
    const size_t end = std::min(texts.find('\n'), texts.size());
    lines.push_back(texts.substr(0, end));
    texts.remove_prefix(std::min(end + 1, texts.size()));
  }
  std::unordered_map<std::string_view, uint32_t> by_id;
  for (const std::string_view line : lines) {
    by_id[line] = Thread::kNone;
    by_id[id_in(line)] = Thread::kNone;
  }
  for (uint32_t i = 0; i < thread.size(); ++i) {
    const auto wanted = by_id.find(thread[i].id());
    if (wanted != by_id.end() && wanted->second == Thread::kNone) wanted->second = i;
  }
  std::vector<uint32_t> found;
  for (const std::string_view line : lines) {
    uint32_t comment = numbered(thread, line);
    const std::string_view id = id_in(line);
    if (comment == Thread::kNone && !id.empty()) comment = by_id[id];
    found.push_back(comment == Thread::kNone ? by_id[line] : comment);
  }
  return found;
}

}  // namespace threadbare

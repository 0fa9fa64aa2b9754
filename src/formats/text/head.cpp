#include "formats/text/head.h"

#include <algorithm>
#include <limits>
#include <vector>

namespace threadbare::text {

namespace {

constexpr std::string_view kDivider = " | ";

std::string_view trimmed(std::string_view text) {
  const size_t first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

// Takes `word` off the front of `text`.
bool take(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

// Takes a whole number off the front: "1,234", "-5", "−5" (U+2212).
std::optional<int32_t> take_number(std::string_view& text) {
  std::string_view rest = text;
  const bool negative = take(rest, "-") || take(rest, "\xE2\x88\x92");
  constexpr int64_t kLargest = std::numeric_limits<int32_t>::max();
  int64_t number = 0;
  size_t digits = 0;
  size_t at = 0;
  for (; at < rest.size(); ++at) {
    if (rest[at] == ',' && digits > 0) continue;
    if (rest[at] < '0' || rest[at] > '9') break;
    number = std::min(number * 10 + (rest[at] - '0'), kLargest);
    ++digits;
  }
  if (digits == 0 || rest[at - 1] == ',') return std::nullopt;
  text = rest.substr(at);
  return static_cast<int32_t>(negative ? -number : number);
}

struct RoleName {
  std::string_view name;
  Roles role;
};
constexpr RoleName kRoles[] = {
    {"OP", kRoleOp},   {"moderator", kRoleModerator}, {"admin", kRoleAdmin},
    {"bot", kRoleBot}, {"banned", kRoleBanned},       {"gone", kRoleDeleted},
};

struct StateName {
  std::string_view name;
  State state;
};
constexpr StateName kStates[] = {
    {"deleted", State::deleted},
    {"removed", State::removed},
    {"missing", State::missing},
    {"hidden", State::hidden},
};

struct MarkupName {
  std::string_view name;
  Markup markup;
};
constexpr MarkupName kMarkups[] = {
    {"text", Markup::text}, {"markdown", Markup::markdown}, {"html", Markup::html}};

bool parse_word(std::string_view field, Head& head) {
  for (const auto& [name, role] : kRoles) {
    if (field != name) continue;
    head.roles |= role;
    return true;
  }
  for (const auto& [name, state] : kStates) {
    if (field != name) continue;
    head.state = state;
    return true;
  }
  for (const auto& [name, markup] : kMarkups) {
    if (field != name) continue;
    head.markup = markup;
    return true;
  }
  if (field == "pinned") return head.pinned = true;
  if (field == "edited") return head.edited = true;
  return false;
}

bool parse_count(std::string_view field, Head& head) {
  const std::optional<int32_t> number = take_number(field);
  if (!number) return false;
  if (field == " point" || field == " points") {
    head.score = *number;
  } else if (field == " up") {
    head.up = *number;
  } else if (field == " down") {
    head.down = *number;
  } else if (field == " reply not here" || field == " replies not here") {
    head.unloaded = static_cast<uint32_t>(std::max(*number, 0));
  } else {
    return false;
  }
  return true;
}

bool parse_time(std::string_view field, Head& head) {
  if (take(field, "edited ")) {
    head.edited_time = parse_timestamp(field);
    head.edited = head.edited_time != kUnknownTime;
    return head.edited;
  }
  const Timestamp time = parse_timestamp(field);
  if (time != kUnknownTime) {
    head.time = time;
    return true;
  }
  if (!field.ends_with(" ago")) return false;
  head.age = field.substr(0, field.size() - 4);
  head.age_seconds = age_in_seconds(head.age);
  return true;
}

bool parse_named(std::string_view field, Head& head) {
  if (take(field, "called ")) {
    head.display = field;
  } else if (take(field, "as ")) {
    head.kind = field;
  } else if (take(field, "level ")) {
    const std::optional<int32_t> level = take_number(field);
    if (!level || *level < 1 || !field.empty()) return false;
    head.depth = static_cast<uint32_t>(*level - 1);
  } else {
    return false;
  }
  return true;
}

bool parse_field(std::string_view field, Head& head) {
  return parse_word(field, head) || parse_count(field, head) || parse_time(field, head) ||
         parse_named(field, head);
}

// Undoes what the writer does to a name that could be taken for fields.
std::string unescaped_name(std::string_view name) {
  if (name == "?") return {};
  std::string out;
  for (size_t i = 0; i < name.size(); ++i) {
    const bool escapes = name[i] == '\\' && i + 1 < name.size() &&
                         (name[i + 1] == '|' || name[i + 1] == '?' || name[i + 1] == '\\');
    if (escapes) ++i;
    out.push_back(name[i]);
  }
  return out;
}

}  // namespace

Head parse_head(std::string_view line) {
  line = trimmed(line);
  Head head;
  // From behind: the name is what is left when nothing more is understood.
  for (;;) {
    const size_t divider = line.rfind(kDivider);
    if (divider == std::string_view::npos) break;
    if (!parse_field(trimmed(line.substr(divider + kDivider.size())), head)) break;
    line = trimmed(line.substr(0, divider));
  }
  head.name = unescaped_name(line);
  return head;
}

bool begins_thread_text(std::string_view input) {
  input.remove_prefix(std::min(input.find_first_not_of(" \t\r\n"), input.size()));
  return take(input, "Thread:") &&
         (input.empty() || trimmed(input.substr(0, 1)).empty() || input.front() == '\n');
}

int64_t age_in_seconds(std::string_view age) {
  struct Unit {
    std::string_view name;
    int64_t seconds;
  };
  constexpr Unit kUnits[] = {
      {"second", 1},    {"minute", 60},     {"hour", 3600},     {"day", 86400},
      {"week", 604800}, {"month", 2629746}, {"year", 31556952},
  };
  constexpr size_t kMaxDigits = 6;
  if (age.ends_with(" ago")) age.remove_suffix(4);
  const size_t digits = std::min(age.find_first_not_of("0123456789"), age.size());
  if (digits == 0 || digits > kMaxDigits) return -1;
  int64_t count = 0;
  for (const char digit : age.substr(0, digits)) count = count * 10 + (digit - '0');
  age.remove_prefix(digits);
  if (age.starts_with(' ')) age.remove_prefix(1);
  if (age.ends_with('s')) age.remove_suffix(1);
  for (const Unit& unit : kUnits) {
    if (age == unit.name) return count * unit.seconds;
  }
  return -1;
}

}  // namespace threadbare::text

#include "cli/fold_option.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <system_error>

namespace threadbare::cli {

namespace {

template <class Number>
bool take_number(std::string_view text, Number& number) {
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  return error == std::errc() && stop == end;
}

bool take_part(std::string_view part, FoldPolicy& policy) {
  const size_t equals = part.find('=');
  const std::string_view name = part.substr(0, equals);
  if (equals == std::string_view::npos) {
    if (name == "removed") return policy.removed = true;
    if (name == "bots") return policy.bots = true;
    return false;
  }
  const std::string_view value = part.substr(equals + 1);
  if (name == "below") {
    int32_t score = 0;  // as scores are
    const bool is_number = take_number(value, score);
    policy.below_score = score;
    return is_number;
  }
  if (name == "roots-after") return take_number(value, policy.roots_after);
  if (name == "depth") return take_number(value, policy.depth);
  return false;
}

}  // namespace

std::optional<FoldPolicy> fold_policy_in(std::string_view text) {
  FoldPolicy policy = FoldPolicy::off();
  if (text == "none") return policy;
  for (;;) {
    const size_t comma = std::min(text.find(','), text.size());
    if (!take_part(text.substr(0, comma), policy)) return std::nullopt;
    if (comma == text.size()) return policy;
    text.remove_prefix(comma + 1);
  }
}

}  // namespace threadbare::cli

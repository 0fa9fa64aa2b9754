#include "render/html/html_tags.h"

#include <algorithm>
#include <string>

namespace threadbare {
namespace {

constexpr size_t kLongestName = 10;  // blockquote, figcaption

}  // namespace

FlowTag find_tag(std::string_view name) {
  if (name.size() > kLongestName) return kUnknownTag;
  std::string lower(name);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  const TagRow* row = std::lower_bound(
      std::begin(kTagRows), std::end(kTagRows), lower,
      [](const TagRow& left, const std::string& right) { return left.name < right; });
  const bool found = row != std::end(kTagRows) && row->name == lower;
  return found ? static_cast<FlowTag>(row - kTagRows) : kUnknownTag;
}

}  // namespace threadbare

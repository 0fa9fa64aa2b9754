#include "formats/hacker_news/values.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

namespace threadbare {

namespace hacker_news {

std::vector<Piece> numbers_in(const TextHeap& heap, Piece json) {
  constexpr std::string_view kDigits = "0123456789";
  std::vector<Piece> numbers;
  const std::string_view text = heap.view(json);
  if (text.find('{') != std::string_view::npos) return numbers;  // items that are nested
  size_t begin = text.find_first_of(kDigits);
  while (begin < text.size()) {
    const size_t end = std::min(text.find_first_not_of(kDigits, begin), text.size());
    numbers.push_back(
        {json.offset + static_cast<uint32_t>(begin), static_cast<uint32_t>(end - begin)});
    begin = text.find_first_of(kDigits, end);
  }
  return numbers;
}

std::string plain_text(std::string_view html) {
  struct Reference {
    std::string_view name;
    char character;
  };
  constexpr Reference kReferences[] = {{"&amp;", '&'},  {"&lt;", '<'},    {"&gt;", '>'},
                                       {"&quot;", '"'}, {"&#x27;", '\''}, {"&#x2F;", '/'}};
  std::string text;
  while (!html.empty()) {
    const auto found = std::find_if(std::begin(kReferences), std::end(kReferences),
                                    [&](const auto& it) { return html.starts_with(it.name); });
    const bool is_reference = found != std::end(kReferences);
    text += is_reference ? found->character : html.front();
    html.remove_prefix(is_reference ? found->name.size() : 1);
  }
  return text;
}

}  // namespace hacker_news

}  // namespace threadbare

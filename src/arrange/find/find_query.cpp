#include "arrange/find/find_query.h"

#include <algorithm>
#include <utility>

#include "arrange/find/letter_folding.h"
#include "arrange/find/substring.h"

namespace threadbare {

FindQuery::FindQuery(std::string_view text) : parts_(read_find_expression(text)) {
  std::vector<std::string>& words = parts_.words;
  const auto longest = std::max_element(
      words.begin(), words.end(),
      [](const std::string& a, const std::string& b) { return a.size() < b.size(); });
  if (longest != words.end()) std::swap(*longest, words.front());
}

bool FindQuery::matches(std::string_view folded) const {
  const auto occurs = [folded](const std::string& word) {
    return find_substring(folded, word) != std::string_view::npos;
  };
  return std::all_of(words().begin(), words().end(), occurs) &&
         std::none_of(parts_.without.begin(), parts_.without.end(), occurs);
}

std::vector<uint32_t> FindQuery::places_in(std::string_view text) const {
  const FoldedText folded = fold_with_places(text);
  std::vector<bool> found(folded.text.size());
  for (const std::string& word : words()) {
    size_t at = 0;
    while ((at = find_substring(folded.text, word, at)) != std::string_view::npos) {
      for (const size_t end = at + word.size(); at < end; ++at) found[at] = true;
    }
  }
  std::vector<uint32_t> places;
  for (size_t i = 0; i < found.size(); ++i) {
    if (!found[i]) continue;
    // Of "ß", which is two letters by now, either half is all of it.
    size_t end = i + 1;
    while (end < found.size() && (found[end] || folded.places[end] == folded.places[end - 1]))
      ++end;
    places.push_back(folded.places[i]);
    places.push_back(folded.places[end]);
    i = end;
  }
  return places;
}

}  // namespace threadbare

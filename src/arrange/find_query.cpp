#include "arrange/find_query.h"

#include <algorithm>
#include <utility>

#include "arrange/letter_folding.h"
#include "arrange/substring.h"

namespace threadbare {

namespace {

std::string_view without_spaces(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

// Takes the first word off `text`: what is in quotes, or what goes up to a space.
std::string_view take_word(std::string_view& text) {
  const bool quoted = text.front() == '"';
  if (quoted) text.remove_prefix(1);
  const size_t end = std::min(text.find(quoted ? '"' : ' '), text.size());
  const std::string_view word = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return without_spaces(word);
}

}  // namespace

FindQuery::FindQuery(std::string_view text) {
  std::string folded;
  append_folded(folded, text);
  std::string_view rest = without_spaces(folded);
  while (!rest.empty()) {
    const bool is_last = words_.size() + 1 == kMaxWords;
    const std::string_view word = is_last ? std::exchange(rest, {}) : take_word(rest);
    if (!word.empty()) words_.emplace_back(word);
    rest = without_spaces(rest);
  }
  const auto longest = std::max_element(
      words_.begin(), words_.end(),
      [](const std::string& a, const std::string& b) { return a.size() < b.size(); });
  if (longest != words_.end()) std::swap(*longest, words_.front());
}

bool FindQuery::matches(std::string_view folded) const {
  return std::all_of(words_.begin(), words_.end(), [folded](const std::string& word) {
    return find_substring(folded, word) != std::string_view::npos;
  });
}

std::vector<uint32_t> FindQuery::places_in(std::string_view text) const {
  const FoldedText folded = fold_with_places(text);
  std::vector<bool> found(folded.text.size());
  for (const std::string& word : words_) {
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

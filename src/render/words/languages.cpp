// The languages that are built in. The page has its own copies, and its module none of this.
#include <algorithm>

#include "render/words/phrasebook.h"

namespace threadbare {
namespace {

struct Language {
  std::string_view tag;
  std::string_view lines;
};

constexpr Language kLanguages[] = {
#include "render/languages.inc"
};

bool equals_folded(std::string_view tag, std::string_view lower) {
  return std::equal(tag.begin(), tag.end(), lower.begin(), lower.end(), [](char a, char b) {
    return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
  });
}

}  // namespace

Phrasebook phrasebook_of(std::string_view language) {
  Phrasebook phrases;
  for (;;) {
    for (const Language& known : kLanguages) {
      if (!equals_folded(language, known.tag)) continue;
      phrases.take(known.lines);
      return phrases;
    }
    const size_t end = language.find_last_of("-_");
    if (end == language.npos) break;
    language = language.substr(0, end);
  }
  return phrases;
}

bool has_words(std::string_view language) {
  return language.empty() || language.starts_with("en") ||
         phrasebook_of(language).language() != "en";
}

std::string known_languages() {
  std::string tags;
  for (const Language& known : kLanguages) {
    tags += known.tag;
    tags += ", ";
  }
  return tags + "en";
}

}  // namespace threadbare

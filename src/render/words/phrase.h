// The phrases there are.
#ifndef THREADBARE_RENDER_PHRASE_H_
#define THREADBARE_RENDER_PHRASE_H_

#include <cstddef>
#include <cstdint>

namespace threadbare {

/// One for each key of the sections `writing`, `ages`, `comments`, `counts` and `pages` of
/// languages/en.json, from which cmake/languages.cmake makes phrases.inc.
enum class Phrase : uint8_t {
#define THREADBARE_PHRASE(key, words) key,
#include "render/phrases.inc"
#undef THREADBARE_PHRASE
  end_of_phrases,
};

constexpr size_t kPhraseCount = static_cast<size_t>(Phrase::end_of_phrases);

}  // namespace threadbare

#endif  // THREADBARE_RENDER_PHRASE_H_

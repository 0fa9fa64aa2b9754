#include "render/folded_head.h"

#include <string>

#include "render/excerpt.h"
#include "render/html/html_writer.h"
#include "render/words/phrase.h"
#include "render/words/phrasebook.h"

namespace threadbare {

namespace {

std::string words_for(FoldReason reason, const FoldPolicy& policy, const Phrasebook& phrases) {
  switch (reason) {
    case FoldReason::removed:
      return std::string(phrases[Phrase::folded_removed]);
    case FoldReason::deleted:
      return std::string(phrases[Phrase::folded_deleted]);
    case FoldReason::score:
      return phrases.filled(Phrase::folded_score, {{"score", phrases.number(policy.below_score)}});
    case FoldReason::bot:
      return std::string(phrases[Phrase::folded_bot]);
    case FoldReason::late:
      return phrases.filled(Phrase::folded_late, {{"count", phrases.number(policy.roots_after)}});
    case FoldReason::none:
    case FoldReason::depth:
      break;
  }
  return {};
}

}  // namespace

void write_fold_reason(HtmlWriter& writer, FoldReason reason, const FoldPolicy& policy) {
  const std::string words = words_for(reason, policy, writer.phrases());
  if (words.empty()) return;
  writer.text(" ");
  writer.open(Element::span);
  writer.attribute(Attribute::class_, "folded-reason");
  writer.text(words);
  writer.close(Element::span);
}

void write_first_words(HtmlWriter& writer, const Thread& thread, uint32_t comment) {
  const std::string words = first_words_of(thread, comment);
  if (words.empty()) return;
  writer.text(" ");
  writer.open(Element::span);
  writer.attribute(Attribute::class_, "folded-words");
  writer.attribute(Attribute::dir, "auto");
  writer.text(words);
  writer.close(Element::span);
}

}  // namespace threadbare

#include "thread/drafts.h"

namespace threadbare {

void Drafts::append_entry() {
  columns.for_each([](auto& column) { column.push_back({}); });
  columns.author.back() = kNoAuthor;
  columns.time.back() = kUnknownTime;
  columns.score.back() = columns.up.back() = columns.down.back() = kUnknownCount;
  counted.push_back(Draft::kUncounted);
  flags.push_back(0);
}

void Drafts::write(uint32_t entry, const Draft& draft, const Details* about) {
  columns.id[entry] = draft.id;
  columns.url[entry] = draft.url;
  columns.body[entry] = draft.body;
  columns.markup[entry] = draft.markup;
  columns.state[entry] = draft.state;
  columns.author[entry] = draft.author;
  columns.roles[entry] = draft.roles;
  columns.time[entry] = draft.time;
  columns.score[entry] = draft.score;
  columns.up[entry] = draft.up;
  columns.down[entry] = draft.down;
  columns.unloaded[entry] = draft.unloaded;
  const bool counts_children = draft.counted_children != Draft::kUncounted;
  counted[entry] = counts_children ? draft.counted_children : draft.counted_descendants;
  flags[entry] =
      static_cast<uint8_t>(kIsSet | (draft.body_escaped ? kBodyEscaped : 0) |
                           (counts_children ? kCountsChildren : 0) | (draft.bare ? kIsBare : 0));
  if (about != nullptr) {
    details.push_back(*about);
    columns.details[entry] = details.size();
  }
}

uint32_t Drafts::reserve() {
  append_entry();
  above.push_back({});
  byte.push_back(kNoByte);
  return comments++;
}

void Drafts::set(uint32_t ordinal, const Draft& draft, const Parentage& parentage,
                 const Details* about) {
  write(ordinal, draft, about);
  byte[ordinal] = static_cast<uint32_t>(draft.byte);  // kNowhere becomes kNoByte
  using Kind = Parentage::Kind;
  const bool by_text = parentage.kind == Kind::id || parentage.kind == Kind::path;
  above[ordinal] = by_text ? parentage.parent : Piece{parentage.value, 0};
  const uint32_t kind = static_cast<uint32_t>(parentage.kind) << kKindShift;
  flags[ordinal] = static_cast<uint8_t>((flags[ordinal] & ((1 << kKindShift) - 1)) | kind);
}

}  // namespace threadbare

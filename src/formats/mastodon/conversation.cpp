#include "formats/mastodon/conversation.h"

#include <string>

namespace threadbare {

bool Conversation::is_here(const TextHeap& heap, Piece id) const {
  return ids_.find(heap, heap.view(id)) != IdMap::kAbsent;
}

void Conversation::index(uint32_t number, const TextHeap& heap) {
  Status& status = statuses_[number];
  if (!status.is_set) return;
  if (heap.view(status.parent) == heap.view(status.draft.id)) status.parent = {};
  ids_.add(heap, status.draft.id, number);
}

// A context without ancestors or descendants needs no thought.
void Conversation::note_context(const Status& status) {
  if (!status.is_set || status.place == Place::alone) return;
  Context& context = contexts_[status.entry];
  if (status.place == Place::focal) {
    context.focal = status.draft.id;
  } else if (status.place == Place::ancestor) {
    if (context.top.empty()) context.top = status.draft.id;
    context.last = status.draft.id;
  }
}

// The status that was asked for, where the context is a part of it.
void Conversation::find_focal() {
  for (auto& [entry, context] : contexts_) {
    Status& status = statuses_[entry];
    if (!status.is_set) continue;
    status.place = Place::focal;
    status.entry = entry;
    context.focal = status.draft.id;
  }
}

void Conversation::name_tops(TextHeap& heap) {
  for (auto& [entry, context] : contexts_) {
    if (context.top.empty()) context.top = context.focal;
    // A post of which not even the id is known. No status has such an id.
    if (context.top.empty()) context.top = heap.add(" " + std::to_string(entry));
  }
}

// The status that was asked for, where it is not in the same object: it stands elsewhere in the
// file and a descendant answers it, or it is the first that they answer and that is nowhere.
void Conversation::find_focal_elsewhere(const Status& status, bool is_absent,
                                        const TextHeap& heap) {
  if (!status.is_set || status.place != Place::descendant || status.parent.empty()) return;
  Context& context = contexts_[status.entry];
  if (!context.focal.empty()) return;
  const uint32_t found = ids_.find(heap, heap.view(status.parent));
  if (is_absent && found == IdMap::kAbsent) {
    context.focal = status.parent;
  } else if (found != IdMap::kAbsent && statuses_[found].place == Place::alone) {
    context.focal = status.parent;
    statuses_[found].place = Place::focal;
    statuses_[found].entry = status.entry;
  }
}

Parentage Conversation::parentage_of(uint32_t number, ThreadBuilder& thread, const TextHeap& heap) {
  const Status& status = statuses_[number];
  const Piece parent = status.parent;
  Piece previous;
  if (status.place == Place::ancestor) {
    previous = previous_[status.entry];
    previous_[status.entry] = status.draft.id;
  }
  if (!parent.empty() && is_here(heap, parent)) return Parentage::id(parent);
  if (status.place == Place::alone) return Parentage::root();

  const Context& context = contexts_[status.entry];
  std::vector<Piece> ancestors;
  switch (status.place) {
    case Place::ancestor:
      ancestors = {previous};
      break;
    case Place::focal:
      ancestors = {context.last};
      break;
    default:
      if (parent.empty()) return Parentage::id(context.top);
      ancestors = {context.last, context.focal};
      break;
  }
  if (status.place != Place::descendant && ancestors.front().empty()) return Parentage::root();
  if (!parent.empty() && heap.view(parent) != heap.view(ancestors.back())) {
    ancestors.push_back(parent);
  }
  return Parentage::chain(thread.chain(ancestors));
}

bool Conversation::hang(ThreadBuilder& thread, TextHeap& heap, Pace& pace) {
  const auto find_elsewhere = [&](bool is_absent) {
    return [this, &heap, is_absent](uint32_t i) {
      find_focal_elsewhere(statuses_[i], is_absent, heap);
    };
  };
  const auto set = [&](uint32_t i) {
    const Status& status = statuses_[i];
    if (!status.is_set) return;
    thread.set(i, status.draft, parentage_of(i, thread, heap),
               status.details == 0 ? nullptr : &details_[status.details - 1]);
  };
  const size_t size = statuses_.size();
  constexpr size_t kLookUp = Pace::kLookUp;
  return loops_.start(pace).each(size, kLookUp, [&](uint32_t i) { index(i, heap); }) &&
         loops_.each(size, kLookUp, [&](uint32_t i) { note_context(statuses_[i]); }) &&
         loops_.once([&] { find_focal(); }) && loops_.each(size, kLookUp, find_elsewhere(false)) &&
         loops_.each(size, kLookUp, find_elsewhere(true)) &&
         loops_.once([&] { name_tops(heap); }) && loops_.each(size, 2 * kLookUp, set);
}

}  // namespace threadbare

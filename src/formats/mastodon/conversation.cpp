#include "formats/mastodon/conversation.h"

#include <string>

namespace threadbare {

bool Conversation::is_here(const TextHeap& heap, Piece id) const {
  return ids_.find(heap, heap.view(id)) != IdMap::kAbsent;
}

void Conversation::index_ids(const TextHeap& heap) {
  for (uint32_t i = 0; i < statuses_.size(); ++i) {
    Status& status = statuses_[i];
    if (!status.is_set) continue;
    if (heap.view(status.parent) == heap.view(status.draft.id)) status.parent = {};
    ids_.add(heap, status.draft.id, i);
  }
}

// A context without ancestors or descendants needs no thought.
void Conversation::find_contexts(TextHeap& heap) {
  for (const Status& status : statuses_) {
    if (!status.is_set || status.place == Place::alone) continue;
    Context& context = contexts_[status.entry];
    if (status.place == Place::focal) {
      context.focal = status.draft.id;
    } else if (status.place == Place::ancestor) {
      if (context.top.empty()) context.top = status.draft.id;
      context.last = status.draft.id;
    }
  }
  for (auto& [entry, context] : contexts_) {
    Status& status = statuses_[entry];
    if (!status.is_set) continue;
    status.place = Place::focal;  // the context is a part of it
    status.entry = entry;
    context.focal = status.draft.id;
  }
  find_focal_elsewhere(heap);
  for (auto& [entry, context] : contexts_) {
    if (context.top.empty()) context.top = context.focal;
    // A post of which not even the id is known. No status has such an id.
    if (context.top.empty()) context.top = heap.add(" " + std::to_string(entry));
  }
}

// The status that was asked for, where it is not in the same object: it stands elsewhere in the
// file and a descendant answers it, or it is the first that they answer and that is nowhere.
void Conversation::find_focal_elsewhere(const TextHeap& heap) {
  for (const bool absent : {false, true}) {
    for (const Status& status : statuses_) {
      if (!status.is_set || status.place != Place::descendant || status.parent.empty()) continue;
      Context& context = contexts_[status.entry];
      if (!context.focal.empty()) continue;
      const uint32_t found = ids_.find(heap, heap.view(status.parent));
      if (absent && found == IdMap::kAbsent) {
        context.focal = status.parent;
      } else if (found != IdMap::kAbsent && statuses_[found].place == Place::alone) {
        context.focal = status.parent;
        statuses_[found].place = Place::focal;
        statuses_[found].entry = status.entry;
      }
    }
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

void Conversation::hang(ThreadBuilder& thread, TextHeap& heap) {
  index_ids(heap);
  find_contexts(heap);
  for (uint32_t i = 0; i < statuses_.size(); ++i) {
    const Status& status = statuses_[i];
    if (!status.is_set) continue;
    thread.set(i, status.draft, parentage_of(i, thread, heap),
               status.details == 0 ? nullptr : &details_[status.details - 1]);
  }
  statuses_.clear();
}

}  // namespace threadbare

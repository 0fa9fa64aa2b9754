#include "thread/thread_list.h"

namespace threadbare {

ThreadBuilder& ThreadList::thread(std::string_view key) {
  std::string whole_key(format_);
  whole_key.append(1, '\n').append(key);
  const auto [entry, added] = index_.try_emplace(std::move(whole_key), builders_.size());
  if (added) {
    builders_.emplace_back(*heap_);
    builders_.back().facts().format = format_;
  }
  return builders_[entry->second];
}

std::vector<Thread> ThreadList::settle(Problems& problems, const std::vector<uint64_t>& parts,
                                       Piece (*rewrite)(TextHeap& heap, Piece body)) {
  for (ThreadBuilder& builder : builders_) builder.resolve(problems);
  problems.locate(heap_->input(), parts);
  std::vector<Thread> threads;
  for (ThreadBuilder& builder : builders_) {
    builder.rewrite_bodies(rewrite);
    ThreadFacts& facts = builder.facts();
    if (facts.source.empty()) facts.source = heap_->add(facts.format);
    if (builder.worth_settling()) builder.settle_into(threads);
  }
  builders_.clear();
  index_.clear();
  return threads;
}

}  // namespace threadbare

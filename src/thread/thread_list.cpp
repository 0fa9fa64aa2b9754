#include "thread/thread_list.h"

namespace threadbare {

ThreadBuilder& ThreadList::thread(std::string_view key) {
  const auto [entry, added] = index_.try_emplace(std::string(key), builders_.size());
  if (added) builders_.emplace_back(*heap_);
  return builders_[entry->second];
}

std::vector<Thread> ThreadList::settle(Problems& problems,
                                       Piece (*rewrite)(TextHeap& heap, Piece body)) {
  for (ThreadBuilder& builder : builders_) builder.resolve(problems);
  problems.locate(heap_->input());
  std::vector<Thread> threads;
  for (ThreadBuilder& builder : builders_) {
    builder.rewrite_bodies(rewrite);
    if (builder.worth_settling()) threads.push_back(builder.settle());
  }
  builders_.clear();
  index_.clear();
  return threads;
}

}  // namespace threadbare

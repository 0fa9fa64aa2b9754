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

bool ThreadList::settle(Pace& pace, Problems& problems, const std::vector<uint64_t>& parts,
                        Piece (*rewrite)(TextHeap& heap, Piece body),
                        std::vector<Thread>& threads) {
  switch (stage_) {
    case Stage::resolving:
      for (; at_ < builders_.size(); ++at_) {
        if (pace.is_over() || !builders_[at_].resolve(pace, problems)) return false;
        pace.spend(Pace::kLookUp);
      }
      stage_ = Stage::locating;
      [[fallthrough]];
    case Stage::locating:
      if (!problems.locate(pace, heap_->input(), parts)) return false;
      at_ = 0;
      stage_ = Stage::settling;
      [[fallthrough]];
    case Stage::settling:
      for (; at_ < builders_.size(); ++at_) {
        ThreadBuilder& builder = builders_[at_];
        if (pace.is_over()) return false;
        if (!builder.worth_settling()) continue;
        if (!builder.rewrite_bodies(pace, rewrite)) return false;
        ThreadFacts& facts = builder.facts();
        if (facts.source.empty()) facts.source = heap_->add(facts.format);
        if (!builder.settle_into(pace, threads)) return false;
        pace.spend(Pace::kLookUp);
      }
      break;
  }
  builders_.clear();
  index_.clear();
  stage_ = Stage::resolving;
  at_ = 0;
  return true;
}

double ThreadList::share_settled() const {
  if (at_ == builders_.size()) return stage_ == Stage::resolving ? 0 : ThreadBuilder::kResolving;
  const auto count = static_cast<double>(builders_.size());
  const auto before = static_cast<double>(at_);
  const double own = builders_[at_].share_done();
  if (stage_ == Stage::resolving) return (before * ThreadBuilder::kResolving + own) / count;
  return (before + own + (count - before - 1) * ThreadBuilder::kResolving) / count;
}

}  // namespace threadbare

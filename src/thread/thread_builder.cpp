#include "thread/thread_builder.h"

#include <algorithm>
#include <utility>

#include "thread/commenter.h"

namespace threadbare {

namespace {

// 128 bits that tell texts apart: two FNV-1a hashes from different starts.
std::string hash_of(std::string_view text) {
  std::string hash;
  for (uint64_t state : {0xCBF29CE484222325ull, 0x9E3779B97F4A7C15ull}) {
    for (const char c : text) {
      state = (state ^ static_cast<unsigned char>(c)) * 0x100000001B3ull;
      state ^= state >> 29;
    }
    hash.append(reinterpret_cast<const char*>(&state), sizeof state);
  }
  return hash;
}

}  // namespace

uint32_t ThreadBuilder::reserve() {
  return drafts_.reserve();
}

void ThreadBuilder::set(uint32_t ordinal, const Draft& draft, Parentage parentage,
                        const Details* details) {
  if (!drafts_.has(ordinal, Drafts::kIsSet)) ++set_;
  drafts_.set(ordinal, draft, parentage, details);
}

uint32_t ThreadBuilder::add(const Draft& draft, Parentage parentage, const Details* details) {
  const uint32_t ordinal = reserve();
  set(ordinal, draft, parentage, details);
  return ordinal;
}

void ThreadBuilder::set_post(const Draft& draft, bool whole, const Details* details) {
  drafts_.post = draft;
  drafts_.post_details = details != nullptr ? *details : Details();
  drafts_.has_post = true;
  drafts_.post_is_whole = whole;
}

uint32_t ThreadBuilder::chain(std::span<const Piece> ancestors) {
  const uint32_t number = drafts_.chains.size();
  drafts_.chains.push_back({0, static_cast<uint32_t>(ancestors.size())});
  for (const Piece id : ancestors) drafts_.chains.push_back(id);
  return number;
}

uint32_t ThreadBuilder::author(std::string_view name, std::string_view display,
                               std::string_view url) {
  uint32_t index = author_index_.find(*heap_, name);
  if (index == IdMap::kAbsent) {
    index = static_cast<uint32_t>(drafts_.authors.size());
    const Piece piece = heap_->add(name);
    drafts_.authors.push_back({piece, {}, {}});
    author_index_.add(*heap_, piece, index);
  }
  Author& author = drafts_.authors[index];
  display = public_name_of(display);
  if (author.display.empty() && display != heap_->view(author.name)) {
    author.display = heap_->add(display);
  }
  if (author.url.empty() && !is_mail_url(url)) author.url = heap_->add(url);
  return index;
}

uint32_t ThreadBuilder::author_by_key(std::string_view key, std::string_view name,
                                      std::string_view url) {
  if (key.empty()) return author(name, {}, url);
  const auto [entry, added] =
      authors_by_key_.try_emplace(hash_of(key), static_cast<uint32_t>(drafts_.authors.size()));
  if (added) drafts_.authors.push_back({heap_->add(name), {}, {}});
  Author& author = drafts_.authors[entry->second];
  if (author.url.empty() && !is_mail_url(url)) author.url = heap_->add(url);
  return entry->second;
}

void ThreadBuilder::add_gap(const Gap& gap, std::span<const Piece> heads) {
  drafts_.gaps.push_back(gap);
  drafts_.gap_starts.push_back(static_cast<uint32_t>(drafts_.gap_heads.size()));
  drafts_.gap_heads.insert(drafts_.gap_heads.end(), heads.begin(), heads.end());
}

void ThreadBuilder::split_at_roots(AbsentRoot absent) {
  drafts_.splits = true;
  drafts_.absent_root = absent;
}

bool ThreadBuilder::resolve(Pace& pace, Problems& problems) {
  if (!resolving_) {
    // Nobody is added any more.
    author_index_.clear();
    authors_by_key_ = {};
    resolving_ = std::make_unique<Resolving>(*heap_, drafts_);
  }
  return resolving_->step(pace, problems);
}

bool ThreadBuilder::rewrite_bodies(Pace& pace, Piece (*rewrite)(TextHeap& heap, Piece body)) {
  for (; rewritten_ < comments(); ++rewritten_) {
    if (pace.grant(1, Pace::kLook) == 0) return false;
    if (!drafts_.has(rewritten_, Drafts::kBodyEscaped)) continue;
    Piece& body = drafts_.columns.body[rewritten_];
    pace.spend(body.size);
    body = rewrite(*heap_, body);
  }
  if (drafts_.post.body_escaped) drafts_.post.body = rewrite(*heap_, drafts_.post.body);
  drafts_.post.body_escaped = false;
  return true;
}

bool ThreadBuilder::settle_into(Pace& pace, std::vector<Thread>& threads) {
  if (!settling_) settling_ = std::make_unique<Settling>(*heap_, drafts_, resolving_->take());
  if (!settling_->step(pace, threads)) return false;
  *this = ThreadBuilder(*heap_);
  return true;
}

double ThreadBuilder::share_done() const {
  constexpr double kRewriting = 0.2;
  if (!resolving_) return 0;
  if (settling_) {
    return kResolving + kRewriting + settling_->share_done() * (1 - kResolving - kRewriting);
  }
  return kResolving * resolving_->share_done() + kRewriting * rewritten_ / (comments() + 1.0);
}

}  // namespace threadbare

#include "thread/settling.h"

#include <algorithm>
#include <utility>

namespace threadbare {

namespace {

constexpr uint32_t kColumns = 13;

// Works through `count` pieces from `cursor` on, as far as there is time for. True at the end.
template <class Work>
bool go_through(uint32_t count, uint32_t& cursor, Pace& pace, Work work) {
  const auto granted = static_cast<uint32_t>(pace.grant(count - cursor, Pace::kLook));
  for (const uint32_t end = cursor + granted; cursor < end; ++cursor) work(cursor);
  return cursor == count;
}

}  // namespace

Settling::Settling(TextHeap& heap, Drafts& drafts, Resolved resolved)
    : heap_(&heap), drafts_(&drafts), resolved_(std::move(resolved)) {
  order_.reserve(resolved_.forest.size());
}

bool Settling::step(Pace& pace, std::vector<Thread>& threads) {
  while (stage_ != Stage::done) {
    if (!run_stage(pace, threads)) return false;
    cursor_ = 0;
  }
  return true;
}

// True when the stage is over; stage_ is the next one then.
bool Settling::run_stage(Pace& pace, std::vector<Thread>& threads) {
  switch (stage_) {
    case Stage::order:
      if (!resolved_.forest.walk(pace, order_)) return false;
      rank_ = Column<uint32_t>(resolved_.forest.size(), Forest::kNone);
      new_author_.assign(drafts_->splits ? drafts_->authors.size() : 0, kNoAuthor);
      first_thread_ = threads.size();
      stage_ = drafts_->splits && order_.empty() ? Stage::done : Stage::begin;
      return true;
    case Stage::begin:
      if (!begin_thread(pace)) return false;
      stage_ = Stage::place;
      return true;
    case Stage::place:
      if (!go_through(size(), cursor_, pace, [this](uint32_t i) { place(i); })) return false;
      stage_ = Stage::ends;
      return true;
    case Stage::ends:
      if (!go_through(size(), cursor_, pace, [this](uint32_t i) { extend_parent(size() - 1 - i); }))
        return false;
      column_ = 0;
      stage_ = Stage::columns;
      return true;
    case Stage::columns:
      if (!gather_columns(pace)) return false;
      stage_ = Stage::names;
      return true;
    case Stage::names:
      if (!go_through(size(), cursor_, pace, [this](uint32_t i) {
            const uint32_t placeholder = node(i) - comments();
            if (node(i) >= comments())
              thread_.columns_.id[i] = resolved_.placeholder_ids[placeholder];
          }))
        return false;
      begin_counting();
      stage_ = Stage::unloaded;
      return true;
    case Stage::unloaded:
      if (!go_through(size(), cursor_, pace,
                      [this](uint32_t i) { count_unloaded(size() - 1 - i); }))
        return false;
      count_unloaded_of_thread();
      stage_ = drafts_->splits ? Stage::own : Stage::end;
      return true;
    case Stage::own:
      if (!go_through(thread_.columns_.details.size(), cursor_, pace,
                      [this](uint32_t entry) { make_own(entry); }))
        return false;
      end_tree();
      stage_ = Stage::end;
      return true;
    case Stage::end:
      threads.push_back(std::move(thread_));
      thread_ = Thread();
      stage_ = end_ < order_.size() ? Stage::begin : Stage::links;
      return true;
    case Stage::links:
      if (list_ == kLists) {
        stage_ = Stage::done;
        return true;
      }
      if (!link_attachments(pace)) return false;
      stage_ = Stage::attachments;
      return true;
    case Stage::attachments:
      if (!share_attachments(pace, threads)) return false;
      ++list_;
      stage_ = Stage::links;
      return true;
    case Stage::done:
      break;
  }
  return true;
}

// Finds the run of nodes that are the next thread.
bool Settling::begin_thread(Pace& pace) {
  if (pace.grant(1, Pace::kLook) == 0) return false;
  thread_.heap_ = heap_;
  thread_.facts_ = drafts_->facts;
  begin_ = end_;
  drafts_->splits ? begin_tree() : begin_whole();
  begins_.push_back(begin_);
  thread_.parent_.reserve(size());
  thread_.depth_.reserve(size());
  thread_.end_.reserve(size());
  return true;
}

// The thread that is everything.
void Settling::begin_whole() {
  end_ = order_.size();
  first_ = begin_;
  if (drafts_->has_post) {
    post_ = drafts_->flags.size();
    drafts_->append_entry();
    drafts_->write(post_, drafts_->post, &drafts_->post_details);
  }
  thread_.has_post_ = drafts_->has_post && drafts_->post_is_whole;
  thread_.authors_ = std::move(drafts_->authors);
  thread_.details_ = std::move(drafts_->details);
}

// The thread of one root, and of what hangs below it.
void Settling::begin_tree() {
  const uint32_t root = order_[begin_];
  for (end_ = begin_ + 1; end_ < order_.size(); ++end_) {
    if (resolved_.forest.parent(order_[end_]) == Forest::kNone) break;
  }
  const bool present = root < comments();
  const bool keeps_root = !present && drafts_->absent_root == AbsentRoot::placeholder;
  first_ = begin_ + (keeps_root ? 0 : 1);
  post_ = present ? root : Forest::kNone;
  if (!keeps_root) rank_[root] = begin_ + size();
  thread_.has_post_ = present && !drafts_->has(root, Drafts::kIsBare);
}

void Settling::place(uint32_t i) {
  rank_[node(i)] = begin_ + i;
  const uint32_t parent = resolved_.forest.parent(node(i));
  const uint32_t above = parent == Forest::kNone ? size() : rank_[parent] - begin_;
  const bool is_root = above == size();  // below nothing, or the post
  thread_.parent_.push_back(is_root ? Thread::kNone : above);
  thread_.depth_.push_back(is_root ? 0 : thread_.depth_[above] + 1);
  thread_.end_.push_back(i + 1);
}

// From the last to the first: its own end is known by then.
void Settling::extend_parent(uint32_t i) {
  const uint32_t parent = thread_.parent_[i];
  if (parent == Thread::kNone) return;
  thread_.end_[parent] = std::max(thread_.end_[parent], thread_.end_[i]);
}

// The entries of a column that belong to the thread's comments, and behind them the post's.
// Placeholders, whose numbers come behind those of comments, have no entry.
template <class T>
bool Settling::gather(Column<T>& to, Column<T>& from, T absent, Pace& pace) {
  const bool has_post = post_ != Forest::kNone;
  if (cursor_ == 0) to.reserve(size() + (has_post ? 1 : 0));
  if (!go_through(size(), cursor_, pace,
                  [&](uint32_t i) { to.push_back(node(i) < comments() ? from[node(i)] : absent); }))
    return false;
  if (has_post) to.push_back(from[post_]);
  // Before the next column is gathered: memory peaks at one column more.
  if (!drafts_->splits) from = {};
  return true;
}

bool Settling::gather_columns(Pace& pace) {
  uint32_t number = 0;
  bool is_over = true;
  const auto next = [&](auto& to, auto& from, auto absent) {
    if (!is_over || number++ < column_) return;
    is_over = gather(to, from, absent, pace);
    if (!is_over) return;
    cursor_ = 0;
    ++column_;
  };
  Columns& to = thread_.columns_;
  Columns& from = drafts_->columns;
  next(to.id, from.id, Piece());
  next(to.url, from.url, Piece());
  next(to.body, from.body, Piece());
  next(to.time, from.time, kUnknownTime);
  next(to.author, from.author, kNoAuthor);
  next(to.score, from.score, kUnknownCount);
  next(to.up, from.up, kUnknownCount);
  next(to.down, from.down, kUnknownCount);
  next(to.unloaded, from.unloaded, uint32_t{0});
  next(to.details, from.details, uint32_t{0});
  next(to.roles, from.roles, Roles{0});
  next(to.state, from.state, State::missing);
  next(to.markup, from.markup, Markup::text);
  return is_over;
}

// What a thread of several has for itself: roles in it, details and authors.
void Settling::make_own(uint32_t entry) {
  Columns& columns = thread_.columns_;
  const uint32_t op = post_ == Forest::kNone ? kNoAuthor : drafts_->columns.author[post_];
  uint32_t& author = columns.author[entry];
  if (op != kNoAuthor && author == op && entry < size()) columns.roles[entry] |= kRoleOp;
  uint32_t& details = columns.details[entry];
  if (details != 0) {
    thread_.details_.push_back(drafts_->details[details - 1]);
    details = thread_.details_.size();
  }
  if (author == kNoAuthor) return;
  if (new_author_[author] == kNoAuthor) {
    new_author_[author] = static_cast<uint32_t>(taken_.size());
    taken_.push_back(author);
    thread_.authors_.push_back(drafts_->authors[author]);
  }
  author = new_author_[author];
}

// A thread that was split off is called what its post is called.
void Settling::end_tree() {
  for (const uint32_t author : taken_) new_author_[author] = kNoAuthor;
  taken_.clear();
  ThreadFacts& facts = thread_.facts_;
  const auto details_of = [&](uint32_t entry) {
    const uint32_t details = thread_.columns_.details[entry];
    return details == 0 ? nullptr : &thread_.details_[details - 1];
  };
  if (thread_.has_post_) {
    facts.url = thread_.columns_.url[size()];
    if (Details* details = details_of(size())) {
      facts.title = details->subject;
      details->subject = {};  // not to be said twice
    }
    return;
  }
  for (uint32_t i = 0; i < size() && facts.title.empty(); ++i) {
    if (Details* details = details_of(i)) std::swap(facts.title, details->subject);
  }
}

double Settling::share_done() const {
  // Of the work on one thread, by how far its stage is into it.
  constexpr double kOrder = 0.1;
  if (stage_ == Stage::order) return kOrder * order_.size() / (resolved_.forest.size() + 1.0);
  const double count = order_.size() + 1.0;
  if (stage_ == Stage::begin || stage_ > Stage::columns)
    return kOrder + (1 - kOrder) * end_ / count;
  const double columns = stage_ == Stage::columns ? column_ / (kColumns + 1.0) : 0;
  return kOrder + (1 - kOrder) * (begin_ + columns * (end_ - begin_)) / count;
}

}  // namespace threadbare

#include "arrange/find/find.h"

#include <algorithm>
#include <utility>

#include "arrange/find/letter_folding.h"
#include "arrange/find/substring.h"

namespace threadbare {

namespace {

// Large enough that few matches are at its ends, small enough to be looked through in no time.
constexpr size_t kPageBytes = size_t{256} << 10;

// What a comment costs besides its text, in bytes of that.
constexpr size_t kCommentCost = 64;

// How much faster text is looked through than it is made.
constexpr size_t kLookingSpeed = 16;

}  // namespace

void Find::start(FindQuery query, Timestamp since) {
  query_ = std::move(query);
  check_ = ConditionCheck(*thread_, query_.conditions(), since);
  at_ = query_.empty() ? made_ : 0;
  page_ = 0;
  is_post_due_ = thread_->has_post() && !query_.empty();
  post_matches_ = false;
  matches_.clear();
}

bool Find::step(size_t budget) {
  size_t spent = 0;
  if (is_post_due_) spent = std::min(look_at_post(), budget > 0 ? budget - 1 : 0);
  while (at_ < thread_->size() && spent < budget) {
    if (!query_.empty() && !query_.asks_text()) {
      spent += check_next();
    } else if (at_ < made_) {
      const Page& page = pages_[page_++];
      look_through(page);
      at_ += static_cast<uint32_t>(page.ends.size());
      spent += page.text.size() / kLookingSpeed + 1;
    } else {
      spent += make_next();
    }
  }
  return at_ == thread_->size();
}

size_t Find::look_at_post() {
  is_post_due_ = false;
  size_t cost = 0;
  if (query_.asks_text() && post_.empty()) {
    make_folded(kPostItself);
    post_ = folded_;
    cost = shown_.size();
  }
  post_matches_ = is_match(kPostItself, post_);
  return cost + kCommentCost;
}

// For a query that asks for no text.
size_t Find::check_next() {
  const size_t cost = check_.cost_of(at_);
  if (check_.met_by(at_)) matches_.push_back(at_);
  ++at_;
  return cost / kLookingSpeed;
}

// Conditions are cheaper than words.
bool Find::is_match(uint32_t comment, std::string_view folded) {
  return (check_.empty() || check_.met_by(comment)) && query_.matches(folded);
}

void Find::look_through(const Page& page) {
  if (!query_.words().empty()) return look_for_word(page);
  const std::string_view text = page.text;
  size_t begin = 0;
  for (size_t i = 0; i < page.ends.size(); begin = page.ends[i++]) {
    const uint32_t comment = page.first + static_cast<uint32_t>(i);
    if (is_match(comment, text.substr(begin, page.ends[i] - begin))) matches_.push_back(comment);
  }
}

// Goes from one place of the longest word to the next: whole runs of comments lack it.
void Find::look_for_word(const Page& page) {
  const std::string& word = query_.words().front();
  const std::string_view text = page.text;
  size_t index = 0;
  size_t at = find_substring(text, word);
  while (at != std::string_view::npos) {
    index = static_cast<size_t>(
        std::upper_bound(page.ends.begin() + static_cast<ptrdiff_t>(index), page.ends.end(), at) -
        page.ends.begin());
    const size_t begin = index == 0 ? 0 : page.ends[index - 1];
    const size_t end = page.ends[index];
    const uint32_t comment = page.first + static_cast<uint32_t>(index);
    if (is_match(comment, text.substr(begin, end - begin))) matches_.push_back(comment);
    at = find_substring(text, word, end);
  }
}

// Makes the text of the next comment, looks through it, and returns what that cost. Where the text
// would not be kept, it is made only of those that meet the conditions.
size_t Find::make_next() {
  const bool is_kept = at_ == made_;
  if (!is_kept && !check_.empty() && !check_.met_by(at_)) {
    const size_t cost = check_.cost_of(at_);
    ++at_;
    return cost / kLookingSpeed;
  }
  make_folded(at_);
  if (!query_.empty() && is_match(at_, folded_)) matches_.push_back(at_);
  if (is_kept) keep(folded_);
  ++at_;
  return shown_.size() + kCommentCost;
}

void Find::make_folded(uint32_t comment) {
  shown_.clear();
  folded_.clear();
  shown_text_(*thread_, comment, shown_);
  append_folded(folded_, shown_);
  folded_ += '\n';  // in no folded text: nothing is found across it
}

void Find::keep(std::string_view folded) {
  if (kept_ + folded.size() > most_kept_) return;
  if (pages_.empty() || pages_.back().text.size() + folded.size() > kPageBytes) {
    pages_.emplace_back().first = at_;
    pages_.back().text.reserve(std::max(folded.size(), std::min(kPageBytes, most_kept_)));
  }
  Page& page = pages_.back();
  page.text += folded;
  page.ends.push_back(static_cast<uint32_t>(page.text.size()));
  kept_ += folded.size();
  ++made_;
}

std::vector<uint32_t> rows_of(const View& view, const std::vector<uint32_t>& comments) {
  std::vector<bool> is_match(view.size());
  for (const uint32_t comment : comments) is_match[view.row_of(comment)] = true;
  std::vector<uint32_t> rows;
  rows.reserve(comments.size());
  for (uint32_t row = 0; row < view.size(); ++row) {
    if (is_match[row]) rows.push_back(row);
  }
  return rows;
}

}  // namespace threadbare

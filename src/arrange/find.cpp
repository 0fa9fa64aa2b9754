#include "arrange/find.h"

#include <algorithm>
#include <utility>

#include "arrange/letter_folding.h"
#include "arrange/substring.h"

namespace threadbare {

namespace {

// Large enough that few matches are at its ends, small enough to be looked through in no time.
constexpr size_t kPageBytes = size_t{256} << 10;

// What a comment costs besides its text, in bytes of that.
constexpr size_t kCommentCost = 64;

// How much faster text is looked through than it is made.
constexpr size_t kLookingSpeed = 16;

}  // namespace

void Find::start(FindQuery query) {
  query_ = std::move(query);
  at_ = query_.empty() ? made_ : 0;
  page_ = 0;
  matches_.clear();
}

bool Find::step(size_t budget) {
  size_t spent = 0;
  while (at_ < thread_->size() && spent < budget) {
    if (at_ < made_) {
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

void Find::look_through(const Page& page) {
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
    if (query_.matches(text.substr(begin, end - begin))) {
      matches_.push_back(page.first + static_cast<uint32_t>(index));
    }
    at = find_substring(text, word, end);
  }
}

// Makes the text of the next comment, looks through it, and returns what that cost.
size_t Find::make_next() {
  shown_.clear();
  folded_.clear();
  shown_text_(*thread_, at_, shown_);
  append_folded(folded_, shown_);
  folded_ += '\n';  // in no folded text: nothing is found across it
  if (!query_.empty() && query_.matches(folded_)) matches_.push_back(at_);
  if (at_ == made_) keep(folded_);
  ++at_;
  return shown_.size() + kCommentCost;
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

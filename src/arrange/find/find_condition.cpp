#include "arrange/find/find_condition.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "arrange/find/letter_folding.h"
#include "arrange/find/substring.h"

namespace threadbare {

namespace {

using Kind = FindCondition::Kind;

constexpr size_t kCheckCost = 64;

Comment at(const Thread& thread, uint32_t index) {
  return index == kPostItself ? thread.post() : thread[index];
}

bool has(std::string_view text, std::string_view part) {
  return find_substring(text, part) != std::string_view::npos;
}

// What is asked for has no spaces around it.
std::string_view trimmed(std::string_view text) {
  const size_t begin = std::min(text.find_first_not_of(' '), text.size());
  return text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
}

bool is_named(const Comment& comment, FindCondition::Kind how, std::string_view folded) {
  for (const std::string_view name : {comment.author_name(), comment.author_display()}) {
    std::string folded_name;
    append_folded(folded_name, name);
    if (how == Kind::person ? trimmed(folded_name) == folded : has(folded_name, folded))
      return true;
  }
  return false;
}

bool has_attached(const Thread& thread, uint32_t index, std::string_view type) {
  const std::span<const Media> media = thread.media_of(index);
  return std::any_of(media.begin(), media.end(),
                     [&](const Media& one) { return thread.text(one.type) == type; });
}

bool has_link(const Comment& comment) {
  const std::string_view body = comment.body();
  return has(body, "https://") || has(body, "http://") ||
         (comment.markup() == Markup::html && has(body, "href="));
}

bool has_image(const Comment& comment) {
  const std::string_view body = comment.body();
  if (comment.markup() == Markup::html && has(body, "<img")) return true;
  if (comment.markup() == Markup::markdown && has(body, "![")) return true;
  if (!has_link(comment)) return false;
  constexpr std::string_view kEndings[] = {".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif"};
  return std::any_of(std::begin(kEndings), std::end(kEndings),
                     [&](std::string_view ending) { return has(body, ending); });
}

}  // namespace

ConditionCheck::ConditionCheck(const Thread& thread, std::vector<FindCondition> conditions,
                               Timestamp since)
    : thread_(&thread), conditions_(std::move(conditions)), since_(since) {
  by_author_.resize(conditions_.size());
  for (size_t i = 0; i < conditions_.size(); ++i) {
    const Kind kind = conditions_[i].kind;
    if (kind == Kind::author || kind == Kind::person) by_author_[i].resize(thread.authors().size());
    if (kind == Kind::link || kind == Kind::image) reads_bodies_ = true;
  }
}

bool ConditionCheck::met_by(uint32_t index) {
  const Comment comment = at(*thread_, index);
  for (size_t i = 0; i < conditions_.size(); ++i) {
    const FindCondition& condition = conditions_[i];
    if (holds(condition, by_author_[i], comment, index) == condition.turned) return false;
  }
  return true;
}

size_t ConditionCheck::cost_of(uint32_t index) const {
  return kCheckCost + (reads_bodies_ ? at(*thread_, index).body().size() : 0);
}

bool ConditionCheck::holds(const FindCondition& condition, std::vector<Answer>& by_author,
                           const Comment& comment, uint32_t index) const {
  const Timestamp time = comment.time();
  switch (condition.kind) {
    case Kind::author:
    case Kind::person: {
      if (!comment.has_author()) return false;
      Answer& answer = by_author[comment.author_index()];
      if (answer == Answer::unknown) {
        answer = is_named(comment, condition.kind, condition.text) ? Answer::yes : Answer::no;
      }
      return answer == Answer::yes;
    }
    case Kind::least:
      return comment.score() && *comment.score() >= condition.number;
    case Kind::most:
      return comment.score() && *comment.score() <= condition.number;
    case Kind::exact:
      return comment.score() && *comment.score() == condition.number;
    case Kind::before:
      return time != kUnknownTime && time < condition.number;
    case Kind::after:
      return time != kUnknownTime && time >= condition.number;
    case Kind::role:
      return (comment.roles() & condition.roles) != 0;
    case Kind::fresh:
      return comment.is_newer_than(since_);
    case Kind::link:
      return comment.state() == State::normal &&
             (has_link(comment) || has_attached(*thread_, index, "link"));
    case Kind::image:
      return comment.state() == State::normal &&
             (has_image(comment) || has_attached(*thread_, index, "image"));
  }
  return false;
}

}  // namespace threadbare

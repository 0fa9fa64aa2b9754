#include "arrange/find/find_expression.h"

#include <algorithm>
#include <charconv>
#include <system_error>
#include <utility>

#include "arrange/find/letter_folding.h"
#include "thread/limits.h"

namespace threadbare {

namespace {

using Kind = FindCondition::Kind;

std::string_view without_spaces(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

std::optional<int64_t> number_in(std::string_view text) {
  int64_t number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (text.empty() || error != std::errc() || stop != end) return std::nullopt;
  return number;
}

// A year, a month, a day or a time. Folding has made small letters of RFC 3339's.
Timestamp time_in(std::string_view text) {
  constexpr size_t kYear = 4;
  constexpr size_t kMonth = 7;
  std::string time(text);
  for (char& c : time) {
    if (c == 't' || c == 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  if (time.size() == kYear) time += "-01";
  if (time.size() == kMonth) time += "-01";
  return parse_timestamp(time);
}

// Its sentences stand in languages/en.json, too, as find_wrong_…: pages say them in their language.
class Reader {
 public:
  explicit Reader(std::string_view text) : folded_(fold_with_places(text)), text_(folded_.text) {}

  FindExpression read() {
    while (skip_spaces() && !expression_.problem) {
      const size_t parts =
          expression_.words.size() + expression_.without.size() + expression_.conditions.size();
      if (parts == kMaxFindParts) {
        fail(at_, "There can be no more than 32 words and conditions.");
        break;
      }
      take_part();
    }
    if (!expression_.problem) return std::move(expression_);
    FindExpression unread;
    unread.problem = expression_.problem;
    return unread;
  }

 private:
  bool skip_spaces() {
    at_ = std::min(text_.find_first_not_of(' ', at_), text_.size());
    return at_ < text_.size();
  }

  void take_part() {
    const bool turned = text_[at_] == '-' && at_ + 1 < text_.size() && text_[at_ + 1] != ' ';
    if (turned) ++at_;
    for (const auto& [name, take] : kNames) {
      if (!text_.substr(at_).starts_with(name)) continue;
      at_ += name.size();
      const size_t place = at_;
      FindCondition condition;
      condition.turned = turned;
      if ((this->*take)(place, take_word(), condition)) {
        expression_.conditions.push_back(std::move(condition));
      }
      return;
    }
    const size_t place = at_;
    const std::string word = take_word();
    if (word.size() > kMaxFindWordBytes) {
      fail(place, "A word can have no more than 1,000 letters.");
      return;
    }
    if (!word.empty()) (turned ? expression_.without : expression_.words).push_back(word);
  }

  // What is in quotes, or what goes up to a space.
  std::string take_word() {
    const bool quoted = at_ < text_.size() && text_[at_] == '"';
    if (quoted) return take_quotation();
    const size_t end = std::min(text_.find(' ', at_), text_.size());
    const std::string_view word = text_.substr(at_, end - at_);
    at_ = std::min(end + 1, text_.size());
    return std::string(word);
  }

  // A backslash is one, but before a quote or another of its kind.
  std::string take_quotation() {
    std::string word;
    for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_) {
      const char next = at_ + 1 < text_.size() ? text_[at_ + 1] : ' ';
      if (text_[at_] == '\\' && (next == '"' || next == '\\')) ++at_;
      word += text_[at_];
    }
    at_ = std::min(at_ + 1, text_.size());
    return std::string(without_spaces(word));
  }

  bool take_author(size_t place, std::string_view value, FindCondition& condition) {
    condition.text = value;
    return !value.empty() || fail(place, "Write whose comments, as in author:ada.");
  }

  bool take_person(size_t place, std::string_view value, FindCondition& condition) {
    condition.kind = FindCondition::Kind::person;
    return take_author(place, value, condition);
  }

  bool take_score(size_t place, std::string_view value, FindCondition& condition) {
    const std::string_view rest =
        value.substr(std::min(value.find_first_not_of("<=>"), value.size()));
    const std::string_view sign = value.substr(0, value.size() - rest.size());
    const std::optional<int64_t> number = number_in(rest);
    constexpr int64_t kMost = int64_t{1}
                              << 40;  // beyond all scores, and there is room for one more
    if (!number || *number > kMost || *number < -kMost) {
      return fail(place, "Write a whole number, as in score:>10.");
    }
    condition.number = *number;
    if (sign.empty() || sign == "=") {
      condition.kind = Kind::exact;
    } else if (sign == ">" || sign == ">=") {
      condition.kind = Kind::least;
      if (sign == ">") ++condition.number;
    } else if (sign == "<" || sign == "<=") {
      condition.kind = Kind::most;
      if (sign == "<") --condition.number;
    } else {
      return fail(place, "Before the number can be >, >=, <, <= or =, as in score:>10.");
    }
    return true;
  }

  bool take_before(size_t place, std::string_view value, FindCondition& condition) {
    condition.kind = Kind::before;
    condition.number = time_in(value);
    return condition.number != kUnknownTime ||
           fail(place, "Write a date, as in before:2024-05-01.");
  }

  bool take_after(size_t place, std::string_view value, FindCondition& condition) {
    condition.kind = Kind::after;
    condition.number = time_in(value);
    return condition.number != kUnknownTime || fail(place, "Write a date, as in after:2024-05-01.");
  }

  bool take_is(size_t place, std::string_view value, FindCondition& condition) {
    constexpr std::pair<std::string_view, Roles> kRoles[] = {
        {"op", kRoleOp}, {"mod", kRoleModerator}, {"admin", kRoleAdmin}, {"bot", kRoleBot}};
    condition.kind = value == "new" ? Kind::fresh : Kind::role;
    for (const auto& [name, role] : kRoles) {
      if (value == name) condition.roles = role;
    }
    return condition.kind == Kind::fresh || condition.roles != 0 ||
           fail(place, "There are is:op, is:new, is:mod, is:admin and is:bot.");
  }

  bool take_has(size_t place, std::string_view value, FindCondition& condition) {
    condition.kind = value == "image" ? Kind::image : Kind::link;
    return value == "image" || value == "link" || fail(place, "There are has:link and has:image.");
  }

  /// Returns false.
  bool fail(size_t place, std::string_view message) {
    expression_.problem = {folded_.places[place], message};
    return false;
  }

  using Take = bool (Reader::*)(size_t place, std::string_view value, FindCondition& condition);
  static constexpr std::pair<std::string_view, Take> kNames[] = {
      {"author:=", &Reader::take_person}, {"author:", &Reader::take_author},
      {"score:", &Reader::take_score},    {"before:", &Reader::take_before},
      {"after:", &Reader::take_after},    {"is:", &Reader::take_is},
      {"has:", &Reader::take_has},
  };

  const FoldedText folded_;
  const std::string_view text_;
  size_t at_ = 0;
  FindExpression expression_;
};

}  // namespace

FindExpression read_find_expression(std::string_view text) {
  return Reader(text).read();
}

}  // namespace threadbare

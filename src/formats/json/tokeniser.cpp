#include "formats/json/tokeniser.h"

#include <algorithm>
#include <utility>

#include "formats/json/skipping.h"
#include "thread/limits.h"

namespace threadbare {

namespace {

// Most objects have fewer members that are wanted.
constexpr size_t kMostArrivals = 24;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_hex_digit(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// How a person would name the character at the start of `rest`.
std::string named(std::string_view rest) {
  const auto byte = static_cast<unsigned char>(rest[0]);
  if (byte == '\n' || byte == '\r') return "a line break";
  if (byte < 0x20 || byte == 0x7F) return "a control character";
  if (byte == '\'') return "a single quote";
  if (byte < 0x80) return std::string("“") + rest[0] + "”";
  const size_t size = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
  return "“" + std::string(rest.substr(0, size)) + "”";
}

}  // namespace

JsonTokeniser::JsonTokeniser(std::string_view input, JsonEvents& events, uint64_t offset,
                             JsonChecks checks)
    : begin_(input.data()),
      end_(begin_ + input.size()),
      at_(begin_),
      events_(&events),
      offset_(offset),
      checks_(checks),
      guesses_(checks == JsonChecks::wanted && events.guesses()),
      after_value_(at_) {}

JsonTokeniser::Progress JsonTokeniser::step(size_t budget) {
  if (error_.code != ProblemCode::none) return Progress::failed;
  const char* const stop = at_ + std::min(budget, static_cast<size_t>(end_ - at_));
  do {
    if (guesses_) {
      const char* const before = at_;
      if (!read_expected(stop)) return Progress::failed;
      if (at_ != before && at_ >= stop) break;
    }
    skip_white_space();
    if (at_ == end_) {
      if (next_ == Next::nothing) return Progress::done;
      fail_truncated(brackets_.empty() ? "before it begins" : "before all its brackets are closed");
      return Progress::failed;
    }
    if (!read_token(stop)) return Progress::failed;
  } while (at_ < stop);
  return Progress::more;
}

bool JsonTokeniser::read_token(const char* stop) {
  const char c = *at_;
  switch (next_) {
    case Next::value_or_end:
      if (c == ']') return close('[');
      return read_value();
    case Next::value:
      return read_value();
    case Next::key_or_end:
      if (c == '}') return close('{');
      [[fallthrough]];
    case Next::key: {
      if (c == '}') return fail("there is a comma too many before this “}”");
      if (c != '"') return fail_expecting("a key in double quotes");
      return read_members(stop);
    }
    case Next::colon:
      if (c != ':') return fail_expecting("a colon behind the key");
      ++at_;
      next_ = Next::value;
      return true;
    case Next::comma_or_end: {
      const bool in_object = brackets_.back() == '{';
      if (c == (in_object ? '}' : ']')) return close(brackets_.back());
      if (c != ',') return fail_expecting(in_object ? "a comma or “}”" : "a comma or “]”");
      ++at_;
      next_ = in_object ? Next::key : Next::value;
      return true;
    }
    case Next::nothing:
      return fail("the JSON ends before this place, but more text follows");
  }
  return false;
}

bool JsonTokeniser::stands_here(std::string_view text) const {
  // Whole vectors are compared, and something has to follow.
  return static_cast<size_t>(end_ - at_) > text.size() + simd::kVectorBytes &&
         is_text_at(at_, text);
}

// Members of the innermost object, and of those in it and around it, for as long as they come as
// they came before. Of what comes otherwise nothing is read: that is left to read_token().
bool JsonTokeniser::read_expected(const char* stop) {
  while (interest_ == JsonInterest::read && !brackets_.empty() && brackets_.back() == '{' &&
         (next_ == Next::comma_or_end || next_ == Next::key_or_end)) {
    const Way way = follow(events_->expected(), stop);
    if (way != Way::on) return way == Way::off;
  }
  return true;
}

JsonTokeniser::Way JsonTokeniser::follow(JsonMember* member, const char* stop) {
  JsonArrival values[kMostArrivals];  // of members that the listener has yet to be told of
  size_t count = 0;
  JsonMember* untold = nullptr;  // the last of those
  const auto tell = [&] {
    if (untold != nullptr) events_->passed(*untold, {values, count});
    count = 0;
    untold = nullptr;
  };
  while (at_ < stop && *at_ != '}') {
    // That one member is left out is no surprise.
    if (member != nullptr && !stands_here(member->text)) member = member->next;
    if (member == nullptr || !stands_here(member->text)) break;
    if (static_cast<unsigned char>(at_[member->text.size()]) <= ' ') break;
    pass(member->text);
    next_ = Next::value;
    bool read = true;
    if (member->interest == JsonInterest::skip) {
      untold = member;
      read = skip_expected(*member);
    } else if (member->slot != JsonMember::kNoSlot && *at_ != '{' && *at_ != '[') {
      if (count == kMostArrivals) tell();
      JsonArrival& value = values[count];
      value.slot = member->slot;
      value.text = {};
      read = read_scalar(value.kind, value.text);
      after_value_ = at_;
      if (read) {
        untold = member;
        ++count;
      }
    } else {
      tell();
      if (member->repeats && !member->last.empty() && stands_here(member->last)) {
        pass(member->last);
        events_->repeat(*member);
      } else {
        events_->arrived(*member, offset_ + position());
        if (member->repeats) keep_text_of(*member);
        read = read_value(member->interest);
        if (next_ != Next::comma_or_end || interest_ != JsonInterest::read) {
          return read ? Way::on : Way::failed;
        }
      }
    }
    if (!read) {
      tell();
      return Way::failed;
    }
    next_ = Next::comma_or_end;
    member = member->next;
  }
  tell();
  if (at_ >= stop || *at_ != '}') return Way::off;
  return close('{') ? Way::on : Way::failed;
}

void JsonTokeniser::pass(std::string_view text) {
  at_ += text.size();
  after_value_ = at_;
}

bool JsonTokeniser::skip_expected(JsonMember& member) {
  const char* const value = at_;
  const bool is_container = *value == '{' || *value == '[';
  if (is_container && !member.last.empty() && stands_here(member.last)) {
    pass(member.last);
    return true;
  }
  if (!skip_value()) return false;
  if (is_container) member.last = {value, static_cast<size_t>(at_ - value)};
  return true;
}

// The object that begins here will be its member's last one. One at a time: of one inside of it the
// text is not kept.
void JsonTokeniser::keep_text_of(JsonMember& member) {
  member.last = {};
  if (repeating_ != nullptr || *at_ != '{') return;
  repeating_ = &member;
  repeating_begin_ = at_;
  repeating_depth_ = brackets_.size();
}

// A key, and where the text goes on as usual, its colon and its value, and then the members behind
// it, up to an object or array that is to be read. What is unusual is left to read_token().
bool JsonTokeniser::read_members(const char* stop) {
  for (;;) {
    const char* const begin = after_value_;
    JsonText key;
    if (!read_string(key)) return false;
    const bool told = interest_ == JsonInterest::read;
    skip_white_space();
    next_ = Next::colon;
    if (at_ == end_ || *at_ != ':' || !told) {
      if (told) events_->key(key);
      return true;
    }
    ++at_;
    skip_white_space();
    next_ = Next::value;
    if (at_ == end_) {
      events_->key(key);
      return true;
    }
    const JsonInterest interest = events_->member(key, offset_ + position());
    if (guesses_) {
      JsonMember* const member = events_->learn({begin, static_cast<size_t>(at_ - begin)});
      if (member != nullptr && member->repeats) keep_text_of(*member);
      return read_value(interest);
    }
    if (!read_value(interest)) return false;
    if (next_ != Next::comma_or_end || interest_ != JsonInterest::read || at_ >= stop) return true;
    skip_white_space();
    if (at_ == end_ || *at_ != ',') return true;
    const char* const comma = at_++;
    skip_white_space();
    if (at_ == end_ || *at_ != '"') {
      at_ = comma;
      return true;
    }
  }
}

bool JsonTokeniser::read_value() {
  return read_value(interest_ == JsonInterest::read ? events_->want(offset_ + position())
                                                    : interest_);
}

// Past a value of which nothing is wanted.
bool JsonTokeniser::skip_value() {
  const char first = *at_;
  const char* behind = nullptr;
  if (first == '{' || first == '[') {
    behind = past_container(at_, end_);
    if (behind == nullptr) return fail_truncated("before all its brackets are closed");
  } else if (first == '"') {
    behind = past_string(at_, end_);
    if (behind == nullptr) return fail_truncated("in the middle of a string");
  } else {
    behind = past_scalar(at_, end_);
    if (behind == at_) return fail_expecting("a value");
  }
  at_ = after_value_ = behind;
  next_ = brackets_.empty() ? Next::nothing : Next::comma_or_end;
  return true;
}

bool JsonTokeniser::read_value(JsonInterest interest) {
  if (interest_ == JsonInterest::read) {
    if (interest == JsonInterest::skip && checks_ == JsonChecks::wanted) return skip_value();
    interest_ = interest;
    skip_begin_ = at_;
    skip_depth_ = brackets_.size();
  }
  if (*at_ == '{' || *at_ == '[') return open(*at_);
  JsonScalar kind{};
  std::string_view text;
  if (!read_scalar(kind, text)) return false;
  if (interest_ == JsonInterest::read) tell(kind, text);
  value_ended();
  return true;
}

void JsonTokeniser::tell(JsonScalar kind, std::string_view text) {
  switch (kind) {
    case JsonScalar::string:
    case JsonScalar::escaped_string:
      return events_->string({text, kind == JsonScalar::escaped_string});
    case JsonScalar::number:
      return events_->number(text);
    case JsonScalar::yes:
    case JsonScalar::no:
      return events_->boolean(kind == JsonScalar::yes);
    case JsonScalar::null:
      return events_->null();
  }
}

bool JsonTokeniser::read_scalar(JsonScalar& kind, std::string_view& text) {
  switch (*at_) {
    case '"': {
      JsonText string;
      if (!read_string(string)) return false;
      kind = string.escaped ? JsonScalar::escaped_string : JsonScalar::string;
      text = string.text;
      return true;
    }
    case 't':
      kind = JsonScalar::yes;
      return read_literal("true");
    case 'f':
      kind = JsonScalar::no;
      return read_literal("false");
    case 'n':
      kind = JsonScalar::null;
      return read_literal("null");
    case ']':
      if (in_array()) return fail("there is a comma too many before this “]”");
      return fail_expecting("a value");
    default: {
      if (*at_ != '-' && !is_digit(*at_)) return fail_expecting("a value");
      const char* const number = at_;
      if (!read_number()) return false;
      kind = JsonScalar::number;
      text = {number, static_cast<size_t>(at_ - number)};
      return true;
    }
  }
}

bool JsonTokeniser::open(char bracket) {
  if (brackets_.size() == kMaxJsonDepth) {
    fail("this JSON is nested more than " + std::to_string(kMaxJsonDepth) + " levels deep");
    error_.code = ProblemCode::too_deep;
    return false;
  }
  brackets_.push_back(bracket);
  after_value_ = ++at_;
  next_ = bracket == '{' ? Next::key_or_end : Next::value_or_end;
  if (interest_ == JsonInterest::read) {
    bracket == '{' ? events_->begin_object() : events_->begin_array();
  }
  return true;
}

bool JsonTokeniser::close(char bracket) {
  brackets_.pop_back();
  ++at_;
  if (interest_ == JsonInterest::read) {
    bracket == '{' ? events_->end_object() : events_->end_array();
  }
  if (repeating_ != nullptr && brackets_.size() == repeating_depth_) {
    repeating_->last = {repeating_begin_, static_cast<size_t>(at_ - repeating_begin_)};
    repeating_ = nullptr;
  }
  value_ended();
  return true;
}

void JsonTokeniser::value_ended() {
  after_value_ = at_;
  next_ = brackets_.empty() ? Next::nothing : Next::comma_or_end;
  if (interest_ == JsonInterest::read || brackets_.size() != skip_depth_) return;
  if (interest_ == JsonInterest::slice) {
    events_->raw({skip_begin_, static_cast<size_t>(at_ - skip_begin_)});
  }
  interest_ = JsonInterest::read;
}

bool JsonTokeniser::read_string(JsonText& text) {
  const char* const first = ++at_;
  for (;;) {
    at_ = end_of_plain_text(at_, end_);
    if (at_ == end_) return fail_truncated("in the middle of a string");
    if (*at_ == '"') break;
    if (*at_ != '\\') {
      return fail("there is " + named({at_, 1}) +
                  " inside this string: its closing quote is missing, or it must be escaped");
    }
    text.escaped = true;
    if (!read_escape()) return false;
  }
  text.text = {first, static_cast<size_t>(at_ - first)};
  ++at_;
  return true;
}

bool JsonTokeniser::read_escape() {
  const char* const backslash = at_++;
  if (at_ == end_) return fail_truncated("in the middle of a string");
  if (*at_ == 'u') {
    ++at_;
    for (int i = 0; i < 4; ++i, ++at_) {
      if (at_ == end_) return fail_truncated("in the middle of a string");
      if (is_hex_digit(*at_)) continue;
      at_ = backslash;
      return fail("this “\\u” is not followed by four hexadecimal digits");
    }
    return true;
  }
  switch (*at_) {
    case '"':
    case '\\':
    case '/':
    case 'b':
    case 'f':
    case 'n':
    case 'r':
    case 't':
      ++at_;
      return true;
    default:
      at_ = backslash;
      return fail("this backslash starts no escape that JSON knows; a plain one is written “\\\\”");
  }
}

bool JsonTokeniser::read_number() {
  // Past its grammar a number may only be followed by what follows any value, so `01` and `1.` are
  // found here and not blamed on a missing comma.
  const char* const number = at_;
  auto digits = [&] {
    const char* const first = at_;
    while (at_ != end_ && is_digit(*at_)) ++at_;
    return at_ != first;
  };
  auto bad = [&] {
    if (at_ == end_) return fail_truncated("in the middle of a number");
    at_ = number;
    return fail("this number is not written as JSON writes numbers");
  };
  if (*at_ == '-') ++at_;
  const bool leading_zero = at_ != end_ && *at_ == '0';
  const char* const whole = at_;
  if (!digits() || (leading_zero && at_ - whole > 1)) return bad();
  if (at_ != end_ && *at_ == '.') {
    ++at_;
    if (!digits()) return bad();
  }
  if (at_ != end_ && (*at_ == 'e' || *at_ == 'E')) {
    ++at_;
    if (at_ != end_ && (*at_ == '+' || *at_ == '-')) ++at_;
    if (!digits()) return bad();
  }
  return true;
}

bool JsonTokeniser::read_literal(std::string_view literal) {
  // OPTIMIZATION: most of them are whole, and `literal` is known where this is inlined.
  if (static_cast<size_t>(end_ - at_) >= literal.size()) {
    size_t same = 0;
    while (same < literal.size() && at_[same] == literal[same]) ++same;
    if (same == literal.size()) {
      at_ += same;
      return true;
    }
  }
  const std::string_view rest(at_, std::min(literal.size(), static_cast<size_t>(end_ - at_)));
  if (rest != literal.substr(0, rest.size())) return fail_expecting("a value");
  at_ += rest.size();
  return rest.size() == literal.size() || fail_truncated("in the middle of a word");
}

void JsonTokeniser::skip_white_space() {
  while (at_ != end_ && (*at_ == ' ' || *at_ == '\n' || *at_ == '\r' || *at_ == '\t')) ++at_;
}

bool JsonTokeniser::fail(std::string message) {
  error_ = {ProblemCode::bad_json, std::move(message), {offset_ + position(), 0, 0, 0}};
  return false;
}

bool JsonTokeniser::fail_expecting(std::string_view expected) {
  const bool behind_key = next_ == Next::colon || (next_ == Next::value && !in_array());
  if (*at_ == ',' && !behind_key) return fail("there is a comma too many here");
  return fail("here should be " + std::string(expected) + ", not " +
              named({at_, static_cast<size_t>(end_ - at_)}));
}

bool JsonTokeniser::fail_truncated(std::string_view where) {
  at_ = end_;
  truncated_ = true;
  return fail("this JSON ends " + std::string(where) + ": the file is truncated");
}

}  // namespace threadbare

#include "formats/json/tokeniser.h"

#include <algorithm>
#include <utility>

#include "formats/json/skipping.h"
#include "thread/limits.h"

namespace threadbare {

namespace {

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
      checks_(checks) {}

JsonTokeniser::Progress JsonTokeniser::step(size_t budget) {
  if (error_.code != ProblemCode::none) return Progress::failed;
  const char* const stop = at_ + std::min(budget, static_cast<size_t>(end_ - at_));
  do {
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

// A key, and where the text goes on as usual, its colon and its value, and then the members behind
// it, up to an object or array that is to be read. What is unusual is left to read_token().
bool JsonTokeniser::read_members(const char* stop) {
  for (;;) {
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
    if (!read_value(events_->member(key, offset_ + position()))) return false;
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
  at_ = behind;
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
  const bool told = interest_ == JsonInterest::read;
  switch (*at_) {
    case '{':
    case '[':
      return open(*at_);
    case '"': {
      JsonText text;
      if (!read_string(text)) return false;
      if (told) events_->string(text);
      break;
    }
    case 't':
    case 'f': {
      const bool value = *at_ == 't';
      if (!read_literal(value ? "true" : "false")) return false;
      if (told) events_->boolean(value);
      break;
    }
    case 'n':
      if (!read_literal("null")) return false;
      if (told) events_->null();
      break;
    case ']':
      if (in_array()) return fail("there is a comma too many before this “]”");
      return fail_expecting("a value");
    default: {
      if (*at_ != '-' && !is_digit(*at_)) return fail_expecting("a value");
      const char* const number = at_;
      if (!read_number()) return false;
      if (told) events_->number({number, static_cast<size_t>(at_ - number)});
    }
  }
  value_ended();
  return true;
}

bool JsonTokeniser::open(char bracket) {
  if (brackets_.size() == kMaxJsonDepth) {
    fail("this JSON is nested more than " + std::to_string(kMaxJsonDepth) + " levels deep");
    error_.code = ProblemCode::too_deep;
    return false;
  }
  brackets_.push_back(bracket);
  ++at_;
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
  value_ended();
  return true;
}

void JsonTokeniser::value_ended() {
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
  if (std::string_view("\"\\/bfnrt").find(*at_) == std::string_view::npos) {
    at_ = backslash;
    return fail("this backslash starts no escape that JSON knows; a plain one is written “\\\\”");
  }
  ++at_;
  return true;
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

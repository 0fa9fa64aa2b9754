// Our own JSON tokeniser: strict, resumable, without copies.
#ifndef THREADBARE_FORMATS_JSON_TOKENISER_H_
#define THREADBARE_FORMATS_JSON_TOKENISER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "formats/json/events.h"
#include "thread/problem.h"

namespace threadbare {

/// How closely skipped values are looked at.
enum class JsonChecks : uint8_t {
  everything,  ///< every byte of the text is checked
  wanted,  ///< what is skipped need only have its brackets and quotes in order: many times faster
};

/// Reads one JSON text as RFC 8259 (https://www.rfc-editor.org/rfc/rfc8259) has it, no more and no
/// less, and tells `events` what it finds. With JsonChecks::wanted a text that is broken inside a
/// value that nobody wanted is read all the same: numbers, words, escapes and control characters in
/// there, commas and colons, the kind of brackets and their depth are not looked at. What the RFC
/// leaves open: levels of nesting are capped at kMaxJsonDepth; numbers may be of any size,
/// since they are handed on as text; unpaired surrogates in escapes are let through, since undoing
/// escapes mends them. The input must be valid UTF-8: that is not checked again.
///
/// Nothing recurses: the state is a string with one byte for each open bracket, so reading can stop
/// after any token and go on later.
class JsonTokeniser {
 public:
  enum class Progress : uint8_t { more, done, failed };

  /// `input` and `events` are borrowed for as long as step() is called. `offset` is added to the
  /// places that are told: where `input` begins in a larger one.
  JsonTokeniser(std::string_view input, JsonEvents& events, uint64_t offset = 0,
                JsonChecks checks = JsonChecks::everything);

  /// Reads on for about `budget` bytes, at least one token. After `failed` error() says why.
  Progress step(size_t budget);

  /// Bytes read so far. Never falls.
  size_t position() const { return static_cast<size_t>(at_ - begin_); }

  /// REQUIRES: step() has returned `failed`.
  const Problem& error() const { return error_; }
  /// Whether it failed because the input ends too early, and for nothing else.
  bool truncated() const { return truncated_; }

 private:
  // What the grammar allows next.
  enum class Next : uint8_t {
    value,
    value_or_end,  // behind `[`
    key,
    key_or_end,  // behind `{`
    colon,
    comma_or_end,
    nothing,
  };

  // How far an object came as it was expected.
  enum class Way : uint8_t {
    on,   // to its end, or to a container in it that is read
    off,  // to something else than was expected, or to the end of the budget
    failed,
  };

  bool read_token(const char* stop);
  bool read_members(const char* stop);
  bool read_expected(const char* stop);
  Way follow(JsonMember* member, const char* stop);
  bool stands_here(std::string_view text) const;
  bool skip_expected(JsonMember& member);
  void keep_text_of(JsonMember& member);
  void pass(std::string_view text);
  bool read_value();
  bool read_value(JsonInterest interest);
  bool read_scalar(JsonScalar& kind, std::string_view& text);
  void tell(JsonScalar kind, std::string_view text);
  bool skip_value();
  bool read_string(JsonText& text);
  bool read_escape();
  bool read_number();
  bool read_literal(std::string_view literal);
  bool open(char bracket);
  bool close(char bracket);
  void value_ended();
  void skip_white_space();
  bool in_array() const { return !brackets_.empty() && brackets_.back() == '['; }

  bool fail(std::string message);
  bool fail_expecting(std::string_view expected);
  bool fail_truncated(std::string_view where);

  const char* begin_;
  const char* end_;
  const char* at_;
  JsonEvents* events_;
  uint64_t offset_;
  JsonChecks checks_;
  bool guesses_;  // members are read as they are expected to come
  bool truncated_ = false;
  std::string brackets_;  // the open ones, outermost first
  Next next_ = Next::value;
  const char* after_value_;  // behind the last value or opening bracket
  // An object whose text is to be kept, while it is open: its member, start and depth.
  JsonMember* repeating_ = nullptr;
  const char* repeating_begin_ = nullptr;
  size_t repeating_depth_ = 0;
  // While a value is skipped or sliced: where it starts, and the brackets open around it.
  JsonInterest interest_ = JsonInterest::read;
  const char* skip_begin_ = nullptr;
  size_t skip_depth_ = 0;
  Problem error_;
};

}  // namespace threadbare

#endif  // THREADBARE_FORMATS_JSON_TOKENISER_H_

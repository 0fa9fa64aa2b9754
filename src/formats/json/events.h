// What a JSON tokeniser tells, and whom: the seam between reading JSON's grammar and knowing what
// it means. Neither side knows the other.
#ifndef THREADBARE_FORMATS_JSON_EVENTS_H_
#define THREADBARE_FORMATS_JSON_EVENTS_H_

#include <cstdint>
#include <span>
#include <string_view>

namespace threadbare {

/// A string between its quotes. Views live until the event returns, unless they lie in the input.
struct JsonText {
  std::string_view text;
  bool escaped = false;  ///< `text` still holds escapes; string.h undoes them
};

/// What is wanted of a value.
enum class JsonInterest : uint8_t {
  skip,   ///< nothing: it is checked, and no event tells of it
  slice,  ///< its JSON, as one raw() event
  read,   ///< events for it, and for what is in it as far as that is wanted
};

/// What a value is that holds no others.
enum class JsonScalar : uint8_t { string, escaped_string, number, yes, no, null };

/// A member of an object, as its text was when it came before: the same text again is the same
/// member. A listener keeps them, and a tokeniser follows them where they lead: see route.h.
struct JsonMember {
  static constexpr uint32_t kNoSlot = ~uint32_t{0};

  /// From behind the value before it, or the opening brace, up to its own value: `,"name": `.
  std::string_view text;
  JsonMember* next = nullptr;  ///< the one that came behind it the last time
  JsonInterest interest = JsonInterest::skip;
  /// An object that is the same as the last one here need not be told of: see repeat().
  bool repeats = false;
  /// Where the listener puts a scalar, if it does nothing else with it; else kNoSlot.
  uint32_t slot = kNoSlot;
  /// The object or array that stood here last, if it was skipped or may repeat.
  std::string_view last;
  // The listener's own.
  uint32_t state = 0;
  uint32_t mark = 0;
  JsonMember* sibling = nullptr;
};

/// The scalar of a member that has a slot. The text, of strings and numbers, lies in the input.
struct JsonArrival {
  uint32_t slot;
  JsonScalar kind;
  std::string_view text;
};

/// Told of a document in the order of its text. Before each value want() is asked what is wanted of
/// it, after key() in objects. What a listener does not override it does not care for.
class JsonEvents {
 public:
  virtual ~JsonEvents() = default;

  /// A value starts at `byte` (Place::kNowhere where the tokeniser keeps no places).
  virtual JsonInterest want(uint64_t byte) = 0;

  virtual void key(JsonText) {}

  /// key() and then want(), in one call, for tokenisers that have read on to the value: most
  /// members of objects are not wanted, and this is all that is asked of them.
  virtual JsonInterest member(JsonText name, uint64_t byte) {
    key(name);
    return want(byte);
  }

  // A listener that guesses how an object goes on spares the tokeniser most of the work on its
  // keys. The text that it is told of has to stay where it is.

  virtual bool guesses() const { return false; }
  /// The member that may come next in the object that is open, or null for no guess.
  virtual JsonMember* expected() { return nullptr; }
  /// Members up to this one, which were expected, have come; `values` are those that have a `slot`.
  virtual void passed(JsonMember&, std::span<const JsonArrival>) {}
  /// The member comes next: key() and want() for it.
  virtual void arrived(JsonMember&, uint64_t) {}
  /// The member has come, and its object is the same as `last`.
  virtual void repeat(JsonMember&) {}
  /// The member that was just told of by member() has this text. Returns it as it is to be expected
  /// from now on, or null.
  virtual JsonMember* learn(std::string_view) { return nullptr; }

  virtual void begin_object() {}
  virtual void end_object() {}
  virtual void begin_array() {}
  virtual void end_array() {}
  virtual void string(JsonText) {}
  /// A number, as it is written.
  virtual void number(std::string_view) {}
  virtual void boolean(bool) {}
  virtual void null() {}
  /// A whole value of which JsonInterest::slice was wanted; valid JSON.
  virtual void raw(std::string_view) {}
};

/// Wants nothing, so that a tokeniser just checks.
class JsonUnheeding final : public JsonEvents {
 public:
  JsonInterest want(uint64_t) override { return JsonInterest::skip; }
};

}  // namespace threadbare

#endif  // THREADBARE_FORMATS_JSON_EVENTS_H_

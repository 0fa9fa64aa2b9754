// What a JSON tokeniser tells, and whom: the seam between reading JSON's grammar and knowing what
// it means. Neither side knows the other.
#ifndef THREADBARE_FORMATS_JSON_EVENTS_H_
#define THREADBARE_FORMATS_JSON_EVENTS_H_

#include <cstdint>
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

// Takes documents out of what clients wrap around them.
#ifndef THREADBARE_FORMATS_JSON_ENVELOPE_H_
#define THREADBARE_FORMATS_JSON_ENVELOPE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "formats/json/automaton.h"
#include "formats/json/events.h"

namespace threadbare {

/// Stands between a tokeniser and an automaton, and passes on only what is inside an *envelope*: an
/// array of pages, or an object with the document below a key (Sample::envelope). Each document in
/// it is one of its own to the automaton, as if it had been a file. Values that are not on the way,
/// or are no containers, are passed over.
class JsonEnvelope final : public JsonEvents {
 public:
  /// The automaton is borrowed. `steps` lead to the documents: a key, "*" for all keys, or an
  /// empty text for all elements of an array. `lone`: a document that is an object is one item of
  /// an array that is not there.
  JsonEnvelope(JsonAutomaton& automaton, std::vector<std::string> steps, bool lone)
      : automaton_(&automaton), steps_(std::move(steps)), lone_(lone) {}

  JsonInterest want(uint64_t byte) override;
  void key(JsonText key) override;
  JsonInterest member(JsonText name, uint64_t byte) override;
  bool guesses() const override { return true; }
  JsonMember* expected() override { return is_inside() ? automaton_->expected() : nullptr; }
  void passed(JsonMember& member, std::span<const JsonArrival> values) override {
    automaton_->passed(member, values);
  }
  void arrived(JsonMember& member, uint64_t byte) override { automaton_->arrived(member, byte); }
  void repeat(JsonMember& member) override { automaton_->repeat(member); }
  JsonMember* learn(std::string_view text) override {
    return is_inside() ? automaton_->learn(text) : nullptr;
  }
  void begin_object() override { begin(false); }
  void end_object() override { end(false); }
  void begin_array() override { begin(true); }
  void end_array() override { end(true); }
  void string(JsonText value) override;
  void number(std::string_view text) override;
  void boolean(bool value) override;
  void null() override;
  void raw(std::string_view json) override;

  /// The text ends in its midst: what is whole of the open document is kept, and the next text
  /// begins anew.
  void end_early();

 private:
  bool is_inside() const { return depth_ > 0; }
  void begin(bool is_array);
  void end(bool is_array);

  JsonAutomaton* automaton_;
  std::vector<std::string> steps_;
  bool lone_;
  bool is_item_ = false;    // the document that is open is one
  size_t level_ = 0;        // how many containers of the envelope are open
  size_t depth_ = 0;        // how many of the document
  bool is_astray_ = false;  // a container is open that is none of the envelope's
  bool is_on_way_ = true;   // the value that comes is
  uint64_t byte_ = 0;       // where it starts
};

}  // namespace threadbare

#endif  // THREADBARE_FORMATS_JSON_ENVELOPE_H_

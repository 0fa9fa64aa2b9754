// One node of a JSON document, as a format's handler sees it.
#ifndef THREADBARE_FORMATS_JSON_NODE_H_
#define THREADBARE_FORMATS_JSON_NODE_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "formats/json/automaton.h"
#include "formats/json/grammar.h"
#include "thread/text_heap.h"
#include "thread/timestamp.h"

namespace threadbare {

/// A cheap view of an open node; it holds until the handler's function returns. Fields are named by
/// Field::number. A field of another kind than the one asked for is as good as absent.
class JsonNode {
 public:
  JsonNode(JsonAutomaton& automaton, uint32_t index) : automaton_(&automaton), index_(index) {}

  const NodeType& type() const;
  EdgeKind kind() const { return node().kind; }
  /// Where its object starts, Place::kNowhere if that is not known.
  uint64_t byte() const { return node().byte; }

  /// The node around it. REQUIRES: kind() is not EdgeKind::document.
  JsonNode enclosing() const { return JsonNode(*automaton_, index_ - 1); }

  /// A number that the handler may keep with the node; 0 when it opens.
  uint32_t mark() const { return node().mark; }
  void set_mark(uint32_t mark);

  /// Whether it is given, but as null in all its alternatives that are given.
  bool is_null(uint8_t field) const;
  /// Whether it is given as `true`.
  bool is_true(uint8_t field) const { return value(field).kind == JsonValue::Kind::yes; }
  /// Whether it is given at all, and not as null.
  bool has(uint8_t field) const { return value(field).kind != JsonValue::Kind::absent; }
  /// Whether it is given as a number.
  bool is_number(uint8_t field) const { return value(field).kind == JsonValue::Kind::number; }

  /// A string, its escapes undone. Escaped ones are copied anew at each call: call once.
  Piece text(uint8_t field) const;
  /// The same as a string of its own, for what is looked at and not kept.
  std::string copy(uint8_t field) const;
  /// The same without a copy where it has no escapes: else it is written to `scratch`, and good for
  /// as long as that.
  std::string_view peek(uint8_t field, std::string& scratch) const;
  /// A string or a number, which is how ids come; absent past kMaxIdBytes.
  Piece id(uint8_t field) const;
  /// A string as it stands in the input. Sets `escaped` if its escapes are still to be undone.
  Piece raw_text(uint8_t field, bool& escaped) const;
  /// The JSON of a field that is read as a slice. Null is absent.
  Piece slice(uint8_t field) const;
  /// A whole number or a tally, clamped to what fits beside kUnknownCount, which stands for absent.
  int32_t count(uint8_t field) const;
  /// A time as in RFC 3339, or kUnknownTime.
  Timestamp time(uint8_t field) const;
  /// A time as a number, or a string of digits: of seconds since 1970, or of milliseconds.
  /// Fractions are dropped.
  Timestamp epoch_seconds(uint8_t field) const;
  Timestamp epoch_milliseconds(uint8_t field) const;

  TextHeap& heap() const { return *automaton_->heap_; }
  /// The bytes of a piece, until the next text is added to the heap.
  std::string_view view(Piece piece) const { return heap().view(piece); }

 private:
  const OpenNode& node() const { return automaton_->nodes_[index_]; }
  Timestamp epoch(uint8_t field, int64_t units_a_second) const;
  /// The alternative that wins.
  JsonValue value(uint8_t field) const;

  JsonAutomaton* automaton_;
  uint32_t index_;
};

}  // namespace threadbare

#endif  // THREADBARE_FORMATS_JSON_NODE_H_

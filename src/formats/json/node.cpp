#include "formats/json/node.h"

#include <algorithm>
#include <limits>

#include "formats/json/string.h"
#include "thread/columns.h"
#include "thread/limits.h"

namespace threadbare {

const NodeType& JsonNode::type() const {
  return *automaton_->paths_.type(node().type).source;
}

void JsonNode::set_mark(uint32_t mark) {
  automaton_->nodes_[index_].mark = mark;
}

JsonValue JsonNode::value(uint8_t field) const {
  const JsonPaths::Type::Slots slots = automaton_->paths_.type(node().type).fields[field];
  for (uint32_t slot = slots.first; slot < slots.end; ++slot) {
    const JsonValue& value = automaton_->slots_[node().first_slot + slot];
    if (value.kind != JsonValue::Kind::absent && value.kind != JsonValue::Kind::null) return value;
  }
  return {};
}

bool JsonNode::is_null(uint8_t field) const {
  const JsonPaths::Type::Slots slots = automaton_->paths_.type(node().type).fields[field];
  bool null = false;
  for (uint32_t slot = slots.first; slot < slots.end; ++slot) {
    null |= automaton_->slots_[node().first_slot + slot].kind == JsonValue::Kind::null;
  }
  return null && value(field).kind == JsonValue::Kind::absent;
}

Piece JsonNode::text(uint8_t field) const {
  bool escaped = false;
  const Piece raw = raw_text(field, escaped);
  if (!escaped) return raw;
  return heap().add(copy(field));
}

std::string JsonNode::copy(uint8_t field) const {
  std::string scratch;
  const std::string_view text = peek(field, scratch);
  return scratch.empty() ? std::string(text) : scratch;
}

std::string_view JsonNode::peek(uint8_t field, std::string& scratch) const {
  bool escaped = false;
  const std::string_view raw = view(raw_text(field, escaped));
  if (!escaped) return raw;
  scratch.clear();
  append_unescaped(scratch, raw);
  return scratch;
}

Piece JsonNode::id(uint8_t field) const {
  const JsonValue value = this->value(field);
  const Piece id = value.kind == JsonValue::Kind::number ? value.text : text(field);
  return id.size <= kMaxIdBytes ? id : Piece();
}

Piece JsonNode::raw_text(uint8_t field, bool& escaped) const {
  const JsonValue value = this->value(field);
  escaped = value.kind == JsonValue::Kind::escaped_string;
  return escaped || value.kind == JsonValue::Kind::string ? value.text : Piece();
}

Piece JsonNode::slice(uint8_t field) const {
  const JsonValue value = this->value(field);
  return value.kind == JsonValue::Kind::slice && view(value.text) != "null" ? value.text : Piece();
}

int32_t JsonNode::count(uint8_t field) const {
  const JsonValue value = this->value(field);
  // An element takes two bytes at least, so it fits.
  if (value.kind == JsonValue::Kind::tally) return static_cast<int32_t>(value.text.size);
  if (value.kind != JsonValue::Kind::number) return kUnknownCount;
  std::string_view digits = view(value.text);
  const bool negative = digits.front() == '-';
  if (negative) digits.remove_prefix(1);
  constexpr int64_t kLargest = std::numeric_limits<int32_t>::max();
  int64_t count = 0;
  for (char digit : digits) {
    if (digit < '0' || digit > '9') return kUnknownCount;  // a fraction or an exponent
    count = std::min(count * 10 + (digit - '0'), kLargest);
  }
  return static_cast<int32_t>(negative ? -count : count);
}

Timestamp JsonNode::time(uint8_t field) const {
  std::string scratch;
  return parse_timestamp(peek(field, scratch));
}

Timestamp JsonNode::epoch(uint8_t field, int64_t units_a_second) const {
  std::string_view digits = view(id(field));
  const bool negative = digits.starts_with('-');
  if (negative) digits.remove_prefix(1);
  const std::string_view whole = digits.substr(0, digits.find('.'));
  constexpr size_t kMaxDigits = 15;  // the year 9999 in milliseconds
  if (whole.empty() || whole.size() > kMaxDigits ||
      digits.find_first_not_of("0123456789.") != std::string_view::npos) {
    return kUnknownTime;
  }
  int64_t units = 0;
  for (const char digit : whole) units = units * 10 + (digit - '0');
  const int64_t seconds = (negative ? -units : units) / units_a_second;
  constexpr int64_t kEndOfYear9999 = 253402300799;
  return seconds > kEndOfYear9999 || seconds < -kEndOfYear9999 / 4 ? kUnknownTime : seconds;
}

Timestamp JsonNode::epoch_seconds(uint8_t field) const {
  return epoch(field, 1);
}

Timestamp JsonNode::epoch_milliseconds(uint8_t field) const {
  return epoch(field, 1000);
}

}  // namespace threadbare

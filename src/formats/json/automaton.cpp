#include "formats/json/automaton.h"

#include <functional>

#include "formats/json/node.h"
#include "formats/json/string.h"

namespace threadbare {

JsonAutomaton::JsonAutomaton(const NodeType& document, NodeHandler& handler, TextHeap& heap,
                             Problems& problems)
    : paths_(document), handler_(&handler), heap_(&heap), problems_(&problems) {}

JsonInterest JsonAutomaton::interest_in(uint32_t next) const {
  if (next == JsonPaths::kNowhere) return JsonInterest::skip;
  const JsonPaths::State& state = paths_.state(next);
  const bool is_slice = state.slot != JsonPaths::kNone && state.as == Field::As::slice;
  return is_slice ? JsonInterest::slice : JsonInterest::read;
}

JsonInterest JsonAutomaton::want(uint64_t byte) {
  next_byte_ = byte;
  if (frames_.empty()) return JsonInterest::read;
  Frame& frame = frames_.back();
  if (frame.is_array) next_state_ = paths_.behind_element(frame.state, frame.element++);
  return interest_in(next_state_);
}

void JsonAutomaton::key(JsonText key) {
  if (key.escaped) {
    scratch_.clear();
    append_unescaped(scratch_, key.text);
    key.text = scratch_;
  }
  next_state_ = paths_.behind_key(frames_.back().state, key.text);
  if (next_state_ == JsonPaths::kNowhere) return;
  // The last of equal keys wins: what an earlier one brought is forgotten.
  for (uint32_t slot : paths_.state(next_state_).slots) {
    slots_[nodes_.back().first_slot + slot] = {};
  }
}

JsonInterest JsonAutomaton::member(JsonText name, uint64_t byte) {
  JsonAutomaton::key(name);
  next_byte_ = byte;
  return interest_in(next_state_);
}

void JsonAutomaton::begin_object() {
  open_frame(false);
}
void JsonAutomaton::begin_array() {
  open_frame(true);
}
void JsonAutomaton::end_object() {
  close_frame();
}
void JsonAutomaton::end_array() {
  close_frame();
}

void JsonAutomaton::open_frame(bool is_array) {
  const JsonPaths::State& state = paths_.state(next_state_);
  if (frames_.empty()) {
    open_node(0, EdgeKind::document);
    frames_.push_back({paths_.type(0).start, 0, is_array, true});
  } else if (state.type == JsonPaths::kNone) {
    frames_.push_back({next_state_, 0, is_array, false});
  } else if (is_array && (state.any_element != JsonPaths::kNowhere || !state.elements.empty())) {
    frames_.push_back({next_state_, 0, true, false});
  } else if (is_array) {
    warn_no_object(state);
    frames_.push_back({JsonPaths::kNowhere, 0, true, false});
  } else {
    open_node(state.type, state.kind);
    frames_.push_back({paths_.type(state.type).start, 0, false, true});
  }
}

void JsonAutomaton::close_frame() {
  if (frames_.back().is_node) {
    handler_->finish(JsonNode(*this, static_cast<uint32_t>(nodes_.size() - 1)));
    if (nodes_.back().kind == EdgeKind::reply) nodes_[nodes_.size() - 2].holds_replies = true;
  }
  leave_frame();
}

void JsonAutomaton::leave_frame() {
  if (frames_.back().is_node) {
    slots_.resize(nodes_.back().first_slot);
    nodes_.pop_back();
  }
  frames_.pop_back();
}

void JsonAutomaton::end_early() {
  size_t keep = nodes_.size();
  for (size_t i = nodes_.size(); i-- > 0;) {
    if (nodes_[i].kind != EdgeKind::reply) continue;
    if (!nodes_[i].holds_replies) keep = i;
    break;
  }
  while (nodes_.size() > keep) leave_frame();
  while (!frames_.empty()) close_frame();
}

void JsonAutomaton::drop_element() {
  while (frames_.size() > 1) leave_frame();
}

void JsonAutomaton::open_node(uint32_t type, EdgeKind kind) {
  const auto first_slot = static_cast<uint32_t>(slots_.size());
  nodes_.push_back({type, first_slot, 0, kind, false, next_byte_});
  slots_.resize(first_slot + paths_.type(type).slot_count);
  handler_->open(JsonNode(*this, static_cast<uint32_t>(nodes_.size() - 1)));
}

void JsonAutomaton::string(JsonText value) {
  store(value.escaped ? JsonValue::Kind::escaped_string : JsonValue::Kind::string, value.text);
}
void JsonAutomaton::number(std::string_view text) {
  store(JsonValue::Kind::number, text);
}
void JsonAutomaton::boolean(bool value) {
  store(value ? JsonValue::Kind::yes : JsonValue::Kind::no);
}
void JsonAutomaton::null() {
  store(JsonValue::Kind::null);
}
void JsonAutomaton::raw(std::string_view json) {
  store(JsonValue::Kind::slice, json);
}

void JsonAutomaton::store(JsonValue::Kind kind, std::string_view text) {
  if (frames_.empty()) return;  // a document that is a bare value has nothing to tell
  const JsonPaths::State& state = paths_.state(next_state_);
  if (state.type != JsonPaths::kNone && kind != JsonValue::Kind::null) {
    warn_no_object(state);
  }
  if (state.slot == JsonPaths::kNone) return;
  JsonValue& value = slots_[nodes_.back().first_slot + state.slot];
  if (state.as != Field::As::tally) {
    value = {kind, keep(text)};
  } else if (kind != JsonValue::Kind::null) {
    value.kind = JsonValue::Kind::tally;
    ++value.text.size;
  }
}

void JsonAutomaton::warn_no_object(const JsonPaths::State& state) {
  if (state.may_be_other) return;
  const std::string name(paths_.type(state.type).source->name);
  problems_->warn(ProblemCode::bad_comment, "this " + name + " is no JSON object; it was skipped",
                  next_byte_);
}

Piece JsonAutomaton::keep(std::string_view text) {
  const std::string_view input = heap_->input();
  const std::less_equal<const char*> not_after;
  const bool in_input = not_after(input.data(), text.data()) &&
                        not_after(text.data() + text.size(), input.data() + input.size());
  return in_input ? heap_->piece_of_input(text) : heap_->add(text);
}

}  // namespace threadbare

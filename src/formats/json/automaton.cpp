#include "formats/json/automaton.h"

#include <functional>
#include <utility>

#include "formats/json/node.h"
#include "formats/json/string.h"

namespace threadbare {

JsonAutomaton::JsonAutomaton(const NodeType& document, NodeHandler& handler, TextHeap& heap,
                             Problems& problems)
    : paths_(document),
      route_(paths_.state_count()),
      handler_(&handler),
      heap_(&heap),
      problems_(&problems) {}

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
  frames_.back().is_known = false;
  forget(next_state_);
}

// The last of equal keys wins: what an earlier one brought is forgotten.
void JsonAutomaton::forget(uint32_t state) {
  for (uint32_t slot : paths_.state(state).slots) {
    slots_[nodes_.back().first_slot + slot] = {};
  }
}

JsonMember* JsonAutomaton::expected() {
  const Frame& frame = frames_.back();
  if (!frame.is_known) return nullptr;
  return frame.member != nullptr ? frame.member->next : route_.first(frame.state);
}

void JsonAutomaton::passed(JsonMember& member, std::span<const JsonArrival> values) {
  frames_.back().member = &member;
  frames_.back().is_known = true;
  if (values.empty()) return;
  static_assert(static_cast<int>(JsonValue::Kind::null) == static_cast<int>(JsonScalar::null));
  const char* const input = heap_->input().data();
  JsonValue* const slots = slots_.data() + nodes_.back().first_slot;
  for (const JsonArrival& value : values) {
    const auto size = static_cast<uint32_t>(value.text.size());
    const auto offset = size == 0 ? 0 : static_cast<uint32_t>(value.text.data() - input);
    slots[value.slot] = {static_cast<JsonValue::Kind>(value.kind), {offset, size}};
  }
}

void JsonAutomaton::arrived(JsonMember& member, uint64_t byte) {
  frames_.back().member = &member;
  frames_.back().is_known = true;
  next_state_ = member.state;
  next_byte_ = byte;
  forget(next_state_);
}

void JsonAutomaton::repeat(JsonMember& member) {
  frames_.back().member = &member;
  frames_.back().is_known = true;
  if (member.mark != 0) nodes_.back().mark = member.mark;
}

JsonMember* JsonAutomaton::learn(std::string_view text) {
  Frame& frame = frames_.back();
  JsonMember fresh;
  fresh.state = next_state_;
  fresh.interest = interest_in(next_state_);
  const JsonPaths::State& state = paths_.state(next_state_);
  fresh.repeats = state.repeats;
  // What such a value brings is that it stands in its slot, and nothing else.
  const bool is_plain = state.slots.size() == 1 && state.slots[0] == state.slot &&
                        state.type == JsonPaths::kNone && state.as == Field::As::value;
  if (is_plain) fresh.slot = state.slot;
  JsonMember* const member = route_.learn(frame.state, frame.member, text, fresh);
  if (member == nullptr) return nullptr;
  frame.member = member;
  frame.is_known = true;
  return member;
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
    OpenNode* const around = nodes_.size() > 1 ? &nodes_[nodes_.size() - 2] : nullptr;
    JsonMember* const repeating = around != nullptr ? repeating_member() : nullptr;
    const uint32_t mark = repeating != nullptr ? std::exchange(around->mark, 0) : 0;
    handler_->finish(JsonNode(*this, static_cast<uint32_t>(nodes_.size() - 1)));
    if (repeating != nullptr) {
      repeating->mark = around->mark;
      if (around->mark == 0) around->mark = mark;
    }
    if (around != nullptr && nodes_.back().kind == EdgeKind::reply) around->holds_replies = true;
  }
  leave_frame();
}

// The member whose object ends here, if the same object may come again.
JsonMember* JsonAutomaton::repeating_member() const {
  if (frames_.size() < 2) return nullptr;
  const Frame& around = frames_[frames_.size() - 2];
  return around.is_known && around.member != nullptr && around.member->repeats ? around.member
                                                                               : nullptr;
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

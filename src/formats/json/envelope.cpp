#include "formats/json/envelope.h"

namespace threadbare {

JsonInterest JsonEnvelope::want(uint64_t byte) {
  if (is_inside()) return automaton_->want(byte);
  byte_ = byte;
  return !is_astray_ && is_on_way_ ? JsonInterest::read : JsonInterest::skip;
}

void JsonEnvelope::key(JsonText key) {
  if (is_inside()) return automaton_->key(key);
  const std::string& step = steps_[level_ - 1];
  is_on_way_ = step == "*" || (!key.escaped && key.text == step);
}

JsonInterest JsonEnvelope::member(JsonText name, uint64_t byte) {
  if (is_inside()) return automaton_->member(name, byte);
  JsonEnvelope::key(name);
  return JsonEnvelope::want(byte);
}

void JsonEnvelope::begin(bool is_array) {
  if (!is_inside() && level_ < steps_.size()) {
    is_astray_ = steps_[level_].empty() != is_array;
    if (!is_astray_) ++level_;
    is_on_way_ = is_array;
    return;
  }
  if (!is_inside()) {
    is_item_ = lone_ && !is_array;
    if (is_item_) {
      automaton_->want(byte_);
      automaton_->begin_array();
    }
    automaton_->want(byte_);
  }
  ++depth_;
  is_array ? automaton_->begin_array() : automaton_->begin_object();
}

void JsonEnvelope::end(bool is_array) {
  if (!is_inside()) {
    if (!is_astray_) --level_;
    is_astray_ = false;
    is_on_way_ = level_ == 0 || steps_[level_ - 1].empty();
    return;
  }
  is_array ? automaton_->end_array() : automaton_->end_object();
  if (--depth_ == 0 && is_item_) automaton_->end_array();
}

void JsonEnvelope::string(JsonText value) {
  if (is_inside()) automaton_->string(value);
}
void JsonEnvelope::number(std::string_view text) {
  if (is_inside()) automaton_->number(text);
}
void JsonEnvelope::boolean(bool value) {
  if (is_inside()) automaton_->boolean(value);
}
void JsonEnvelope::null() {
  if (is_inside()) automaton_->null();
}
void JsonEnvelope::raw(std::string_view json) {
  if (is_inside()) automaton_->raw(json);
}

void JsonEnvelope::end_early() {
  automaton_->end_early();
  level_ = depth_ = 0;
  is_astray_ = false;
  is_on_way_ = true;
}

}  // namespace threadbare

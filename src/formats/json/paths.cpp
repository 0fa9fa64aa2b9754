#include "formats/json/paths.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace threadbare {

namespace {

// Tells the keys of one object apart well enough: they differ in length or at their ends.
size_t hash_of(std::string_view key) {
  if (key.empty()) return 0;
  return key.size() * 3 + static_cast<unsigned char>(key.front()) * 5u +
         static_cast<unsigned char>(key.back()) * 7u +
         static_cast<unsigned char>(key[key.size() / 2]) * 11u;
}

// Keys are short, and asked for one after the other: a call of memcmp would take longer.
bool is_same(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  const auto word = [](std::string_view text, size_t at) {
    uint64_t bytes;
    std::memcpy(&bytes, text.data() + at, sizeof bytes);
    return bytes;
  };
  size_t at = 0;
  for (; at + 8 <= a.size(); at += 8) {
    if (word(a, at) != word(b, at)) return false;
  }
  if (at == a.size()) return true;
  if (a.size() >= 8) return word(a, a.size() - 8) == word(b, a.size() - 8);
  for (; at < a.size(); ++at) {
    if (a[at] != b[at]) return false;
  }
  return true;
}

// Takes what stands before the first `divider` off the front of `text`, and the divider.
std::string_view take_until(std::string_view& text, char divider) {
  const size_t end = std::min(text.find(divider), text.size());
  const std::string_view taken = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return taken;
}

// One step of a path: a key, `*`, `[]` or `[n]`.
std::string_view take_step(std::string_view& path) {
  if (path.front() == '.') path.remove_prefix(1);
  const size_t end = path.front() == '[' ? path.find(']') + 1 : path.find_first_of(".[");
  const std::string_view step = path.substr(0, end);
  path.remove_prefix(step.size());
  return step;
}

uint32_t number_in(std::string_view digits) {
  uint32_t number = 0;
  for (char digit : digits) number = number * 10 + static_cast<uint32_t>(digit - '0');
  return number;
}

}  // namespace

JsonPaths::JsonPaths(const NodeType& document) {
  new_state();  // kNowhere
  type_of(document);
  for (uint32_t type = 0; type < types_.size(); ++type) compile(type);
  for (State& state : states_) index_keys(state);
}

uint32_t JsonPaths::type_of(const NodeType& source) {
  for (uint32_t i = 0; i < types_.size(); ++i) {
    if (types_[i].source == &source) return i;
  }
  types_.emplace_back();
  types_.back().source = &source;
  return static_cast<uint32_t>(types_.size() - 1);
}

uint32_t JsonPaths::new_state() {
  states_.emplace_back();
  return static_cast<uint32_t>(states_.size() - 1);
}

void JsonPaths::compile(uint32_t type) {
  const NodeType& source = *types_[type].source;
  const uint32_t start = new_state();
  types_[type].start = start;
  uint32_t slot = 0;
  for (const Field& field : source.fields) {
    std::vector<Type::Slots>& fields = types_[type].fields;
    fields.resize(std::max<size_t>(fields.size(), field.number + size_t{1}));
    fields[field.number].first = slot;
    for (std::string_view rest = field.paths; !rest.empty(); ++slot) {
      State& state = states_[add_path(start, take_until(rest, '|'))];
      state.slot = slot;
      state.as = field.as;
    }
    fields[field.number].end = slot;
  }
  types_[type].slot_count = slot;
  for (const Edge& edge : source.edges) {
    const uint32_t target = type_of(*edge.type);
    for (std::string_view rest = edge.paths; !rest.empty();) {
      State& state = states_[add_path(start, take_until(rest, '|'))];
      state.type = target;
      state.kind = edge.kind;
      state.may_be_other = edge.may_be_other;
      state.repeats = edge.repeats;
    }
  }
  list_slots(start);
}

uint32_t JsonPaths::add_path(uint32_t state, std::string_view path) {
  while (!path.empty()) state = add_step(state, take_step(path));
  return state;
}

uint32_t JsonPaths::add_step(uint32_t from, std::string_view step) {
  const bool is_element = step.front() == '[';
  const bool is_any = step == "*" || step == "[]";
  const uint32_t element = is_element && !is_any ? number_in(step.substr(1, step.size() - 2)) : 0;
  {
    const State& state = states_[from];
    uint32_t known = kNowhere;
    if (is_any) {
      known = is_element ? state.any_element : state.any_key;
    } else if (is_element) {
      for (const State::ElementStep& other : state.elements) {
        if (other.element == element) known = other.to;
      }
    } else {
      for (const State::KeyStep& other : state.keys) {
        if (other.key == step) known = other.to;
      }
    }
    if (known != kNowhere) return known;
  }
  const uint32_t to = new_state();
  states_[to].parent = from;
  State& state = states_[from];
  if (is_any) {
    (is_element ? state.any_element : state.any_key) = to;
  } else if (is_element) {
    state.elements.push_back({element, to});
  } else {
    state.keys.push_back({step, to});
  }
  return to;
}

void JsonPaths::list_slots(uint32_t start) {
  for (uint32_t state = start; state < states_.size(); ++state) {
    if (states_[state].slot == kNone) continue;
    for (uint32_t above = state; above != start; above = states_[above].parent) {
      states_[above].slots.push_back(states_[state].slot);
    }
  }
}

void JsonPaths::index_keys(State& state) {
  if (state.keys.empty()) return;
  size_t size = 4;
  while (size < 2 * state.keys.size()) size *= 2;
  state.key_table.assign(size, 0);
  for (uint32_t i = 0; i < state.keys.size(); ++i) {
    size_t at = hash_of(state.keys[i].key);
    while (state.key_table[at & (size - 1)] != 0) ++at;
    state.key_table[at & (size - 1)] = i + 1;
  }
}

uint32_t JsonPaths::behind_key(uint32_t from, std::string_view key) const {
  const State& state = states_[from];
  if (state.keys.empty()) return state.any_key;
  const size_t mask = state.key_table.size() - 1;
  for (size_t at = hash_of(key);; ++at) {
    const uint32_t found = state.key_table[at & mask];
    if (found == 0) return state.any_key;
    const State::KeyStep& step = state.keys[found - 1];
    if (is_same(step.key, key)) return step.to;
  }
}

uint32_t JsonPaths::behind_element(uint32_t from, uint32_t element) const {
  const State& state = states_[from];
  for (const State::ElementStep& step : state.elements) {
    if (step.element == element) return step.to;
  }
  return state.any_element;
}

}  // namespace threadbare

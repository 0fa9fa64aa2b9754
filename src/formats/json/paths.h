// The paths of a JSON format, compiled once for an automaton to walk along.
#ifndef THREADBARE_FORMATS_JSON_PATHS_H_
#define THREADBARE_FORMATS_JSON_PATHS_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "formats/json/grammar.h"

namespace threadbare {

/// All node types that can be reached from a document's, each as a trie of its paths. A place in a
/// document is a number, its *state*.
class JsonPaths {
 public:
  static constexpr uint32_t kNone = ~uint32_t{0};
  /// The state of whatever no path leads to. It leads nowhere.
  static constexpr uint32_t kNowhere = 0;

  explicit JsonPaths(const NodeType& document);

  struct State {
    struct KeyStep {
      std::string_view key;
      uint32_t to;
    };
    struct ElementStep {
      uint32_t element;
      uint32_t to;
    };
    std::vector<KeyStep> keys;
    std::vector<uint32_t> key_table;  ///< 1 + an index into keys, by their hashes; 0 for none
    std::vector<ElementStep> elements;
    uint32_t any_key = kNowhere;
    uint32_t any_element = kNowhere;

    uint32_t parent = kNowhere;  ///< the state one step before it
    uint32_t slot = kNone;       ///< the slot that its value goes to
    Field::As as = Field::As::value;
    uint32_t type = kNone;  ///< the node type that opens here, by types()
    EdgeKind kind = EdgeKind::side;
    bool may_be_other = false;
    bool repeats = false;
    std::vector<uint32_t> slots;  ///< its own slot, and all those of states behind it
  };

  /// A node has a slot for each alternative of each field; those of a field stand together, the
  /// first choice first.
  struct Type {
    struct Slots {
      uint32_t first = 0;
      uint32_t end = 0;
    };
    const NodeType* source = nullptr;
    uint32_t start = kNowhere;
    uint32_t slot_count = 0;
    std::vector<Slots> fields;  // by Field::number
  };

  const State& state(uint32_t state) const { return states_[state]; }
  size_t state_count() const { return states_.size(); }
  /// The document's type is the first.
  const Type& type(uint32_t type) const { return types_[type]; }

  /// Where a key, or an element of an array, leads from `state`.
  uint32_t behind_key(uint32_t state, std::string_view key) const;
  uint32_t behind_element(uint32_t state, uint32_t element) const;

 private:
  uint32_t type_of(const NodeType& source);
  void compile(uint32_t type);
  uint32_t new_state();
  uint32_t add_path(uint32_t state, std::string_view path);
  uint32_t add_step(uint32_t state, std::string_view step);
  void index_keys(State& state);
  void list_slots(uint32_t start);

  std::vector<State> states_;
  std::vector<Type> types_;
};

}  // namespace threadbare

#endif  // THREADBARE_FORMATS_JSON_PATHS_H_

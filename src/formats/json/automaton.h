// Walks the paths of a JSON format through a document, and gathers its nodes.
#ifndef THREADBARE_FORMATS_JSON_AUTOMATON_H_
#define THREADBARE_FORMATS_JSON_AUTOMATON_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "formats/json/events.h"
#include "formats/json/grammar.h"
#include "formats/json/paths.h"
#include "formats/json/route.h"
#include "thread/problem.h"
#include "thread/text_heap.h"

namespace threadbare {

/// The value of one alternative of one field.
struct JsonValue {
  enum class Kind : uint8_t {
    string,  // those of JsonScalar, in its order
    escaped_string,
    number,
    yes,
    no,
    null,
    absent,
    slice,
    tally,
  };

  Kind kind = Kind::absent;
  Piece text;  ///< of strings, numbers and slices; a tally is its size
};

/// A node that is open: one entry a level of nesting.
struct OpenNode {
  uint32_t type = 0;
  uint32_t first_slot = 0;
  uint32_t mark = 0;
  EdgeKind kind = EdgeKind::document;
  bool holds_replies = false;  ///< a reply inside it has been finished
  uint64_t byte = Place::kNowhere;
};

/// Fed by a tokeniser, it opens and finishes nodes of a format's handler. Its own stack is all the
/// nesting there is: nothing recurses. Depth is capped by whoever feeds it.
class JsonAutomaton final : public JsonEvents {
 public:
  /// All are borrowed. Texts that lie in the heap's input are kept as slices of it, others are
  /// added to the heap.
  JsonAutomaton(const NodeType& document, NodeHandler& handler, TextHeap& heap, Problems& problems);

  JsonInterest want(uint64_t byte) override;
  void key(JsonText key) override;
  JsonInterest member(JsonText name, uint64_t byte) override;
  bool guesses() const override { return true; }
  JsonMember* expected() override;
  void passed(JsonMember& member, std::span<const JsonArrival> values) override;
  void arrived(JsonMember& member, uint64_t byte) override;
  void repeat(JsonMember& member) override;
  JsonMember* learn(std::string_view text) override;
  void begin_object() override;
  void end_object() override;
  void begin_array() override;
  void end_array() override;
  void string(JsonText value) override;
  void number(std::string_view text) override;
  void boolean(bool value) override;
  void null() override;
  void raw(std::string_view json) override;

  /// The document ends here, in the midst of it. Open nodes are finished with what they have, but
  /// for the innermost reply: it is dropped with all that is in it, unless a reply in it was
  /// finished.
  void end_early();

  /// Leaves the outermost array's element without finishing anything in it.
  void drop_element();

 private:
  friend class JsonNode;

  // An object or array that is being read.
  struct Frame {
    uint32_t state = JsonPaths::kNowhere;
    uint32_t element = 0;  // the number of the next, in arrays
    bool is_array = false;
    bool is_node = false;
    bool is_known = true;          // `member` is the last that came
    JsonMember* member = nullptr;  // the last that came, null before the first
  };

  JsonInterest interest_in(uint32_t state) const;
  void forget(uint32_t state);
  void open_node(uint32_t type, EdgeKind kind);
  void open_frame(bool is_array);
  void close_frame();
  void leave_frame();
  JsonMember* repeating_member() const;
  void store(JsonValue::Kind kind, std::string_view text = {});
  void warn_no_object(const JsonPaths::State& state);
  Piece keep(std::string_view text);

  JsonPaths paths_;
  JsonRoute route_;
  NodeHandler* handler_;
  TextHeap* heap_;
  Problems* problems_;
  std::vector<Frame> frames_;
  std::vector<OpenNode> nodes_;
  std::vector<JsonValue> slots_;               // of all open nodes, the innermost one's last
  uint32_t next_state_ = JsonPaths::kNowhere;  // of the value that comes
  uint64_t next_byte_ = Place::kNowhere;
  std::string scratch_;
};

}  // namespace threadbare

#endif  // THREADBARE_FORMATS_JSON_AUTOMATON_H_

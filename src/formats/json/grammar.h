// What a JSON format is: tables that say where in the JSON its facts are found.
#ifndef THREADBARE_FORMATS_JSON_GRAMMAR_H_
#define THREADBARE_FORMATS_JSON_GRAMMAR_H_

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "formats/reading/sample.h"
#include "thread/pace.h"
#include "thread/problem.h"
#include "thread/thread_list.h"

namespace threadbare {

class JsonNode;
struct NodeType;

/// A fact of a node. `number` is the format's own name for it, small and counted from 0.
///
/// `paths` are alternatives, relative to the node and divided by `|`:
/// "creator.actor_id|creator.id". The steps of a path are keys divided by dots, `[]` for every
/// element of an array, `[n]` for one of them (from 0), and `*` for every key; where one path names
/// a key or element, the wildcards of others do not apply to it. Of several alternatives that are
/// there the earlier wins; of equal keys in one object the last; null counts as absent. A path is
/// of one field alone.
struct Field {
  enum class As : uint8_t {
    value,  ///< a string, number or boolean; anything else is absent
    slice,  ///< the JSON of the value, whatever it is, kept for later
    tally,  ///< how many values stand there, objects, arrays and null not counted; JsonNode::count
  };

  uint8_t number = 0;
  std::string_view paths;
  As as = As::value;
};

/// What the node behind an edge is to the one that holds it.
enum class EdgeKind : uint8_t {
  document,  ///< the outermost node, which no edge leads to
  thread,    ///< a thread of the document
  reply,     ///< a comment below it, or a comment of the thread
  parent,    ///< the comment above it
  side,      ///< something else: the post, an author, an attachment
};

/// Objects at `paths` (written as a field's) are nodes of their own. No path of another field or
/// edge may lead through them, but one may lead through an array in their place: with "thread" and
/// "thread[]" it may be one object or several.
struct Edge {
  std::string_view paths;
  EdgeKind kind = EdgeKind::side;
  const NodeType* type = nullptr;
  /// What stands there and is no object is no mistake: Reddit's `"replies": ""`.
  bool may_be_other = false;
  /// All that the handler does with such a node, when it has finished one of the same text before,
  /// is to set the mark of the node around it, whatever that was. So the same text need not be read
  /// again: the mark is set, and the handler is not told. The node has no edges of its own. Lemmy
  /// repeats the post with every comment.
  bool repeats = false;
};

/// A kind of object that a format reads.
struct NodeType {
  std::string_view name;  ///< as in warnings: "comment"
  std::span<const Field> fields;
  std::span<const Edge> edges;
};

/// The part of a format that is code. A node opens where its object starts, when its place among
/// its siblings is known and nothing else, and is finished where it ends, when everything in it has
/// been read and all nodes inside it are finished: so the order of keys never matters.
class NodeHandler {
 public:
  virtual ~NodeHandler() = default;

  virtual void open(JsonNode node) = 0;
  virtual void finish(JsonNode node) = 0;

  /// Called when all parts of the document have been read, until it returns true. Each part has a
  /// document node of its own.
  virtual bool finish_all(Pace&) { return true; }
};

/// A format in JSON. Everything in it is static.
struct JsonFormat {
  /// The outermost node: the document's object or array.
  const NodeType* document = nullptr;

  /// A handler that adds what it finds to `threads`, and what is wrong to `problems`, and borrows
  /// both.
  std::unique_ptr<NodeHandler> (*open)(ThreadList& threads, Problems& problems) = nullptr;

  /// Whether a part is one item that stands alone, where others have an array of them: it is then
  /// read as if it stood in one. Null if there is no such thing.
  bool (*is_element)(const Sample& sample) = nullptr;
};

}  // namespace threadbare

#endif  // THREADBARE_FORMATS_JSON_GRAMMAR_H_

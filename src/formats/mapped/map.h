// A map: where in a JSON document a thread and its comments are found, as a user says it.
#ifndef THREADBARE_FORMATS_MAPPED_MAP_H_
#define THREADBARE_FORMATS_MAPPED_MAP_H_

#include <array>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "formats/json/grammar.h"
#include "thread/columns.h"

namespace threadbare {

/// What can be known of a thread, its post, a comment or an attachment; each is a key of the map,
/// which README.md explains.
enum class Fact : uint8_t {
  id,
  title,
  url,
  language,
  comment_count,
  author,
  author_url,
  time,
  edited,
  body,
  subject,
  kind,
  score,
  up,
  down,
  parent,
  depth,
  thread,
  reply_count,
  alt,
  type,
};
inline constexpr size_t kFacts = static_cast<size_t>(Fact::type) + 1;

/// What is so if something in the document is.
enum class Condition : uint8_t {
  deleted,
  removed,
  hidden,
  op,
  moderator,
  admin,
  bot,
  pinned,
  edited,
  root,
};

/// A kind of object in the document, as the map describes it.
struct MappedNode {
  struct Test {
    Condition condition = Condition::root;
    uint8_t field = 0;
    std::string equal_to;      ///< the text that the field must be
    bool is_compared = false;  ///< else it must be there, and not false, 0 or empty
  };

  NodeType type;
  std::vector<Field> fields;  ///< one for each distinct path
  std::vector<Edge> edges;
  std::array<std::vector<uint8_t>, kFacts> facts;  ///< fields to look for it in, in this order
  std::vector<Test> tests;
  Markup markup = Markup::text;

  /// Whether the map says where it is.
  bool says(Fact fact) const { return !facts[static_cast<size_t>(fact)].empty(); }
};

/// A map that can be followed. What was read by it borrows it.
struct Map {
  Map() = default;
  Map(const Map&) = delete;
  Map& operator=(const Map&) = delete;

  MappedNode document;
  MappedNode thread;  ///< is not used where the document is the thread: see threads_at
  MappedNode comment;
  MappedNode post_media;
  MappedNode comment_media;

  // The paths as they were written, for errors; empty where there is none.
  std::string threads_at;  ///< where threads are; empty: the document is the only one
  std::string comments_at;
  std::string replies_at;
  struct Said {
    std::string key;  ///< "comment.author"
    std::string paths;
    const MappedNode* node = nullptr;
    Fact fact = Fact::id;
  };
  std::vector<Said> said;  ///< facts, in the order of the map

  /// The node that is a thread.
  const MappedNode& thread_node() const { return threads_at.empty() ? document : thread; }

  std::deque<std::string> texts;  ///< paths, which fields and edges are views of
};

/// Reads a map: a JSON object of objects and strings. Null if it is none, or says what cannot be;
/// `complaint` is then a sentence about it.
std::unique_ptr<Map> parse_map(std::string_view json, std::string& complaint);

}  // namespace threadbare

#endif  // THREADBARE_FORMATS_MAPPED_MAP_H_

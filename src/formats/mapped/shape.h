// The shape of a JSON document: which paths there are, and what values stand at them.
#ifndef THREADBARE_FORMATS_MAPPED_SHAPE_H_
#define THREADBARE_FORMATS_MAPPED_SHAPE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "thread/problem.h"

namespace threadbare {

/// One path of a document, and the values at it. Counts are of values.
struct ShapeNode {
  std::string step;     ///< the path's last: a key, "[]", or "*" for keys that are ids
  uint32_t parent = 0;  ///< of the outermost one itself
  std::vector<uint32_t> children;

  uint32_t objects = 0;
  uint32_t arrays = 0;
  uint32_t strings = 0;  ///< that are not empty
  uint32_t numbers = 0;
  uint32_t booleans = 0;

  uint64_t bytes = 0;                      ///< of all strings
  uint32_t sentences = 0;                  ///< strings with white space in them
  uint32_t tagged = 0;                     ///< strings with HTML in them
  uint32_t dates = 0;                      ///< strings and numbers that can be a time
  std::unordered_set<std::string> values;  ///< short strings, and numbers; a part of them

  uint32_t scalars() const { return strings + numbers; }
};

/// The paths of a document as a tree. Nodes stand behind their parents.
class Shape {
 public:
  static constexpr uint32_t kNone = ~uint32_t{0};

  /// Reads the first megabytes of `json`, or of JSON texts one a line. Returns whether it is JSON
  /// as far as that; `problem` says what is wrong otherwise.
  bool read(std::string_view json, Problem& problem);

  /// 0 is the document.
  const ShapeNode& operator[](uint32_t node) const { return nodes_[node]; }
  uint32_t size() const { return static_cast<uint32_t>(nodes_.size()); }

  /// The child of that key, or kNone.
  uint32_t child(uint32_t node, std::string_view key) const;
  bool is_inside(uint32_t node, uint32_t outer) const;
  /// Whether there may be many of it within one `outer`: a `[]` or `*` is on the way.
  bool is_repeated(uint32_t node, uint32_t outer = 0) const;
  /// The path from `outer` on, as maps have it. REQUIRES: is_inside(node, outer).
  std::string path(uint32_t node, uint32_t outer = 0) const;

 private:
  friend class ShapeReader;
  std::vector<ShapeNode> nodes_;
};

}  // namespace threadbare

#endif  // THREADBARE_FORMATS_MAPPED_SHAPE_H_

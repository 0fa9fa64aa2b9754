// Footnotes, as GitHub has them: `[^1]` in text, `[^1]: …` on a line of its own.
#ifndef THREADBARE_RENDER_FOOTNOTES_H_
#define THREADBARE_RENDER_FOOTNOTES_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace threadbare {

/// The footnotes of a body. References are numbered as they are met.
class Footnotes {
 public:
  /// Takes the definitions out of a body and puts marks for the references to them, bytes that
  /// never occur in UTF-8. A definition goes on up to a blank line that no line follows which is
  /// indented by four; the first of equal labels is referred to. What is in fenced code is none.
  /// Complexity: n log n.
  explicit Footnotes(std::string_view body);

  /// The body without its definitions, with marks.
  const std::string& body() const { return body_; }
  bool empty() const { return definitions_.empty(); }

  /// Puts back what the marks stand for: in code and in addresses.
  void unmark(std::string& text) const;

  /// A mark in text: marked[begin, end), for the definition `index`.
  struct Mark {
    size_t begin = 0;
    size_t end = 0;
    size_t index = 0;
  };
  /// The first mark from `from` on; its begin is marked.size() if there is none.
  Mark find_mark(std::string_view marked, size_t from) const;

  /// The number of a footnote that is referred to, from 1.
  size_t number(size_t index);
  /// Whether it has one: something referred to it before.
  bool is_numbered(size_t index) const { return definitions_[index].number > 0; }

  /// The Markdown of the next footnote in the order of their numbers, with marks; those that
  /// nothing refers to come last. Null if there are no more: writing one may number others.
  const std::string* next();

 private:
  struct Definition {
    std::string label;
    std::string text;
    size_t number = 0;
  };

  void take_definitions(std::string_view body);
  std::string marked(std::string_view text) const;
  size_t find(std::string_view label) const;

  std::string body_;
  std::vector<Definition> definitions_;
  std::vector<uint32_t> by_label_;  // all of definitions_, sorted
  std::vector<size_t> numbered_;    // of definitions_
  size_t written_ = 0;              // of numbered_
  size_t unnumbered_ = 0;           // definitions before it have a number
};

}  // namespace threadbare

#endif  // THREADBARE_RENDER_FOOTNOTES_H_

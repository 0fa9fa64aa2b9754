// One element of an export and all that is in it, to be asked by name.
#ifndef THREADBARE_FORMATS_XML_RECORD_H_
#define THREADBARE_FORMATS_XML_RECORD_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "formats/xml/namespaces.h"
#include "formats/xml/record_scanner.h"
#include "thread/text_heap.h"

namespace threadbare {

class XmlElement;

/// The elements of a record, in document order. Names are as XmlNamespaces::resolve has them.
class XmlRecord {
 public:
  XmlRecord() = default;
  XmlRecord(const XmlRecord&) = delete;
  XmlRecord& operator=(const XmlRecord&) = delete;

  /// Replaces what was read before. `namespaces` holds the declarations of the containers, and is
  /// as it was when this returns. False if there is no memory for it. Complexity: linear, with no
  /// recursion.
  bool read(XmlRecordText text, XmlNamespaces& namespaces);

  /// Leaves the prefixes that the outermost element declares in `namespaces`: it is a container.
  void declare_in(XmlNamespaces& namespaces) const;

  /// REQUIRES: read() returned true, i < size(). Valid until the next read().
  size_t size() const { return nodes_.size(); }
  XmlElement operator[](size_t i) const;
  XmlElement root() const;

 private:
  friend class XmlElement;

  struct Attribute {
    std::string_view name;
    std::string_view value;
  };

  struct Node {
    std::string_view name;
    uint64_t byte = 0;
    uint32_t end = 0;         // one past the last node inside
    uint32_t attributes = 0;  // where they begin; they end where the next node's begin
    uint32_t texts = 0;       // where the texts inside begin, at any depth
    uint32_t texts_end = 0;
    bool whole = true;
  };

  std::string_view kept(std::string_view text);
  void begin_node(std::string_view name, size_t place);
  void add_attribute(std::string_view name, std::string_view value);

  XmlRecordText source_;  // parsed in place: the views below are parts of it
  std::vector<Node> nodes_;
  std::vector<Attribute> attributes_;
  std::vector<std::string_view> texts_;
  std::deque<std::string> made_;  // texts that are no part of source_
  bool has_references_ = false;   // to characters by number, which may be no characters
};

/// An element of a record, or none: then it is without a name, texts or children. Cheap to copy;
/// valid as long as its record.
class XmlElement {
 public:
  XmlElement() = default;
  XmlElement(const XmlRecord* record, uint32_t index) : record_(record), index_(index) {}

  explicit operator bool() const { return record_ != nullptr; }

  std::string_view name() const;

  /// The first child of that name, or none. Complexity: linear in the children.
  XmlElement child(std::string_view name) const;

  /// The value of an attribute; empty if it has none.
  std::string_view attribute(std::string_view name) const;

  /// All text inside, CDATA sections and what stands between them joined, less white space at both
  /// ends. Valid UTF-8.
  std::string text() const;
  /// The same of the first child of that name.
  std::string text(std::string_view child_name) const { return child(child_name).text(); }

  /// The same as a piece: of the input, where it stands there just so, else a copy.
  Piece piece(TextHeap& heap) const;

  /// Place of its start tag in the input.
  uint64_t byte() const;

  /// False if the end of the file cuts it.
  bool whole() const;

 private:
  std::string_view only_text() const;

  const XmlRecord* record_ = nullptr;
  uint32_t index_ = 0;
};

}  // namespace threadbare

#endif  // THREADBARE_FORMATS_XML_RECORD_H_

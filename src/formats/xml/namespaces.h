// Names of elements whose prefixes a file may choose.
#ifndef THREADBARE_FORMATS_XML_NAMESPACES_H_
#define THREADBARE_FORMATS_XML_NAMESPACES_H_

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace threadbare {

/// A namespace that a format knows. What is in it is called `prefix:name`, whatever the file calls
/// it. All static.
struct XmlNamespace {
  std::string_view prefix;
  /// Whether this is its URI. A function, since there are versions of them.
  bool (*is)(std::string_view uri);
};

/// The prefixes that hold where the reading of a document is, innermost last
/// (https://www.w3.org/TR/xml-names/).
class XmlNamespaces {
 public:
  explicit XmlNamespaces(std::span<const XmlNamespace> known) : known_(known) {}

  /// The attribute `name="value"` of an element that begins, if it declares a prefix.
  void declare(std::string_view name, std::string_view value);

  /// How many are declared; back() returns to such a number where an element ends.
  size_t size() const { return declared_.size(); }
  void back(size_t size) { declared_.resize(size); }

  /// What a format calls the element or attribute `name`: by the prefix that it knows, or without
  /// one if the prefix is bound to something that it does not know but would take for its own. A
  /// prefix that is not declared stands for itself. Attributes have no default namespace.
  /// Returns `name` itself, or puts the answer into `made`.
  std::string_view resolve(std::string_view name, bool is_attribute, std::string& made) const;

 private:
  const XmlNamespace* known_by_prefix(std::string_view prefix) const;

  std::span<const XmlNamespace> known_;
  std::vector<std::pair<std::string, const XmlNamespace*>> declared_;
};

}  // namespace threadbare

#endif  // THREADBARE_FORMATS_XML_NAMESPACES_H_

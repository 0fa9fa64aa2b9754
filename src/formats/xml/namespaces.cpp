#include "formats/xml/namespaces.h"

namespace threadbare {

void XmlNamespaces::declare(std::string_view name, std::string_view value) {
  constexpr std::string_view kXmlns = "xmlns";
  if (!name.starts_with(kXmlns)) return;
  name.remove_prefix(kXmlns.size());
  if (!name.empty() && name[0] != ':') return;
  if (!name.empty()) name.remove_prefix(1);
  const XmlNamespace* bound = nullptr;
  for (const XmlNamespace& known : known_) {
    if (known.is(value)) bound = &known;
  }
  declared_.emplace_back(name, bound);
}

const XmlNamespace* XmlNamespaces::known_by_prefix(std::string_view prefix) const {
  for (const XmlNamespace& known : known_) {
    if (known.prefix == prefix) return &known;
  }
  return nullptr;
}

std::string_view XmlNamespaces::resolve(std::string_view name, bool is_attribute,
                                        std::string& made) const {
  const size_t colon = name.find(':');
  const bool has_prefix = colon != std::string_view::npos;
  if (!has_prefix && is_attribute) return name;
  const std::string_view prefix = has_prefix ? name.substr(0, colon) : std::string_view();
  const std::string_view local = has_prefix ? name.substr(colon + 1) : name;
  for (size_t i = declared_.size(); i-- > 0;) {
    if (declared_[i].first != prefix) continue;
    const XmlNamespace* bound = declared_[i].second;
    if (bound != nullptr && bound->prefix == prefix) return name;
    if (bound != nullptr) {
      made.assign(bound->prefix).append(1, ':').append(local);
      return made;
    }
    if (known_by_prefix(prefix) == nullptr) return name;
    made.assign("?:").append(local);  // no name: nobody asks for it
    return made;
  }
  return name;
}

}  // namespace threadbare

// Where markup stands in XML, whether it is well-formed or not.
#ifndef THREADBARE_FORMATS_XML_MARKUP_H_
#define THREADBARE_FORMATS_XML_MARKUP_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace threadbare {

/// One piece of markup: a tag, a CDATA section, a comment.
struct XmlMarkup {
  enum class Kind : uint8_t {
    none,         ///< there is no markup any more
    start_tag,    ///< `<post>`
    empty_tag,    ///< `<post/>`
    end_tag,      ///< `</post>`
    cdata,        ///< `<![CDATA[…]]>`
    comment,      ///< `<!--…-->`
    instruction,  ///< `<?…?>`, the XML declaration included
    doctype,      ///< the start of a DOCTYPE
    stray,        ///< a `<` that begins nothing: text that was not escaped
    unfinished,   ///< markup that the end of the text cuts
  };

  Kind kind = Kind::none;
  size_t begin = 0;         ///< of its `<`
  size_t end = 0;           ///< one past it
  std::string_view name;    ///< of a tag
  uint32_t attributes = 0;  ///< of a tag: how many
  bool well_formed = true;  ///< of a tag: no quotes, spaces or values are missing
};

/// The first markup of `text` at or after `from`. It follows the productions of XML 1.0
/// (https://www.w3.org/TR/xml/), and where those do not hold, what was meant: attributes may have
/// no quotes or no value. A tag with a `<` inside is none: its own `<` is stray. Complexity: linear
/// in the distance to the markup's end.
XmlMarkup next_markup(std::string_view text, size_t from);

/// The tag `markup` of `text`, written as XML wants it.
std::string well_formed_tag(std::string_view text, const XmlMarkup& markup);

/// What `text` is without white space, as XML has it, at both ends.
std::string_view trimmed_xml(std::string_view text);

}  // namespace threadbare

#endif  // THREADBARE_FORMATS_XML_MARKUP_H_

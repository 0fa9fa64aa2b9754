// What becomes of each element of HTML.
#ifndef THREADBARE_RENDER_HTML_TAGS_H_
#define THREADBARE_RENDER_HTML_TAGS_H_

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>

#include "render/body/flow_writer.h"
#include "render/html/html_writer.h"

namespace threadbare {

enum class TagRole : uint8_t {
  ignored,   ///< its tags are dropped, its content stays
  dropped,   ///< it goes with all that is in it
  division,  ///< a block without looks
  paragraph,
  heading,
  block,  ///< a block that holds blocks: a quote, a list
  code_block,
  item,  ///< `li`, `dt`, `dd`: closes those before it
  table,
  table_part,
  inline_,
  quotation,  ///< `q`
  link,
  image,
  media,  ///< a link to what would be played or embedded, in place of its content
  embed,  ///< the same, for an element without content
  checkbox,
  line_break,
  rule,
};

struct TagRow {
  std::string_view name;
  TagRole role;
  Element element;  ///< what it is written as, for those roles that write one
};

/// Rows of the table, sorted by name.
inline constexpr TagRow kTagRows[] = {
    {"a", TagRole::link, Element::a},
    {"abbr", TagRole::inline_, Element::span},
    {"acronym", TagRole::inline_, Element::span},
    {"address", TagRole::division, Element::div},
    {"article", TagRole::division, Element::div},
    {"aside", TagRole::division, Element::div},
    {"audio", TagRole::media, Element::a},
    {"b", TagRole::inline_, Element::b},
    {"blockquote", TagRole::block, Element::blockquote},
    {"body", TagRole::division, Element::div},
    {"br", TagRole::line_break, Element::br},
    {"canvas", TagRole::dropped, Element::div},
    {"caption", TagRole::division, Element::div},
    {"center", TagRole::division, Element::div},
    {"cite", TagRole::inline_, Element::i},
    {"code", TagRole::inline_, Element::code},
    {"datalist", TagRole::dropped, Element::div},
    {"dd", TagRole::item, Element::dd},
    {"del", TagRole::inline_, Element::del},
    {"details", TagRole::block, Element::details},
    {"dfn", TagRole::inline_, Element::em},
    {"dialog", TagRole::division, Element::div},
    {"dir", TagRole::block, Element::ul},
    {"div", TagRole::division, Element::div},
    {"dl", TagRole::block, Element::dl},
    {"dt", TagRole::item, Element::dt},
    {"em", TagRole::inline_, Element::em},
    {"embed", TagRole::embed, Element::a},
    {"fieldset", TagRole::division, Element::div},
    {"figcaption", TagRole::division, Element::div},
    {"figure", TagRole::division, Element::div},
    {"footer", TagRole::division, Element::div},
    {"form", TagRole::division, Element::div},
    {"h1", TagRole::heading, Element::h4},
    {"h2", TagRole::heading, Element::h5},
    {"h3", TagRole::heading, Element::h6},
    {"h4", TagRole::heading, Element::h6},
    {"h5", TagRole::heading, Element::h6},
    {"h6", TagRole::heading, Element::h6},
    {"header", TagRole::division, Element::div},
    {"hgroup", TagRole::division, Element::div},
    {"hr", TagRole::rule, Element::hr},
    {"i", TagRole::inline_, Element::i},
    {"iframe", TagRole::media, Element::a},
    {"image", TagRole::image, Element::a},
    {"img", TagRole::image, Element::a},
    {"input", TagRole::checkbox, Element::span},
    {"ins", TagRole::inline_, Element::ins},
    {"kbd", TagRole::inline_, Element::kbd},
    {"legend", TagRole::division, Element::div},
    {"li", TagRole::item, Element::li},
    {"listing", TagRole::code_block, Element::pre},
    {"main", TagRole::division, Element::div},
    {"mark", TagRole::inline_, Element::mark},
    {"marquee", TagRole::division, Element::div},
    {"math", TagRole::dropped, Element::div},
    {"menu", TagRole::block, Element::ul},
    {"nav", TagRole::division, Element::div},
    {"noembed", TagRole::dropped, Element::div},
    {"noframes", TagRole::dropped, Element::div},
    {"noscript", TagRole::dropped, Element::div},
    {"object", TagRole::media, Element::a},
    {"ol", TagRole::block, Element::ol},
    {"p", TagRole::paragraph, Element::p},
    {"pre", TagRole::code_block, Element::pre},
    {"q", TagRole::quotation, Element::span},
    {"s", TagRole::inline_, Element::s},
    {"samp", TagRole::inline_, Element::code},
    {"script", TagRole::dropped, Element::div},
    {"search", TagRole::division, Element::div},
    {"section", TagRole::division, Element::div},
    {"select", TagRole::dropped, Element::div},
    {"small", TagRole::inline_, Element::small},
    {"span", TagRole::inline_, Element::span},
    {"strike", TagRole::inline_, Element::s},
    {"strong", TagRole::inline_, Element::strong},
    {"style", TagRole::dropped, Element::div},
    {"sub", TagRole::inline_, Element::sub},
    {"summary", TagRole::block, Element::summary},
    {"sup", TagRole::inline_, Element::sup},
    {"svg", TagRole::dropped, Element::div},
    {"table", TagRole::table, Element::table},
    {"tbody", TagRole::table_part, Element::tbody},
    {"td", TagRole::table_part, Element::td},
    {"template", TagRole::dropped, Element::div},
    {"textarea", TagRole::dropped, Element::div},
    {"tfoot", TagRole::table_part, Element::tbody},
    {"th", TagRole::table_part, Element::th},
    {"thead", TagRole::table_part, Element::thead},
    {"title", TagRole::dropped, Element::div},
    {"tr", TagRole::table_part, Element::tr},
    {"tt", TagRole::inline_, Element::code},
    {"u", TagRole::inline_, Element::u},
    {"ul", TagRole::block, Element::ul},
    {"var", TagRole::inline_, Element::i},
    {"video", TagRole::media, Element::a},
    {"xmp", TagRole::code_block, Element::pre},
};
inline constexpr FlowTag kUnknownTag = std::size(kTagRows);
static_assert(std::size(kTagRows) < kMarkdownTag);

/// The row of an element that there is. For constants.
consteval FlowTag tag_of(std::string_view name) {
  FlowTag tag = 0;
  while (kTagRows[tag].name != name) ++tag;
  return tag;
}

/// The row of an element by its name in any case; kUnknownTag if there is none. Complexity:
/// logarithmic.
FlowTag find_tag(std::string_view name);

}  // namespace threadbare

#endif  // THREADBARE_RENDER_HTML_TAGS_H_

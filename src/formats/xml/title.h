// Titles that are HTML, as exports have them.
#ifndef THREADBARE_FORMATS_XML_TITLE_H_
#define THREADBARE_FORMATS_XML_TITLE_H_

#include <string>
#include <string_view>

namespace threadbare {

/// `html` as text: tags are left out, character references undone (those by number, and the names
/// that editors write), runs of white space one space. A title is never more than that: what is no
/// tag stays as it is, as in "a < b". Valid UTF-8 gives valid UTF-8.
std::string text_of_title(std::string_view html);

}  // namespace threadbare

#endif  // THREADBARE_FORMATS_XML_TITLE_H_

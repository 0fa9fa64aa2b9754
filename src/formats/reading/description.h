// What an input looks like, in words.
#ifndef THREADBARE_FORMATS_READING_DESCRIPTION_H_
#define THREADBARE_FORMATS_READING_DESCRIPTION_H_

#include <string>
#include <string_view>

#include "formats/reading/sample.h"

namespace threadbare {

/// Worded to stand behind "this is": "JSON with the keys “post”, “comments”", "XML with the root
/// element “opml”", "an HTML page", "text".
std::string describe(const Sample& sample);

/// A sentence on an input that is no text, naming what it is where its first bytes tell.
std::string describe_binary(std::string_view bytes);

}  // namespace threadbare

#endif  // THREADBARE_FORMATS_READING_DESCRIPTION_H_

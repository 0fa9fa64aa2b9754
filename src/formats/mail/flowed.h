// format=flowed: paragraphs that were broken into lines for the way.
#ifndef THREADBARE_FORMATS_MAIL_FLOWED_H_
#define THREADBARE_FORMATS_MAIL_FLOWED_H_

#include <string>
#include <string_view>

namespace threadbare::mail {

/// `text` with its flowed lines joined, those of quotes within their depth
/// (https://www.rfc-editor.org/rfc/rfc3676, section 4). `del_sp`: the space at the end of a flowed
/// line goes. Lines end in LF.
std::string unflowed(std::string_view text, bool del_sp);

}  // namespace threadbare::mail

#endif  // THREADBARE_FORMATS_MAIL_FLOWED_H_

// Character references of HTML: `&amp;`, `&#38;`, `&#x26;`.
#ifndef THREADBARE_RENDER_CHARACTER_REFERENCE_H_
#define THREADBARE_RENDER_CHARACTER_REFERENCE_H_

#include <string>
#include <string_view>

namespace threadbare {

/// Appends what `reference` stands for, in UTF-8: `&` to `;`, by name (the 2,125 names of the HTML
/// standard that end in a semicolon) or by number. Numbers that are no character give U+FFFD; what
/// is no reference is appended as it is.
void append_character_reference(std::string& out, std::string_view reference);

}  // namespace threadbare

#endif  // THREADBARE_RENDER_CHARACTER_REFERENCE_H_

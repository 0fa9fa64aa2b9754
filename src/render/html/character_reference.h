// Character references of HTML: `&amp;`, `&#38;`, `&#x26;`.
#ifndef THREADBARE_RENDER_CHARACTER_REFERENCE_H_
#define THREADBARE_RENDER_CHARACTER_REFERENCE_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace threadbare {

/// Appends what `reference` stands for, in UTF-8: `&` to `;`, by name (the 2,125 names of the HTML
/// standard that end in a semicolon) or by number. Numbers that are no character give U+FFFD; what
/// is no reference is appended as it is.
void append_character_reference(std::string& out, std::string_view reference);

enum class HtmlTextPlace : uint8_t { text, attribute };

/// `html`, text or the value of an attribute, with its references undone exactly once, as the HTML
/// standard has it (section 13.2.5.72 and on): the 106 old names need no semicolon, but in
/// attributes only where no letter, digit or `=` follows; numbers from 128 to 159 are
/// windows-1252's. What is no reference stays as it is. Complexity: linear.
std::string without_references(std::string_view html, HtmlTextPlace place);

}  // namespace threadbare

#endif  // THREADBARE_RENDER_CHARACTER_REFERENCE_H_

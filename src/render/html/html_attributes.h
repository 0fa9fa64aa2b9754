// What the attributes of a tag say of it.
#ifndef THREADBARE_RENDER_HTML_ATTRIBUTES_H_
#define THREADBARE_RENDER_HTML_ATTRIBUTES_H_

#include <string>
#include <string_view>

#include "render/html/html_tokeniser.h"

namespace threadbare {

/// An attribute's value, its references still in it; empty if there is none. `name` is in lower
/// case.
std::string_view value_of(const HtmlToken& token, std::string_view name);

/// The same with its references undone.
std::string decoded_value(const HtmlToken& token, std::string_view name);

/// Whether `word` is one of the tag's classes.
bool has_class(const HtmlToken& token, std::string_view word);

/// `hidden`, or a style that says `display: none`.
bool is_hidden(const HtmlToken& token);

/// The number from 1 to 999 that an attribute holds, else nothing: "3", for `colspan`.
std::string small_number(const HtmlToken& token, std::string_view name);

/// `align-left`, `align-center`, `align-right` or nothing, after `align` or the style.
std::string_view alignment_class(const HtmlToken& token);

/// `language-…` for code whose class says so, else nothing.
std::string language_class(const HtmlToken& token);

/// `language-…` for a name that could be one of a language; else nothing.
std::string language_class_of(std::string_view name);

/// Whether an image is one of those that stand for a character: by its class, or as its text is
/// `:name:`.
bool is_emoji(const HtmlToken& image, std::string_view alt);

/// Whether an image says nothing: somebody's avatar, a site's icon, a pixel that counts readers.
bool is_ornament(const HtmlToken& image);

}  // namespace threadbare

#endif  // THREADBARE_RENDER_HTML_ATTRIBUTES_H_

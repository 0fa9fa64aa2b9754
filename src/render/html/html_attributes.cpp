#include "render/html/html_attributes.h"

#include <algorithm>

#include "render/html/character_reference.h"
#include "thread/limits.h"

namespace threadbare {
namespace {

constexpr std::string_view kSpace = " \t\n\r\f";

// Calls `visit` with each class of a tag until it returns true. Returns whether it did.
template <class Visit>
bool any_class(const HtmlToken& token, Visit visit) {
  std::string_view classes = value_of(token, "class");
  while (true) {
    classes.remove_prefix(std::min(classes.find_first_not_of(kSpace), classes.size()));
    if (classes.empty()) return false;
    const size_t end = std::min(classes.find_first_of(kSpace), classes.size());
    if (visit(classes.substr(0, end))) return true;
    classes.remove_prefix(end);
  }
}

// What the style says of a property, roughly: up to the semicolon, without spaces.
std::string_view style_of(const HtmlToken& token, std::string_view property) {
  std::string_view style = value_of(token, "style");
  const size_t found = style.find(property);
  if (found == style.npos) return {};
  style.remove_prefix(found + property.size());
  style.remove_prefix(std::min(style.find_first_not_of(": \t"), style.size()));
  return style.substr(0, std::min(style.find_first_of("; \t!"), style.size()));
}

}  // namespace

std::string_view value_of(const HtmlToken& token, std::string_view name) {
  const HtmlAttribute* attribute = token.find(name);
  return attribute == nullptr ? std::string_view() : attribute->value;
}

std::string decoded_value(const HtmlToken& token, std::string_view name) {
  return without_references(value_of(token, name), HtmlTextPlace::attribute);
}

bool has_class(const HtmlToken& token, std::string_view word) {
  return any_class(token, [word](std::string_view name) { return name == word; });
}

bool is_hidden(const HtmlToken& token) {
  return token.find("hidden") != nullptr || style_of(token, "display") == "none";
}

std::string small_number(const HtmlToken& token, std::string_view name) {
  const std::string_view value = value_of(token, name);
  const bool fits = !value.empty() && value.size() <= 3 && value[0] != '0' &&
                    value.find_first_not_of("0123456789") == value.npos;
  return fits ? std::string(value) : std::string();
}

std::string_view alignment_class(const HtmlToken& token) {
  std::string_view side = value_of(token, "align");
  if (side.empty()) side = style_of(token, "text-align");
  if (equals_folded(side, "left")) return "align-left";
  if (equals_folded(side, "center")) return "align-center";
  return equals_folded(side, "right") ? "align-right" : std::string_view();
}

std::string language_class_of(std::string_view name) {
  constexpr std::string_view kAllowed = "abcdefghijklmnopqrstuvwxyz0123456789+#-";
  if (name.empty() || name.size() > kMaxLanguageBytes ||
      name.find_first_not_of(kAllowed) != name.npos) {
    return {};
  }
  return "language-" + std::string(name);
}

std::string language_class(const HtmlToken& token) {
  std::string found;
  any_class(token, [&found](std::string_view name) {
    for (const std::string_view prefix : {"language-", "lang-"}) {
      if (!name.starts_with(prefix)) continue;
      found = language_class_of(name.substr(prefix.size()));
      return true;
    }
    return false;
  });
  return found;
}

bool is_emoji(const HtmlToken& image, std::string_view alt) {
  if (alt.size() > 2 && alt.starts_with(':') && alt.ends_with(':') &&
      alt.find_first_of(kSpace) == alt.npos) {
    return true;
  }
  return has_class(image, "emoji") || has_class(image, "wp-smiley") || has_class(image, "emote");
}

bool is_ornament(const HtmlToken& image) {
  for (const std::string_view name : {"avatar", "site-icon", "onebox-avatar-inline"}) {
    if (has_class(image, name)) return true;
  }
  for (const std::string_view side : {"width", "height"}) {
    const std::string_view size = value_of(image, side);
    if (size == "0" || size == "1") return true;
  }
  return false;
}

}  // namespace threadbare

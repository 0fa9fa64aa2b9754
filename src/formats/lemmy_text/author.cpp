#include "formats/lemmy_text/author.h"

#include <algorithm>

#include "formats/lemmy_text/line.h"

namespace threadbare::lemmy_text {

namespace {

// A name of 255 bytes and a domain of 255 would be allowed; nobody's is that long, and prose is.
constexpr size_t kMaxAuthorLineBytes = 200;

constexpr size_t kMaxDisplayNameBytes = 80;
constexpr size_t kMaxLanguageNameBytes = 40;
constexpr size_t kLeastNameBytes = 3;  // Lemmy's own least

struct RoleMark {
  std::string_view text;
  Roles role;
};

constexpr RoleMark kRoleWords[] = {
    {"banned", kRoleBanned}, {"deleted", kRoleDeleted}, {"OP", kRoleOp}};
constexpr RoleMark kRoleLetters[] = {{"M", kRoleModerator}, {"A", kRoleAdmin}, {"B", kRoleBot}};

// The languages that are met most, as Lemmy spells them. They are needed only where nothing else
// tells a language from the end of a name.
constexpr std::string_view kLanguages[] = {
    "English",   "Deutsch",    "Español",  "Français", "Italiano", "Nederlands", "Polski",
    "Português", "Svenska",    "Dansk",    "Suomi",    "Norsk",    "Čeština",    "Türkçe",
    "Русский",   "Українська", "Ελληνικά", "日本語",   "中文",     "한국어",     "Undetermined"};

bool is_capital(char byte) {
  return byte >= 'A' && byte <= 'Z';
}
bool is_small(char byte) {
  return byte >= 'a' && byte <= 'z';
}
bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}
bool is_ascii(char byte) {
  return static_cast<unsigned char>(byte) < 0x80;
}
bool is_plain(char byte) {
  return is_small(byte) || is_digit(byte);
}

// Letters of Latin with marks, as in "Māori", all have two bytes that begin so.
bool is_marked_latin(char byte) {
  const auto lead = static_cast<unsigned char>(byte);
  return lead >= 0xC3 && lead <= 0xC9;
}

bool take(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

bool take_role(std::string_view& text, Roles& roles) {
  for (const RoleMark& mark : kRoleWords) {
    if (!take(text, mark.text)) continue;
    roles = static_cast<Roles>(roles | mark.role);
    return true;
  }
  for (const RoleMark& mark : kRoleLetters) {
    std::string_view rest = text;
    if (!take(rest, mark.text)) continue;
    // "Magyar" and "Māori" are languages, "Mbanned" is a moderator.
    const bool word = !rest.empty() && (is_small(rest.front()) || is_marked_latin(rest.front()));
    if (word && !rest.starts_with("banned") && !rest.starts_with("deleted")) return false;
    roles = static_cast<Roles>(roles | mark.role);
    text = rest;
    return true;
  }
  return false;
}

bool is_known_language(std::string_view text) {
  return std::find(std::begin(kLanguages), std::end(kLanguages), text) != std::end(kLanguages);
}

bool is_language(std::string_view text) {
  if (text.size() > kMaxLanguageNameBytes) return false;
  if (is_ascii(text.front()) && !is_capital(text.front())) return false;
  return std::all_of(text.begin(), text.end(), [](char byte) {
    return !is_ascii(byte) || is_capital(byte) || is_small(byte) ||
           std::string_view(" ,()-'").find(byte) != std::string_view::npos;
  });
}

/// Reads what stands behind a name up to the end of the line.
bool parse_badges(std::string_view text, Roles& roles) {
  bool glued = true;
  while (!text.empty()) {
    if (take(text, " ")) {
      glued = false;
    } else if (!take_role(text, roles)) {
      return glued ? is_language(text) : is_known_language(text);
    }
  }
  return true;
}

/// Where the instance at the start of `text` ends: at a capital, at what no domain has, or where
/// another script is glued behind a Latin ending.
size_t instance_end(std::string_view text) {
  size_t end = 0;
  size_t label_letters = 0;
  while (end < text.size()) {
    const char byte = text[end];
    if (byte == '.') {
      label_letters = 0;
    } else if (is_small(byte)) {
      ++label_letters;
    } else if (!is_ascii(byte)) {
      if (label_letters >= 2 && text.substr(0, end).find('.') != std::string_view::npos &&
          text.find('.', end) == std::string_view::npos) {
        break;
      }
    } else if (!is_digit(byte) && byte != '-' && byte != ':') {
      break;
    }
    ++end;
  }
  return end;
}

/// "lemmy.worldbanned": the words that are roles are small like the instance itself.
size_t without_role_words(std::string_view instance) {
  while (true) {
    size_t cut = 0;
    for (std::string_view word : {"banned", "deleted"}) {
      if (instance.ends_with(word)) cut = word.size();
    }
    const std::string_view left = instance.substr(0, instance.size() - cut);
    const size_t dot = left.rfind('.');
    if (cut == 0 || dot == std::string_view::npos || left.size() - dot < 3) break;
    instance = left;
  }
  return instance.size();
}

bool is_name_byte(char byte) {
  return is_plain(byte) || is_capital(byte) || !is_ascii(byte) || byte == '_' || byte == '-' ||
         byte == '.';
}

/// Reads `name@instance` and the badges behind it. `at` is where the second @ stands.
std::optional<AuthorLine> parse_addressed(std::string_view text, size_t at) {
  const std::string_view behind = text.substr(at + 1);
  const size_t size = without_role_words(behind.substr(0, instance_end(behind)));
  if (size == 0 || !(is_plain(behind.front()) || !is_ascii(behind.front()))) return std::nullopt;
  AuthorLine author;
  author.form = AuthorLine::Form::addressed;
  author.name = text.substr(0, at + 1 + size);
  if (!parse_badges(behind.substr(size), author.roles)) return std::nullopt;
  return author;
}

/// Cuts language and roles off the end of a name that may have capitals of its own.
void cut_badges(AuthorLine& author) {
  std::string_view left = author.name;
  const auto may_end = [](std::string_view name) {
    return name.size() >= kLeastNameBytes && is_plain(name.back());
  };
  for (std::string_view language : kLanguages) {
    if (!left.ends_with(language)) continue;
    left.remove_suffix(language.size());
    break;
  }
  if (may_end(left)) author.name = left;
  Roles roles = 0;
  for (const RoleMark& mark : {kRoleLetters[2], kRoleLetters[1], kRoleLetters[0], kRoleWords[2]}) {
    if (!left.ends_with(mark.text)) continue;
    left.remove_suffix(mark.text.size());
    roles = static_cast<Roles>(roles | mark.role);
    if (!may_end(left)) continue;
    author.name = left;
    author.roles = roles;
  }
}

std::optional<AuthorLine> parse_local(std::string_view text) {
  size_t end = 0;
  while (end < text.size() && is_name_byte(text[end])) ++end;
  if (end == 0) return std::nullopt;
  AuthorLine author;
  author.form = AuthorLine::Form::local;
  author.name = text.substr(0, end);
  cut_badges(author);
  if (!parse_badges(text.substr(end), author.roles)) return std::nullopt;
  return author;
}

/// A list item that reads as a name and not as a sentence.
std::optional<AuthorLine> parse_display_name(std::string_view text) {
  if (text.empty() || text.size() > kMaxDisplayNameBytes) return std::nullopt;
  const bool sentence =
      text.find("://") != std::string_view::npos ||
      (text.find(' ') != std::string_view::npos &&
       (std::string_view(".,:;?!\"").find(text.back()) != std::string_view::npos ||
        text.ends_with("”") || text.ends_with("…")));
  const bool has_letters = std::any_of(text.begin(), text.end(), [](char byte) {
    return is_plain(byte) || is_capital(byte) || !is_ascii(byte);
  });
  if (sentence || !has_letters) return std::nullopt;
  AuthorLine author;
  author.name = text;
  cut_badges(author);
  return author;
}

}  // namespace

std::optional<AuthorLine> parse_author_line(std::string_view content) {
  if (content.size() > kMaxAuthorLineBytes) return std::nullopt;
  const size_t bullet = bullet_bytes(content);
  content.remove_prefix(bullet);
  const bool local = take(content, "@");
  if (local) {
    const size_t at = content.find('@');
    size_t name = 0;
    while (name < content.size() && is_name_byte(content[name])) ++name;
    if (at != std::string_view::npos && at > 0 && name == at) return parse_addressed(content, at);
    return bullet > 0 ? parse_local(content) : std::nullopt;
  }
  if (bullet == 0) return std::nullopt;
  // A display name with the instance behind it: "Ada of Byron@example.org".
  const size_t at = content.rfind('@');
  if (at != std::string_view::npos && at > 0 && at <= kMaxDisplayNameBytes) {
    const std::optional<AuthorLine> author = parse_addressed(content, at);
    if (author && author->name.find('.', at) != std::string_view::npos) return author;
  }
  return parse_display_name(content);
}

}  // namespace threadbare::lemmy_text

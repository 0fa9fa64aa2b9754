#include "render/body/github_reference.h"

#include <algorithm>

#include "render/body/linkifier.h"
#include "render/html/html_writer.h"

namespace threadbare {
namespace {

constexpr std::string_view kSite = "https://github.com/";
constexpr size_t kLongestOwner = 39;
constexpr size_t kLongestRepository = 100;
constexpr size_t kLongestNumber = 9;
constexpr size_t kShortestCommit = 7;
constexpr size_t kLongestCommit = 40;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_word(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool is_owner_character(char c) {
  return c == '-' || (c != '_' && static_cast<unsigned char>(c) < 0x80 && is_word(c));
}

bool is_repository_character(char c) {
  return c == '-' || c == '.' || (static_cast<unsigned char>(c) < 0x80 && is_word(c));
}

char at(std::string_view text, size_t position) {
  return position < text.size() ? text[position] : '\0';
}

// The length of the run of such characters at `from`, up to one more than `most`.
template <class IsOne>
size_t length_of(std::string_view text, size_t from, size_t most, IsOne is_one) {
  size_t length = 0;
  while (length <= most && from + length < text.size() && is_one(text[from + length])) ++length;
  return length;
}

// The length of the number of an issue at `from`; 0 if there is none that ends with a word.
size_t number_length(std::string_view text, size_t from) {
  const size_t length = length_of(text, from, kLongestNumber, is_digit);
  const bool good = length > 0 && length <= kLongestNumber && text[from] != '0' &&
                    !is_word(at(text, from + length));
  return good ? length : 0;
}

size_t commit_length(std::string_view text, size_t from) {
  const auto is_hexadecimal = [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); };
  const size_t length = length_of(text, from, kLongestCommit, is_hexadecimal);
  if (length < kShortestCommit || length > kLongestCommit) return 0;
  const std::string_view commit = text.substr(from, length);
  const bool mixed = std::any_of(commit.begin(), commit.end(), is_digit) &&
                     !std::all_of(commit.begin(), commit.end(), is_digit);
  const char next = at(text, from + length);
  const bool goes_on = is_word(next) || next == '-' || next == '/' || next == '@' ||
                       (next == '.' && is_word(at(text, from + length + 1)));
  return mixed && !goes_on ? length : 0;
}

// A link that starts at the place asked for; length 0: none does.
struct Reference {
  size_t length = 0;
  std::string href;
};

Reference in_repository(std::string_view repository, std::string_view kind, std::string_view name,
                        size_t length) {
  std::string href(repository);
  href += kind;
  href += name;
  return {length, std::move(href)};
}

Reference find_mention(std::string_view text, size_t from) {
  const size_t length = length_of(text, from + 1, kLongestOwner, is_owner_character);
  if (length == 0 || length > kLongestOwner || text[from + 1] == '-') return {};
  const char next = at(text, from + 1 + length);
  // Teams are not public, and `@scope/name` is a package.
  if (is_word(next) || next == '/' || next == '@') return {};
  size_t name = length;
  while (text[from + name] == '-') --name;
  return {name + 1, std::string(kSite) + std::string(text.substr(from + 1, name))};
}

// `owner/repository#12` and `owner/repository@commit`.
Reference find_elsewhere(std::string_view text, size_t from) {
  const size_t owner = length_of(text, from, kLongestOwner, is_owner_character);
  const size_t slash = from + owner;
  if (owner == 0 || at(text, slash) != '/') return {};
  const size_t name = length_of(text, slash + 1, kLongestRepository, is_repository_character);
  const size_t mark = slash + 1 + name;
  if (name == 0 || (at(text, mark) != '#' && at(text, mark) != '@')) return {};
  const bool is_issue = text[mark] == '#';
  const size_t id = is_issue ? number_length(text, mark + 1) : commit_length(text, mark + 1);
  if (id == 0) return {};
  const std::string repository = std::string(kSite) + std::string(text.substr(from, mark - from));
  return in_repository(repository, is_issue ? "/issues/" : "/commit/", text.substr(mark + 1, id),
                       mark + 1 + id - from);
}

Reference find_reference(std::string_view text, size_t from, std::string_view repository) {
  const char before = from > 0 ? text[from - 1] : ' ';
  if (is_word(before)) return {};
  constexpr std::string_view kInside = "/.@-#=&:+";
  const bool inside = kInside.find(before) != kInside.npos;
  const char first = text[from];
  if (first == '@') return inside ? Reference() : find_mention(text, from);
  if (first == '#') {
    const size_t number = inside || repository.empty() ? 0 : number_length(text, from + 1);
    if (number == 0) return {};
    return in_repository(repository, "/issues/", text.substr(from + 1, number), number + 1);
  }
  if (inside || !is_owner_character(first)) return {};
  if (Reference found = find_elsewhere(text, from); found.length > 0) return found;
  if (repository.empty()) return {};
  if (text.substr(from, 3) == "GH-") {
    const size_t number = number_length(text, from + 3);
    if (number == 0) return {};
    return in_repository(repository, "/issues/", text.substr(from + 3, number), number + 3);
  }
  const size_t commit = commit_length(text, from);
  if (commit == 0) return {};
  return in_repository(repository, "/commit/", text.substr(from, commit), commit);
}

void write_references(HtmlWriter& writer, std::string_view text, std::string_view repository) {
  size_t written = 0;
  for (size_t i = 0; i < text.size();) {
    const Reference found = find_reference(text, i, repository);
    if (found.length == 0) {
      ++i;
      continue;
    }
    writer.text(text.substr(written, i - written));
    open_outer_link(writer, found.href);
    writer.text(text.substr(i, found.length));
    writer.close(Element::a);
    i += found.length;
    written = i;
  }
  writer.text(text.substr(written));
}

}  // namespace

std::string repository_of(std::string_view url) {
  if (!url.starts_with(kSite)) return {};
  const std::string_view path = url.substr(kSite.size());
  const size_t owner = length_of(path, 0, kLongestOwner, is_owner_character);
  if (owner == 0 || at(path, owner) != '/') return {};
  const size_t name = length_of(path, owner + 1, kLongestRepository, is_repository_character);
  const char next = at(path, owner + 1 + name);
  if (name == 0 || name > kLongestRepository || (next != '\0' && next != '/')) return {};
  return std::string(url.substr(0, kSite.size() + owner + 1 + name));
}

void write_github_text(HtmlWriter& writer, std::string_view text, std::string_view repository) {
  if (writer.inside(Element::a)) {
    writer.text(text);
    return;
  }
  for (size_t i = 0; i < text.size();) {
    const FoundLink link = find_link(text, i);
    write_references(writer, text.substr(i, link.begin - i), repository);
    if (link.found()) write_found_link(writer, text, link);
    i = link.end;
  }
}

}  // namespace threadbare

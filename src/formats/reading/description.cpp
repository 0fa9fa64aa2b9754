#include "formats/reading/description.h"

#include <algorithm>

#include "formats/reading/binary_kind.h"

namespace threadbare {

namespace {

constexpr size_t kMaxKeysNamed = 8;
constexpr size_t kMaxQuotedBytes = 40;

// At most kMaxQuotedBytes of a text, cut between characters.
std::string quoted(std::string_view text) {
  size_t end = std::min(text.size(), kMaxQuotedBytes);
  while (end < text.size() && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) {
    --end;
  }
  std::string quote = "“" + std::string(text.substr(0, end));
  quote += end < text.size() ? "…”" : "”";
  return quote;
}

// The keys that stand directly below `prefix`, in order and quoted.
std::string keys_below(const Sample& sample, std::string_view prefix) {
  std::string keys;
  size_t named = 0;
  for (std::string_view path : sample.paths) {
    if (!path.starts_with(prefix)) continue;
    path.remove_prefix(prefix.size());
    if (path.empty() || path.find_first_of(".[") != std::string_view::npos) continue;
    if (named++ == kMaxKeysNamed) return keys + ", …";
    if (!keys.empty()) keys += ", ";
    keys += quoted(path);
  }
  return keys;
}

std::string describe_json(const Sample& sample) {
  const bool is_array = sample.has("[]");
  const std::string keys = keys_below(sample, is_array ? "[]." : "");
  std::string what = sample.lines ? "JSON, one text a line," : is_array ? "a JSON array" : "JSON";
  if (is_array && !sample.lines && !keys.empty()) what += " of objects";
  if (!keys.empty()) what += " with the keys " + keys;
  return what;
}

}  // namespace

std::string describe(const Sample& sample) {
  switch (sample.kind) {
    case Sample::Kind::json:
      return describe_json(sample);
    case Sample::Kind::xml:
      if (sample.root.empty()) return "XML without an element in it";
      return "XML with the root element " + quoted(sample.root);
    case Sample::Kind::text:
      break;
  }
  const size_t start = std::min(sample.input.find_first_not_of(" \t\r\n"), sample.input.size());
  return sample.input.substr(start).starts_with("<") ? "an HTML page" : "text";
}

std::string describe_binary(std::string_view bytes) {
  const std::string_view kind = binary_kind(bytes);
  if (kind.empty()) return "this is no text: there are NUL bytes in it";
  return "this is no text: it is " + std::string(kind);
}

}  // namespace threadbare

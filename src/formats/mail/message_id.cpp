#include "formats/mail/message_id.h"

#include <cstddef>
#include <utility>

#include "formats/charset/charset.h"
#include "formats/mail/header.h"
#include "thread/limits.h"

namespace threadbare::mail {

namespace {

void add(std::string_view raw, std::vector<std::string>& ids) {
  std::string bytes;
  for (const char c : raw) {
    if (static_cast<unsigned char>(c) > ' ' && c != '\x7F') bytes.push_back(c);
  }
  std::string id;
  append_guessed(bytes, id);
  if (!id.empty() && id.size() <= kMaxIdBytes) ids.push_back(std::move(id));
}

}  // namespace

std::vector<std::string> message_ids(std::string_view value) {
  std::vector<std::string> ids;
  bool any_bracket = false;
  for (size_t at = 0; (at = value.find('<', at)) != std::string_view::npos;) {
    any_bracket = true;
    size_t end = value.find_first_of("<>", at + 1);
    if (end == std::string_view::npos) end = value.size();
    add(value.substr(at + 1, end - at - 1), ids);
    at = end;
  }
  value = trimmed(value);
  if (!any_bracket && value.find_first_of(" \t") == std::string_view::npos) add(value, ids);
  return ids;
}

}  // namespace threadbare::mail

#include "render/character_reference.h"

#include <cstdint>

#include "thread/utf8.h"

// md4c's table of names. Its header knows nothing of C++, so what it includes must have come
// before.
#include <cstdlib>

extern "C" {
#include <entity.h>
}

namespace threadbare {
namespace {

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return 16;
}

// Appends the character of that number. Returns false if it is none.
bool append_numbered(std::string& out, std::string_view digits) {
  const bool hexadecimal = digits.starts_with('x') || digits.starts_with('X');
  const int base = hexadecimal ? 16 : 10;
  if (hexadecimal) digits.remove_prefix(1);
  if (digits.empty()) return false;
  uint32_t number = 0;
  for (const char c : digits) {
    const int digit = digit_of(c);
    if (digit >= base) return false;
    // Past the last character it stays there, however long it is.
    if (number <= 0x10FFFF) {
      number = number * static_cast<uint32_t>(base) + static_cast<uint32_t>(digit);
    }
  }
  append_utf8(out, number);
  return true;
}

}  // namespace

void append_character_reference(std::string& out, std::string_view reference) {
  if (reference.starts_with("&#") && reference.ends_with(';')) {
    if (!append_numbered(out, reference.substr(2, reference.size() - 3))) out += reference;
    return;
  }
  const bool complete =
      reference.size() > 2 && reference.starts_with('&') && reference.ends_with(';');
  // Older md4c has another name for the type.
  const auto* entity = complete ? entity_lookup(reference.data(), reference.size()) : nullptr;
  if (entity == nullptr) {
    out += reference;
    return;
  }
  for (const unsigned code_point : entity->codepoints) {
    if (code_point != 0) append_utf8(out, code_point);
  }
}

}  // namespace threadbare

#include "render/html/character_names.h"

#include <array>
#include <cstdint>

#include "thread/utf8.h"

namespace threadbare {

namespace {

// In the order of their characters, which is what packs best: a module that a page loads holds
// them. A byte from 0x81 on is the step from the last character to the next one, less 0x80; \1
// comes before a character in UTF-8, \2 before two. What follows are its names, with spaces
// between.
constexpr char kPacked[] =
#include "render/html/character_names.inc"
    ;
constexpr std::string_view kNames(kPacked, sizeof(kPacked) - 1);

constexpr unsigned char kOneCharacter = 1;
constexpr unsigned char kTwoCharacters = 2;

bool is_name_byte(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// An open-addressed table, half full.
class Names {
 public:
  Names() {
    NamedCharacters characters;
    for (size_t at = 0; at < kNames.size();) {
      at = read_characters(at, characters);
      for (;;) {
        size_t end = at;
        while (end < kNames.size() && is_name_byte(kNames[end])) ++end;
        slot(kNames.substr(at, end - at)) = {static_cast<uint16_t>(at),
                                             static_cast<uint16_t>(end - at), characters};
        at = end;
        if (at == kNames.size() || kNames[at] != ' ') break;
        ++at;
      }
    }
  }

  const NamedCharacters* find(std::string_view name) {
    const Entry& entry = slot(name);
    return entry.size == 0 ? nullptr : &entry.characters;
  }

 private:
  struct Entry {
    uint16_t at = 0;  // in kNames
    uint16_t size = 0;
    NamedCharacters characters;
  };

  static size_t read_characters(size_t at, NamedCharacters& characters) {
    const unsigned char mark = static_cast<unsigned char>(kNames[at++]);
    characters.second = 0;
    if (mark != kOneCharacter && mark != kTwoCharacters) {
      characters.first += mark - 0x80u;
      return at;
    }
    const DecodedCodePoint first = decode_utf8(kNames, at);
    characters.first = first.value;
    at += first.size;
    if (mark == kOneCharacter) return at;
    const DecodedCodePoint second = decode_utf8(kNames, at);
    characters.second = second.value;
    return at + second.size;
  }

  // Where `name` stands, or would.
  Entry& slot(std::string_view name) {
    uint32_t hash = 2166136261u;  // FNV-1a
    for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
    size_t i = (hash ^ hash >> 15) % entries_.size();
    while (entries_[i].size != 0 && kNames.substr(entries_[i].at, entries_[i].size) != name) {
      i = (i + 1) % entries_.size();
    }
    return entries_[i];
  }

  std::array<Entry, 4096> entries_;
};

}  // namespace

const NamedCharacters* find_character_name(std::string_view name) {
  static Names names;
  return names.find(name);
}

}  // namespace threadbare

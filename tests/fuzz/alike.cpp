// A document comes to the same threads whether our JSON reader follows the way that its objects
// came before and skips what nobody wants, looks at every byte, or is nlohmann's parser.
#include "formats/json/alike.h"

#include <cstdint>
#include <iostream>
#include <string>

#include "formats/reading/encoding.h"
#include "harnesses.h"
#include "property.h"

namespace threadbare::test {
namespace {

// The format that the document is of, or else any: its paths may lead somewhere all the same.
const Format& format_of(const std::string& bytes) {
  static const std::vector<const Format*> formats = json_formats();
  const Sample sample = take_sample(bytes);
  for (const Format* format : formats) {
    if (!format->recognises(sample).empty()) return *format;
  }
  return *formats[bytes.size() % formats.size()];
}

}  // namespace

void fuzz_alike(std::string_view input) {
  if (input.size() > 16000)
    return;  // below the cap on depth, which the reference reaches elsewhere
  const std::string bytes = repaired_utf8(input);
  // nlohmann/json skips a byte order mark, which Reading has done before, and ends at a NUL.
  if (bytes.starts_with("\xEF\xBB\xBF") || bytes.find('\0') != std::string::npos) return;
  const Format& format = format_of(bytes);
  const std::string found =
      difference(format, bytes, input.size() % 2 == 0 ? input.size() % 61 + 1 : ~size_t{0});
  if (!found.empty()) std::cerr << format.name << ": " << found << '\n';
  PROPERTY(found.empty());
}

}  // namespace threadbare::test

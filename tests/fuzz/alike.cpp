// A document comes to the same threads whether our JSON reader follows the way that its objects
// came before and skips what nobody wants, looks at every byte, or is nlohmann's parser.
#include "formats/json/alike.h"

#include <cstdint>
#include <iostream>
#include <string>

#include "formats/reading/encoding.h"
#include "property.h"

using namespace threadbare;

namespace {

// The format that the document is of, or else any: its paths may lead somewhere all the same.
const Format& format_of(const std::string& bytes) {
  static const std::vector<const Format*> formats = test::json_formats();
  const Sample sample = take_sample(bytes);
  for (const Format* format : formats) {
    if (!format->recognises(sample).empty()) return *format;
  }
  return *formats[bytes.size() % formats.size()];
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size > 16000) return 0;  // below the cap on depth, which the reference reaches elsewhere
  const std::string bytes =
      repaired_utf8(std::string_view(reinterpret_cast<const char*>(data), size));
  // nlohmann/json skips a byte order mark, which Reading has done before, and ends at a NUL.
  if (bytes.starts_with("\xEF\xBB\xBF") || bytes.find('\0') != std::string::npos) return 0;
  const Format& format = format_of(bytes);
  const std::string difference =
      test::difference(format, bytes, size % 2 == 0 ? size % 61 + 1 : ~size_t{0});
  if (!difference.empty()) std::cerr << format.name << ": " << difference << '\n';
  PROPERTY(difference.empty());
  return 0;
}

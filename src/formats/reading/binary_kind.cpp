#include "formats/reading/binary_kind.h"

namespace threadbare {

std::string_view binary_kind(std::string_view bytes) {
  struct Signature {
    std::string_view start;
    std::string_view kind;
  };
  constexpr Signature kSignatures[] = {
      {"\x1F\x8B", "packed by gzip; unpack it first"},
      {"PK\x03\x04", "a zip archive; unpack it first"},
      {"\x28\xB5\x2F\xFD", "packed by zstd; unpack it first"},
      {"\xFD\x37\x7A\x58\x5A", "packed by xz; unpack it first"},
      {"BZh9", "packed by bzip2; unpack it first"},
      {"%PDF-", "a PDF"},
      {"\x89PNG", "a PNG image"},
      {"\xFF\xD8\xFF", "a JPEG image"},
      {"GIF8", "a GIF image"},
      {"SQLite format 3", "an SQLite database"},
  };
  for (const Signature& signature : kSignatures) {
    if (bytes.starts_with(signature.start)) return signature.kind;
  }
  return {};
}

}  // namespace threadbare

#include "cli/gzip.h"

#include <algorithm>
#include <limits>

#include "threadbare.h"

#ifdef THREADBARE_HAS_ZLIB
#include <zlib.h>
#endif

namespace threadbare::cli {

bool is_gzip(std::string_view bytes) {
  return bytes.starts_with("\x1F\x8B\x08");
}

#ifdef THREADBARE_HAS_ZLIB

namespace {

// How windowBits says that the data is gzip, with the largest window: zlib.h, inflateInit2.
constexpr int kGzipOnly = 15 + 16;
constexpr size_t kChunk = size_t{1} << 20;

void give_input(z_stream& stream, std::string_view packed) {
  // zlib does not write to its input; its type is older than const.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in =
      static_cast<uInt>(std::min<size_t>(packed.size(), std::numeric_limits<uInt>::max()));
}

}  // namespace

void unpack_gzip(std::string_view packed, std::string& bytes, std::string& complaint) {
  bytes.clear();
  z_stream stream{};
  if (inflateInit2(&stream, kGzipOnly) != Z_OK) {
    complaint = "zlib could not be started";
    return;
  }
  give_input(stream, packed);
  for (;;) {
    const size_t end = bytes.size();
    bytes.resize(end + kChunk);
    stream.next_out = reinterpret_cast<Bytef*>(bytes.data() + end);
    stream.avail_out = static_cast<uInt>(kChunk);
    const int result = inflate(&stream, Z_NO_FLUSH);
    bytes.resize(end + kChunk - stream.avail_out);
    packed = packed.substr(
        static_cast<size_t>(reinterpret_cast<const char*>(stream.next_in) - packed.data()));
    if (bytes.size() > kMaxInputBytes) {
      complaint =
          "this is packed, and unpacked it is larger than the 4 GB that can be read at once";
      break;
    }
    if (result == Z_STREAM_END) {
      // Another member may follow; what is no member is padding, which gzip passes over, too.
      if (!is_gzip(packed)) break;
      inflateReset(&stream);
    } else if (result == Z_BUF_ERROR && packed.empty()) {
      complaint = "this packed file is truncated; what could be unpacked was read";
      break;
    } else if (result != Z_OK && result != Z_BUF_ERROR) {
      complaint = "this packed file is damaged; what could be unpacked up to there was read";
      break;
    }
    give_input(stream, packed);
  }
  inflateEnd(&stream);
}

#else

void unpack_gzip(std::string_view, std::string& bytes, std::string& complaint) {
  bytes.clear();
  complaint =
      "this is packed with gzip, and this threadbare was built without zlib: unpack it first";
}

#endif

}  // namespace threadbare::cli

#include "formats/reading/recognition.h"

#include <utility>

#include "formats/reading/description.h"
#include "formats/reading/encoding.h"

namespace threadbare {

const Format* claim(Sample& sample) {
  Sample inside = sample;
  for (const bool any_key : {false, true}) {
    do {
      for (const Format* format : formats()) {
        if (format->raw_bytes || format->recognises(inside).empty()) continue;
        sample = std::move(inside);
        return format;
      }
    } while (unwrap(inside, any_key && inside.envelope.empty()));
    inside = sample;
  }
  return nullptr;
}

Recognition recognise(std::string_view bytes) {
  Recognition recognition;
  Sample raw;
  raw.input = bytes;
  for (const Format* format : formats()) {
    if (!format->raw_bytes) continue;
    const std::string_view mark = format->recognises(raw);
    if (!mark.empty()) recognition.claims.push_back({format->name, mark});
  }
  std::string decoded;
  const Encoding encoding = encoding_of(bytes);
  if (encoding == Encoding::binary && recognition.claims.empty()) {
    recognition.kind = describe_binary(bytes);
    return recognition;
  }
  if (encoding == Encoding::utf16_little || encoding == Encoding::utf16_big) {
    bool replaced = false;
    decoded = utf8_from_utf16(bytes, encoding == Encoding::utf16_big, &replaced);
    bytes = decoded;
  } else {
    if (encoding == Encoding::utf8_with_mark) bytes.remove_prefix(3);
    if (valid_utf8_end(bytes, 0, bytes.size()) < bytes.size()) {
      decoded = repaired_utf8(bytes);
      bytes = decoded;
    }
  }
  Sample sample = take_sample(bytes);
  recognition.kind = "this is " + describe(sample);
  if (!recognition.claims.empty() || claim(sample) == nullptr) return recognition;
  for (const Format* format : formats()) {
    const std::string_view mark =
        format->raw_bytes ? std::string_view() : format->recognises(sample);
    if (!mark.empty()) recognition.claims.push_back({format->name, mark});
  }
  return recognition;
}

}  // namespace threadbare

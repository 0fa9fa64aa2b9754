// Whether a document comes to the same by our JSON reader and by nlohmann's parser.
#ifndef THREADBARE_TESTS_FORMATS_JSON_ALIKE_H_
#define THREADBARE_TESTS_FORMATS_JSON_ALIKE_H_

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "formats/format.h"
#include "formats/json/read_json.h"

namespace threadbare::test {

/// The formats that are JSON.
inline std::vector<const Format*> json_formats() {
  std::vector<const Format*> found;
  for (const Format* format : formats()) {
    if (format->json != nullptr) found.push_back(format);
  }
  return found;
}

/// Whether it is JSON, every byte of it looked at.
inline bool is_valid_json(std::string_view json) {
  JsonUnheeding unheeding;
  JsonTokeniser tokeniser(json, unheeding);
  JsonTokeniser::Progress progress = JsonTokeniser::Progress::more;
  while (progress == JsonTokeniser::Progress::more) progress = tokeniser.step(json.size());
  return progress == JsonTokeniser::Progress::done;
}

/// Whether a number of `json`, or what looks like one, is -0.
inline bool has_negative_zero(std::string_view json) {
  for (size_t at = json.find("-0"); at != std::string_view::npos; at = json.find("-0", at + 1)) {
    if (at == 0 || std::string_view(":,[ \t\r\n").find(json[at - 1]) != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

/// How three readings of one document differ, or nothing if they do not, or if they may: ours, ours
/// looking at every byte, and the reference's.
///  - the reference knows whole documents only, neither truncated ones nor one a line, nor a lone
///    item;
///  - it refuses unpaired surrogates and numbers past a double's range, which ours takes, and
///  writes
///    -0 as 0 where a slice is wanted;
///  - ours does not look at what nobody wants, so it reads texts that are broken there.
inline std::string difference(const Format& format, const std::string& bytes, size_t budget) {
  const JsonOutcome ours = read_json(*format.json, bytes, budget);
  const JsonOutcome strict = read_json(*format.json, bytes, budget, true);
  const bool is_whole = std::none_of(
      strict.warnings.begin(), strict.warnings.end(),
      [](const Problem& warning) { return warning.message.starts_with("this line was skipped"); });
  if (strict.ok && is_whole &&
      (ours.json != strict.json || ours.warnings.size() != strict.warnings.size())) {
    return "ours:\n" + ours.json + "\nlooking at every byte:\n" + strict.json;
  }
  const JsonOutcome reference = read_json_by_reference(*format.json, bytes);
  const bool is_truncated =
      std::any_of(ours.warnings.begin(), ours.warnings.end(),
                  [](const Problem& warning) { return warning.code == ProblemCode::truncated; });
  const Sample sample = take_sample(bytes);
  const auto is_lone_item = format.json->is_element;
  if (is_truncated || sample.lines || has_negative_zero(bytes)) return {};
  if (is_lone_item != nullptr && is_lone_item(sample)) return {};
  const std::string& refused = reference.error.message;
  if (refused.find("surrogate") != std::string::npos ||
      refused.find("out_of_range") != std::string::npos) {
    return {};
  }
  if (!reference.ok && ours.ok && !is_valid_json(bytes)) return {};
  if (ours.ok != reference.ok) {
    return "ours " + (ours.ok ? "reads it" : "refuses it: " + ours.error.message) +
           ", the reference " + (reference.ok ? "reads it" : "refuses it: " + refused);
  }
  if (ours.ok && ours.warnings.size() != reference.warnings.size()) {
    return std::to_string(ours.warnings.size()) + " warnings, the reference has " +
           std::to_string(reference.warnings.size());
  }
  if (ours.json == reference.json) return {};
  // The reference has written slices anew: their escapes and numbers may look different.
  using nlohmann::ordered_json;
  const ordered_json one = ordered_json::parse(ours.json, nullptr, false);
  const ordered_json other = ordered_json::parse(reference.json, nullptr, false);
  if (!one.is_discarded() && one == other) return {};
  return "ours:\n" + ours.json + "\nthe reference:\n" + reference.json;
}

}  // namespace threadbare::test

#endif  // THREADBARE_TESTS_FORMATS_JSON_ALIKE_H_

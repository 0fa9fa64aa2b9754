#include "harnesses.h"

#include <algorithm>

#include "formats/format.h"

namespace threadbare::test {
namespace {

std::vector<Harness> all_harnesses() {
  std::vector<Harness> all = {
      {"html", fuzz_html},   {"markdown", fuzz_markdown}, {"linkifier", fuzz_linkifier},
      {"calls", fuzz_calls}, {"mapping", fuzz_mapping},   {"find_query", fuzz_find_query},
      {"json", fuzz_json},   {"alike", fuzz_alike},       {"xml", fuzz_xml},
      {"mail", fuzz_mail},
  };
  all.push_back({"reading", [](std::string_view bytes) { fuzz_reading(bytes, {}); }});
  for (const Format* format : formats()) {
    if (format->name == "mapped") continue;  // is read by a map alone: `mapping`
    ReadOptions options;
    options.format = format->name;
    options.base = "https://example.org/a/b";
    all.push_back({"reading-" + options.format,
                   [options](std::string_view bytes) { fuzz_reading(bytes, options); }});
  }
  return all;
}

}  // namespace

const std::vector<Harness>& harnesses() {
  static const std::vector<Harness> all = all_harnesses();
  return all;
}

const Harness* harness_named(std::string_view name) {
  const auto found = std::find_if(harnesses().begin(), harnesses().end(),
                                  [name](const Harness& each) { return each.name == name; });
  return found == harnesses().end() ? nullptr : &*found;
}

}  // namespace threadbare::test

// A map and JSON that is read by it, a line `=` between: whatever both are, threads come of it or a
// reason why not, alike in one go and in steps. A map that we propose can be read.
#include <string>

#include "formats/mapped/map.h"
#include "formats/mapped/suggestion.h"
#include "harnesses.h"
#include "property.h"

namespace threadbare::test {
namespace {

void check_suggestion(std::string_view json) {
  std::string complaint;
  const std::string proposed = suggest_map(json, complaint);
  PROPERTY(proposed.empty() != complaint.empty());
  if (proposed.empty()) return;
  std::string fault;
  const std::unique_ptr<Map> map = parse_map(proposed, fault);
  if (map == nullptr) std::fprintf(stderr, "%s\n%s\n", fault.c_str(), proposed.c_str());
  PROPERTY(map != nullptr);
  ReadOptions options;
  options.map = proposed;
  fuzz_reading(json, options);
}

}  // namespace

void fuzz_mapping(std::string_view bytes) {
  constexpr std::string_view kDivider = "\n=\n";
  const size_t divider = bytes.find(kDivider);
  if (divider == bytes.npos) return check_suggestion(bytes);
  ReadOptions options;
  options.map = bytes.substr(0, divider);
  const std::string_view json = bytes.substr(divider + kDivider.size());
  std::string complaint;
  const std::unique_ptr<Map> map = parse_map(options.map, complaint);
  PROPERTY((map == nullptr) == !complaint.empty());
  fuzz_reading(json, options);
  check_suggestion(json);
}

}  // namespace threadbare::test

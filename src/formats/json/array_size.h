// How many elements a JSON array has, where that is all one wants of it.
#ifndef THREADBARE_FORMATS_JSON_ARRAY_SIZE_H_
#define THREADBARE_FORMATS_JSON_ARRAY_SIZE_H_

#include <cstdint>
#include <string_view>

namespace threadbare {

/// The number of elements of `json`, or -1 if it is no array. REQUIRES: it is valid JSON, as
/// JsonNode::slice gives it. Complexity: linear, without recursion.
int32_t array_size(std::string_view json);

}  // namespace threadbare

#endif  // THREADBARE_FORMATS_JSON_ARRAY_SIZE_H_

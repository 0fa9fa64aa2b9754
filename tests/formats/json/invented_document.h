// Documents of a format in JSON, invented from its paths alone.
#ifndef THREADBARE_TESTS_FORMATS_JSON_INVENTED_DOCUMENT_H_
#define THREADBARE_TESTS_FORMATS_JSON_INVENTED_DOCUMENT_H_

#include <cstdint>
#include <string>

#include "formats/json/grammar.h"

namespace threadbare::test {

/// A valid JSON text with about everything that a document of this format may have at the places
/// where it has it, and much that it may not: keys in one order, or in a new one each time, left
/// out, twice, escaped; other keys with anything behind them; objects that come again word by word;
/// values of other kinds; white space of one way or of all. The same `seed` gives the same text.
std::string invented_document(const NodeType& document, uint32_t seed);

}  // namespace threadbare::test

#endif  // THREADBARE_TESTS_FORMATS_JSON_INVENTED_DOCUMENT_H_

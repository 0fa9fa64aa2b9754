// Which form of a phrase a count takes.
#ifndef THREADBARE_RENDER_PLURAL_RULE_H_
#define THREADBARE_RENDER_PLURAL_RULE_H_

#include <cstdint>
#include <string_view>

namespace threadbare {

/// The category of a whole number ("zero", "one", "two", "few", "many", "other", as CLDR calls
/// them) by a language's rule: `one: 1; few: %100 3-10; many: %100 0 11-99`. The first category
/// that fits is the number's, "other" if none does. A category fits if the number, or with `%M` its
/// remainder by M, is one of the numbers or in one of the ranges behind it. What cannot be read
/// fits nothing. The view is into `rule`, or static.
std::string_view plural_category(std::string_view rule, uint64_t number);

}  // namespace threadbare

#endif  // THREADBARE_RENDER_PLURAL_RULE_H_

// What can befall a file on its way: it is cut, bytes turn, lines change places or come twice.
#ifndef THREADBARE_TESTS_TRUST_DAMAGE_DAMAGE_H_
#define THREADBARE_TESTS_TRUST_DAMAGE_DAMAGE_H_

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace threadbare::test {

/// One of them, for a report: "byte 17 made 0x3C".
struct Damage {
  enum class Kind { cut, flip, shuffle, twice };
  Kind kind = Kind::cut;
  size_t place = 0;  ///< in bytes; for shuffle and twice which of them it is
  unsigned char value = 0;
};

std::string describe(const Damage& damage);

/// Gives `visit` one damaged copy of `bytes` after the other, until there are no more or it returns
/// false; returns whether all were seen. First those of whole lines. Then, at every byte, the file
/// cut there and that byte turned into 8 others. The places come in steps of a prime, round and
/// round, so that however early it ends they were all over the file.
bool for_each_damage(std::string_view bytes,
                     const std::function<bool(const Damage&, std::string)>& visit);

}  // namespace threadbare::test

#endif  // THREADBARE_TESTS_TRUST_DAMAGE_DAMAGE_H_

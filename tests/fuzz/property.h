// What a fuzzer says when a property does not hold.
#ifndef THREADBARE_TESTS_FUZZ_PROPERTY_H_
#define THREADBARE_TESTS_FUZZ_PROPERTY_H_

#include <cstdio>
#include <cstdlib>

/// Ends the run, so that libFuzzer keeps the input.
#define PROPERTY(condition)                                                               \
  do {                                                                                    \
    if (!(condition)) {                                                                   \
      std::fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #condition); \
      std::abort();                                                                       \
    }                                                                                     \
  } while (0)

#endif  // THREADBARE_TESTS_FUZZ_PROPERTY_H_

// Catch2, whichever version there is: Debian 12 has 2.13, newer systems have 3. Tests use what both
// know: TEST_CASE, SECTION, REQUIRE, CHECK, INFO.
#ifndef THREADBARE_TESTS_CATCH_H_
#define THREADBARE_TESTS_CATCH_H_

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif

#endif  // THREADBARE_TESTS_CATCH_H_

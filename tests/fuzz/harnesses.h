// The fuzzers: one function each, which any bytes may be put into. libFuzzer drives them in
// `./dev fuzz` (fuzz.cpp), and `./dev test` has them go through what is known (replay.cpp).
#ifndef THREADBARE_TESTS_FUZZ_HARNESSES_H_
#define THREADBARE_TESTS_FUZZ_HARNESSES_H_

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/reading/reading.h"

namespace threadbare::test {

/// One file each, whose head says what has to hold. What does not ends the process.
void fuzz_alike(std::string_view bytes);
void fuzz_calls(std::string_view bytes);
void fuzz_find_query(std::string_view bytes);
void fuzz_html(std::string_view bytes);
void fuzz_json(std::string_view bytes);
void fuzz_linkifier(std::string_view bytes);
void fuzz_mail(std::string_view bytes);
void fuzz_mapping(std::string_view bytes);
void fuzz_markdown(std::string_view bytes);
void fuzz_reading(std::string_view bytes, const ReadOptions& options);
void fuzz_xml(std::string_view bytes);

struct Harness {
  std::string name;  ///< "markdown"; "reading-lemmy": reading what is said to be of that format
  std::function<void(std::string_view)> run;
};

/// All of them, in the order in which they are run: those above, and `reading` for each format.
const std::vector<Harness>& harnesses();

/// The one of that name, or null.
const Harness* harness_named(std::string_view name);

struct Seed {
  std::string name;
  std::string bytes;
};

/// Good first inputs for a harness: the goldens that are for it, documents invented from the tables
/// of its format, bodies of comments, and the lines of tests/fuzz/seeds/NAME.txt.
std::vector<Seed> seeds_of(std::string_view harness);

/// Seeds of `calls`: a thread is opened, and each of the C functions called.
std::vector<Seed> programmes();

/// The C functions that `calls` calls.
std::vector<std::string> names_of_calls();

/// Words that inputs of a harness are made of, each once: what its format looks for in JSON, and
/// the lines of tests/fuzz/words/NAME.txt (mail's and XML's for the formats that are that).
std::vector<std::string> words_of(std::string_view harness);

}  // namespace threadbare::test

#endif  // THREADBARE_TESTS_FUZZ_HARNESSES_H_

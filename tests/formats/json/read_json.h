// Reads a document of one format in JSON, past recognition, with either JSON parser.
#ifndef THREADBARE_TESTS_FORMATS_JSON_READ_JSON_H_
#define THREADBARE_TESTS_FORMATS_JSON_READ_JSON_H_

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "formats/json/reader.h"
#include "formats/json/reference.h"
#include "formats/json/string.h"
#include "render/export/export.h"
#include "thread/settled.h"

namespace threadbare::test {

/// What became of a document: an array of its threads as native JSON, or an error.
struct JsonOutcome {
  bool ok = false;
  std::string json;
  Problem error;
  std::vector<Problem> warnings;
};

template <class Read>
JsonOutcome outcome_of(std::string bytes, Read read) {
  TextHeap heap;
  heap.own(std::move(bytes));
  ThreadList list(heap);
  Problems problems;
  JsonOutcome outcome;
  outcome.ok = read(list, problems);
  if (outcome.ok) {
    for (const Thread& thread : testing::settled(list, problems, unescape_in_place)) {
      outcome.json += (outcome.json.empty() ? "[" : ",") + to_json(thread, {.keep_hidden = true});
    }
    if (!outcome.json.empty()) outcome.json += "]";
  }
  outcome.error = problems.error();
  outcome.warnings = problems.warnings();
  return outcome;
}

/// With our tokeniser, `budget` bytes at a time. `strict`: every byte is looked at.
inline JsonOutcome read_json(const JsonFormat& format, std::string bytes,
                             size_t budget = ~size_t{0}, bool strict = false) {
  return outcome_of(std::move(bytes), [&](ThreadList& threads, Problems& problems) {
    JsonReader reader(format, threads, problems);
    Sample sample = take_sample(threads.heap().input());
    sample.strict = strict;
    reader.begin(sample);
    FormatReader::Progress progress;
    do {
      progress = reader.step(budget);
    } while (progress == FormatReader::Progress::more);
    Pace pace = Pace::unhurried();
    if (progress == FormatReader::Progress::done) reader.finish(pace);
    return progress == FormatReader::Progress::done;
  });
}

/// With nlohmann/json's.
inline JsonOutcome read_json_by_reference(const JsonFormat& format, std::string bytes) {
  return outcome_of(std::move(bytes), [&](ThreadList& threads, Problems& problems) {
    return read_json_with_reference(format, threads, problems);
  });
}

}  // namespace threadbare::test

#endif  // THREADBARE_TESTS_FORMATS_JSON_READ_JSON_H_

#include "formats/json/reader.h"

namespace threadbare {

JsonReader::JsonReader(const JsonFormat& format, ThreadList& threads, Problems& problems)
    : problems_(&problems),
      handler_(format.open(threads, problems)),
      automaton_(*format.document, *handler_, threads.heap(), problems),
      tokeniser_(threads.heap().input(), automaton_) {}

FormatReader::Progress JsonReader::step(size_t budget) {
  switch (tokeniser_.step(budget)) {
    case JsonTokeniser::Progress::more:
      return Progress::more;
    case JsonTokeniser::Progress::done:
      return Progress::done;
    case JsonTokeniser::Progress::failed:
      break;
  }
  const Problem& error = tokeniser_.error();
  problems_->fail(error.code, error.message, error.place.byte);
  return Progress::failed;
}

}  // namespace threadbare

// Reads documents of a format in JSON, step by step.
#ifndef THREADBARE_FORMATS_JSON_READER_H_
#define THREADBARE_FORMATS_JSON_READER_H_

#include <cstddef>
#include <memory>
#include <optional>

#include "formats/format.h"
#include "formats/json/automaton.h"
#include "formats/json/envelope.h"
#include "formats/json/grammar.h"
#include "formats/json/tokeniser.h"

namespace threadbare {

/// The reader of every format in JSON: the tokeniser, which knows no format, feeds the automaton,
/// which knows this one.
///
/// JSON texts one a line (Sample::lines, https://jsonlines.org) are read as if they were the
/// elements of one array, and so is a lone item of a format that has JsonFormat::is_element. A line
/// that is broken is skipped with a warning. Of a document that is truncated what is whole is kept:
/// see JsonAutomaton::end_early.
///
/// Documents in an envelope (Sample::envelope) are read one after the other, as if each were a
/// part.
///
/// What the format does not want is skipped without being checked (JsonChecks::wanted), unless
/// Sample::strict. When that fails, the text is read again with all checks, for the place where it
/// first went wrong.
class JsonReader final : public FormatReader {
 public:
  /// `threads` and `problems` are borrowed.
  JsonReader(const JsonFormat& format, ThreadList& threads, Problems& problems);
  /// The same with a handler that is there already, in place of JsonFormat::open's.
  JsonReader(const JsonFormat& format, std::unique_ptr<NodeHandler> handler, ThreadList& threads,
             Problems& problems);

  void begin(const Sample& sample) override;
  Progress step(size_t budget) override;
  size_t position() const override;
  bool finish(Pace& pace) override { return handler_->finish_all(pace); }

 private:
  bool next_line();
  Progress end_of_text();
  Progress verify(size_t budget);
  Progress end_part();

  const JsonFormat* format_;
  TextHeap* heap_;
  Problems* problems_;
  std::unique_ptr<NodeHandler> handler_;
  std::optional<JsonAutomaton> automaton_;
  std::optional<JsonEnvelope> envelope_;  // between the two, where there is one
  std::optional<JsonTokeniser> tokeniser_;
  // After a failure: the same text from its beginning, looking at everything.
  std::optional<JsonTokeniser> verifier_;
  JsonUnheeding unheeding_;
  std::string_view part_;
  size_t line_begin_ = 0;  // in part_, of the text that is read
  size_t line_end_ = 0;    // one past it
  JsonChecks checks_ = JsonChecks::wanted;
  bool by_line_ = false;      // each line is a text of its own
  bool as_elements_ = false;  // texts are fed as the elements of an array
};

/// For Format::open. REQUIRES: format.json is set.
std::unique_ptr<FormatReader> open_json_reader(const Format& format, ThreadList& threads,
                                               Problems& problems);

}  // namespace threadbare

#endif  // THREADBARE_FORMATS_JSON_READER_H_

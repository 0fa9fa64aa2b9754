#include "formats/json/reader.h"

#include <algorithm>
#include <utility>

namespace threadbare {

JsonReader::JsonReader(const JsonFormat& format, ThreadList& threads, Problems& problems)
    : JsonReader(format, format.open(threads, problems), threads, problems) {}

JsonReader::JsonReader(const JsonFormat& format, std::unique_ptr<NodeHandler> handler,
                       ThreadList& threads, Problems& problems)
    : format_(&format),
      heap_(&threads.heap()),
      problems_(&problems),
      handler_(std::move(handler)) {}

void JsonReader::begin(const Sample& sample) {
  part_ = sample.input;
  by_line_ = sample.lines;
  checks_ = sample.strict ? JsonChecks::everything : JsonChecks::wanted;
  const bool lone = format_->is_element != nullptr && format_->is_element(sample);
  envelope_.reset();
  line_begin_ = line_end_ = 0;
  tokeniser_.reset();
  verifier_.reset();
  automaton_.emplace(*format_->document, *handler_, *heap_, *problems_);
  if (!sample.envelope.empty()) {
    // Of texts one a line each stands in the outermost array by itself.
    const auto first = sample.envelope.begin() + (by_line_ ? 1 : 0);
    envelope_.emplace(*automaton_, std::vector<std::string>(first, sample.envelope.end()), lone);
  }
  as_elements_ = !envelope_ && (by_line_ || lone);
  if (as_elements_) {
    automaton_->want(heap_->piece_of_input(part_).offset);
    automaton_->begin_array();
  }
}

bool JsonReader::next_line() {
  line_begin_ = line_end_;
  if (!by_line_) {
    line_end_ = part_.size();
    return line_begin_ == 0;
  }
  while (line_begin_ < part_.size()) {
    line_end_ = std::min(part_.find('\n', line_begin_), part_.size() - 1) + 1;
    const std::string_view line = part_.substr(line_begin_, line_end_ - line_begin_);
    if (line.find_first_not_of(" \t\r\n") != std::string_view::npos) return true;
    line_begin_ = line_end_;
  }
  return false;
}

FormatReader::Progress JsonReader::step(size_t budget) {
  if (verifier_) return verify(budget);
  if (!tokeniser_) {
    if (!next_line()) return end_part();
    const std::string_view text = part_.substr(line_begin_, line_end_ - line_begin_);
    JsonEvents& events = envelope_ ? static_cast<JsonEvents&>(*envelope_) : *automaton_;
    tokeniser_.emplace(text, events, heap_->piece_of_input(text).offset, checks_);
  }
  switch (tokeniser_->step(budget)) {
    case JsonTokeniser::Progress::more:
      return Progress::more;
    case JsonTokeniser::Progress::done:
      break;
    case JsonTokeniser::Progress::failed: {
      const std::string_view text = part_.substr(line_begin_, line_end_ - line_begin_);
      verifier_.emplace(text, unheeding_, heap_->piece_of_input(text).offset);
      return Progress::more;
    }
  }
  tokeniser_.reset();
  return as_elements_ || by_line_ ? Progress::more : Progress::done;
}

FormatReader::Progress JsonReader::verify(size_t budget) {
  if (verifier_->step(budget) == JsonTokeniser::Progress::more) return Progress::more;
  const Progress progress = end_of_text();
  verifier_.reset();
  return progress;
}

// The text is broken, and the verifier knows where.
FormatReader::Progress JsonReader::end_of_text() {
  const Problem& error = verifier_->error();
  const bool truncated = verifier_->truncated();
  if (by_line_) {
    envelope_ ? envelope_->end_early() : automaton_->drop_element();
    const bool last = line_end_ == part_.size();
    problems_->warn(truncated && last ? ProblemCode::truncated : ProblemCode::bad_comment,
                    "this line was skipped: " + error.message, error.place.byte);
    tokeniser_.reset();
    return Progress::more;
  }
  if (!truncated) {
    problems_->fail(error.code, error.message, error.place.byte);
    return Progress::failed;
  }
  problems_->warn(ProblemCode::truncated, error.message + "; what is whole was kept",
                  error.place.byte);
  envelope_ ? envelope_->end_early() : automaton_->end_early();
  return Progress::done;
}

FormatReader::Progress JsonReader::end_part() {
  if (as_elements_) automaton_->end_array();
  return Progress::done;
}

size_t JsonReader::position() const {
  return tokeniser_ ? line_begin_ + tokeniser_->position() : line_end_;
}

std::unique_ptr<FormatReader> open_json_reader(const Format& format, ThreadList& threads,
                                               Problems& problems) {
  return std::make_unique<JsonReader>(*format.json, threads, problems);
}

}  // namespace threadbare

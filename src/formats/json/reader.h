// Reads a document of a format in JSON, step by step.
#ifndef THREADBARE_FORMATS_JSON_READER_H_
#define THREADBARE_FORMATS_JSON_READER_H_

#include <cstddef>
#include <memory>

#include "formats/format.h"
#include "formats/json/automaton.h"
#include "formats/json/grammar.h"
#include "formats/json/tokeniser.h"

namespace threadbare {

/// The reader of every format in JSON: the tokeniser, which knows no format, feeds the automaton,
/// which knows this one.
class JsonReader final : public FormatReader {
 public:
  /// `threads` and `problems` are borrowed.
  JsonReader(const JsonFormat& format, ThreadList& threads, Problems& problems);

  Progress step(size_t budget) override;
  size_t position() const override { return tokeniser_.position(); }

 private:
  Problems* problems_;
  std::unique_ptr<NodeHandler> handler_;
  JsonAutomaton automaton_;
  JsonTokeniser tokeniser_;
};

}  // namespace threadbare

#endif  // THREADBARE_FORMATS_JSON_READER_H_

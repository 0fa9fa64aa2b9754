// Reads exports in XML, record by record.
#ifndef THREADBARE_FORMATS_XML_READER_H_
#define THREADBARE_FORMATS_XML_READER_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "formats/format.h"
#include "formats/xml/namespaces.h"
#include "formats/xml/record.h"
#include "formats/xml/record_scanner.h"

namespace threadbare {

/// The reader of every format in XML: a format says what is in its records. What stands before the
/// XML declaration, or else before the first tag, is skipped with a warning.
class XmlReader : public FormatReader {
 public:
  void begin(const Sample& sample) final;
  Progress step(size_t budget) final;
  size_t position() const final { return scanner_ ? start_ + scanner_->position() : 0; }

 protected:
  /// `threads` and `problems` are borrowed; the others are static. See XmlRecordScanner and
  /// XmlNamespace.
  XmlReader(std::span<const std::string_view> containers, std::span<const XmlNamespace> namespaces,
            ThreadList& threads, Problems& problems);

  /// A part begins.
  virtual void begin_part() {}

  /// A record of it. `record` is valid for this call.
  virtual void read(const XmlRecord& record) = 0;

  /// The part is over. Nothing to show in it is to be told by Problems::fail.
  virtual void end_part() {}

  TextHeap& heap() { return threads_->heap(); }

  ThreadList* threads_;
  Problems* problems_;

 private:
  bool read_record();

  std::span<const std::string_view> containers_;
  std::span<const XmlNamespace> known_namespaces_;
  uint64_t offset_ = 0;  // of the part in the input
  size_t start_ = 0;     // of its XML
  std::optional<XmlRecordScanner> scanner_;
  XmlNamespaces namespaces_;
  std::vector<size_t> scopes_;  // by open container: how many declarations are around it
  XmlRecord record_;
};

}  // namespace threadbare

#endif  // THREADBARE_FORMATS_XML_READER_H_

// Cuts an export in XML into records, and mends each so that an XML parser can read it.
#ifndef THREADBARE_FORMATS_XML_RECORD_SCANNER_H_
#define THREADBARE_FORMATS_XML_RECORD_SCANNER_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "formats/xml/markup.h"
#include "thread/problem.h"

namespace threadbare {

/// A copy of one element of a document, well-formed.
struct XmlRecordText {
  std::string text;

  /// Levels of elements, innermost last, that the end of the file left open: what they hold is not
  /// whole. They are closed in `text`, and each is the last child of the one around it.
  size_t unfinished = 0;

  /// Where `place` of `text` was in the input that problems are located in.
  uint64_t byte(size_t place) const;

  /// From the first to the second place on the input lies `third - first` bytes ahead; in order.
  std::vector<std::pair<size_t, uint64_t>> shifts;
};

/// A record is an element inside the containers of its format: a `<post>` in `<disqus>`, an
/// `<item>` in `<rss><channel>`. One at a time is copied and parsed, so an export of hundreds of
/// megabytes costs the memory of its largest record, its own bytes stay as they are (problems are
/// located in them, and long texts are slices of them), and where it is broken one record is, not
/// the export.
///
/// What is not well-formed is mended with a warning: elements left open are closed, end tags that
/// close nothing are left out, a stray `<` becomes text. A record ends where another of its name
/// begins or its container ends, whatever is open. Comments and instructions are left out.
class XmlRecordScanner {
 public:
  enum class Found : uint8_t { record, container, end, failed };

  /// `text` starts at byte `offset` of the input. `containers` are names, as they are written in
  /// exports, and static. All are borrowed.
  XmlRecordScanner(std::string_view text, uint64_t offset,
                   std::span<const std::string_view> containers, Problems& problems)
      : text_(text), offset_(offset), containers_(containers), problems_(&problems) {}

  /// The next record, or the start tag of the next container. After `end` and `failed` it is called
  /// no more; `failed` is for a DOCTYPE and for what goes past the caps. Complexity: linear in what
  /// it passes over.
  Found next();

  /// What next() found, a container closed at once. Valid until next().
  const XmlRecordText& record() const { return record_; }
  XmlRecordText take_record() { return std::move(record_); }

  /// Containers that are open, that of a start tag just found included.
  size_t depth() const { return open_containers_.size(); }

  /// How far it has come in the text.
  size_t position() const { return position_; }

 private:
  using Kind = XmlMarkup::Kind;

  Found fail(ProblemCode code, std::string message, size_t at);
  Found too_deep(size_t at);
  bool within_caps(const XmlMarkup& markup);
  void complain(std::string what, size_t at);
  void complain_of_open(const XmlMarkup& end_tag);
  void end_early();
  bool leave_containers(const XmlMarkup& end_tag);
  Found begin_container(const XmlMarkup& start_tag);

  void begin_record(size_t at);
  void mend(size_t from, size_t until, std::string_view by);
  void end_record(size_t at);
  void close_elements(size_t keep, size_t at);
  Found scan_record(const XmlMarkup& first);
  bool read_end_tag(const XmlMarkup& markup);

  std::string_view text_;
  uint64_t offset_;
  std::span<const std::string_view> containers_;
  Problems* problems_;
  size_t position_ = 0;
  bool ended_ = false;
  std::vector<std::string_view> open_containers_;
  // Of the record:
  XmlRecordText record_;
  std::vector<std::string_view> open_;  // names of its open elements
  size_t copied_ = 0;                   // up to where text_ is in record_
  bool complained_ = false;             // once a record is enough
  size_t nested_ = 0;                   // records in a row that were closed by the next one
};

}  // namespace threadbare

#endif  // THREADBARE_FORMATS_XML_RECORD_SCANNER_H_

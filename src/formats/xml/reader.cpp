#include "formats/xml/reader.h"

#include <algorithm>

#include "formats/xml/markup.h"

namespace threadbare {

XmlReader::XmlReader(std::span<const std::string_view> containers,
                     std::span<const XmlNamespace> namespaces, ThreadList& threads,
                     Problems& problems)
    : threads_(&threads),
      problems_(&problems),
      containers_(containers),
      known_namespaces_(namespaces),
      namespaces_(namespaces) {}

void XmlReader::begin(const Sample& sample) {
  const std::string_view part = sample.input;
  offset_ = heap().piece_of_input(part).offset;
  const size_t root = sample.root_tag.empty()
                          ? part.find('<')
                          : static_cast<size_t>(sample.root_tag.data() - part.data());
  const size_t declaration = part.substr(0, root).find("<?xml");
  start_ = declaration != std::string_view::npos ? declaration : part.find('<');
  start_ = std::min(start_, part.size());
  const std::string_view junk = part.substr(0, start_);
  if (!trimmed_xml(junk).empty()) {
    problems_->warn(ProblemCode::bad_xml,
                    "what stands before the XML is no part of it; it was skipped",
                    offset_ + junk.find_first_not_of(" \t\r\n"));
  }
  scanner_.emplace(part.substr(start_), offset_ + start_, containers_, *problems_);
  namespaces_ = XmlNamespaces(known_namespaces_);
  scopes_.clear();
  begin_part();
}

// The declarations of a container hold until it ends, those of a record until it has been read.
bool XmlReader::read_record() {
  const uint64_t byte = scanner_->record().byte(0);
  if (record_.read(scanner_->take_record(), namespaces_)) return true;
  problems_->warn(ProblemCode::bad_xml, "this could not be read as XML; it was skipped", byte);
  return false;
}

FormatReader::Progress XmlReader::step(size_t budget) {
  const size_t begin = scanner_->position();
  while (scanner_->position() - begin < budget) {
    const XmlRecordScanner::Found found = scanner_->next();
    const bool is_container = found == XmlRecordScanner::Found::container;
    while (scopes_.size() + (is_container ? 1 : 0) > scanner_->depth()) {
      namespaces_.back(scopes_.back());
      scopes_.pop_back();
    }
    switch (found) {
      case XmlRecordScanner::Found::record:
        if (read_record()) read(record_);
        break;
      case XmlRecordScanner::Found::container:
        scopes_.push_back(namespaces_.size());
        if (read_record()) record_.declare_in(namespaces_);
        break;
      case XmlRecordScanner::Found::end:
        end_part();
        return problems_->failed() ? Progress::failed : Progress::done;
      case XmlRecordScanner::Found::failed:
        return Progress::failed;
    }
  }
  return Progress::more;
}

}  // namespace threadbare

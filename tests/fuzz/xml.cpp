// Any bytes as XML: they are cut into records that pugixml can always read, every place in them is
// a place of the input, no record lies before the one found earlier, and the caps hold. As an
// export of each format they are read without a word that is not valid UTF-8.
#include <cstdint>
#include <string>

#include "formats/reading/encoding.h"
#include "formats/xml/record.h"
#include "formats/xml/record_scanner.h"
#include "harnesses.h"
#include "property.h"
#include "thread/limits.h"
#include "threadbare.h"

namespace threadbare::test {
namespace {

constexpr std::string_view kContainers[] = {"disqus", "rss", "channel"};
constexpr XmlNamespace kKnown[] = {
    {"wp", [](std::string_view uri) { return uri.find("export") != std::string_view::npos; }},
};

bool is_valid(std::string_view text) {
  return valid_utf8_end(text, 0, text.size()) == text.size();
}

void check_record(const XmlRecord& record, TextHeap& heap) {
  for (size_t i = 0; i < record.size(); ++i) {
    const XmlElement element = record[i];
    PROPERTY(element.byte() < heap.input().size() && heap.input()[element.byte()] == '<');
    PROPERTY(is_valid(element.text()));
    PROPERTY(heap.view(element.piece(heap)) == element.text());
    element.child("wp:comment");
  }
}

void check_scanning(std::string text) {
  TextHeap heap;
  heap.own(std::move(text));
  Problems problems;
  XmlNamespaces namespaces(kKnown);
  XmlRecord record;
  XmlRecordScanner scanner(heap.input(), 0, kContainers, problems);
  size_t position = 0;
  while (true) {
    const XmlRecordScanner::Found found = scanner.next();
    PROPERTY(scanner.position() >= position && scanner.depth() <= kMaxXmlDepth);
    position = scanner.position();
    if (found == XmlRecordScanner::Found::end) break;
    if (found == XmlRecordScanner::Found::failed) {
      PROPERTY(problems.failed());
      return;
    }
    const size_t declared = namespaces.size();
    PROPERTY(record.read(scanner.take_record(), namespaces));
    PROPERTY(namespaces.size() == declared);
    check_record(record, heap);
  }
}

}  // namespace

void fuzz_xml(std::string_view input) {
  const std::string text = repaired_utf8(input);
  check_scanning(text);
  for (const char* format : {"disqus", "wordpress"}) {
    ReadOptions options;
    options.format = format;
    const Document document = Document::read(text, options);
    PROPERTY(document.ok() || !document.error().message.empty());
    for (const Thread& thread : document.threads()) {
      PROPERTY(is_valid(to_json(thread, {.keep_hidden = true})));
    }
  }
}

}  // namespace threadbare::test

// Any text as an expression to find by: either it has parts, or it says where it cannot be read, in
// a place of the text; what it finds in a small thread is the same in one step and in many, and
// where words stand is in the text and in order.
#include <cstdint>
#include <string>

#include "harnesses.h"
#include "property.h"
#include "threadbare.h"

namespace threadbare::test {
namespace {

const Document& small_document() {
  static const Document document = Document::read(R"({"threadbare": 1, "title": "On bridges",
    "post": {"author": {"name": "ada"}, "score": 9, "body": "Which one?"}, "comments": [
    {"id": "a", "author": {"name": "bob", "roles": ["bot"]}, "score": 10, "body": "The STONE one"},
    {"id": "b", "parent": "a", "author": {"name": "ada"}, "time": "2024-05-01T10:00:00Z",
     "score": -3, "body": "See https://example.org/a.png, \"author:ada\" -not"},
    {"id": "c", "body": "É score:>10 ß 🙂"}, {"id": "d", "parent": "gone", "state": "removed"}]})");
  return document;
}

struct Found {
  std::vector<uint32_t> matches;
  bool post = false;
  bool operator==(const Found&) const = default;
};

Found found(const FindQuery& query, size_t budget, size_t most_kept) {
  const ShownText shown = [](const Thread& thread, uint32_t comment, std::string& out) {
    append_shown_text(thread, comment, Phrasebook::english(), out);
  };
  Find find(small_document().threads()[0], shown, most_kept);
  find.start(query, 1700000000);
  while (!find.step(budget)) {
  }
  return {find.matches(), find.post_matches()};
}

}  // namespace

void fuzz_find_query(std::string_view input) {
  const std::string text(input);
  const FindQuery query(text);
  if (const auto& problem = query.problem()) {
    PROPERTY(problem->place <= text.size());
    PROPERTY(!problem->message.empty());
    PROPERTY(query.empty() && query.size() == 0);
  }
  PROPERTY(query.size() <= kMaxFindParts);
  PROPERTY(query.empty() == (query.size() == 0));
  const Found whole = found(query, ~size_t{0}, kMaxFindTextBytes);
  PROPERTY(found(query, 1, 0) == whole);
  if (query.empty()) PROPERTY(whole == Found{});
  const std::vector<uint32_t> places = query.places_in(text);
  PROPERTY(places.size() % 2 == 0);
  uint32_t last = 0;
  for (const uint32_t place : places) {
    PROPERTY(place >= last && place <= text.size());
    last = place;
  }
}

}  // namespace threadbare::test

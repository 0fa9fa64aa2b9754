// How the objects of a document are written: a guess of what comes next.
#ifndef THREADBARE_FORMATS_JSON_ROUTE_H_
#define THREADBARE_FORMATS_JSON_ROUTE_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "formats/json/events.h"

namespace threadbare {

/// The members that came in the objects at each place of a document (JsonPaths' states), and what
/// came behind each the last time. Programs write the keys of alike objects in one order and with
/// the same white space, so that the text between two values is mostly known before it is read: a
/// comparison stands for finding the key's end, its colon and what is wanted of it.
///
/// Documents that keep no order cost what they cost without a route, and a search through
/// the members of one place for each that was guessed wrong: so their number is capped.
class JsonRoute {
 public:
  explicit JsonRoute(size_t states) : places_(states) { members_.reserve(kMaxMembers); }

  /// The member that began the last object at `state`, or null.
  JsonMember* first(uint32_t state) const { return places_[state].first; }

  /// What came behind `before` in an object at `state`, or began it if that is null. Returns the
  /// member, which stays where it is; null if too many are known. `text` is borrowed.
  /// Complexity: linear in the members at the place, at most kMaxAtPlace.
  JsonMember* learn(uint32_t state, JsonMember* before, std::string_view text,
                    const JsonMember& fresh);

 private:
  // Formats know some 40 places of objects, most of them with fewer than 30 keys.
  static constexpr size_t kMaxMembers = 512;
  static constexpr size_t kMaxAtPlace = 48;
  // Longer ones are read as they come.
  static constexpr size_t kMaxTextBytes = 128;

  struct Place {
    JsonMember* first = nullptr;
    JsonMember* known = nullptr;  // any, and its siblings
    uint32_t count = 0;
  };

  std::vector<Place> places_;  // by state
  std::vector<JsonMember> members_;
};

}  // namespace threadbare

#endif  // THREADBARE_FORMATS_JSON_ROUTE_H_

#include "formats/json/route.h"

namespace threadbare {

JsonMember* JsonRoute::learn(uint32_t state, JsonMember* before, std::string_view text,
                             const JsonMember& fresh) {
  if (text.size() > kMaxTextBytes) return nullptr;
  Place& place = places_[state];
  JsonMember* member = place.known;
  while (member != nullptr && member->text != text) member = member->sibling;
  if (member == nullptr) {
    if (members_.size() == kMaxMembers || place.count == kMaxAtPlace) return nullptr;
    members_.push_back(fresh);
    member = &members_.back();
    member->text = text;
    member->sibling = place.known;
    place.known = member;
    ++place.count;
  }
  (before != nullptr ? before->next : place.first) = member;
  return member;
}

}  // namespace threadbare

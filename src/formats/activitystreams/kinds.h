// What the words of ActivityStreams' vocabulary mean for a thread.
#ifndef THREADBARE_FORMATS_ACTIVITYSTREAMS_KINDS_H_
#define THREADBARE_FORMATS_ACTIVITYSTREAMS_KINDS_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace threadbare {

enum class ThingKind : uint8_t {
  object,          ///< something that was said; whatever is of no known type is too
  wrapper,         ///< an activity that brings an object along: Create, Update, Announce, …
  other_activity,  ///< one whose object it does not say: Like, Undo, …
  collection,
  actor,
};

/// By the types of https://www.w3.org/TR/activitystreams-vocabulary/.
ThingKind kind_of(std::string_view type);

/// "image", "video", "audio", "link" or "file" (see Media), by an attachment's type, else by its
/// MIME type.
std::string_view media_type_of(std::string_view type, std::string_view mime_type);

/// "name@host". `username` is the actor's preferredUsername; without one the name comes from the
/// path, as far as it is read from "/users/NAME", "/u/NAME", "/@NAME" and the like: its last part.
/// Empty if `url` is none; the host alone where the path is empty.
std::string name_of_actor(std::string_view url, std::string_view username);

/// Whether the public is among the addressees, which are a JSON string or array
/// (https://www.w3.org/TR/activitypub/#public-addressing).
bool names_the_public(std::string_view addressees);

}  // namespace threadbare

#endif  // THREADBARE_FORMATS_ACTIVITYSTREAMS_KINDS_H_

#include "formats/activitystreams/kinds.h"

#include <algorithm>
#include <iterator>

#include "thread/page_url.h"

namespace threadbare {

namespace {

constexpr std::string_view kWrappers[] = {"Create", "Update", "Announce", "Add", "Delete"};
constexpr std::string_view kOtherActivities[] = {
    "Accept",          "Arrive", "Block",  "Dislike",
    "EmojiReact",      "Flag",   "Follow", "Ignore",
    "Invite",          "Join",   "Leave",  "Like",
    "Listen",          "Move",   "Offer",  "Read",
    "Reject",          "Remove", "Travel", "TentativeAccept",
    "TentativeReject", "Undo",   "View"};
constexpr std::string_view kCollections[] = {"Collection", "OrderedCollection", "CollectionPage",
                                             "OrderedCollectionPage"};
constexpr std::string_view kActors[] = {"Application", "Group", "Organization", "Person",
                                        "Service"};

template <size_t kCount>
bool is_one_of(std::string_view text, const std::string_view (&list)[kCount]) {
  return std::find(std::begin(list), std::end(list), text) != std::end(list);
}

}  // namespace

ThingKind kind_of(std::string_view type) {
  if (is_one_of(type, kWrappers)) return ThingKind::wrapper;
  if (is_one_of(type, kOtherActivities)) return ThingKind::other_activity;
  if (is_one_of(type, kCollections)) return ThingKind::collection;
  if (is_one_of(type, kActors)) return ThingKind::actor;
  return ThingKind::object;
}

std::string_view media_type_of(std::string_view type, std::string_view mime_type) {
  if (type == "Image" || mime_type.starts_with("image/")) return "image";
  if (type == "Video" || mime_type.starts_with("video/")) return "video";
  if (type == "Audio" || mime_type.starts_with("audio/")) return "audio";
  return type == "Link" || type == "Page" ? "link" : "file";
}

std::string name_of_actor(std::string_view url, std::string_view username) {
  const std::string_view host = instance_of(url);
  if (host.empty()) return std::string(username);
  std::string_view path = url.substr(url.find(host) + host.size());
  path = path.substr(0, path.find_first_of("?#"));
  while (path.ends_with('/')) path.remove_suffix(1);
  std::string_view name = path.substr(path.rfind('/') + 1);
  if (name.starts_with('@')) name.remove_prefix(1);
  if (!username.empty()) name = username;
  if (name.empty()) return std::string(host);
  return std::string(name).append("@").append(host);
}

bool names_the_public(std::string_view addressees) {
  for (const std::string_view name :
       {"https://www.w3.org/ns/activitystreams#Public",
        "https:\\/\\/www.w3.org\\/ns\\/activitystreams#Public", "as:Public", "Public"}) {
    if (addressees.find(std::string(1, '"').append(name).append(1, '"')) !=
        std::string_view::npos) {
      return true;
    }
  }
  return false;
}

}  // namespace threadbare

#include "formats/reddit/media.h"

#include <algorithm>
#include <iterator>

#include "formats/reddit/escapes.h"
#include "thread/page_url.h"
#include "thread/stable_sort.h"

namespace threadbare {

namespace {

enum MediaField : uint8_t { kMediaId, kMediaUrl, kMediaKind };

// `s` is the picture as it was uploaded, `u` and `gif` its addresses by what it is.
constexpr Field kMediaFields[] = {
    {kMediaId, "id"},
    {kMediaUrl, "s.u|s.gif|s.mp4"},
    {kMediaKind, "e"},
};

enum GalleryField : uint8_t { kGalleryId, kGalleryCaption };
constexpr Field kGalleryFields[] = {{kGalleryId, "media_id"}, {kGalleryCaption, "caption"}};

std::string_view type_of(std::string_view hint, std::string_view link) {
  if (hint == "image") return "image";
  if (hint == "hosted:video" || hint == "rich:video") return "video";
  link = link.substr(0, link.find_first_of("?#"));
  for (const std::string_view ending : {".jpg", ".jpeg", ".png", ".gif", ".webp"}) {
    if (link.ends_with(ending)) return "image";
  }
  return link.starts_with("https://v.redd.it/") ? "video" : "link";
}

}  // namespace

constexpr NodeType kRedditMedia = {"picture", kMediaFields, {}};
constexpr NodeType kRedditGalleryItem = {"picture", kGalleryFields, {}};

void RedditMediaList::add(JsonNode node) {
  const uint32_t around = node.enclosing().mark();
  if (&node.type() == &kRedditGalleryItem) {
    gallery_.push_back({around, node.copy(kGalleryId), node.text(kGalleryCaption)});
    return;
  }
  // These addresses are escaped with all other text, and have no HTML beside them to tell by; an
  // honest one holds no `&amp;`.
  std::string url = node.copy(kMediaUrl);
  if (url.empty()) return;
  undo_reddit_escapes(url);
  Item item;
  item.around = around;
  item.id = node.copy(kMediaId);
  item.media.url = node.heap().add(url);
  item.media.type = node.heap().add(node.copy(kMediaKind) == "RedditVideo" ? "video" : "image");
  media_.push_back(std::move(item));
}

bool RedditMediaList::has(uint32_t around) const {
  return !media_.empty() && media_.back().around == around;
}

void RedditMediaList::attach_to(ThreadBuilder& thread, uint32_t around, uint32_t comment) {
  const auto begin_of = [around](auto& list) {
    auto begin = list.end();
    while (begin != list.begin() && std::prev(begin)->around == around) --begin;
    return begin;
  };
  const auto begin = begin_of(media_);
  const auto places = begin_of(gallery_);
  // The gallery's order; what is in none stands by its id, since a map has no order of its own.
  const auto place_of = [&](const Item& item) {
    return std::find_if(places, gallery_.end(), [&](const Place& p) { return p.id == item.id; });
  };
  const auto first = static_cast<size_t>(begin - media_.begin());
  sort_stably(std::span(media_).subspan(first), [&](const Item& a, const Item& b) {
    const auto place_a = place_of(a), place_b = place_of(b);
    return place_a != place_b ? place_a < place_b : a.id < b.id;
  });
  for (auto item = begin; item != media_.end(); ++item) {
    item->media.comment = comment;
    const auto place = place_of(*item);
    if (place != gallery_.end()) item->media.alt = place->caption;
    thread.attach(item->media);
  }
  media_.erase(begin, media_.end());
  gallery_.erase(places, gallery_.end());
}

void attach_reddit_link(ThreadBuilder& thread, TextHeap& heap, std::string_view link,
                        std::string_view hint, Piece permalink) {
  // A crosspost links to the other post by its path.
  const std::string url =
      link.starts_with('/') ? "https://www.reddit.com" + std::string(link) : std::string(link);
  if (url.empty() || page_of(url) == page_of(heap.view(permalink))) return;
  const std::string_view type = type_of(hint, url);
  thread.attach(Media{kPostItself, heap.add(url), {}, heap.add(type)});
}

}  // namespace threadbare

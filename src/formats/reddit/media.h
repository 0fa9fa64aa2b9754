// Pictures and links of Reddit's posts and comments.
#ifndef THREADBARE_FORMATS_REDDIT_MEDIA_H_
#define THREADBARE_FORMATS_REDDIT_MEDIA_H_

#include <string>
#include <string_view>
#include <vector>

#include "formats/json/grammar.h"
#include "formats/json/node.h"
#include "thread/thread_builder.h"

namespace threadbare {

/// A value of `media_metadata`, and an element of `gallery_data.items`, which gives the order and
/// the captions.
extern const NodeType kRedditMedia;
extern const NodeType kRedditGalleryItem;

/// Gathers them. What belongs to a thing is told by the mark of its node, and is finished before
/// it: the last in the list belong to the innermost thing.
class RedditMediaList {
 public:
  /// REQUIRES: `node` is of one of the two types.
  void add(JsonNode node);
  /// Whether something that can be shown belongs to the thing.
  bool has(uint32_t around) const;
  /// Attaches what belongs to the thing to a comment, or to the post, and forgets it.
  void attach_to(ThreadBuilder& thread, uint32_t around, uint32_t comment);
  void clear() { media_.clear(), gallery_.clear(); }

 private:
  struct Item {
    uint32_t around = 0;
    std::string id;
    Media media;
  };
  struct Place {
    uint32_t around = 0;
    std::string id;
    Piece caption;
  };
  std::vector<Item> media_;
  std::vector<Place> gallery_;
};

/// Attaches what a post links to, unless that is the post itself. `hint` is its `post_hint`,
/// `permalink` its own URL.
void attach_reddit_link(ThreadBuilder& thread, TextHeap& heap, std::string_view link,
                        std::string_view hint, Piece permalink);

}  // namespace threadbare

#endif  // THREADBARE_FORMATS_REDDIT_MEDIA_H_

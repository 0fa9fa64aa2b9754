// What a thread is: comments in preorder, as columns over one heap of text.
#ifndef THREADBARE_THREAD_THREAD_H_
#define THREADBARE_THREAD_THREAD_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "thread/column.h"
#include "thread/columns.h"
#include "thread/text_heap.h"
#include "thread/timestamp.h"

namespace threadbare {

class Comment;

/// An immutable comment thread.
///
/// The comments stand in *preorder*: a comment's subtree is the run [i, end(i)) that starts with
/// it, so folding is skipping a run, and nothing needs to recurse. Placeholders (State::missing)
/// stand for parents that the source lacks, so every parent is there. The post, if the source has
/// it, is no comment: it has its own place and no position in the tree.
///
/// A Thread borrows the TextHeap that it was settled on. All views that it returns live as long as
/// that heap. Copies are not made by accident: it moves only.
class Thread {
 public:
  /// Stands for "no comment": the parent of a root.
  static constexpr uint32_t kNone = ~uint32_t{0};

  Thread(Thread&&) = default;
  Thread& operator=(Thread&&) = default;
  Thread(const Thread&) = delete;
  Thread& operator=(const Thread&) = delete;

  /// Comments and placeholders, the post not counted.
  uint32_t size() const { return parent_.size(); }

  /// REQUIRES for all of these: i < size().
  Comment operator[](uint32_t i) const;
  uint32_t parent(uint32_t i) const { return parent_[i]; }
  uint32_t depth(uint32_t i) const { return depth_[i]; }  ///< a root has depth 0
  uint32_t end(uint32_t i) const { return end_[i]; }      ///< one past the last of its subtree

  /// Comments below `i`, placeholders included.
  uint32_t descendants(uint32_t i) const { return end_[i] - i - 1; }

  /// Whether the source holds the post: its title, its text or its author.
  bool has_post() const { return has_post_; }
  /// REQUIRES: has_post().
  Comment post() const;

  /// The comment of that id, or kNone. Complexity: linear.
  uint32_t find(std::string_view id) const;

  const ThreadFacts& facts() const { return facts_; }
  std::string_view title() const { return text(facts_.title); }
  std::string_view url() const { return text(facts_.url); }

  /// Where relative links start: the base that the source names, else the thread's URL.
  std::string_view base() const { return text(facts_.base.empty() ? facts_.url : facts_.base); }

  /// Distinct people, as far as the source tells them apart. Indexed by Comment::author_index().
  const std::vector<Author>& authors() const { return authors_; }

  /// What is attached to comment `i`, or to the post (kPostItself). Complexity: logarithmic.
  std::span<const Media> media_of(uint32_t i) const;
  std::span<const Reaction> reactions_of(uint32_t i) const;
  std::span<const PollOption> poll_of(uint32_t i) const;
  std::span<const Quote> quotes_of(uint32_t i) const;

  std::string_view text(Piece piece) const { return heap_->view(piece); }

 private:
  friend class Comment;
  friend class Settling;
  Thread() = default;

  const TextHeap* heap_ = nullptr;
  Column<uint32_t> parent_;
  Column<uint32_t> depth_;
  Column<uint32_t> end_;
  Columns columns_;  // one entry a comment, then the post's where there is one
  std::vector<Author> authors_;
  Column<Details> details_;
  Attachments attachments_;  // each list sorted by comment
  ThreadFacts facts_;
  bool has_post_ = false;
};

/// A cheap view of one comment, or of the post. Whatever the source does not say is unknown: an
/// empty text, an empty optional, kUnknownTime; never zero.
class Comment {
 public:
  Comment(const Thread& thread, uint32_t index) : thread_(&thread), index_(index) {}

  std::string_view id() const { return text(columns().id[index_]); }
  std::string_view url() const { return text(columns().url[index_]); }

  State state() const { return columns().state[index_]; }

  /// As it came: Markdown, HTML or plain text, as markup() says. Empty for placeholders.
  std::string_view body() const { return text(columns().body[index_]); }
  Markup markup() const { return columns().markup[index_]; }

  bool has_author() const { return columns().author[index_] != kNoAuthor; }
  /// REQUIRES: has_author().
  uint32_t author_index() const { return columns().author[index_]; }
  std::string_view author_name() const;
  std::string_view author_display() const;  ///< the name to show; author_name() where there is none
  std::string_view author_url() const;
  Roles roles() const { return columns().roles[index_]; }

  Timestamp time() const { return columns().time[index_]; }
  /// Whether it was written later; where either time is unknown it was not.
  bool is_newer_than(Timestamp since) const {
    return since != kUnknownTime && time() != kUnknownTime && time() > since;
  }

  /// Up less down, as the source counts it.
  std::optional<int32_t> score() const { return known(columns().score[index_]); }
  std::optional<int32_t> up() const { return known(columns().up[index_]); }
  std::optional<int32_t> down() const { return known(columns().down[index_]); }

  /// Replies that the source says exist but does not hold, those explained further down left out.
  uint32_t unloaded() const { return columns().unloaded[index_]; }

  /// What only some sources have; a shared empty one where this comment has none of it.
  const Details& details() const;
  std::string_view text(Piece piece) const { return thread_->text(piece); }

 private:
  static std::optional<int32_t> known(int32_t count) {
    return count == kUnknownCount ? std::nullopt : std::optional<int32_t>(count);
  }
  const Columns& columns() const { return thread_->columns_; }

  const Thread* thread_;
  uint32_t index_;
};

inline Comment Thread::operator[](uint32_t i) const {
  return Comment(*this, i);
}

}  // namespace threadbare

#endif  // THREADBARE_THREAD_THREAD_H_

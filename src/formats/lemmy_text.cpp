#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "formats/format.h"
#include "formats/lemmy_text/age.h"
#include "formats/lemmy_text/author.h"
#include "formats/lemmy_text/body.h"
#include "formats/lemmy_text/grid.h"
#include "formats/lemmy_text/header.h"
#include "formats/lemmy_text/line.h"
#include "formats/lemmy_text/score.h"
#include "formats/text/head.h"

namespace threadbare {

namespace lemmy_text {
namespace {

/// The post's text comes first. A comment is an age line (`176 months ago`: score 17, 6 months),
/// perhaps with a line for its author before it, and paragraphs after it; its depth is its
/// indentation. There is one thread in a file.
///
/// Reads a part twice: where comments begin can be said only when all of it has been seen.
class Reader : public FormatReader {
 public:
  Reader(ThreadList& threads, Problems& problems)
      : threads_(&threads), heap_(&threads.heap()), problems_(&problems) {}

  void begin(const Sample& sample) override;
  Progress step(size_t budget) override;

  size_t position() const override { return (scanner_->position() + position_) / 2; }

 private:
  bool arrange();
  void add_post();
  void add_comment(const Header& header, size_t end);
  void add_author(const Header& header, Draft& draft);
  Piece text_of(const Age& age);

  std::string_view input() const { return part_; }
  Outline& outline() { return scanner_->outline(); }

  ThreadList* threads_;
  TextHeap* heap_;
  ThreadBuilder* thread_ = nullptr;
  Problems* problems_;
  std::string_view part_;
  size_t parts_ = 0;
  std::optional<HeaderScanner> scanner_;
  bool arranged_ = false;
  Grid grid_;
  size_t position_ = 0;  // of the second pass
  size_t next_ = 0;      // the header at which it stands
  // A file has a handful of different ages, and a comment each.
  std::unordered_map<uint64_t, Piece> ages_;
};

void Reader::begin(const Sample& sample) {
  part_ = sample.input;
  thread_ = &threads_->thread(std::to_string(parts_++));
  scanner_.emplace(part_);
  arranged_ = false;
  position_ = next_ = 0;
}

FormatReader::Progress Reader::step(size_t budget) {
  if (!arranged_) {
    if (!scanner_->step(budget)) return Progress::more;
    if (!arrange()) return Progress::failed;
    arranged_ = true;
    return Progress::more;
  }
  const std::vector<Header>& headers = outline().headers;
  const size_t start = position_;
  while (next_ < headers.size() && position_ - start < budget) {
    const size_t end = next_ + 1 < headers.size() ? headers[next_ + 1].begin() : input().size();
    add_comment(headers[next_], end);
    position_ = end;
    ++next_;
  }
  return next_ < headers.size() ? Progress::more : Progress::done;
}

bool Reader::arrange() {
  grid_ = settle_headers(outline());
  const std::vector<Header>& headers = outline().headers;
  if (headers.empty()) {
    problems_->fail(ProblemCode::no_comments,
                    "no line of this text is the age of a comment, such as “6 months ago”", 0);
    return false;
  }
  choose_readings(outline().headers);
  thread_->facts().unloaded = attach_more_lines(outline(), grid_);
  if (grid_.flat) {
    problems_->warn(ProblemCode::ambiguous,
                    "this text has lost its indentation, so replies cannot be told from roots: all "
                    "comments are shown as roots",
                    headers.front().begin());
  }
  add_post();
  position_ = headers.front().begin();
  return true;
}

void Reader::add_post() {
  const std::string_view region = input().substr(0, outline().headers.front().begin());
  Draft post;
  const uint64_t columns =
      outline().post_indent ? outline().post_indent->columns(grid_.step) : uint64_t{0};
  post.body = body_of(*heap_, region, {columns, grid_.step});
  if (post.body.empty()) return;
  post.byte = 0;
  thread_->facts().title = heap_->add(title_from(heap_->view(post.body)));
  thread_->facts().title_derived = true;
  thread_->set_post(post, true);
}

void Reader::add_comment(const Header& header, size_t end) {
  const std::string_view region = input().substr(header.body_begin, end - header.body_begin);
  const AgeReading& reading = header.age.readings[header.reading];

  Draft draft;
  draft.byte = header.begin();
  draft.score = reading.score;
  draft.unloaded = header.unloaded;
  draft.body = body_of(*heap_, region, {header.indent.columns(grid_.step), grid_.step});
  draft.state = state_of(heap_->view(draft.body));
  if (draft.state != State::normal) draft.body = {};
  if (header.author) add_author(header, draft);

  Details details;
  details.age = text_of(reading.age);
  details.age_seconds = reading.age.seconds();
  thread_->add(draft, Parentage::depth(header.depth), &details);
}

void Reader::add_author(const Header& header, Draft& draft) {
  const Line line = line_at(input(), header.author_begin);
  const std::optional<AuthorLine> author = parse_author_line(line.content);
  if (!author) return;
  draft.author = thread_->author(author->name);
  draft.roles = author->roles;
}

Piece Reader::text_of(const Age& age) {
  const uint64_t key = (uint64_t{age.count} << 8) | static_cast<uint64_t>(age.unit);
  Piece& piece = ages_[key];
  if (piece.empty()) piece = heap_->add(age.text());
  return piece;
}

std::string_view recognises(const Sample& sample) {
  const bool has = sample.kind == Sample::Kind::text && !text::begins_thread_text(sample.input) &&
                   has_age_line(sample.input);
  return has ? "a line that is an age, such as “6 months ago”" : std::string_view();
}

std::unique_ptr<FormatReader> open(const Format&, ThreadList& threads, Problems& problems) {
  return std::make_unique<Reader>(threads, problems);
}

}  // namespace
}  // namespace lemmy_text

extern const Format kLemmyText = {"lemmy-text", "text copied off a Lemmy page",
                                  lemmy_text::recognises, lemmy_text::open};

}  // namespace threadbare

// Threadbare's text format: what `convert --to text` writes, and a person can write by hand. Its
// grammar stands in README.
#include <memory>
#include <string>
#include <vector>

#include "formats/format.h"
#include "formats/text/head.h"

namespace threadbare {

namespace text {
namespace {

constexpr uint64_t kTab = 8;

struct Line {
  std::string_view content;  // without indentation and line end
  std::string_view whole;    // without line end
  uint64_t columns = 0;      // of indentation
};

Line line_of(std::string_view whole) {
  if (whole.ends_with('\n')) whole.remove_suffix(1);
  if (whole.ends_with('\r')) whole.remove_suffix(1);
  Line line = {whole, whole, 0};
  while (!line.content.empty() && (line.content[0] == ' ' || line.content[0] == '\t')) {
    line.columns = line.content[0] == ' ' ? line.columns + 1 : (line.columns / kTab + 1) * kTab;
    line.content.remove_prefix(1);
  }
  return line;
}

// `text` without up to `columns` of indentation.
std::string_view outdented(std::string_view text, uint64_t columns) {
  uint64_t at = 0;
  while (at < columns && !text.empty() && (text[0] == ' ' || text[0] == '\t')) {
    at = text[0] == ' ' ? at + 1 : (at / kTab + 1) * kTab;
    text.remove_prefix(1);
  }
  return text;
}

// `\@ada` in a body is `@ada`; `\\@ada` is `\@ada`.
bool is_escaped(std::string_view content) {
  const size_t at = content.find_first_not_of('\\');
  return at != std::string_view::npos && at > 0 && content[at] == '@';
}

class Reader final : public FormatReader {
 public:
  Reader(ThreadList& threads, Problems& problems)
      : threads_(&threads), heap_(&threads.heap()), problems_(&problems) {}

  void begin(const Sample& sample) override;
  Progress step(size_t budget) override;
  size_t position() const override { return position_; }

 private:
  // A comment whose body is being gathered; `is_post` for the text before the first.
  struct Open {
    bool is_post = true;
    uint64_t columns = 0;  // that its body is indented by
    uint32_t depth = 0;
    uint64_t byte = 0;
    Draft draft;
    Details details;
    bool has_details = false;
    bool has_author_line = false;
    std::string body;
    std::vector<Media> media;
  };

  void read_line(std::string_view whole);
  bool read_header(std::string_view line);
  void read_head(const Line& line);
  void read_more_of_head(std::string_view field);
  void add_to_body(const Line& line);
  void take(const Head& head);
  void close();

  ThreadList* threads_;
  TextHeap* heap_;
  Problems* problems_;
  ThreadBuilder* thread_ = nullptr;
  std::string_view part_;
  size_t position_ = 0;
  size_t parts_ = 0;
  bool in_header_ = true;
  bool has_header_ = false;    // one line of it has come
  bool head_is_open_ = false;  // lines that begin with `@+` belong to it
  Markup markup_ = Markup::text;
  Open open_;
  std::vector<uint64_t> path_;  // indentation of the last comment's ancestors and its own
};

void Reader::begin(const Sample& sample) {
  part_ = sample.input;
  position_ = 0;
  thread_ = &threads_->thread(std::to_string(parts_++));
  in_header_ = true;
  has_header_ = head_is_open_ = false;
  markup_ = Markup::text;
  open_ = {};
  path_.clear();
}

FormatReader::Progress Reader::step(size_t budget) {
  const size_t start = position_;
  while (position_ < part_.size() && position_ - start < budget) {
    const size_t end = std::min(part_.find('\n', position_), part_.size() - 1) + 1;
    read_line(part_.substr(position_, end - position_));
    position_ = end;
  }
  if (position_ < part_.size()) return Progress::more;
  close();
  return Progress::done;
}

void Reader::read_line(std::string_view whole) {
  const Line line = line_of(whole);
  if (in_header_) {
    if (line.content.empty() && !has_header_) return;
    has_header_ = true;
    if (read_header(line.content)) return;
    in_header_ = false;
    head_is_open_ = !line.content.empty();
    if (!head_is_open_) return;
  }
  if (line.content.starts_with("@+ ")) {
    if (head_is_open_) return read_more_of_head(line.content.substr(3));
  } else if (line.content.starts_with('@')) {
    close();
    return read_head(line);
  }
  head_is_open_ = false;
  add_to_body(line);
}

// `Link: https://…`. Returns whether the line is such a field.
bool Reader::read_header(std::string_view line) {
  const size_t colon = line.find(':');
  if (colon == std::string_view::npos) return false;
  const std::string_view key = line.substr(0, colon);
  std::string_view value = line.substr(colon + 1);
  value.remove_prefix(std::min(value.find_first_not_of(' '), value.size()));
  ThreadFacts& facts = thread_->facts();
  const struct {
    std::string_view key;
    Piece* piece;
  } pieces[] = {{"Thread", &facts.title},
                {"Link", &facts.url},
                {"Base", &facts.base},
                {"Source", &facts.source},
                {"Language", &facts.language}};
  for (const auto& field : pieces) {
    if (key != field.key) continue;
    *field.piece = heap_->piece_of_input(value);
    return true;
  }
  if (key == "Author") {
    open_.has_author_line = true;
    take(parse_head(value));
  } else if (key == "Captured") {
    facts.captured = parse_timestamp(value);
  } else if (key == "Markup") {
    markup_ = parse_head("? | " + std::string(value)).markup.value_or(Markup::text);
    open_.draft.markup = markup_;
  } else if (key == "Elsewhere") {
    facts.unloaded = parse_head("? | " + std::string(value)).unloaded;
  } else {
    return false;
  }
  return true;
}

void Reader::read_head(const Line& line) {
  const Head head = parse_head(line.content.substr(1));
  open_ = {};
  open_.is_post = false;
  open_.byte = heap_->piece_of_input(line.content).offset;
  while (!path_.empty() && path_.back() >= line.columns) path_.pop_back();
  if (head.depth) path_.resize(*head.depth, line.columns);
  open_.depth = static_cast<uint32_t>(path_.size());
  open_.columns = line.columns + 2;
  path_.push_back(line.columns);
  take(head);
  head_is_open_ = true;
}

void Reader::read_more_of_head(std::string_view field) {
  const size_t colon = std::min(field.find(": "), field.size());
  const std::string_view key = field.substr(0, colon);
  const std::string_view value = field.substr(std::min(colon + 2, field.size()));
  const Piece piece = heap_->piece_of_input(value);
  if (key == "warning") {
    open_.details.warning = piece;
  } else if (key == "subject") {
    open_.details.subject = piece;
  } else if (key == "reason") {
    open_.details.reason = piece;
  } else if (key == "link") {
    open_.draft.url = piece;
  } else if (key == "media") {
    const size_t space = std::min(value.find(' '), value.size());
    const std::string_view url = value.substr(0, space);
    const std::string_view alt = value.substr(std::min(space + 1, value.size()));
    open_.media.push_back({0, url == "-" ? Piece() : heap_->piece_of_input(url),
                           heap_->piece_of_input(alt), Piece()});
  } else {
    problems_->warn(ProblemCode::ambiguous,
                    "this line is no field of a comment that is known; it was left out",
                    heap_->piece_of_input(field).offset);
  }
  open_.has_details = true;
}

void Reader::take(const Head& head) {
  Draft& draft = open_.draft;
  if (!head.name.empty() || !head.display.empty()) {
    draft.author = thread_->author(head.name.empty() ? head.display : head.name, head.display);
  }
  draft.roles = head.roles;
  draft.state = head.state;
  draft.time = head.time;
  draft.score = head.score;
  draft.up = head.up;
  draft.down = head.down;
  draft.unloaded = head.unloaded;
  draft.markup = head.markup.value_or(markup_);
  Details& details = open_.details;
  details.age = heap_->add(head.age);
  details.age_seconds = head.age_seconds;
  details.edited = head.edited;
  details.edited_time = head.edited_time;
  details.pinned = head.pinned;
  details.kind = heap_->add(head.kind);
  open_.has_details |= head.edited || head.pinned || !head.age.empty() || !head.kind.empty();
}

void Reader::add_to_body(const Line& line) {
  if (line.content.empty()) {
    if (!open_.body.empty()) open_.body += '\n';
    return;
  }
  const std::string_view text = outdented(line.whole, open_.columns);
  if (is_escaped(line.content)) {
    const size_t indentation = text.size() - line.content.size();
    open_.body.append(text.substr(0, indentation)).append(line.content.substr(1));
  } else {
    open_.body += text;
  }
  open_.body += '\n';
}

void Reader::close() {
  in_header_ = false;
  while (open_.body.ends_with('\n')) open_.body.pop_back();
  open_.draft.body = heap_->add(open_.body);
  open_.draft.byte = open_.byte;
  const Details* details = open_.has_details ? &open_.details : nullptr;
  uint32_t comment = kPostItself;
  if (open_.is_post) {
    const bool whole = !thread_->facts().title.empty() || !open_.body.empty() ||
                       open_.has_author_line || open_.has_details;
    if (whole) thread_->set_post(open_.draft, true, details);
  } else {
    comment = thread_->add(open_.draft, Parentage::depth(open_.depth), details);
  }
  for (Media& media : open_.media) {
    media.comment = comment;
    thread_->attach(media);
  }
  open_ = {};
  open_.is_post = false;
}

std::string_view recognises(const Sample& sample) {
  const bool is_ours = sample.kind == Sample::Kind::text && begins_thread_text(sample.input);
  return is_ours ? "a first line that begins with “Thread:”" : std::string_view();
}

std::unique_ptr<FormatReader> open(const Format&, ThreadList& threads, Problems& problems) {
  return std::make_unique<Reader>(threads, problems);
}

}  // namespace
}  // namespace text

extern const Format kText = {"text", "Threadbare's own text, which a person can write by hand",
                             text::recognises, text::open};

}  // namespace threadbare

// Threads in Threadbare's own text format, for people and for reading it again. Its grammar stands
// in README; formats/text.cpp reads it.
#include <algorithm>
#include <utility>

#include "render/export/export.h"
#include "render/export/field_names.h"
#include "render/words/phrasebook.h"
#include "thread/limits.h"
#include "thread/timestamp.h"

namespace threadbare {

namespace {

constexpr uint32_t kIndent = 2;

struct RoleWord {
  Roles role;
  std::string_view word;
};
constexpr RoleWord kRoleWords[] = {
    {kRoleOp, "OP"},   {kRoleModerator, "moderator"}, {kRoleAdmin, "admin"},
    {kRoleBot, "bot"}, {kRoleBanned, "banned"},       {kRoleDeleted, "gone"},
};

// Text that must stay on its line.
std::string one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool space = c == '\n' || c == '\r' || c == '\t' || c == ' ';
    if (!space) line.push_back(c);
    if (space && !line.empty() && line.back() != ' ') line.push_back(' ');
  }
  while (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

// What would end the name or stand for none is escaped.
std::string name_in_head(std::string_view text) {
  const std::string line = one_line(text);
  std::string name;
  for (size_t i = 0; i < line.size(); ++i) {
    const char next = i + 1 < line.size() ? line[i + 1] : '\0';
    const bool misleads = line[i] == '|' || (line[i] == '?' && line.size() == 1) ||
                          (line[i] == '\\' && (next == '|' || next == '?' || next == '\\'));
    if (misleads) name.push_back('\\');
    name.push_back(line[i]);
  }
  return name.empty() ? "?" : name;
}

class TextWriter {
 public:
  TextWriter(const Thread& thread, const ExportOptions& options)
      : thread_(thread), options_(options), markup_(common_markup()) {}

  std::string write() {
    write_header();
    if (thread_.has_post()) write_body(thread_.post(), 0);
    for (uint32_t i = 0; i < thread_.size(); ++i) write_comment(i);
    return std::move(out_);
  }

 private:
  // That of the first body, which then need not be said again and again.
  Markup common_markup() const {
    if (thread_.has_post() && shows_body(thread_.post())) return thread_.post().markup();
    for (uint32_t i = 0; i < thread_.size(); ++i) {
      if (shows_body(thread_[i])) return thread_[i].markup();
    }
    return Markup::text;
  }

  bool shows_body(const Comment& comment) const {
    return comment.body().find_first_not_of(" \t\r\n") != std::string_view::npos &&
           !is_withheld(comment, options_);
  }

  void field(std::string_view key, std::string_view value) {
    if (!value.empty()) out_.append(key).append(": ").append(value).append("\n");
  }

  void write_header() {
    const ThreadFacts& facts = thread_.facts();
    const std::string title = facts.title_derived ? std::string() : one_line(thread_.title());
    out_ += title.empty() ? "Thread:\n" : "Thread: " + title + "\n";
    field("Link", one_line(thread_.url()));
    field("Base", one_line(thread_.text(facts.base)));
    field("Source", one_line(thread_.text(facts.source)));
    field("Language", one_line(thread_.text(facts.language)));
    if (facts.captured != kUnknownTime) field("Captured", format_timestamp(facts.captured));
    if (markup_ != Markup::text) field("Markup", name_of(markup_));
    const uint64_t elsewhere = facts.unloaded;
    if (elsewhere > 0) field("Elsewhere", counted(elsewhere, "reply", "replies") + " not here");
    if (thread_.has_post()) {
      const std::string head = head_of(thread_.post(), 0);
      if (head != "?") field("Author", head);
      write_more_of_head(thread_.post(), kPostItself, "");
    }
    out_ += '\n';
  }

  std::string head_of(const Comment& comment, uint32_t depth) const {
    const Details& details = comment.details();
    std::string head = name_in_head(comment.author_name());
    const auto add = [&](std::string_view part) {
      if (!part.empty()) head.append(" | ").append(part);
    };
    if (comment.author_display() != comment.author_name()) {
      add("called " + one_line(comment.author_display()));
    }
    for (const auto& [role, word] : kRoleWords) {
      if ((comment.roles() & role) != 0) add(word);
    }
    if (comment.state() != State::normal) add(name_of(comment.state()));
    if (!details.kind.empty()) add("as " + one_line(comment.text(details.kind)));
    if (details.pinned) add("pinned");
    add_scores(comment, add);
    if (comment.time() != kUnknownTime) add(format_timestamp(comment.time()));
    if (!details.age.empty()) add(one_line(comment.text(details.age)) + " ago");
    if (details.edited_time != kUnknownTime) {
      add("edited " + format_timestamp(details.edited_time));
    } else if (details.edited) {
      add("edited");
    }
    if (comment.unloaded() > 0) {
      add(counted(comment.unloaded(), "reply", "replies") + " not here");
    }
    if (shows_body(comment) && comment.markup() != markup_) {
      add(name_of(comment.markup()));
    }
    if (depth > kMaxExportIndent) add("level " + std::to_string(depth + 1));
    return head;
  }

  template <class Add>
  static void add_scores(const Comment& comment, Add add) {
    const auto counted_as = [](int32_t count, std::string_view one, std::string_view many) {
      return grouped(count).append(1, ' ').append(count == 1 || count == -1 ? one : many);
    };
    if (comment.score()) add(counted_as(*comment.score(), "point", "points"));
    if (comment.up()) add(counted_as(*comment.up(), "up", "up"));
    if (comment.down()) add(counted_as(*comment.down(), "down", "down"));
  }

  void write_more_of_head(const Comment& comment, uint32_t index, std::string_view indent) {
    const Details& details = comment.details();
    const auto more = [&](std::string_view key, std::string_view value) {
      const std::string line = one_line(value);
      if (line.empty()) return;
      out_.append(indent).append("@+ ").append(key).append(": ").append(line).append("\n");
    };
    more("reason", comment.text(details.reason));
    if (is_withheld(comment, options_)) return;
    more("subject", comment.text(details.subject));
    more("warning", comment.text(details.warning));
    for (const Media& media : thread_.media_of(index)) {
      const std::string url = one_line(thread_.text(media.url));
      const bool is_word = !url.empty() && url.find(' ') == std::string::npos;
      more("media", (is_word ? url : "-") + " " + one_line(thread_.text(media.alt)));
    }
  }

  void write_body(const Comment& comment, uint32_t columns) {
    if (is_withheld(comment, options_)) return;
    const std::string indent(columns, ' ');
    std::string_view rest = comment.body();
    size_t blank_lines = 0;
    bool begun = false;
    while (!rest.empty()) {
      std::string_view line = rest.substr(0, rest.find('\n'));
      rest.remove_prefix(std::min(line.size() + 1, rest.size()));
      // A reader takes one of them for the end of the line, and would find one less each time.
      while (line.ends_with('\r')) line.remove_suffix(1);
      const size_t first = line.find_first_not_of(" \t");
      if (first == std::string_view::npos) {
        ++blank_lines;
        continue;
      }
      if (begun) out_.append(blank_lines, '\n');
      begun = true;
      blank_lines = 0;
      const size_t behind = line.find_first_not_of('\\', first);
      const bool looks_like_head = behind != std::string_view::npos && line[behind] == '@';
      out_.append(indent).append(line.substr(0, first));
      if (looks_like_head) out_ += '\\';
      out_.append(line.substr(first)).append("\n");
    }
    if (begun) out_ += '\n';
  }

  void write_comment(uint32_t i) {
    const Comment comment = thread_[i];
    const uint32_t columns = kIndent * std::min(thread_.depth(i), kMaxExportIndent);
    const std::string indent(columns, ' ');
    out_.append(indent).append("@").append(head_of(comment, thread_.depth(i))).append("\n");
    write_more_of_head(comment, i, indent);
    const size_t before = out_.size();
    write_body(comment, columns + kIndent);
    if (out_.size() == before) out_ += '\n';
  }

  const Thread& thread_;
  const ExportOptions& options_;
  Markup markup_;
  std::string out_;
};

}  // namespace

std::string to_text(const Thread& thread, const ExportOptions& options) {
  return TextWriter(thread, options).write();
}

}  // namespace threadbare

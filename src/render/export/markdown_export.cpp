// Threads as Markdown, for people.
#include <algorithm>

#include "render/export/export.h"
#include "render/words/phrasebook.h"
#include "thread/limits.h"
#include "thread/timestamp.h"

namespace threadbare {

namespace {

constexpr std::string_view kUnknownAuthor = "unknown author";

std::string_view standing_in_for(State state) {
  switch (state) {
    case State::normal:
      return {};
    case State::deleted:
      return "[deleted by its author]";
    case State::removed:
      return "[removed by a moderator]";
    case State::missing:
      return "[missing: not in the source]";
    case State::hidden:
      return "[held back where it was published]";
  }
  return {};
}

// "ada@example.org · OP · 17 points · 2024-01-14 09:30"
std::string head_of(const Comment& comment) {
  std::string head;
  auto add = [&](std::string_view part) {
    if (!head.empty()) head += " · ";
    head += part;
  };
  add(comment.has_author() ? comment.author_name() : kUnknownAuthor);
  if (comment.roles() & kRoleOp) add("OP");
  if (comment.roles() & kRoleModerator) add("moderator");
  if (comment.roles() & kRoleAdmin) add("admin");
  if (comment.roles() & kRoleBot) add("bot");
  if (comment.score()) {
    const int32_t score = *comment.score();
    add(grouped(score) + (score == 1 || score == -1 ? " point" : " points"));
  }
  if (comment.time() != kUnknownTime) {
    add(format_timestamp(comment.time()));
  } else if (!comment.details().age.empty()) {
    add(std::string(comment.text(comment.details().age)) + " before it was copied");
  }
  return head;
}

std::string body_of(const Comment& comment, const ExportOptions& options) {
  if (is_withheld(comment, options)) return std::string(standing_in_for(comment.state()));
  return std::string(comment.body());
}

// Appends `text`, each line behind `prefix`; empty lines get none of its trailing spaces.
void append_lines(std::string& out, std::string_view text, std::string_view prefix) {
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!line.empty()) {
      out += prefix;
      out += line;
    }
    out.push_back('\n');
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

std::string unloaded_note(uint64_t unloaded) {
  return counted(unloaded, "reply", "replies") + " not in this file";
}

uint64_t unloaded_of_thread(const Thread& thread) {
  return uint64_t{thread.facts().unloaded} + (thread.has_post() ? thread.post().unloaded() : 0);
}

// A title is one line of Markdown whatever is in it.
std::string markdown_line(std::string_view text) {
  std::string line;
  for (char c : text) {
    if (c == '\n' || c == '\r') {
      line.push_back(' ');
    } else {
      if (std::string_view("\\`*_[]<>#").find(c) != std::string_view::npos) line.push_back('\\');
      line.push_back(c);
    }
  }
  return line;
}

}  // namespace

std::string to_markdown(const Thread& thread, const ExportOptions& options) {
  std::string out;
  if (!thread.title().empty()) out += "# " + markdown_line(thread.title()) + "\n\n";
  if (!thread.url().empty()) out += "<" + std::string(thread.url()) + ">\n\n";
  if (thread.has_post()) {
    append_lines(out, body_of(thread.post(), options), "");
    out.push_back('\n');
  }
  for (uint32_t i = 0; i < thread.size(); ++i) {
    const Comment comment = thread[i];
    const std::string indent(2 * std::min(thread.depth(i), kMaxExportIndent), ' ');
    out += indent + "- **" + markdown_line(head_of(comment)) + "**\n\n";
    append_lines(out, body_of(comment, options), indent + "  ");
    if (comment.unloaded() > 0) {
      out += "\n" + indent + "  *" + unloaded_note(comment.unloaded()) + "*\n";
    }
    out.push_back('\n');
  }
  if (unloaded_of_thread(thread) > 0)
    out += "*" + unloaded_note(unloaded_of_thread(thread)) + "*\n";
  return out;
}

}  // namespace threadbare

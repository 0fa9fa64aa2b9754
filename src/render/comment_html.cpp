#include "render/comment_html.h"

#include <algorithm>
#include <limits>

#include "render/anchor.h"
#include "render/attachments_html.h"
#include "render/body/body.h"
#include "render/body/linkifier.h"
#include "render/folded_head.h"
#include "render/html/html_writer.h"
#include "render/html/url.h"
#include "render/words/phrase.h"
#include "thread/limits.h"

namespace threadbare {

namespace {

// Levels that the style sheet indents one by one; deeper ones share the last.
constexpr uint32_t kDepthClasses = 32;

struct RoleBadge {
  Roles role;
  std::string_view css_class;
  Phrase label;
  Phrase title;
};

constexpr RoleBadge kBadges[] = {
    {kRoleOp, "badge badge-op", Phrase::op, Phrase::op_title},
    {kRoleAdmin, "badge badge-admin", Phrase::admin, Phrase::admin_title},
    {kRoleModerator, "badge badge-moderator", Phrase::moderator, Phrase::moderator_title},
    {kRoleBot, "badge badge-bot", Phrase::bot, Phrase::bot_title},
    {kRoleBanned, "badge badge-banned", Phrase::banned, Phrase::banned_title},
    {kRoleDeleted, "badge badge-gone", Phrase::gone, Phrase::gone_title},
};

void write_span(HtmlWriter& writer, std::string_view css_class, std::string_view text) {
  writer.open(Element::span);
  writer.attribute(Attribute::class_, css_class);
  writer.text(text);
  writer.close(Element::span);
}

// "ada@example.org" is shown as "ada" and a quieter "@example.org".
void write_name(HtmlWriter& writer, const Comment& comment) {
  const std::string_view name = comment.author_name();
  const std::string_view display = comment.author_display();
  const size_t at = name.find('@', 1);
  if (display != name || at == std::string_view::npos) {
    writer.text(display);
    return;
  }
  writer.text(name.substr(0, at));
  write_span(writer, "instance", name.substr(at));
}

// Authors have quiet colours, the same each time: a class for the style sheet. FNV-1a of the name.
constexpr uint32_t kHues = 12;

std::string author_class(std::string_view name) {
  uint32_t hash = 2166136261u;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  return "author hue-" + std::to_string((hash ^ (hash >> 16)) % kHues);
}

void write_author(HtmlWriter& writer, const Comment& comment) {
  if (comment.state() == State::missing) {
    write_span(writer, "author unknown", writer.phrases()[Phrase::missing_comment]);
    return;
  }
  if (!comment.has_author()) {
    write_span(writer, "author unknown", writer.phrases()[Phrase::unknown_author]);
    return;
  }
  const std::string url = safe_url(comment.author_url(), {});
  const Element element = url.empty() ? Element::span : Element::a;
  const std::string css_class = author_class(comment.author_name());
  if (url.empty()) {
    writer.open(Element::span);
    writer.attribute(Attribute::class_, css_class);
  } else {
    open_outer_link(writer, url, css_class);
  }
  writer.attribute(Attribute::part, "author");
  writer.attribute(Attribute::dir, "auto");
  if (comment.author_display() != comment.author_name()) {
    writer.attribute(Attribute::title, comment.author_name());
  }
  write_name(writer, comment);
  writer.close(element);
}

void write_badges(HtmlWriter& writer, Roles roles) {
  for (const RoleBadge& badge : kBadges) {
    if ((roles & badge.role) == 0) continue;
    writer.open(Element::span);
    writer.attribute(Attribute::class_, badge.css_class);
    writer.attribute(Attribute::part, "badge");
    writer.attribute(Attribute::title, badge.title);
    writer.text(badge.label);
    writer.close(Element::span);
  }
}

void write_score(HtmlWriter& writer, const Comment& comment) {
  if (!comment.score()) return;
  const Phrasebook& phrases = writer.phrases();
  writer.open(Element::span);
  writer.attribute(Attribute::class_, "score");
  writer.attribute(Attribute::part, "score");
  if (comment.up() && comment.down()) {
    writer.attribute(Attribute::title, phrases.filled(Phrase::votes_title,
                                                      {{"up", phrases.number(*comment.up())},
                                                       {"down", phrases.number(*comment.down())}}));
  }
  writer.text(phrases.counted(Phrase::points, *comment.score()));
  writer.close(Element::span);
}

std::string readable_utc(Timestamp time) {
  std::string text = format_timestamp(time);  // 2024-01-14T09:30:00Z
  text[10] = ' ';
  text.pop_back();
  return text + " UTC";
}

void write_known_time(HtmlWriter& writer, Timestamp time, const HtmlOptions& options) {
  writer.open(Element::time);
  writer.attribute(Attribute::class_, "time");
  writer.attribute(Attribute::part, "time");
  writer.attribute(Attribute::datetime, format_timestamp(time));
  writer.attribute(Attribute::title, readable_utc(time));
  writer.text(options.now == kUnknownTime ? writer.phrases().date(time)
                                          : writer.phrases().ago(age_of(options.now - time)));
  writer.close(Element::time);
}

// An age is relative to when the source was made, which is rarely known; then it says just that.
void write_age(HtmlWriter& writer, const Thread& thread, std::string_view age) {
  writer.open(Element::span);
  writer.attribute(Attribute::class_, "time");
  writer.attribute(Attribute::part, "time");
  const Phrasebook& phrases = writer.phrases();
  const Timestamp captured = thread.facts().captured;
  if (captured == kUnknownTime) {
    writer.text(phrases.filled(Phrase::before_copied, {{"age", age}}));
  } else {
    writer.text(
        phrases.filled(Phrase::before_date, {{"age", age}, {"date", phrases.date(captured)}}));
  }
  writer.close(Element::span);
}

void write_time(HtmlWriter& writer, const Thread& thread, const Comment& comment,
                const HtmlOptions& options) {
  const Details& details = comment.details();
  if (comment.time() != kUnknownTime) {
    write_known_time(writer, comment.time(), options);
  } else if (!details.age.empty()) {
    write_age(writer, thread, comment.text(details.age));
  }
  if (!details.edited) return;
  writer.open(Element::span);
  writer.attribute(Attribute::class_, "edited");
  if (details.edited_time != kUnknownTime) {
    writer.attribute(Attribute::title, readable_utc(details.edited_time));
  }
  writer.text(Phrase::edited);
  writer.close(Element::span);
}

void write_original_link(HtmlWriter& writer, std::string_view url, std::string_view base,
                         Phrase label) {
  const std::string href = safe_url(url, base);
  if (href.empty()) return;
  open_outer_link(writer, href, "original");
  writer.attribute(Attribute::title, label);
  writer.attribute(Attribute::aria_label, label);
  writer.text("↗");
  writer.close(Element::a);
}

// REQUIRES: not a normal one.
Phrase explanation_of(State state) {
  switch (state) {
    case State::deleted:
      return Phrase::deleted_body;
    case State::removed:
      return Phrase::removed_body;
    case State::hidden:
      return Phrase::hidden_body;
    case State::normal:
    case State::missing:
      break;
  }
  return Phrase::missing_body;
}

std::string_view class_of(State state) {
  switch (state) {
    case State::normal:
      return {};
    case State::deleted:
      return " is-deleted";
    case State::removed:
      return " is-removed";
    case State::missing:
      return " is-missing";
    case State::hidden:
      return " is-hidden";
  }
  return {};
}

void write_content(HtmlWriter& writer, const Thread& thread, const Comment& comment, uint32_t place,
                   const HtmlOptions& options) {
  const Details& details = comment.details();
  const State state = comment.state();
  writer.open(Element::section);
  writer.attribute(Attribute::class_, "body");
  writer.attribute(Attribute::part, "body");
  writer.attribute(Attribute::dir, "auto");
  if (state != State::normal) {
    writer.open(Element::p);
    writer.attribute(Attribute::class_, "state");
    writer.text(explanation_of(state));
    if (!details.reason.empty()) {
      writer.text(" ");
      writer.text(
          writer.phrases().filled(Phrase::reason, {{"reason", comment.text(details.reason)}}));
    }
    writer.close(Element::p);
  }
  if (state == State::normal || (options.keep_hidden && state != State::missing)) {
    if (!details.subject.empty()) {
      writer.open(Element::p);
      writer.attribute(Attribute::class_, "subject");
      writer.text(comment.text(details.subject));
      writer.close(Element::p);
    }
    if (!details.context.empty()) {
      writer.open(Element::pre);
      writer.attribute(Attribute::class_, "context");
      writer.text(comment.text(details.context));
      writer.close(Element::pre);
    }
    const bool warned = !details.warning.empty();
    if (warned) {
      writer.open(Element::details);
      writer.attribute(Attribute::class_, "warning");
      writer.open(Element::summary);
      writer.text(comment.text(details.warning));
      writer.close(Element::summary);
    }
    const std::string anchor = place == kPostItself ? "post" : anchor_of(thread, place);
    write_body(writer, comment.body(), comment.markup(),
               {thread.base(), dialect_of(thread.text(thread.facts().source)), anchor});
    write_attachments(writer, thread, place);
    if (warned) writer.close(Element::details);
  }
  writer.close(Element::section);
}

int64_t signed_count(uint64_t count) {
  return static_cast<int64_t>(std::min<uint64_t>(count, std::numeric_limits<int64_t>::max()));
}

// Replies that are not in the file are where the comment was, or at least its thread.
void write_footer(HtmlWriter& writer, const Thread& thread, std::string_view url,
                  uint64_t unloaded) {
  if (unloaded == 0) return;
  const std::string own = safe_url(url, thread.base());
  const std::string href = own.empty() ? safe_url(thread.url(), {}) : own;
  writer.open(Element::footer);
  writer.attribute(Attribute::class_, "footer");
  writer.attribute(Attribute::part, "footer");
  if (!href.empty()) open_outer_link(writer, href);
  writer.text(writer.phrases().counted(Phrase::replies_elsewhere, signed_count(unloaded)));
  if (!href.empty()) writer.close(Element::a);
  writer.close(Element::footer);
}

void write_toggle(HtmlWriter& writer, const Comment& comment, const Row& row) {
  writer.open(Element::button);
  writer.attribute(Attribute::type, "button");
  writer.attribute(Attribute::class_, "toggle");
  writer.attribute(Attribute::part, "toggle");
  writer.attribute(Attribute::aria_expanded, row.folded ? "false" : "true");
  const Phrasebook& phrases = writer.phrases();
  const std::string_view author =
      comment.has_author() ? comment.author_display() : phrases[Phrase::unknown_author];
  writer.attribute(
      Attribute::aria_label,
      row.replies == 0
          ? phrases.filled(Phrase::toggle, {{"author", author}})
          : phrases.filled(
                Phrase::toggle_with_replies,
                {{"author", author}, {"replies", phrases.counted(Phrase::replies, row.replies)}}));
  writer.close(Element::button);
}

// To whom a comment replies, for those who do not see it.
void write_parent(HtmlWriter& writer, const Thread& thread, uint32_t comment) {
  const uint32_t parent = thread.parent(comment);
  if (parent == Thread::kNone) return;
  const Comment above = thread[parent];
  const Phrasebook& phrases = writer.phrases();
  std::string_view author = phrases[Phrase::unknown_author];
  if (above.state() == State::missing) author = phrases[Phrase::missing_comment];
  if (above.has_author()) author = above.author_display();
  write_span(writer, "replying", phrases.filled(Phrase::replying, {{"author", author}}));
}

}  // namespace

void write_article(HtmlWriter& writer, const Thread& thread, const Row& row,
                   const HtmlOptions& options, bool with_toggle) {
  const Comment comment = thread[row.comment];
  const Phrasebook& phrases = writer.phrases();
  const std::string anchor = anchor_of(thread, row.comment);
  std::string css_class = "comment";
  if (row.folded) css_class += " folded";
  css_class += class_of(comment.state());
  const bool is_new = comment.is_newer_than(options.new_since);
  if (is_new) css_class += " is-new";

  writer.open(Element::article);
  writer.attribute(Attribute::class_, css_class);
  writer.attribute(Attribute::part, "comment");
  writer.attribute(Attribute::id, anchor);
  writer.open(Element::header);
  writer.attribute(Attribute::part, "header");
  if (with_toggle) write_toggle(writer, comment, row);
  writer.open(Element::h3);
  writer.attribute(Attribute::class_, "who");
  write_author(writer, comment);
  write_span(writer, "level",
             phrases.filled(Phrase::level, {{"level", phrases.number(row.depth + 1)}}));
  write_parent(writer, thread, row.comment);
  writer.close(Element::h3);
  write_badges(writer, comment.roles());
  if (is_new) write_span(writer, "badge badge-new", phrases[Phrase::fresh]);
  if (comment.details().pinned) write_span(writer, "badge badge-pinned", phrases[Phrase::pinned]);
  if (!comment.details().kind.empty()) {
    const std::string_view kind = comment.text(comment.details().kind);
    write_span(writer, "badge badge-kind", phrases.named("kind_", kind, kind));
  }
  write_score(writer, comment);
  writer.open(Element::a);
  writer.attribute(Attribute::class_, "permalink");
  writer.attribute(Attribute::href, "#" + anchor);
  if (comment.time() == kUnknownTime && comment.details().age.empty()) {
    writer.attribute(Attribute::title, Phrase::permalink_title);
    writer.text("#");
  } else {
    write_time(writer, thread, comment, options);
  }
  writer.close(Element::a);
  write_original_link(writer, comment.url(), thread.base(), Phrase::original_comment);
  if (row.replies > 0) {
    write_span(writer, "folded-count", phrases.counted(Phrase::replies, row.replies));
  }
  if (row.folded) {
    write_fold_reason(writer, row.reason, options.folds);
    write_first_words(writer, thread, row.comment);
  }
  writer.close(Element::header);
  write_content(writer, thread, comment, row.comment, options);
  write_footer(writer, thread, comment.url(), comment.unloaded());
  writer.close(Element::article);
}

void write_author_and_body(HtmlWriter& writer, const Thread& thread, uint32_t comment,
                           const HtmlOptions& options) {
  if (comment != kPostItself) {
    write_author(writer, thread[comment]);
    write_content(writer, thread, thread[comment], comment, options);
    return;
  }
  writer.open(Element::h2);
  writer.text(thread.title());
  writer.close(Element::h2);
  if (thread.post().has_author()) write_author(writer, thread.post());
  write_content(writer, thread, thread.post(), comment, options);
}

void render_rows(const Thread& thread, std::span<const Row> rows, const HtmlOptions& options,
                 std::string& out) {
  HtmlWriter writer(out, options.phrases);
  writer.lower_headings(options.heading_level - HtmlOptions::kTopHeading);
  for (const Row& row : rows) {
    writer.open(Element::div);
    writer.attribute(Attribute::class_,
                     "row d" + std::to_string(std::min(row.indent, kDepthClasses)));
    writer.attribute(Attribute::data_comment, std::to_string(row.comment));
    writer.attribute(Attribute::data_depth, std::to_string(row.depth));
    if (row.hidden) writer.attribute(Attribute::hidden, "until-found");
    writer.open(Element::div);
    writer.attribute(Attribute::class_, "rails");
    writer.attribute(Attribute::part, "gutter");
    writer.attribute(Attribute::aria_hidden, "true");
    writer.close(Element::div);
    write_article(writer, thread, row, options, true);
    writer.close(Element::div);
  }
}

void render_post(const Thread& thread, const HtmlOptions& options, std::string& out) {
  HtmlWriter writer(out, options.phrases);
  writer.lower_headings(options.heading_level - HtmlOptions::kTopHeading);
  write_post(writer, thread, options);
}

void write_post(HtmlWriter& writer, const Thread& thread, const HtmlOptions& options) {
  if (!thread.has_post()) return;
  const Comment post = thread.post();
  writer.open(Element::article);
  writer.attribute(Attribute::class_, "post");
  writer.attribute(Attribute::part, "post");
  writer.open(Element::header);
  writer.attribute(Attribute::part, "header");
  writer.open(Element::h2);
  writer.attribute(Attribute::class_, thread.facts().title_derived ? "title derived" : "title");
  writer.attribute(Attribute::dir, "auto");
  writer.text(thread.title());
  writer.close(Element::h2);
  if (post.has_author()) write_author(writer, post);
  write_badges(writer, static_cast<Roles>(post.roles() & ~kRoleOp));
  write_score(writer, post);
  write_time(writer, thread, post, options);
  write_original_link(writer, thread.url(), {}, Phrase::original_post);
  writer.close(Element::header);
  write_content(writer, thread, post, kPostItself, options);
  write_footer(writer, thread, thread.url(), uint64_t{thread.facts().unloaded} + post.unloaded());
  writer.close(Element::article);
}

}  // namespace threadbare

// Threads, what is said of them and what was wrong with them, as JSON.
#include <optional>
#include <string>

#include "render/excerpt.h"
#include "render/export/export.h"
#include "render/export/field_names.h"
#include "render/export/json_slice.h"
#include "render/export/json_writer.h"
#include "render/info.h"
#include "thread/timestamp.h"

namespace threadbare {

namespace {

void put_text(JsonWriter& json, std::string_view key, std::string_view text) {
  if (text.empty()) return;
  json.key(key);
  json.text(text);
}

void put_true(JsonWriter& json, std::string_view key, bool value) {
  if (!value) return;
  json.key(key);
  json.boolean(true);
}

template <typename Number>
void put_number(JsonWriter& json, std::string_view key, Number number) {
  json.key(key);
  json.number(number);
}

template <typename Number>
void put_known(JsonWriter& json, std::string_view key, const std::optional<Number>& number) {
  if (number) put_number(json, key, *number);
}

void put_time(JsonWriter& json, std::string_view key, Timestamp time) {
  if (time != kUnknownTime) put_text(json, key, format_timestamp(time));
}

void put_count(JsonWriter& json, std::string_view key, int32_t count) {
  if (count != kUnknownCount) put_number(json, key, count);
}

// A slice of the source's own JSON; what is none is left out.
void put_slice(JsonWriter& json, std::string_view key, std::string_view slice) {
  std::string checked;
  if (slice.empty() || !append_json(checked, slice)) return;
  json.key(key);
  json.json(checked);
}

void put_text_or_null(JsonWriter& json, std::string_view key, std::string_view text) {
  json.key(key);
  if (text.empty()) {
    json.null();
  } else {
    json.text(text);
  }
}

template <typename Number>
void put_number_or_null(JsonWriter& json, std::string_view key, Number number, Number unknown) {
  json.key(key);
  if (number == unknown) {
    json.null();
  } else {
    json.number(number);
  }
}

struct RoleName {
  Roles role;
  std::string_view name;
};
// Who wrote less than these is looked for by name.
constexpr size_t kMostActive = 20;

constexpr RoleName kRoleNames[] = {
    {kRoleOp, "op"},   {kRoleModerator, "moderator"}, {kRoleAdmin, "admin"},
    {kRoleBot, "bot"}, {kRoleBanned, "banned"},       {kRoleDeleted, "deleted"},
};

bool has_known_role(Roles roles) {
  for (const RoleName& role : kRoleNames) {
    if ((roles & role.role) != 0) return true;
  }
  return false;
}

void put_author(JsonWriter& json, const Comment& comment) {
  const bool has_role = has_known_role(comment.roles());
  const std::string_view display = comment.author_display();
  const std::string_view name = comment.author_name();
  if (name.empty() && display.empty() && comment.author_url().empty() && !has_role) return;
  json.key("author");
  json.open_object();
  put_text(json, "name", name);
  if (display != name) put_text(json, "display", display);
  put_text(json, "url", comment.author_url());
  if (has_role) {
    json.key("roles");
    json.open_array();
    for (const RoleName& role : kRoleNames) {
      if ((comment.roles() & role.role) != 0) json.text(role.name);
    }
    json.close_array();
  }
  json.close_object();
}

// An array of objects, each filled by `put`; nothing if there are none.
template <typename Item, typename Put>
void put_objects(JsonWriter& json, std::string_view key, std::span<const Item> items, Put put) {
  if (items.empty()) return;
  json.key(key);
  json.open_array();
  for (const Item& item : items) {
    json.open_object();
    put(item);
    json.close_object();
  }
  json.close_array();
}

void put_media(JsonWriter& json, const Thread& thread, uint32_t comment) {
  put_objects(json, "media", thread.media_of(comment), [&](const Media& media) {
    put_text(json, "url", thread.text(media.url));
    put_text(json, "alt", thread.text(media.alt));
    put_text(json, "type", thread.text(media.type));
  });
}

void put_reactions(JsonWriter& json, const Thread& thread, uint32_t comment) {
  put_objects(json, "reactions", thread.reactions_of(comment), [&](const Reaction& reaction) {
    put_text(json, "name", thread.text(reaction.name));
    put_count(json, "count", reaction.count);
  });
}

void put_poll(JsonWriter& json, const Thread& thread, uint32_t comment) {
  put_objects(json, "poll", thread.poll_of(comment), [&](const PollOption& option) {
    put_text(json, "text", thread.text(option.text));
    put_count(json, "votes", option.votes);
  });
}

void put_quotes(JsonWriter& json, const Thread& thread, uint32_t comment) {
  put_objects(json, "quotes", thread.quotes_of(comment), [&](const Quote& quote) {
    put_text(json, "author", thread.text(quote.author));
    put_text(json, "url", thread.text(quote.url));
    put_text(json, "body", thread.text(quote.body));
    if (quote.markup != Markup::text) put_text(json, "markup", name_of(quote.markup));
  });
}

bool is_published(const Comment& comment, const ExportOptions& options) {
  return options.keep_hidden || comment.state() == State::normal;
}

// What a comment and the post have in common. `index` is the comment's, or kPostItself.
void put_fields(JsonWriter& json, const Thread& thread, const Comment& comment, uint32_t index,
                const ExportOptions& options) {
  const Details& details = comment.details();
  put_author(json, comment);
  put_time(json, "time", comment.time());
  if (details.edited_time != kUnknownTime) {
    put_time(json, "edited", details.edited_time);
  } else {
    put_true(json, "edited", details.edited);
  }
  put_text(json, "age", comment.text(details.age));
  put_known(json, "score", comment.score());
  put_known(json, "up", comment.up());
  put_known(json, "down", comment.down());
  put_text(json, "kind", comment.text(details.kind));
  if (comment.state() != State::normal) put_text(json, "state", name_of(comment.state()));
  put_text(json, "reason", comment.text(details.reason));
  if (is_published(comment, options)) {
    put_text(json, "subject", comment.text(details.subject));
    put_text(json, "warning", comment.text(details.warning));
    put_text(json, "context", comment.text(details.context));
    if (!comment.body().empty()) {
      put_text(json, "body", comment.body());
      put_text(json, "markup", name_of(comment.markup()));
    }
    put_media(json, thread, index);
    put_poll(json, thread, index);
    put_quotes(json, thread, index);
  }
  put_reactions(json, thread, index);
  put_slice(json, "emoji", comment.text(details.emoji));
  put_true(json, "pinned", details.pinned);
  put_text(json, "url", comment.url());
  if (comment.unloaded() > 0) put_number(json, "unloaded", comment.unloaded());
}

// Whether an id says which comment is meant: the post may have the same, as where comments and
// posts are numbered apart.
bool names_comment(const Thread& thread, std::string_view id) {
  return !id.empty() && !(thread.has_post() && thread.post().id() == id);
}

void put_comment(JsonWriter& json, const Thread& thread, uint32_t i, const ExportOptions& options) {
  const Comment comment = thread[i];
  const uint32_t parent = thread.parent(i);
  json.open_object();
  put_text(json, "id", comment.id());
  // Without ids of both, `depth` alone says where a comment hangs.
  if (parent == Thread::kNone) {
    put_text_or_null(json, "parent", {});
  } else if (!comment.id().empty() && names_comment(thread, thread[parent].id())) {
    put_text(json, "parent", thread[parent].id());
  }
  put_number(json, "depth", thread.depth(i));
  put_fields(json, thread, comment, i, options);
  json.close_object();
}

void put_post(JsonWriter& json, const Thread& thread, const ExportOptions& options) {
  std::string post;
  JsonWriter writer(post);
  writer.open_object();
  put_text(writer, "id", thread.post().id());
  const size_t without_fields = post.size();
  put_fields(writer, thread, thread.post(), kPostItself, options);
  const bool is_known = post.size() > without_fields || !thread.title().empty();
  if (!is_known) put_text(writer, "state", name_of(State::normal));  // else it would be just an id
  writer.close_object();
  if (post == "{}" && thread.size() > 0) return;  // its title, which stands above, is all
  json.key("post");
  json.json(post);
}

}  // namespace

std::string to_json(const Thread& thread, const ExportOptions& options) {
  const ThreadFacts& facts = thread.facts();
  std::string out;
  JsonWriter head(out);
  head.open_object();
  put_number(head, "threadbare", 1);
  put_text(head, "title", thread.title());
  put_true(head, "title_derived", facts.title_derived);
  put_text(head, "url", thread.url());
  put_text(head, "base", thread.text(facts.base));
  put_text(head, "source", thread.text(facts.source));
  put_text(head, "language", thread.text(facts.language));
  put_time(head, "captured", facts.captured);
  if (facts.unloaded > 0) put_number(head, "unloaded", facts.unloaded);
  put_text(head, "unpublished", thread.text(facts.unpublished));
  if (thread.has_post()) put_post(head, thread, options);
  out += ",\n \"comments\": [";
  for (uint32_t i = 0; i < thread.size(); ++i) {
    out += i == 0 ? "\n  " : ",\n  ";
    JsonWriter comment(out);
    put_comment(comment, thread, i, options);
  }
  out += thread.size() == 0 ? "]}\n" : "\n ]}\n";
  return out;
}

std::string info_json(const Thread& thread, const std::vector<Problem>& warnings) {
  const ThreadCounts counts = count(thread);
  std::string out;
  JsonWriter json(out);
  json.open_object();
  json.key("format");
  json.text(thread.facts().format);
  put_text_or_null(json, "title", thread.title());
  json.key("post");
  json.boolean(thread.has_post());
  put_number(json, "comments", counts.comments);
  put_number(json, "missing", counts.missing);
  put_number(json, "unloaded", counts.unloaded);
  put_number(json, "roots", counts.roots);
  put_number(json, "max_depth", counts.max_depth);
  put_number(json, "authors", counts.authors);
  put_number(json, "deleted", counts.deleted);
  put_number(json, "removed", counts.removed);
  for (const auto& [key, time] :
       {std::pair("first_time", counts.first_time), std::pair("last_time", counts.last_time)}) {
    put_text_or_null(json, key, time == kUnknownTime ? std::string() : format_timestamp(time));
  }
  json.key("most_active");
  json.open_array();
  for (const AuthorCount& one : most_active(thread, kMostActive)) {
    const Author& author = thread.authors()[one.author];
    json.open_object();
    json.key("author");
    json.text(thread.text(author.display.empty() ? author.name : author.display));
    put_number(json, "comments", one.comments);
    json.close_object();
  }
  json.close_array();
  json.key("warnings");
  json.open_array();
  for (const Problem& warning : warnings) {
    json.open_object();
    put_number_or_null(json, "line", warning.place.line, {});
    put_number_or_null(json, "column", warning.place.column, {});
    json.key("message");
    json.text(warning.message);
    json.close_object();
  }
  json.close_array();
  json.close_object();
  return out;
}

std::string list_json(const Thread& thread, uint32_t number, std::string_view file) {
  std::string out;
  JsonWriter json(out);
  json.open_object();
  put_number(json, "thread", number);
  put_text_or_null(json, "title", thread.title());
  put_text_or_null(json, "url", thread.url());
  put_text(json, "excerpt", excerpt_of(thread));
  put_number(json, "comments", count(thread).comments);
  put_text(json, "file", file);
  json.close_object();
  return out;
}

std::string problem_json(const Problem& problem) {
  std::string out;
  JsonWriter json(out);
  json.open_object();
  json.key("code");
  json.text(name_of(problem.code));
  json.key("message");
  json.text(problem.message);
  put_number(json, "part", problem.place.part);
  put_number_or_null(json, "line", problem.place.line, {});
  put_number_or_null(json, "column", problem.place.column, {});
  put_number_or_null(json, "byte", problem.place.byte, Place::kNowhere);
  json.close_object();
  return out;
}

}  // namespace threadbare

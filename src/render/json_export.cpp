// The only file that writes JSON, and so the only one in this room that sees nlohmann/json.
#include <nlohmann/json.hpp>

#include "render/excerpt.h"
#include "render/export.h"
#include "render/info.h"
#include "thread/timestamp.h"

namespace threadbare {

namespace {

using Json = nlohmann::ordered_json;

// Bodies are valid UTF-8 once read, but escapes can make a lone surrogate of them: replaced, never
// thrown over.
std::string dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void put_text(Json& object, const char* key, std::string_view text) {
  if (!text.empty()) object[key] = std::string(text);
}

void put_time(Json& object, const char* key, Timestamp time) {
  if (time != kUnknownTime) object[key] = format_timestamp(time);
}

void put_count(Json& object, const char* key, int32_t count) {
  if (count != kUnknownCount) object[key] = count;
}

// nlohmann/json copies and dumps values by recursion.
constexpr int kMaxSliceDepth = 64;

bool is_shallow(std::string_view json) {
  int depth = 0;
  bool in_string = false;
  for (size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '[' || c == '{') {
      if (++depth > kMaxSliceDepth) return false;
    } else if (c == ']' || c == '}') {
      --depth;
    }
  }
  return true;
}

// A slice of the source's own JSON, checked when it was read; one too deep to be meant is left out.
void put_slice(Json& object, const char* key, std::string_view slice) {
  if (slice.empty() || !is_shallow(slice)) return;
  Json value = Json::parse(slice, nullptr, false);
  if (!value.is_discarded()) object[key] = std::move(value);
}

struct RoleName {
  Roles role;
  const char* name;
};
constexpr RoleName kRoleNames[] = {
    {kRoleOp, "op"},   {kRoleModerator, "moderator"}, {kRoleAdmin, "admin"},
    {kRoleBot, "bot"}, {kRoleBanned, "banned"},       {kRoleDeleted, "deleted"},
};

const char* name_of(State state) {
  switch (state) {
    case State::normal:
      return "normal";
    case State::deleted:
      return "deleted";
    case State::removed:
      return "removed";
    case State::missing:
      return "missing";
    case State::hidden:
      return "hidden";
  }
  return "normal";
}

const char* name_of(Markup markup) {
  switch (markup) {
    case Markup::text:
      return "text";
    case Markup::markdown:
      return "markdown";
    case Markup::html:
      return "html";
  }
  return "text";
}

void put_author(Json& object, const Comment& comment) {
  Json author = Json::object();
  put_text(author, "name", comment.author_name());
  if (comment.author_display() != comment.author_name()) {
    put_text(author, "display", comment.author_display());
  }
  put_text(author, "url", comment.author_url());
  for (const RoleName& role : kRoleNames) {
    if ((comment.roles() & role.role) != 0) author["roles"].push_back(role.name);
  }
  if (!author.empty()) object["author"] = std::move(author);
}

void put_media(Json& object, const Thread& thread, uint32_t comment) {
  for (const Media& media : thread.media_of(comment)) {
    Json item = Json::object();
    put_text(item, "url", thread.text(media.url));
    put_text(item, "alt", thread.text(media.alt));
    put_text(item, "type", thread.text(media.type));
    object["media"].push_back(std::move(item));
  }
}

void put_reactions(Json& object, std::span<const Reaction> reactions, const Thread& thread) {
  for (const Reaction& reaction : reactions) {
    Json item = Json::object();
    put_text(item, "name", thread.text(reaction.name));
    put_count(item, "count", reaction.count);
    object["reactions"].push_back(std::move(item));
  }
}

void put_poll(Json& object, std::span<const PollOption> options, const Thread& thread) {
  for (const PollOption& option : options) {
    Json item = Json::object();
    put_text(item, "text", thread.text(option.text));
    put_count(item, "votes", option.votes);
    object["poll"].push_back(std::move(item));
  }
}

void put_quotes(Json& object, std::span<const Quote> quotes, const Thread& thread) {
  for (const Quote& quote : quotes) {
    Json item = Json::object();
    put_text(item, "author", thread.text(quote.author));
    put_text(item, "url", thread.text(quote.url));
    put_text(item, "body", thread.text(quote.body));
    if (quote.markup != Markup::text) item["markup"] = name_of(quote.markup);
    object["quotes"].push_back(std::move(item));
  }
}

bool is_published(const Comment& comment, const ExportOptions& options) {
  return options.keep_hidden || comment.state() == State::normal;
}

// What a comment and the post have in common. `index` is the comment's, or kPostItself.
void put_fields(Json& object, const Thread& thread, const Comment& comment, uint32_t index,
                const ExportOptions& options) {
  const Details& details = comment.details();
  put_author(object, comment);
  put_time(object, "time", comment.time());
  if (details.edited_time != kUnknownTime) {
    put_time(object, "edited", details.edited_time);
  } else if (details.edited) {
    object["edited"] = true;
  }
  put_text(object, "age", comment.text(details.age));
  if (comment.score()) object["score"] = *comment.score();
  if (comment.up()) object["up"] = *comment.up();
  if (comment.down()) object["down"] = *comment.down();
  put_text(object, "kind", comment.text(details.kind));
  if (comment.state() != State::normal) object["state"] = name_of(comment.state());
  put_text(object, "reason", comment.text(details.reason));
  if (is_published(comment, options)) {
    put_text(object, "subject", comment.text(details.subject));
    put_text(object, "warning", comment.text(details.warning));
    put_text(object, "context", comment.text(details.context));
    if (!comment.body().empty()) {
      object["body"] = std::string(comment.body());
      object["markup"] = name_of(comment.markup());
    }
    put_media(object, thread, index);
    put_poll(object, thread.poll_of(index), thread);
    put_quotes(object, thread.quotes_of(index), thread);
  }
  put_reactions(object, thread.reactions_of(index), thread);
  put_slice(object, "emoji", comment.text(details.emoji));
  if (details.pinned) object["pinned"] = true;
  put_text(object, "url", comment.url());
  if (comment.unloaded() > 0) object["unloaded"] = comment.unloaded();
}

Json comment_object(const Thread& thread, uint32_t i, const ExportOptions& options) {
  const Comment comment = thread[i];
  const uint32_t parent = thread.parent(i);
  Json object = Json::object();
  put_text(object, "id", comment.id());
  // Without ids of both, `depth` alone says where a comment hangs.
  if (parent == Thread::kNone) {
    object["parent"] = nullptr;
  } else if (!comment.id().empty() && !thread[parent].id().empty()) {
    object["parent"] = std::string(thread[parent].id());
  }
  object["depth"] = thread.depth(i);
  put_fields(object, thread, comment, i, options);
  return object;
}

}  // namespace

std::string to_json(const Thread& thread, const ExportOptions& options) {
  const ThreadFacts& facts = thread.facts();
  Json head = Json::object();
  head["threadbare"] = 1;
  put_text(head, "title", thread.title());
  if (facts.title_derived) head["title_derived"] = true;
  put_text(head, "url", thread.url());
  put_text(head, "base", thread.text(facts.base));
  put_text(head, "source", thread.text(facts.source));
  put_text(head, "language", thread.text(facts.language));
  put_time(head, "captured", facts.captured);
  if (facts.unloaded > 0) head["unloaded"] = facts.unloaded;
  put_text(head, "unpublished", thread.text(facts.unpublished));
  if (thread.has_post()) {
    Json post = Json::object();
    put_text(post, "id", thread.post().id());
    put_fields(post, thread, thread.post(), kPostItself, options);
    if (!post.empty()) head["post"] = std::move(post);  // its title, which stands above, may be all
  }
  std::string out = dump(head);
  out.pop_back();  // the brace, which comes after the comments
  out += ",\n \"comments\": [";
  for (uint32_t i = 0; i < thread.size(); ++i) {
    out += i == 0 ? "\n  " : ",\n  ";
    out += dump(comment_object(thread, i, options));
  }
  out += thread.size() == 0 ? "]}\n" : "\n ]}\n";
  return out;
}

std::string info_json(const Thread& thread, const std::vector<Problem>& warnings) {
  const ThreadCounts counts = count(thread);
  Json info = Json::object();
  info["format"] = std::string(thread.facts().format);
  info["title"] = thread.title().empty() ? Json() : Json(std::string(thread.title()));
  info["post"] = thread.has_post();
  info["comments"] = counts.comments;
  info["missing"] = counts.missing;
  info["unloaded"] = counts.unloaded;
  info["roots"] = counts.roots;
  info["max_depth"] = counts.max_depth;
  info["authors"] = counts.authors;
  info["deleted"] = counts.deleted;
  info["removed"] = counts.removed;
  auto time_or_null = [](Timestamp time) {
    return time == kUnknownTime ? Json() : Json(format_timestamp(time));
  };
  info["first_time"] = time_or_null(counts.first_time);
  info["last_time"] = time_or_null(counts.last_time);
  info["warnings"] = Json::array();
  for (const Problem& warning : warnings) {
    Json item = Json::object();
    item["line"] = warning.place.line == 0 ? Json() : Json(warning.place.line);
    item["column"] = warning.place.column == 0 ? Json() : Json(warning.place.column);
    item["message"] = warning.message;
    info["warnings"].push_back(std::move(item));
  }
  return dump(info);
}

std::string list_json(const Thread& thread, uint32_t number, std::string_view file) {
  const ThreadCounts counts = count(thread);
  Json object = Json::object();
  object["thread"] = number;
  object["title"] = thread.title().empty() ? Json() : Json(std::string(thread.title()));
  object["url"] = thread.url().empty() ? Json() : Json(std::string(thread.url()));
  put_text(object, "excerpt", excerpt_of(thread));
  object["comments"] = counts.comments;
  put_text(object, "file", file);
  return dump(object);
}

std::string problem_json(const Problem& problem) {
  Json json = Json::object();
  json["code"] = std::string(name_of(problem.code));
  json["message"] = problem.message;
  json["part"] = problem.place.part;
  json["line"] = problem.place.line == 0 ? Json() : Json(problem.place.line);
  json["column"] = problem.place.column == 0 ? Json() : Json(problem.place.column);
  json["byte"] = problem.place.byte == Place::kNowhere ? Json() : Json(problem.place.byte);
  return dump(json);
}

}  // namespace threadbare

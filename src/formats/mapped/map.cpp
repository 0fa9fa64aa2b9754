#include "formats/mapped/map.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "formats/json/events.h"
#include "formats/json/string.h"
#include "formats/json/tokeniser.h"
#include "thread/limits.h"

namespace threadbare {

namespace {

// The map with its objects dissolved: "comment.state.deleted" and what is said there.
struct Entry {
  std::string key;
  std::string value;
};

// Gathers the strings of an object of objects. What is neither is noted.
class Dissolver final : public JsonEvents {
 public:
  JsonInterest want(uint64_t) override { return JsonInterest::read; }

  void key(JsonText key) override {
    path_.resize(sizes_.back());
    if (!path_.empty()) path_ += '.';
    append(path_, key);
  }
  void begin_object() override { sizes_.push_back(path_.size()); }
  void end_object() override {
    path_.resize(sizes_.back());
    sizes_.pop_back();
  }
  void string(JsonText value) override {
    std::string text;
    append(text, value);
    const auto same = std::find_if(entries_.begin(), entries_.end(),
                                   [&](const Entry& entry) { return entry.key == path_; });
    if (same != entries_.end()) entries_.erase(same);
    entries_.push_back({path_, std::move(text)});
  }
  void begin_array() override {
    note();
    // The keys of objects in it stand behind a path that is wrong already.
    sizes_.push_back(path_.size());
  }
  void end_array() override { sizes_.pop_back(); }
  void number(std::string_view) override { note(); }
  void boolean(bool) override { note(); }
  void null() override { note(); }

  std::vector<Entry>& entries() { return entries_; }
  /// The key of the first value that is neither an object nor a string.
  const std::optional<std::string>& odd_one() const { return odd_one_; }

 private:
  static void append(std::string& to, JsonText text) {
    if (text.escaped) {
      append_unescaped(to, text.text);
    } else {
      to += text.text;
    }
  }
  void note() {
    if (!odd_one_) odd_one_ = path_;
  }

  std::vector<Entry> entries_;
  std::vector<size_t> sizes_;  // of path_, in front of each open bracket's keys
  std::string path_;
  std::optional<std::string> odd_one_;
};

// Where in a map a key may stand, as bits.
using Places = uint8_t;
constexpr Places kInThread = 1;
constexpr Places kInPost = 2;
constexpr Places kInComment = 4;
constexpr Places kInMedia = 8;

struct FactKey {
  std::string_view name;
  Fact fact;
  Places places;
};

constexpr FactKey kFactKeys[] = {
    {"id", Fact::id, kInThread | kInComment},
    {"title", Fact::title, kInThread},
    {"url", Fact::url, kInThread | kInComment | kInMedia},
    {"language", Fact::language, kInThread},
    {"comment_count", Fact::comment_count, kInThread},
    {"author", Fact::author, kInPost | kInComment},
    {"author_url", Fact::author_url, kInPost | kInComment},
    {"time", Fact::time, kInPost | kInComment},
    {"edited", Fact::edited, kInPost | kInComment},
    {"body", Fact::body, kInPost | kInComment},
    {"subject", Fact::subject, kInComment},
    {"kind", Fact::kind, kInComment},
    {"score", Fact::score, kInPost | kInComment},
    {"up", Fact::up, kInPost | kInComment},
    {"down", Fact::down, kInPost | kInComment},
    {"parent", Fact::parent, kInComment},
    {"depth", Fact::depth, kInComment},
    {"thread", Fact::thread, kInComment},
    {"reply_count", Fact::reply_count, kInComment},
    {"alt", Fact::alt, kInMedia},
    {"type", Fact::type, kInMedia},
};

struct ConditionKey {
  std::string_view name;
  Condition condition;
  Places places;
};

constexpr ConditionKey kConditionKeys[] = {
    {"state.deleted", Condition::deleted, kInPost | kInComment},
    {"state.removed", Condition::removed, kInPost | kInComment},
    {"state.hidden", Condition::hidden, kInPost | kInComment},
    {"roles.op", Condition::op, kInComment},
    {"roles.moderator", Condition::moderator, kInPost | kInComment},
    {"roles.admin", Condition::admin, kInPost | kInComment},
    {"roles.bot", Condition::bot, kInPost | kInComment},
    {"is_pinned", Condition::pinned, kInPost | kInComment},
    {"is_edited", Condition::edited, kInPost | kInComment},
    {"is_root", Condition::root, kInComment},
};

// The parts of a map. Longer prefixes stand first.
struct Part {
  std::string_view prefix;
  Places place;
  MappedNode Map::*node;  // of a post: the thread's
};

constexpr Part kParts[] = {
    {"thread.post.media.", kInMedia, &Map::post_media},
    {"thread.post.", kInPost, &Map::thread},
    {"thread.", kInThread, &Map::thread},
    {"comment.media.", kInMedia, &Map::comment_media},
    {"comment.", kInComment, &Map::comment},
};

std::string quoted(std::string_view text) {
  return "“" + std::string(text) + "”";
}

std::string known_keys(const Part& part) {
  std::string keys;
  const auto name = [&](std::string_view key) {
    if (!keys.empty()) keys += ", ";
    keys += key;
  };
  if (part.place != kInPost) name("at");
  if (part.place == kInComment) name("replies");
  for (const FactKey& key : kFactKeys) {
    if ((key.places & part.place) != 0) name(key.name);
  }
  if ((part.place & (kInPost | kInComment)) != 0) name("markup");
  for (const ConditionKey& key : kConditionKeys) {
    if ((key.places & part.place) != 0) name(key.name);
  }
  if (part.place == kInThread) name("post");
  if ((part.place & (kInPost | kInComment)) != 0) name("media");
  return keys;
}

// Where the step at `begin` of a path ends, or npos if there is none: a key, `*`, `[]` or `[n]`.
size_t end_of_step(std::string_view path, size_t begin) {
  constexpr size_t kMaxDigits = 9;
  if (begin < path.size() && path[begin] == '[') {
    const size_t end = std::min(path.find_first_not_of("0123456789", begin + 1), path.size());
    const bool is_closed = end < path.size() && path[end] == ']';
    return is_closed && end - begin - 1 <= kMaxDigits ? end + 1 : std::string_view::npos;
  }
  size_t key = begin;
  if (begin > 0) {
    if (path[begin] != '.') return std::string_view::npos;
    ++key;
  }
  const size_t end = std::min(path.find_first_of(".[", key), path.size());
  return end > key && path.substr(key, end - key).find(']') == std::string_view::npos
             ? end
             : std::string_view::npos;
}

bool is_path(std::string_view path) {
  for (size_t at = 0; at < path.size();) {
    at = end_of_step(path, at);
    if (at == std::string_view::npos) return false;
  }
  return !path.empty();
}

// Whether `outer` leads to `inner`, or to something around it.
bool leads_to(std::string_view outer, std::string_view inner) {
  return inner.starts_with(outer) &&
         (inner.size() == outer.size() || inner[outer.size()] == '.' || inner[outer.size()] == '[');
}

class MapReader {
 public:
  MapReader(Map& map, std::string& complaint) : map_(&map), complaint_(&complaint) {}

  bool read(const std::vector<Entry>& entries);

 private:
  bool complain(std::string sentence) {
    *complaint_ = std::move(sentence);
    return false;
  }

  bool read_entry(const Part& part, const Entry& entry, std::string_view key);
  bool read_condition(const ConditionKey& key, MappedNode& node, const Entry& entry);
  bool read_markup(MappedNode& node, const Entry& entry);
  bool add_field(MappedNode& node, std::string_view path, const Entry& entry, uint8_t& number);
  bool add_edge(MappedNode& node, const Entry& entry, EdgeKind kind, const MappedNode& target);
  bool check();
  bool check_paths(const MappedNode& node);
  MappedNode& node_of(const Part& part) {
    return part.node == &Map::thread && map_->threads_at.empty() ? map_->document
                                                                 : map_->*part.node;
  }

  Map* map_;
  std::string* complaint_;
};

// Calls `take` with each alternative of `paths`, up to the first that it refuses.
template <class Take>
bool for_each_alternative(std::string_view paths, Take take) {
  for (;;) {
    const size_t end = std::min(paths.find('|'), paths.size());
    if (!take(paths.substr(0, end))) return false;
    if (end == paths.size()) return true;
    paths.remove_prefix(end + 1);
  }
}

bool MapReader::add_field(MappedNode& node, std::string_view path, const Entry& entry,
                          uint8_t& number) {
  if (!is_path(path)) {
    return complain(quoted(path) + " in " + quoted(entry.key) +
                    " is no path: keys with dots between them, [] for every element of an array, "
                    "[0] for one, * for every key");
  }
  for (const Field& field : node.fields) {
    number = field.number;
    if (field.paths == path) return true;
  }
  if (node.fields.size() == kMaxMapPaths) return complain("the map has too many paths");
  number = static_cast<uint8_t>(node.fields.size());
  node.fields.push_back({number, map_->texts.emplace_back(path), Field::As::value});
  return true;
}

bool MapReader::add_edge(MappedNode& node, const Entry& entry, EdgeKind kind,
                         const MappedNode& target) {
  const bool are_paths = for_each_alternative(entry.value, is_path);
  if (!are_paths) return complain(quoted(entry.value) + " in " + quoted(entry.key) + " is no path");
  node.edges.push_back({map_->texts.emplace_back(entry.value), kind, &target.type, true});
  return true;
}

bool MapReader::read_markup(MappedNode& node, const Entry& entry) {
  constexpr std::string_view kMarkupNames[] = {"text", "markdown", "html"};
  for (size_t i = 0; i < std::size(kMarkupNames); ++i) {
    if (entry.value != kMarkupNames[i]) continue;
    node.markup = static_cast<Markup>(i);
    return true;
  }
  return complain(quoted(entry.key) + " is text, markdown or html, not " + quoted(entry.value));
}

bool MapReader::read_condition(const ConditionKey& key, MappedNode& node, const Entry& entry) {
  return for_each_alternative(entry.value, [&](std::string_view alternative) {
    MappedNode::Test test;
    test.condition = key.condition;
    const size_t equals = alternative.find('=');
    test.is_compared = equals != std::string_view::npos;
    if (test.is_compared) test.equal_to = alternative.substr(equals + 1);
    if (!add_field(node, alternative.substr(0, equals), entry, test.field)) return false;
    node.tests.push_back(std::move(test));
    return true;
  });
}

bool MapReader::read_entry(const Part& part, const Entry& entry, std::string_view key) {
  MappedNode& node = node_of(part);
  if (key == "at" && part.place == kInThread) {
    return add_edge(map_->document, entry, EdgeKind::thread, map_->thread);
  }
  if (key == "at" && part.place == kInComment) {
    map_->comments_at = entry.value;
    MappedNode& thread = map_->threads_at.empty() ? map_->document : map_->thread;
    return add_edge(thread, entry, EdgeKind::reply, map_->comment);
  }
  if (key == "at" && part.place == kInMedia) {
    MappedNode& thread = map_->threads_at.empty() ? map_->document : map_->thread;
    const bool of_post = part.node == &Map::post_media;
    return add_edge(of_post ? thread : map_->comment, entry, EdgeKind::side, node);
  }
  if (key == "replies" && part.place == kInComment) {
    map_->replies_at = entry.value;
    return add_edge(map_->comment, entry, EdgeKind::reply, map_->comment);
  }
  if (key == "markup" && (part.place & (kInPost | kInComment)) != 0) {
    return read_markup(node, entry);
  }
  for (const FactKey& known : kFactKeys) {
    if (known.name != key || (known.places & part.place) == 0) continue;
    std::vector<uint8_t>& fields = node.facts[static_cast<size_t>(known.fact)];
    map_->said.push_back({entry.key, entry.value, &node, known.fact});
    return for_each_alternative(entry.value, [&](std::string_view path) {
      uint8_t number = 0;
      if (!add_field(node, path, entry, number)) return false;
      fields.push_back(number);
      return true;
    });
  }
  for (const ConditionKey& known : kConditionKeys) {
    if (known.name == key && (known.places & part.place) != 0) {
      return read_condition(known, node, entry);
    }
  }
  const std::string around(part.prefix.substr(0, part.prefix.size() - 1));
  return complain("the map has an unknown key " + quoted(key) + " in " + quoted(around) +
                  ", which may have " + known_keys(part));
}

bool MapReader::read(const std::vector<Entry>& entries) {
  // It decides whose the paths of "thread" are, so it comes first.
  for (const Entry& entry : entries) {
    if (entry.key == "thread.at") map_->threads_at = entry.value;
  }
  for (const Entry& entry : entries) {
    const auto* const part =
        std::find_if(std::begin(kParts), std::end(kParts),
                     [&](const Part& known) { return entry.key.starts_with(known.prefix); });
    if (part == std::end(kParts)) {
      return complain("the map has an unknown key " + quoted(entry.key) +
                      "; it is an object with “comment”, and “thread” where there is something "
                      "to say of it");
    }
    if (!read_entry(*part, entry, std::string_view(entry.key).substr(part->prefix.size()))) {
      return false;
    }
  }
  return check();
}

// Objects are read as what they are and not as a part of what is around them, so no path may lead
// through one.
bool MapReader::check_paths(const MappedNode& node) {
  for (const Edge& edge : node.edges) {
    const auto crosses = [&](std::string_view paths, const void* self) {
      return !for_each_alternative(edge.paths, [&](std::string_view object) {
        return for_each_alternative(paths, [&](std::string_view path) {
          return (self == &edge && path == object) || !leads_to(object, path);
        });
      });
    };
    for (const Field& field : node.fields) {
      if (!crosses(field.paths, &field)) continue;
      return complain("the path " + quoted(field.paths) + " leads into " + quoted(edge.paths) +
                      ", where other objects are looked for");
    }
    for (const Edge& other : node.edges) {
      if (!crosses(other.paths, &other)) continue;
      return complain("the path " + quoted(other.paths) + " leads into " + quoted(edge.paths) +
                      ", where other objects are looked for");
    }
  }
  return true;
}

bool MapReader::check() {
  if (map_->comments_at.empty()) {
    return complain("the map does not say where comments are: “comment” needs an “at”");
  }
  if (!map_->comment.says(Fact::body)) {
    return complain("the map does not say where a comment's text is: “comment” needs a “body”");
  }
  if (map_->comment.says(Fact::thread)) {
    if (!map_->threads_at.empty()) {
      return complain("threads are told apart by “thread.at” or by “comment.thread”, not by both");
    }
    if (map_->comment.says(Fact::depth)) {
      return complain("a “comment.depth” has no meaning where “comment.thread” mixes threads");
    }
    if (!map_->document.fields.empty()) {
      return complain(
          "“thread” tells of one thread, and “comment.thread” says that there are many");
    }
  }
  for (const auto& [media, key] : {std::pair(&map_->post_media, "thread.post.media"),
                                   std::pair(&map_->comment_media, "comment.media")}) {
    const bool is_placed =
        std::any_of(map_->comment.edges.begin(), map_->comment.edges.end(),
                    [media = media](const Edge& edge) { return edge.type == &media->type; });
    const MappedNode& thread = map_->thread_node();
    const bool is_post =
        std::any_of(thread.edges.begin(), thread.edges.end(),
                    [media = media](const Edge& edge) { return edge.type == &media->type; });
    if (!media->fields.empty() && !is_placed && !is_post) {
      return complain(quoted(key) + " needs an “at”");
    }
  }
  for (MappedNode* node :
       {&map_->document, &map_->thread, &map_->comment, &map_->post_media, &map_->comment_media}) {
    if (!check_paths(*node)) return false;
  }
  const std::pair<MappedNode*, std::string_view> names[] = {{&map_->document, "document"},
                                                            {&map_->thread, "thread"},
                                                            {&map_->comment, "comment"},
                                                            {&map_->post_media, "attachment"},
                                                            {&map_->comment_media, "attachment"}};
  for (const auto& [node, name] : names) node->type = {name, node->fields, node->edges};
  return true;
}

}  // namespace

std::unique_ptr<Map> parse_map(std::string_view json, std::string& complaint) {
  Dissolver dissolver;
  JsonTokeniser tokeniser(json, dissolver);
  JsonTokeniser::Progress progress = JsonTokeniser::Progress::more;
  while (progress == JsonTokeniser::Progress::more) progress = tokeniser.step(json.size() + 1);
  if (progress == JsonTokeniser::Progress::failed) {
    Problems problems;
    problems.fail_at(tokeniser.error().code, tokeniser.error().message, tokeniser.error().place);
    Pace pace = Pace::unhurried();
    problems.locate(pace, json);
    const Place& place = problems.error().place;
    complaint = "the map is no JSON (line " + std::to_string(place.line) + ", column " +
                std::to_string(place.column) + "): " + problems.error().message;
    return nullptr;
  }
  if (dissolver.odd_one()) {
    complaint = dissolver.odd_one()->empty()
                    ? "the map is no JSON object"
                    : quoted(*dissolver.odd_one()) + " in the map is neither a path nor an object";
    return nullptr;
  }
  auto map = std::make_unique<Map>();
  if (!MapReader(*map, complaint).read(dissolver.entries())) return nullptr;
  return map;
}

}  // namespace threadbare

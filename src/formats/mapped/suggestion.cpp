#include "formats/mapped/suggestion.h"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "formats/mapped/key_names.h"
#include "formats/mapped/shape.h"
#include "thread/stable_sort.h"

namespace threadbare {

namespace {

constexpr uint32_t kNone = Shape::kNone;

// What was found for one kind of object, as lines of a map.
class Lines {
 public:
  void add(std::string_view key, const std::string& value) {
    if (!value.empty()) lines_.emplace_back(key, "\"" + value + "\"");
  }
  void add_object(std::string_view key, const std::string& text) { lines_.emplace_back(key, text); }
  void add_all(const Lines& more) {
    lines_.insert(lines_.end(), more.lines_.begin(), more.lines_.end());
  }
  bool empty() const { return lines_.empty(); }
  std::string text(size_t indent) const {
    std::string text = "{";
    for (const auto& [key, value] : lines_) {
      text += text.size() > 1 ? ",\n" : "\n";
      text += std::string(indent + 2, ' ') + "\"" + std::string(key) + "\": " + value;
    }
    return text + "\n" + std::string(indent, ' ') + "}";
  }

 private:
  std::vector<std::pair<std::string_view, std::string>> lines_;
};

class Suggester {
 public:
  explicit Suggester(const Shape& shape) : shape_(&shape) {}

  std::string suggest();

 private:
  // An object that looks like a comment, or like a post.
  struct Candidate {
    uint32_t node = kNone;
    uint32_t body = kNone;
  };

  const ShapeNode& at(uint32_t node) const { return (*shape_)[node]; }

  template <class Fits>
  uint32_t best(uint32_t object, KeyNames names, Fits fits) const;
  uint32_t text_of(uint32_t object) const;
  uint32_t author_of(uint32_t object) const;
  uint32_t author_url_of(uint32_t object) const;
  uint32_t time_of(uint32_t object) const;
  uint32_t id_of(uint32_t object) const;
  uint32_t parent_of(uint32_t object, uint32_t id) const;
  uint32_t thread_of(uint32_t object, uint32_t id) const;
  bool is_unique(uint32_t node, uint32_t object) const;

  std::vector<Candidate> candidates() const;
  const Candidate* around(const std::vector<Candidate>& all, const Candidate& inner) const;
  std::string list_of(uint32_t object) const;
  bool has_title(uint32_t object) const;
  bool is_thread(const Candidate& outer, const Candidate& inner) const;
  std::string markup_of(uint32_t body) const;
  void say(Lines& lines, std::string_view key, const std::vector<uint32_t>& objects,
           uint32_t (Suggester::*find)(uint32_t object) const) const;
  void say_people_and_text(Lines& lines, const std::vector<uint32_t>& objects) const;
  Lines comment_lines(const std::vector<uint32_t>& objects, uint32_t thread,
                      uint32_t replies) const;
  Lines thread_lines(uint32_t thread, const std::vector<uint32_t>& comments) const;

  const Shape* shape_;
};

// The child of an object that fits and has the best of the names.
template <class Fits>
uint32_t Suggester::best(uint32_t object, KeyNames names, Fits fits) const {
  uint32_t best = kNone;
  uint32_t best_rank = kNoRank;
  for (const uint32_t child : at(object).children) {
    const uint32_t rank_here = rank_of(at(child).step, names);
    if (rank_here >= best_rank || !fits(child)) continue;
    best = child;
    best_rank = rank_here;
  }
  return best;
}

uint32_t Suggester::text_of(uint32_t object) const {
  const auto is_text = [this](uint32_t child) {
    const ShapeNode& node = at(child);
    // Ids and dates are no texts; a text may be empty everywhere in a small file.
    return node.objects + node.arrays + node.numbers + node.booleans == 0 &&
           (node.dates == 0 || node.dates < node.strings);
  };
  const uint32_t text = best(object, kBodyNames, is_text);
  if (text != kNone) return text;
  // {"content": {"rendered": "…"}}
  const uint32_t around =
      best(object, kBodyNames, [this](uint32_t child) { return at(child).objects > 0; });
  return around == kNone ? kNone : best(around, "rendered html text plain raw body", is_text);
}

uint32_t Suggester::author_of(uint32_t object) const {
  const auto is_text = [this](uint32_t child) { return at(child).strings > 0; };
  const uint32_t person =
      best(object, kPersonNames, [this](uint32_t child) { return at(child).objects > 0; });
  if (person != kNone) {
    const uint32_t name = best(person, kNameNames, is_text);
    if (name != kNone) return name;
  }
  return best(object, kAuthorNames,
              [this](uint32_t child) { return at(child).scalars() > 0 && at(child).objects == 0; });
}

uint32_t Suggester::author_url_of(uint32_t object) const {
  const uint32_t person =
      best(object, kPersonNames, [this](uint32_t child) { return at(child).objects > 0; });
  if (person == kNone) return kNone;
  return best(person, kUrlNames, [this](uint32_t child) { return at(child).strings > 0; });
}

uint32_t Suggester::time_of(uint32_t object) const {
  const auto is_time = [this](uint32_t child) {
    return at(child).dates > 0 && at(child).dates == at(child).scalars();
  };
  const uint32_t named = best(object, kTimeNames, is_time);
  if (named != kNone) return named;
  for (const uint32_t child : at(object).children) {
    const std::string key = plain_key(at(child).step);
    const bool is_later =
        key.find("edit") != std::string::npos || key.find("updat") != std::string::npos ||
        key.find("modif") != std::string::npos || key.find("last") != std::string::npos;
    if (is_time(child) && !is_later && at(child).objects == 0) return child;
  }
  return kNone;
}

bool Suggester::is_unique(uint32_t node, uint32_t object) const {
  return at(node).scalars() == at(object).objects && at(node).values.size() == at(node).scalars();
}

uint32_t Suggester::id_of(uint32_t object) const {
  const auto is_id = [&](uint32_t child) { return is_unique(child, object); };
  const uint32_t unique = best(object, kIdNames, is_id);
  if (unique != kNone) return unique;
  // Ids that come twice are still ids, if they are called so.
  return best(object, "id _id objectid commentid answerid questionid",
              [this](uint32_t child) { return at(child).scalars() > 0; });
}

// Whose values are ids of other comments. The root that a comment is under (Valine's and Twikoo's
// `rid`) is the last resort: where the parent is said too, that is nearer.
uint32_t Suggester::parent_of(uint32_t object, uint32_t id) const {
  if (id == kNone) return kNone;
  uint32_t found = kNone;
  size_t most = 0;
  for (const bool by_root : {false, true}) {
    for (const uint32_t child : at(object).children) {
      const std::string key = plain_key(at(child).step);
      const bool is_named = by_root ? key == "rid"
                                    : key.find("parent") != std::string::npos ||
                                          key.find("reply") != std::string::npos || key == "pid";
      if (child == id || !is_named) continue;
      size_t hits = 0;
      for (const std::string& value : at(child).values) hits += at(id).values.count(value);
      if (hits > most) {
        most = hits;
        found = child;
      }
    }
    if (found != kNone) break;
  }
  return found;
}

// What is the same for comments of one thread, where a list mixes several.
uint32_t Suggester::thread_of(uint32_t object, uint32_t id) const {
  return best(object, kThreadNames, [&](uint32_t child) {
    return child != id && at(child).scalars() == at(object).objects &&
           (at(child).values.size() < at(child).scalars() || at(object).objects == 1);
  });
}

std::vector<Suggester::Candidate> Suggester::candidates() const {
  std::vector<Candidate> found;
  for (uint32_t node = 0; node < shape_->size(); ++node) {
    if (at(node).objects == 0) continue;
    const uint32_t body = text_of(node);
    const std::string list = list_of(node);
    if (rank_of(list, kOtherLists) != kNoRank) continue;
    const bool has_author = author_of(node) != kNone;
    const bool has_time = time_of(node) != kNone;
    if (!has_author && !has_time && id_of(node) == kNone) continue;
    // Some services leave out the texts unless they are asked for them.
    const bool is_called_one = rank_of(list, kCommentLists) != kNoRank && has_author && has_time;
    if (body == kNone && !is_called_one) continue;
    found.push_back({node, body});
  }
  return found;
}

// The nearest candidate that `inner` stands in, in numbers.
const Suggester::Candidate* Suggester::around(const std::vector<Candidate>& all,
                                              const Candidate& inner) const {
  const Candidate* nearest = nullptr;
  for (const Candidate& outer : all) {
    if (outer.node == inner.node || !shape_->is_inside(inner.node, outer.node)) continue;
    if (!shape_->is_repeated(inner.node, outer.node)) continue;
    if (nearest == nullptr || outer.node > nearest->node) nearest = &outer;
  }
  return nearest;
}

// The key of the list in which an object stands, in lower case; empty if there is none.
std::string Suggester::list_of(uint32_t object) const {
  while (object != 0) {
    const std::string& step = at(object).step;
    if (step != "[]" && step != "*" && step != "node" && step != "nodes" && step != "edges") {
      return plain_key(step);
    }
    object = at(object).parent;
  }
  return {};
}

bool Suggester::has_title(uint32_t object) const {
  return best(object, "title subject headline",
              [this](uint32_t child) { return at(child).strings > 0; }) != kNone;
}

// Whether `outer` is the post that comments are below, and not a comment with replies.
bool Suggester::is_thread(const Candidate& outer, const Candidate& inner) const {
  const std::string list = list_of(inner.node);
  const std::string around = list_of(outer.node);
  if (rank_of(list, kReplyNames) != kNoRank || list == around) return false;
  return rank_of(around, kCommentLists) == kNoRank || has_title(outer.node);
}

std::string Suggester::markup_of(uint32_t body) const {
  const std::string key = plain_key(at(body).step);
  if (key.find("html") != std::string::npos || at(body).tagged * 4 > at(body).strings)
    return "html";
  if (key.find("markdown") != std::string::npos) return "markdown";
  return "text";
}

// A fact of several kinds of objects: alternatives, each once.
void Suggester::say(Lines& lines, std::string_view key, const std::vector<uint32_t>& objects,
                    uint32_t (Suggester::*find)(uint32_t object) const) const {
  std::vector<std::string> paths;
  for (const uint32_t object : objects) {
    const uint32_t found = (this->*find)(object);
    if (found == kNone) continue;
    const std::string path = shape_->path(found, object);
    if (std::find(paths.begin(), paths.end(), path) == paths.end()) paths.push_back(path);
  }
  std::string all;
  for (const std::string& path : paths) all += (all.empty() ? "" : "|") + path;
  lines.add(key, all);
}

void Suggester::say_people_and_text(Lines& lines, const std::vector<uint32_t>& objects) const {
  say(lines, "author", objects, &Suggester::author_of);
  say(lines, "author_url", objects, &Suggester::author_url_of);
  say(lines, "time", objects, &Suggester::time_of);
  say(lines, "body", objects, &Suggester::text_of);
  // Of several kinds of comments one may have no text.
  for (const uint32_t object : objects) {
    const uint32_t text = text_of(object);
    if (text == kNone) continue;
    lines.add("markup", markup_of(text));
    break;
  }
  const uint32_t score = best(objects.front(), kScoreNames, [this](uint32_t child) {
    return at(child).numbers > 0 && at(child).strings == 0;
  });
  if (score != kNone) lines.add("score", shape_->path(score, objects.front()));
}

Lines Suggester::comment_lines(const std::vector<uint32_t>& objects, uint32_t thread,
                               uint32_t replies) const {
  Lines lines;
  std::string paths;
  for (const uint32_t object : objects) {
    paths += (paths.empty() ? "" : "|") + shape_->path(object, thread);
  }
  lines.add("at", paths);
  const uint32_t object = objects.front();
  if (replies != kNone) lines.add("replies", shape_->path(replies, object));
  // Those of several kinds of comments may be the same numbers.
  say(lines, "id", {object}, &Suggester::id_of);
  const uint32_t id = id_of(object);
  const uint32_t parent = parent_of(object, id);
  if (parent != kNone) {
    lines.add("parent", shape_->path(parent, object));
    const bool has_zero = at(parent).values.count("0") > 0 && at(id).values.count("0") == 0;
    if (has_zero) lines.add("is_root", shape_->path(parent, object) + "=0");
  }
  const uint32_t depth =
      parent != kNone || replies != kNone ? kNone : best(object, kDepthNames, [&](uint32_t child) {
        return at(child).numbers == at(object).objects;
      });
  if (depth != kNone) lines.add("depth", shape_->path(depth, object));
  const bool is_list = thread == 0;
  const uint32_t mixed = is_list && depth == kNone ? thread_of(object, id) : kNone;
  if (mixed != kNone) lines.add("thread", shape_->path(mixed, object));
  say_people_and_text(lines, objects);
  const uint32_t edited = best(object, kEditedNames, [this](uint32_t child) {
    return at(child).dates > 0 && at(child).dates == at(child).scalars();
  });
  if (edited != kNone) lines.add("edited", shape_->path(edited, object));
  return lines;
}

// What there is to say of what is around the comments, itself or in an object of its own.
Lines Suggester::thread_lines(uint32_t thread, const std::vector<uint32_t>& comments) const {
  const auto has_a_comment = [&](uint32_t node, bool around) {
    return std::any_of(comments.begin(), comments.end(), [&](uint32_t comment) {
      return around ? shape_->is_inside(comment, node) : shape_->is_inside(node, comment);
    });
  };
  std::vector<uint32_t> places = {thread};
  for (const uint32_t child : at(thread).children) {
    const bool is_object = at(child).objects > 0 && at(child).arrays == 0;
    const bool is_repeated = at(child).step == "[]" || at(child).step == "*";
    const bool is_person = rank_of(at(child).step, kPersonNames) != kNoRank;
    if (is_object && !is_repeated && !is_person && !has_a_comment(child, true)) {
      places.push_back(child);
    }
  }
  const auto path_to = [&](uint32_t found) {
    const bool is_own = found != kNone && !has_a_comment(found, false);
    return is_own ? shape_->path(found, thread) : std::string();
  };
  Lines lines;
  const auto first = [&](std::string_view key, KeyNames names, auto fits) {
    for (const uint32_t place : places) {
      const std::string path = path_to(best(place, names, fits));
      if (!path.empty()) return lines.add(key, path);
    }
  };
  const auto is_text = [this](uint32_t child) { return at(child).strings > 0; };
  first("id", "id _id questionid topicid number",
        [this](uint32_t child) { return at(child).scalars() > 0; });
  first("title", kTitleNames,
        [&](uint32_t child) { return is_text(child) && child != author_of(at(child).parent); });
  first("url", kUrlNames, is_text);
  for (const uint32_t place : places) {
    const std::string body = path_to(text_of(place));
    if (body.empty()) continue;
    Lines post;
    post.add("author", path_to(author_of(place)));
    post.add("author_url", path_to(author_url_of(place)));
    post.add("time", path_to(time_of(place)));
    post.add("body", body);
    post.add("markup", markup_of(text_of(place)));
    lines.add_object("post", post.text(4));
    break;
  }
  return lines;
}

std::string Suggester::suggest() {
  const std::vector<Candidate> all = candidates();
  // Comments are where most of such objects are: below those that stand in no other one.
  const Candidate* outermost = nullptr;
  uint64_t most = 0;
  for (const Candidate& candidate : all) {
    if (around(all, candidate) != nullptr) continue;
    uint64_t objects = 0;
    for (const Candidate& other : all) {
      if (shape_->is_inside(other.node, candidate.node)) objects += at(other.node).objects;
    }
    // A post alone is no list of comments.
    const bool is_list =
        shape_->is_repeated(candidate.node) || objects > at(candidate.node).objects;
    if (is_list && objects > most) {
      most = objects;
      outermost = &candidate;
    }
  }
  if (outermost == nullptr) return {};

  std::vector<uint32_t> comments;
  uint32_t thread = kNone;
  for (const Candidate& candidate : all) {
    if (around(all, candidate) != outermost || !is_thread(*outermost, candidate)) continue;
    // The one object of a comment that looks like a comment itself is a part of it.
    const auto is_around = [&](uint32_t comment) {
      return shape_->is_inside(candidate.node, comment);
    };
    if (std::any_of(comments.begin(), comments.end(), is_around)) continue;
    comments.push_back(candidate.node);
    thread = outermost->node;
  }
  if (comments.empty()) {
    comments.push_back(outermost->node);
    // The thread is the object that holds the list: one of many, or the document.
    thread = at(outermost->node).parent;
    while (thread != 0 &&
           (at(thread).objects == 0 || (!shape_->is_repeated(thread) && !has_title(thread)))) {
      thread = at(thread).parent;
    }
  }
  // A map has to say where the texts are.
  const auto has_text = [this](uint32_t comment) { return text_of(comment) != kNone; };
  if (std::none_of(comments.begin(), comments.end(), has_text)) return {};
  const auto is_larger = [this](uint32_t a, uint32_t b) { return at(a).objects > at(b).objects; };
  sort_numbers(comments, ComesBefore(is_larger));
  uint32_t replies = kNone;
  for (const Candidate& candidate : all) {
    const Candidate* const outer = around(all, candidate);
    if (replies == kNone && outer != nullptr && outer->node == comments.front()) {
      replies = candidate.node;
    }
  }

  const Lines comment = comment_lines(comments, thread, replies);
  const std::string comment_text = comment.text(2);
  const bool is_mixed = comment_text.find("\n    \"thread\": ") != std::string::npos;
  Lines map;
  const Lines of_thread = thread_lines(thread, comments);
  if (thread != 0) {
    Lines placed;
    placed.add("at", shape_->path(thread));
    placed.add_all(of_thread);
    map.add_object("thread", placed.text(2));
  } else if (!of_thread.empty() && !is_mixed) {
    map.add_object("thread", of_thread.text(2));
  }
  map.add_object("comment", comment_text);
  return map.text(0) + "\n";
}

}  // namespace

std::string suggest_map(std::string_view json, std::string& complaint) {
  Shape shape;
  Problem problem;
  const size_t begin = json.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos || (json[begin] != '{' && json[begin] != '[')) {
    complaint = "this is no JSON, and only JSON is read by a map";
    return {};
  }
  if (!shape.read(json, problem)) {
    complaint = problem.message;
    return {};
  }
  std::string map = Suggester(shape).suggest();
  if (map.empty()) {
    complaint =
        "nothing in this file looks like comments: objects in an array that have a text (“body”, "
        "“text”, “content”, “message”, …) and an author, a time or an id";
  }
  return map;
}

}  // namespace threadbare

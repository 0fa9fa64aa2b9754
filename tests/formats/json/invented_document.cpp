#include "formats/json/invented_document.h"

#include <algorithm>
#include <deque>
#include <map>
#include <random>
#include <string_view>
#include <vector>

namespace threadbare::test {

namespace {

constexpr size_t kMostBytes = 6000;

// What stands at a place of a document.
struct Place {
  std::map<std::string, Place*, std::less<>> keys;
  Place* any_element = nullptr;
  std::map<unsigned, Place*> elements;
  const NodeType* node = nullptr;
  bool is_slice = false;
  std::vector<std::string> order;  // of its keys
};

std::string_view take_until(std::string_view& text, std::string_view dividers) {
  const size_t end = std::min(text.find_first_of(dividers), text.size());
  const std::string_view taken = text.substr(0, end);
  text.remove_prefix(end);
  return taken;
}

class Inventor {
 public:
  explicit Inventor(uint32_t seed)
      : random_(seed),
        is_pretty_(chance(30)),
        is_ragged_(!is_pretty_ && chance(20)),
        shuffles_(chance(30)),
        leaves_out_(chance(50) ? 20 : 3) {}

  std::string document(const NodeType& type) {
    write_value(*root_of(type), 0);
    return std::move(out_);
  }

 private:
  bool chance(unsigned percent) { return random_() % 100 < percent; }
  unsigned up_to(unsigned most) { return static_cast<unsigned>(random_() % (most + 1)); }
  template <class List>
  auto& one_of(List& list) {
    return list[random_() % std::size(list)];
  }

  Place* new_place() { return &places_.emplace_back(); }

  Place* at_path(Place* place, std::string_view path) {
    while (!path.empty()) {
      if (path.front() == '.') path.remove_prefix(1);
      Place** next = nullptr;
      if (path.starts_with("[]")) {
        next = &place->any_element;
        path.remove_prefix(2);
      } else if (path.front() == '[') {
        path.remove_prefix(1);
        next =
            &place->elements[static_cast<unsigned>(std::stoul(std::string(take_until(path, "]"))))];
        path.remove_prefix(1);
      } else {
        const std::string_view key = take_until(path, ".[");
        next = &place->keys[std::string(key == "*" ? "any" : key)];
      }
      if (*next == nullptr) *next = new_place();
      place = *next;
    }
    return place;
  }

  Place* root_of(const NodeType& type) {
    Place*& root = roots_[&type];
    if (root != nullptr) return root;
    root = new_place();
    Place* const place = root;
    const auto each = [](std::string_view paths, auto&& use) {
      while (!paths.empty()) {
        use(take_until(paths, "|"));
        if (!paths.empty()) paths.remove_prefix(1);
      }
    };
    for (const Field& field : type.fields) {
      each(field.paths, [&](std::string_view path) {
        at_path(place, path)->is_slice = field.as == Field::As::slice;
      });
    }
    for (const Edge& edge : type.edges) {
      each(edge.paths, [&](std::string_view path) { at_path(place, path)->node = edge.type; });
    }
    return place;
  }

  void space(size_t depth) {
    if (is_pretty_) {
      out_ += '\n';
      out_.append(2 * depth, ' ');
    } else if (is_ragged_ && chance(30)) {
      static constexpr std::string_view kSpaces[] = {" ", "\n", "\t ", "\r\n    "};
      out_ += one_of(kSpaces);
    }
  }

  void write_key(std::string_view key) {
    if (chance(1)) {  // its first letter escaped
      static constexpr std::string_view kDigits = "0123456789abcdef";
      const auto first = static_cast<unsigned char>(key.front());
      out_ += "\"\\u00";
      out_ += kDigits[first / 16];
      out_ += kDigits[first % 16];
      out_.append(key.substr(1)).append("\"");
    } else {
      out_.append("\"").append(key).append("\"");
    }
    if (is_ragged_ && chance(10)) out_ += ' ';
    out_ += ':';
    if (is_pretty_ || (is_ragged_ && chance(20))) out_ += ' ';
  }

  void write_scalar() {
    static constexpr std::string_view kScalars[] = {
        "null",
        "true",
        "false",
        "0",
        "-1",
        "17",
        "1.5",
        "2e3",
        "1705224600",
        "\"\"",
        "\"0.1\"",
        "\"0.1.2\"",
        "\"0.3.4.5\"",
        "\"2024-01-14T09:30:00Z\"",
        "\"https://example.org/u/ada\"",
        "\"at://did:plc:ada/app.bsky.feed.post/1\"",
        "\"t1_2\"",
        "\"t3_1\"",
        "\"more\"",
        "\"Listing\"",
        "\"comment\"",
        "\"deleted\"",
        "\"bo\\\"dy\\n\\\\ with \\u00e9 and \\ud83d\\ude00\"",
        "\"gr\xC3\xBC\xC3\x9F\"",
        "\"a rather long text, so that more than one vector is needed for it: \\\\\""};
    if (chance(45)) {
      out_ += std::to_string(up_to(12));
      return;
    }
    if (chance(20)) {
      out_.append("\"").append(std::to_string(up_to(12))).append("\"");
      return;
    }
    out_ += one_of(kScalars);
  }

  // Anything, for places where nothing is looked for.
  void write_junk(size_t depth) {
    if (!junk_.empty() && chance(40)) {
      out_ += one_of(junk_);
      return;
    }
    const size_t begin = out_.size();
    const unsigned kind = depth > 12 ? 0 : up_to(4);
    if (kind == 3 || kind == 4) {
      out_ += kind == 3 ? '[' : '{';
      const unsigned count = up_to(4);
      for (unsigned i = 0; i < count; ++i) {
        if (i > 0) out_ += ',';
        space(depth + 1);
        if (kind == 4) write_key("key" + std::to_string(up_to(5)));
        write_junk(depth + 1);
      }
      space(depth);
      out_ += kind == 3 ? ']' : '}';
    } else {
      write_scalar();
    }
    if (junk_.size() < 8) junk_.push_back(out_.substr(begin));
  }

  void write_elements(const Place& place, size_t depth) {
    out_ += '[';
    unsigned count = up_to(4) + static_cast<unsigned>(place.elements.size());
    if (depth == 0) count += 3;
    for (unsigned i = 0; i < count; ++i) {
      if (i > 0) out_ += ',';
      space(depth + 1);
      const auto named = place.elements.find(i);
      if (named != place.elements.end()) {
        write_value(*named->second, depth + 1);
      } else if (place.any_element != nullptr) {
        write_value(*place.any_element, depth + 1);
      } else {
        write_junk(depth + 1);
      }
    }
    space(depth);
    out_ += ']';
  }

  void write_members(Place& place, size_t depth) {
    if (place.order.empty()) {
      for (const auto& [key, to] : place.keys) place.order.push_back(key);
      for (unsigned i = up_to(4); i > 0; --i) place.order.push_back("x" + std::to_string(i));
      std::shuffle(place.order.begin(), place.order.end(), random_);
    }
    std::vector<std::string> order = place.order;
    if (shuffles_) std::shuffle(order.begin(), order.end(), random_);
    if (chance(3) && !order.empty()) order.push_back(order[0]);
    out_ += '{';
    bool is_first = true;
    for (const std::string& key : order) {
      if (chance(leaves_out_)) continue;
      if (!is_first) out_ += ',';
      is_first = false;
      space(depth + 1);
      write_key(key);
      const auto found = place.keys.find(key);
      found != place.keys.end() ? write_value(*found->second, depth + 1) : write_junk(depth + 1);
    }
    space(depth);
    out_ += '}';
  }

  // A value whose text is the same when the reference has written it anew.
  void write_slice() {
    out_ += '[';
    for (unsigned i = up_to(5); i > 0; --i) {
      out_ += chance(70) ? std::to_string(up_to(20)) : "{\"name\":\"a\"}";
      if (i > 1) out_ += ',';
    }
    out_ += ']';
  }

  void write_value(Place& place, size_t depth) {
    if (place.is_slice) return write_slice();
    if (out_.size() > kMostBytes || chance(2)) return write_junk(99);
    if (chance(2)) return write_junk(depth);
    const bool has_elements = place.any_element != nullptr || !place.elements.empty();
    const bool has_keys = !place.keys.empty();
    if (place.node != nullptr && !(has_elements && chance(50))) {
      std::vector<std::string>& before = written_[place.node];
      if (!before.empty() && chance(25)) {
        out_ += one_of(before);
        return;
      }
      const size_t begin = out_.size();
      write_members(*root_of(*place.node), depth);
      if (before.size() < 3) before.push_back(out_.substr(begin));
    } else if (has_elements && (!has_keys || chance(50))) {
      write_elements(place, depth);
    } else if (has_keys) {
      write_members(place, depth);
    } else {
      write_scalar();
    }
  }

  std::mt19937 random_;
  bool is_pretty_;
  bool is_ragged_;
  bool shuffles_;
  unsigned leaves_out_;
  std::deque<Place> places_;
  std::map<const NodeType*, Place*> roots_;
  std::map<const NodeType*, std::vector<std::string>> written_;
  std::vector<std::string> junk_;
  std::string out_;
};

}  // namespace

std::string invented_document(const NodeType& document, uint32_t seed) {
  return Inventor(seed).document(document);
}

}  // namespace threadbare::test

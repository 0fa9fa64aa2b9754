#include "formats/mapped/shape.h"

#include <algorithm>

#include "formats/json/events.h"
#include "formats/json/string.h"
#include "formats/json/tokeniser.h"
#include "formats/mapped/time_in_words.h"
#include "formats/reading/sample.h"
#include "thread/limits.h"

namespace threadbare {

namespace {

constexpr size_t kMaxValueBytes = 64;

// Ids as keys: "1273442", "PHID-TASK-zr3hpu4cpqkqcbzrotpc", "-Mz1f0Q…". Words are never that mixed.
bool is_id(std::string_view key) {
  constexpr size_t kShortest = 16;
  const auto digits =
      std::count_if(key.begin(), key.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (digits == static_cast<std::ptrdiff_t>(key.size())) return !key.empty();
  return key.size() >= kShortest && digits > 0;
}

// Whether a path can have it as a step.
bool is_step(std::string_view key) {
  return !key.empty() && key != "*" && key.find_first_of(".[]|=\"\\") == std::string_view::npos;
}

bool has_tags(std::string_view text) {
  return text.find("</") != std::string_view::npos || text.find("<br") != std::string_view::npos ||
         text.find("<p>") != std::string_view::npos;
}

// Seconds or milliseconds of the years 1990 to 2099, which few other numbers are.
bool is_time(std::string_view number) {
  constexpr Timestamp kFrom = 631152000;
  constexpr Timestamp kTo = 4102444800;
  const Timestamp time = time_in_words(number);
  return time != kUnknownTime && time >= kFrom && time < kTo;
}

}  // namespace

// Notes what a tokeniser tells of.
class ShapeReader final : public JsonEvents {
 public:
  explicit ShapeReader(std::vector<ShapeNode>& nodes) : nodes_(&nodes) {
    if (nodes_->empty()) nodes_->emplace_back();
  }

  JsonInterest want(uint64_t) override {
    if (!frames_.empty() && frames_.back().is_array) next_ = step(frames_.back().node, "[]");
    return next_ == Shape::kNone ? JsonInterest::skip : JsonInterest::read;
  }
  void key(JsonText key) override {
    std::string text(key.text);
    if (key.escaped) {
      text.clear();
      append_unescaped(text, key.text);
    }
    const uint32_t node = frames_.back().node;
    next_ = is_id(text) ? step(node, "*") : is_step(text) ? step(node, text) : Shape::kNone;
  }
  void begin_object() override {
    ++(*nodes_)[next_].objects;
    frames_.push_back({next_, false});
  }
  void begin_array() override {
    ++(*nodes_)[next_].arrays;
    frames_.push_back({next_, true});
  }
  void end_object() override { frames_.pop_back(); }
  void end_array() override { frames_.pop_back(); }

  void string(JsonText value) override {
    if (value.text.empty()) return;
    ShapeNode& node = (*nodes_)[next_];
    ++node.strings;
    node.bytes += value.text.size();
    node.sentences += value.text.find(' ') != std::string_view::npos;
    node.tagged += has_tags(value.text);
    const bool is_number = value.text.find_first_not_of("0123456789.") == std::string_view::npos;
    if (value.text.size() > kMaxValueBytes) return;
    node.dates += is_number ? is_time(value.text) : time_in_words(value.text) != kUnknownTime;
    keep(node, value.text);
  }
  void number(std::string_view text) override {
    ShapeNode& node = (*nodes_)[next_];
    ++node.numbers;
    node.dates += is_time(text);
    keep(node, text);
  }
  void boolean(bool) override { ++(*nodes_)[next_].booleans; }

  /// Between two texts of one line each, whole or not, that stand in one array.
  void leave_line() { frames_.resize(1); }

 private:
  struct Frame {
    uint32_t node;
    bool is_array;
  };

  static void keep(ShapeNode& node, std::string_view text) {
    if (text.size() <= kMaxValueBytes && node.values.size() < kMaxShapeValues) {
      node.values.emplace(text);
    }
  }

  uint32_t step(uint32_t from, std::string_view step) {
    for (const uint32_t child : (*nodes_)[from].children) {
      if ((*nodes_)[child].step == step) return child;
    }
    if (nodes_->size() == kMaxShapeNodes) return Shape::kNone;
    const auto node = static_cast<uint32_t>(nodes_->size());
    nodes_->emplace_back();
    nodes_->back().step = step;
    nodes_->back().parent = from;
    (*nodes_)[from].children.push_back(node);
    return node;
  }

  std::vector<ShapeNode>* nodes_;
  std::vector<Frame> frames_;
  uint32_t next_ = 0;  // where the value that comes stands, or kNone
};

bool Shape::read(std::string_view json, Problem& problem) {
  nodes_.clear();
  ShapeReader reader(nodes_);
  const Sample sample = take_sample(json);
  if (sample.lines) {
    reader.want(0);
    reader.begin_array();
    std::string_view rest = json.substr(0, kShapeBytes);
    while (!rest.empty()) {
      const size_t end = std::min(rest.find('\n'), rest.size() - 1) + 1;
      if (rest.substr(0, end).find_first_not_of(" \t\r\n") != std::string_view::npos) {
        JsonTokeniser(rest.substr(0, end), reader).step(end);
      }
      reader.leave_line();
      rest.remove_prefix(end);
    }
    return true;
  }
  JsonTokeniser tokeniser(json, reader);
  if (tokeniser.step(kShapeBytes) != JsonTokeniser::Progress::failed) return true;
  problem = tokeniser.error();
  return tokeniser.truncated();
}

uint32_t Shape::child(uint32_t node, std::string_view key) const {
  for (const uint32_t child : nodes_[node].children) {
    if (nodes_[child].step == key) return child;
  }
  return kNone;
}

bool Shape::is_inside(uint32_t node, uint32_t outer) const {
  while (node > outer) node = nodes_[node].parent;
  return node == outer;
}

bool Shape::is_repeated(uint32_t node, uint32_t outer) const {
  for (; node != outer; node = nodes_[node].parent) {
    if (nodes_[node].step == "[]" || nodes_[node].step == "*") return true;
  }
  return false;
}

std::string Shape::path(uint32_t node, uint32_t outer) const {
  std::vector<uint32_t> way;
  for (; node != outer; node = nodes_[node].parent) way.push_back(node);
  std::string path;
  for (size_t i = way.size(); i-- > 0;) {
    const std::string& step = nodes_[way[i]].step;
    if (!path.empty() && step != "[]") path += '.';
    path += step;
  }
  return path;
}

}  // namespace threadbare

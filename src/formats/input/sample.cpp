#include "formats/input/sample.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "formats/json/events.h"
#include "formats/json/tokeniser.h"

namespace threadbare {

namespace {

constexpr size_t kSampleBytes = size_t{1} << 20;
constexpr size_t kMaxPaths = 512;
constexpr uint32_t kMaxKeys = 4;  // in one path
// The keys of formats are short. Those of maps may be anything, and stand in many paths.
constexpr size_t kMaxKeyBytes = 64;

// Notes the paths of a document while a tokeniser runs over it.
class PathCollector final : public JsonEvents {
 public:
  explicit PathCollector(std::vector<std::string>& paths) : paths_(&paths) {}

  JsonInterest want(uint64_t) override {
    if (frames_.empty()) return JsonInterest::read;
    if (frames_.back().is_array) {
      path_.resize(frames_.back().size);
      path_ += "[]";
      next_keys_ = frames_.back().keys;
      note();
    }
    return next_keys_ <= kMaxKeys ? JsonInterest::read : JsonInterest::skip;
  }

  void key(JsonText key) override {
    const Frame& frame = frames_.back();
    path_.resize(frame.size);
    next_keys_ = key.escaped || key.text.size() > kMaxKeyBytes ? kMaxKeys + 1 : frame.keys + 1;
    if (next_keys_ > kMaxKeys) return;
    if (!path_.empty()) path_ += '.';
    path_ += key.text;
    note();
  }

  void begin_object() override { frames_.push_back({path_.size(), next_keys_, false}); }
  void begin_array() override { frames_.push_back({path_.size(), next_keys_, true}); }
  void end_object() override { frames_.pop_back(); }
  void end_array() override { frames_.pop_back(); }

 private:
  struct Frame {
    size_t size;    // of path_, where it leads to this object or array
    uint32_t keys;  // in that path
    bool is_array;
  };

  void note() {
    if (paths_->size() == kMaxPaths || !known_.insert(path_).second) return;
    paths_->push_back(path_);
  }

  std::vector<std::string>* paths_;
  std::unordered_set<std::string> known_;
  std::vector<Frame> frames_;
  std::string path_;        // of the value that comes
  uint32_t next_keys_ = 0;  // in path_; past kMaxKeys it is not looked into
};

// Whether a JSON document can begin with the two first characters of `text` that are no white
// space. Text may begin with a bracket, too.
bool begins_json(std::string_view text) {
  constexpr std::string_view kWhiteSpace = " \t\r\n";
  const size_t first = text.find_first_not_of(kWhiteSpace);
  if (first == std::string_view::npos) return false;
  const std::string_view may_follow = text[first] == '{'   ? "\"}"
                                      : text[first] == '[' ? "]{[\"-0123456789tfn"
                                                           : "";
  const size_t second = text.find_first_not_of(kWhiteSpace, first + 1);
  if (may_follow.empty()) return false;
  return second == std::string_view::npos ||
         may_follow.find(text[second]) != std::string_view::npos;
}

}  // namespace

bool Sample::has(std::string_view path) const {
  return std::find(paths.begin(), paths.end(), path) != paths.end();
}

Sample take_sample(std::string_view input) {
  Sample sample;
  sample.input = input;
  if (!begins_json(input)) return sample;
  sample.kind = Sample::Kind::json;
  // Where the megabyte cuts the document, or it is broken, the paths up to there have been noted.
  PathCollector collector(sample.paths);
  JsonTokeniser(input.substr(0, kSampleBytes), collector).step(kSampleBytes);
  return sample;
}

}  // namespace threadbare

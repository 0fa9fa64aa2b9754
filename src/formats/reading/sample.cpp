#include "formats/reading/sample.h"

#include <algorithm>
#include <iterator>
#include <unordered_set>
#include <utility>

#include "formats/json/events.h"
#include "formats/json/tokeniser.h"
#include "thread/limits.h"

namespace threadbare {

namespace {

constexpr size_t kEnoughKeys = 10000;
// Of the first line of lines. A document without line breaks is not searched to its end for one:
// recognition is a single step, and may take some milliseconds.
constexpr size_t kLongestLine = size_t{16} << 20;
constexpr size_t kSampleStep = size_t{16} << 10;
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
      next_keys_ = frames_.back().keys;
      note(frames_.back(), "[]");
    }
    return next_keys_ <= kMaxKeys ? JsonInterest::read : JsonInterest::skip;
  }

  void key(JsonText key) override {
    const Frame& frame = frames_.back();
    next_keys_ = key.escaped || key.text.size() > kMaxKeyBytes ? kMaxKeys + 1 : frame.keys + 1;
    if (next_keys_ <= kMaxKeys) note(frame, key.text);
  }

  void begin_object() override { frames_.push_back({path_.size(), next_keys_, false, hash_}); }
  void begin_array() override { frames_.push_back({path_.size(), next_keys_, true, hash_}); }
  void end_object() override { frames_.pop_back(); }
  void end_array() override { frames_.pop_back(); }

  /// Whether so many keys have come since the last new path that there is hardly another.
  bool has_enough() const { return since_last_ > kEnoughKeys; }

  /// Between two texts of one line each, whole or not, that stand in one array.
  void leave_line() { frames_.resize(1); }

 private:
  struct Frame {
    size_t size;    // of path_, where it leads to this object or array
    uint32_t keys;  // in that path
    bool is_array;
    uint64_t hash;  // of that path
  };

  void note(const Frame& frame, std::string_view step) {
    path_.resize(frame.size);
    if (!frame.is_array && !path_.empty()) path_ += '.';
    path_ += step;
    hash_ = frame.hash ^ (frame.is_array ? 0x100 : 0);
    for (const char c : step) hash_ = (hash_ ^ static_cast<unsigned char>(c)) * 0x100000001B3ull;
    hash_ ^= hash_ >> 29;
    ++since_last_;
    if (paths_->size() == kMaxSamplePaths || !known_.insert(hash_).second) return;
    paths_->push_back(path_);
    since_last_ = 0;
  }

  std::vector<std::string>* paths_;
  // OPTIMIZATION: by their hashes; of two paths with one hash the second would not be noted.
  std::unordered_set<uint64_t> known_;
  std::vector<Frame> frames_;
  std::string path_;  // of the value that comes
  uint64_t hash_ = 0xCBF29CE484222325ull;
  uint32_t next_keys_ = 0;  // in path_; past kMaxKeys it is not looked into
  size_t since_last_ = 0;   // keys and elements that came since the last new path
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

// Whether JSON texts stand one a line: the first line is a whole object or array, and the next may
// be another.
bool is_lines(std::string_view input) {
  const size_t begin = input.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos || (input[begin] != '{' && input[begin] != '[')) {
    return false;
  }
  const size_t end = input.substr(0, kLongestLine).find('\n', begin);
  if (end == std::string_view::npos) return false;
  const size_t next = input.find_first_not_of(" \t\r\n", end);
  if (next == std::string_view::npos || input[next] != input[begin]) return false;
  JsonUnheeding unheeding;
  JsonTokeniser first(input.substr(begin, end - begin), unheeding, 0, JsonChecks::wanted);
  JsonTokeniser::Progress progress = JsonTokeniser::Progress::more;
  while (progress == JsonTokeniser::Progress::more) progress = first.step(end);
  return progress == JsonTokeniser::Progress::done;
}

void collect_lines(std::string_view text, PathCollector& collector) {
  collector.want(0);
  collector.begin_array();
  while (!text.empty() && !collector.has_enough()) {
    const size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    JsonTokeniser(text.substr(0, end), collector).step(end);
    collector.leave_line();
    text.remove_prefix(end);
  }
}

// Before an XML declaration there may be a stray character, or what PHP had to say, in HTML.
constexpr size_t kMaxJunk = 64;
constexpr size_t kMaxMarkedUpJunk = 2048;
constexpr size_t kXmlLookedAt = 16384;

bool is_name_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

// Where the outermost element's start tag begins in `text`, or npos. Declarations, comments and a
// DOCTYPE before it are passed over.
size_t root_of(std::string_view text) {
  for (size_t at = text.find('<'); at < text.size(); at = text.find('<', at)) {
    const std::string_view rest = text.substr(at);
    if (rest.size() > 1 && is_name_start(rest[1])) return at;
    const std::string_view end = rest.starts_with("<?")     ? "?>"
                                 : rest.starts_with("<!--") ? "-->"
                                                            : ">";
    const size_t closed = rest.find(end, 1);
    if (closed == std::string_view::npos) break;
    at += closed + end.size();
  }
  return std::string_view::npos;
}

// Pages may leave the element `html` out, but not what comes before it.
bool is_html(std::string_view text) {
  constexpr std::string_view kDoctype = "<!doctype html";
  return text.size() >= kDoctype.size() &&
         std::equal(kDoctype.begin(), kDoctype.end(), text.begin(), [](char expected, char c) {
           return expected == (c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
         });
}

bool take_xml(Sample& sample) {
  const std::string_view text = sample.input.substr(0, kXmlLookedAt);
  const size_t first = std::min(text.find_first_not_of(" \t\r\n"), text.size());
  const size_t junk = text.substr(first).starts_with('<') ? kMaxMarkedUpJunk : kMaxJunk;
  const size_t declared = text.substr(0, first + junk).find("<?xml");
  if (declared == std::string_view::npos && (first >= text.size() || text[first] != '<')) {
    return false;
  }
  const size_t root = root_of(text.substr(declared == std::string_view::npos ? first : declared));
  if (root == std::string_view::npos) return declared != std::string_view::npos;
  const std::string_view tag =
      text.substr((declared == std::string_view::npos ? first : declared) + root);
  sample.root = tag.substr(1, tag.find_first_of(" \t\r\n/>", 1) - 1);
  sample.root_tag = tag.substr(0, tag.find('>'));
  return declared != std::string_view::npos ||
         (sample.root != "html" && !is_html(text.substr(first)));
}

}  // namespace

std::string_view Sample::first_of(std::initializer_list<std::string_view> choices) const {
  for (const std::string_view path : choices) {
    if (has(path)) return path;
  }
  return {};
}

bool Sample::has(std::string_view path) const {
  return std::find(paths.begin(), paths.end(), path) != paths.end();
}

bool unwrap(Sample& sample, bool any_key) {
  constexpr size_t kMaxEnvelopes = 3;
  constexpr std::string_view kKeys[] = {"data",    "response", "result", "results", "body",
                                        "content", "payload",  "json",   "pages"};
  if (sample.kind != Sample::Kind::json || sample.envelope.size() == kMaxEnvelopes) return false;
  const auto holds = [](std::string_view path, std::string_view before) {
    return path.size() > before.size() && path.starts_with(before) &&
           (path[before.size()] == '.' || path[before.size()] == '[');
  };
  const bool is_array = sample.has("[]");
  std::string step = any_key ? "*" : "";
  if (!is_array && !any_key) {
    const auto key = std::find_if(std::begin(kKeys), std::end(kKeys), [&](std::string_view name) {
      return std::any_of(sample.paths.begin(), sample.paths.end(),
                         [&](std::string_view path) { return holds(path, name); });
    });
    if (key == std::end(kKeys)) return false;
    step = *key;
  }
  if (is_array && any_key) return false;
  std::vector<std::string> inside;
  std::unordered_set<std::string_view> known;
  for (std::string_view path : sample.paths) {
    const std::string_view before = is_array  ? "[]"
                                    : any_key ? path.substr(0, path.find_first_of(".["))
                                              : std::string_view(step);
    if (!holds(path, before)) continue;
    path.remove_prefix(before.size() + (path[before.size()] == '.' ? 1 : 0));
    if (known.insert(path).second) inside.emplace_back(path);
  }
  if (inside.empty()) return false;
  sample.paths = std::move(inside);
  sample.envelope.push_back(std::move(step));
  return true;
}

Sample take_sample(std::string_view input) {
  Sample sample;
  sample.input = input;
  if (!begins_json(input)) {
    if (take_xml(sample)) sample.kind = Sample::Kind::xml;
    return sample;
  }
  sample.kind = Sample::Kind::json;
  // Where the megabyte cuts the document, or it is broken, the paths up to there have been noted.
  PathCollector collector(sample.paths);
  sample.lines = is_lines(input);
  if (sample.lines) {
    collect_lines(input.substr(0, kSampleBytes), collector);
    return sample;
  }
  JsonTokeniser tokeniser(input.substr(0, kSampleBytes), collector);
  while (!collector.has_enough() && tokeniser.step(kSampleStep) == JsonTokeniser::Progress::more) {
  }
  return sample;
}

}  // namespace threadbare

#include "formats/json/reference.h"

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>

#include "formats/json/automaton.h"
#include "thread/limits.h"

namespace threadbare {

namespace {

using Json = nlohmann::json;

// Turns the parser's calls into events. It is told of every value, so it keeps count of those that
// nobody wants, and writes those again of which a slice is wanted.
class Feed final : public nlohmann::json_sax<Json> {
 public:
  Feed(JsonEvents& events, Problems& problems) : events_(&events), problems_(&problems) {}

  bool null() override {
    if (begin_value()) events_->null();
    return end_value("null");
  }
  bool boolean(bool value) override {
    if (begin_value()) events_->boolean(value);
    return end_value(value ? "true" : "false");
  }
  bool number_integer(number_integer_t value) override { return number(std::to_string(value)); }
  bool number_unsigned(number_unsigned_t value) override { return number(std::to_string(value)); }
  bool number_float(number_float_t, const string_t& text) override { return number(text); }
  bool string(string_t& value) override {
    if (begin_value()) events_->string({without_nul(value), false});
    return end_value(quoted(value));
  }
  bool binary(binary_t&) override { return true; }  // JSON has none

  bool start_object(std::size_t) override {
    if (begin_value()) events_->begin_object();
    return open('{');
  }
  bool key(string_t& key) override {
    if (interest_ == JsonInterest::read) {
      events_->key({key, false});
    } else {
      separate();
      slice_ += quoted(key) + ":";
    }
    return true;
  }
  bool end_object() override { return close('}'); }
  bool start_array(std::size_t) override {
    if (begin_value()) events_->begin_array();
    return open('[');
  }
  bool end_array() override { return close(']'); }

  bool parse_error(std::size_t position, const std::string&,
                   const Json::exception& error) override {
    problems_->fail(ProblemCode::bad_json, error.what(), position);
    return false;
  }

 private:
  // Whether the value is to be told of.
  bool begin_value() {
    if (interest_ == JsonInterest::read) {
      interest_ = events_->want(Place::kNowhere);
      skip_depth_ = depth_;
    } else if (slice_.empty() || slice_.back() != ':') {
      separate();
    }
    return interest_ == JsonInterest::read;
  }

  void separate() {
    if (!slice_.empty() && slice_.back() != '[' && slice_.back() != '{') slice_ += ',';
  }

  bool end_value(std::string_view json) {
    if (interest_ == JsonInterest::read) return true;
    slice_ += json;
    if (depth_ != skip_depth_) return true;
    if (interest_ == JsonInterest::slice) events_->raw(slice_);
    interest_ = JsonInterest::read;
    slice_.clear();
    return true;
  }

  bool number(const std::string& text) {
    if (begin_value()) events_->number(text);
    return end_value(text);
  }

  bool open(char bracket) {
    if (depth_++ == kMaxJsonDepth) {
      problems_->fail(ProblemCode::too_deep, "too deep");
      return false;
    }
    if (interest_ != JsonInterest::read) slice_ += bracket;
    return true;
  }

  bool close(char bracket) {
    --depth_;
    if (interest_ == JsonInterest::read) {
      bracket == '}' ? events_->end_object() : events_->end_array();
    }
    return end_value({&bracket, 1});
  }

  // As our own unescaping has it.
  static std::string without_nul(std::string text) {
    for (size_t at = 0; (at = text.find('\0', at)) != std::string::npos;) {
      text.replace(at, 1, "\uFFFD");
    }
    return text;
  }

  static std::string quoted(const std::string& text) { return Json(text).dump(); }

  JsonEvents* events_;
  Problems* problems_;
  JsonInterest interest_ = JsonInterest::read;
  size_t depth_ = 0;
  size_t skip_depth_ = 0;
  std::string slice_;  // the value that is sliced or skipped, as far as it has come
};

}  // namespace

bool read_json_with_reference(const JsonFormat& format, ThreadList& threads, Problems& problems) {
  const std::unique_ptr<NodeHandler> handler = format.open(threads, problems);
  JsonAutomaton automaton(*format.document, *handler, threads.heap(), problems);
  Feed feed(automaton, problems);
  const std::string_view input = threads.heap().input();
  const bool read = Json::sax_parse(input.begin(), input.end(), &feed);
  Pace pace = Pace::unhurried();
  if (read) handler->finish_all(pace);
  return read;
}

}  // namespace threadbare

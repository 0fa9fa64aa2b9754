#include "render/export/json_slice.h"

#include <algorithm>

#include "thread/limits.h"

namespace threadbare {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_hex_digit(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// Walks a JSON text (RFC 8259) token by token and copies each.
class Slice {
 public:
  Slice(std::string& out, std::string_view json) : out_(&out), rest_(json) {}

  bool copy() {
    Expected expected = Expected::value;
    for (;;) {
      skip_space();
      if (expected == Expected::nothing) return rest_.empty();
      if (rest_.empty() || !take(expected)) return false;
    }
  }

 private:
  enum class Expected { value, value_or_end, key, key_or_end, comma_or_end, nothing };

  void skip_space() {
    rest_.remove_prefix(std::min(rest_.find_first_not_of(" \t\r\n"), rest_.size()));
  }

  void copy_out(size_t size) {
    *out_ += rest_.substr(0, size);
    rest_.remove_prefix(size);
  }

  bool take(Expected& expected) {
    const char c = rest_.front();
    const bool may_end = expected == Expected::value_or_end || expected == Expected::key_or_end ||
                         expected == Expected::comma_or_end;
    if (may_end && depth_ > 0 && c == (in_object() ? '}' : ']')) {
      copy_out(1);
      --depth_;
      expected = after_value();
      return true;
    }
    switch (expected) {
      case Expected::value:
      case Expected::value_or_end:
        return take_value(expected);
      case Expected::key:
      case Expected::key_or_end:
        expected = Expected::value;
        if (!take_string()) return false;
        skip_space();
        if (!rest_.starts_with(':')) return false;
        copy_out(1);
        return true;
      case Expected::comma_or_end:
        if (c != ',') return false;
        copy_out(1);
        expected = in_object() ? Expected::key : Expected::value;
        return true;
      case Expected::nothing:
        break;
    }
    return false;
  }

  bool take_value(Expected& expected) {
    const char c = rest_.front();
    if (c == '{' || c == '[') {
      if (depth_ == kMaxSliceDepth) return false;
      kinds_[depth_++] = c;
      copy_out(1);
      expected = c == '{' ? Expected::key_or_end : Expected::value_or_end;
      return true;
    }
    expected = after_value();
    if (c == '"') return take_string();
    for (const std::string_view word : {"true", "false", "null"}) {
      if (!rest_.starts_with(word)) continue;
      copy_out(word.size());
      return true;
    }
    return take_number();
  }

  bool take_string() {
    if (!rest_.starts_with('"')) return false;
    for (size_t i = 1; i < rest_.size(); ++i) {
      const char c = rest_[i];
      if (c == '"') {
        copy_out(i + 1);
        return true;
      }
      if (static_cast<unsigned char>(c) < 0x20) return false;
      if (c != '\\') continue;
      if (++i == rest_.size()) return false;
      if (rest_[i] == 'u') {
        for (size_t digit = 0; digit < 4; ++digit) {
          if (++i == rest_.size() || !is_hex_digit(rest_[i])) return false;
        }
      } else if (std::string_view("\"\\/bfnrt").find(rest_[i]) == std::string_view::npos) {
        return false;
      }
    }
    return false;
  }

  // The end of the digits from `at` on; `at` if there are none.
  size_t after_digits(size_t at) const {
    while (at < rest_.size() && is_digit(rest_[at])) ++at;
    return at;
  }

  bool take_number() {
    const auto is = [&](size_t at, std::string_view any) {
      return at < rest_.size() && any.find(rest_[at]) != std::string_view::npos;
    };
    size_t at = is(0, "-") ? 1 : 0;
    size_t end = is(at, "0") ? at + 1 : after_digits(at);
    if (end == at) return false;
    if (is(end, ".")) {
      at = end + 1;
      end = after_digits(at);
      if (end == at) return false;
    }
    if (is(end, "eE")) {
      at = end + (is(end + 1, "+-") ? 2 : 1);
      end = after_digits(at);
      if (end == at) return false;
    }
    copy_out(end);
    return true;
  }

  bool in_object() const { return kinds_[depth_ - 1] == '{'; }
  Expected after_value() const { return depth_ == 0 ? Expected::nothing : Expected::comma_or_end; }

  std::string* out_;
  std::string_view rest_;
  char kinds_[kMaxSliceDepth] = {};  // the brackets that are open
  int depth_ = 0;
};

}  // namespace

bool append_json(std::string& out, std::string_view json) {
  const size_t before = out.size();
  if (Slice(out, json).copy()) return true;
  out.resize(before);
  return false;
}

}  // namespace threadbare

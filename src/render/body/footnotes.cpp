#include "render/body/footnotes.h"

#include <algorithm>

#include "render/body/code_fence.h"
#include "thread/stable_sort.h"

namespace threadbare {
namespace {

// Neither occurs in UTF-8; input that has them nevertheless gets kInvalidByte.
constexpr char kMarkBegin = '\xF8';
constexpr char kMarkEnd = '\xF9';
constexpr char kInvalidByte = '\xC0';
constexpr size_t kLongestLabel = 100;
constexpr size_t kIndent = 4;
constexpr size_t kNone = ~size_t{0};

// The label of `[^label]` at `at`; empty if there is none.
std::string_view label_at(std::string_view text, size_t at) {
  if (text.substr(at, 2) != "[^") return {};
  const std::string_view rest = text.substr(at + 2, kLongestLabel + 1);
  const size_t end = rest.find_first_of("] \t\n[");
  return end == rest.npos || rest[end] != ']' ? std::string_view() : rest.substr(0, end);
}

// Whether the line may go on with a paragraph: it starts nothing else.
bool may_go_on(std::string_view line) {
  constexpr std::string_view kStarts = "#>`~-*+|=";
  return !line.empty() && kStarts.find(line[0]) == kStarts.npos;
}

}  // namespace

Footnotes::Footnotes(std::string_view body) {
  std::string clean(body);
  std::replace(clean.begin(), clean.end(), kMarkBegin, kInvalidByte);
  std::replace(clean.begin(), clean.end(), kMarkEnd, kInvalidByte);
  take_definitions(clean);
  for (uint32_t i = 0; i < definitions_.size(); ++i) by_label_.push_back(i);
  const auto label = [this](uint32_t index) { return std::string_view(definitions_[index].label); };
  const auto less = [&](uint32_t left, uint32_t right) { return label(left) < label(right); };
  sort_numbers(by_label_, ComesBefore(less));
  // Of equal ones the first counts; the others are still there to be read.
  if (definitions_.empty()) return;
  body_ = marked(body_);
  for (Definition& definition : definitions_) definition.text = marked(definition.text);
}

void Footnotes::take_definitions(std::string_view body) {
  CodeFence fence;
  bool in_definition = false;
  bool after_blank = false;
  for (size_t at = 0; at < body.size();) {
    const size_t end = std::min(body.find('\n', at), body.size());
    const size_t next = std::min(end + 1, body.size());
    const std::string_view whole = body.substr(at, next - at);
    const std::string_view line = trimmed(body.substr(at, end - at));
    const size_t indent = std::min(whole.find_first_not_of(' '), whole.size());
    at = next;
    const std::string_view label =
        indent <= kMaxMarkIndent ? label_at(line, 0) : std::string_view();
    const size_t colon = label.size() + 3;
    const bool goes_on =
        in_definition && (line.empty() || indent >= kIndent || (!after_blank && may_go_on(line)));
    if (!goes_on || !label.empty()) in_definition = false;
    after_blank = line.empty();
    if (in_definition) {
      definitions_.back().text += whole.substr(std::min(indent, kIndent));
      continue;
    }
    const bool in_code = indent <= kMaxMarkIndent && fence.take(line);
    if (!in_code && !label.empty() && colon < line.size() && line[colon] == ':') {
      definitions_.push_back({std::string(label), std::string(line.substr(colon + 1)) + '\n', 0});
      in_definition = true;
    } else {
      body_ += whole;
    }
  }
}

size_t Footnotes::find(std::string_view label) const {
  const auto found = std::lower_bound(by_label_.begin(), by_label_.end(), label,
                                      [this](uint32_t index, std::string_view wanted) {
                                        return definitions_[index].label < wanted;
                                      });
  return found != by_label_.end() && definitions_[*found].label == label ? *found : kNone;
}

std::string Footnotes::marked(std::string_view text) const {
  std::string result;
  size_t copied = 0;
  for (size_t at = text.find("[^"); at < text.size(); at = text.find("[^", at + 2)) {
    if (at > 0 && text[at - 1] == '\\') continue;
    const std::string_view label = label_at(text, at);
    const size_t index = label.empty() ? kNone : find(label);
    if (index == kNone) continue;
    result += text.substr(copied, at - copied);
    result += kMarkBegin;
    result += std::to_string(index);
    result += kMarkEnd;
    copied = at + label.size() + 3;
  }
  result += text.substr(copied);
  return result;
}

Footnotes::Mark Footnotes::find_mark(std::string_view text, size_t from) const {
  for (size_t at = text.find(kMarkBegin, from); at < text.size();
       at = text.find(kMarkBegin, at + 1)) {
    size_t index = 0;
    size_t end = at + 1;
    // Ours are in range; what a dialect between has torn is not.
    while (end < text.size() && text[end] >= '0' && text[end] <= '9' &&
           index < definitions_.size()) {
      index = index * 10 + static_cast<size_t>(text[end++] - '0');
    }
    if (end > at + 1 && end < text.size() && text[end] == kMarkEnd && index < definitions_.size()) {
      return {at, end + 1, index};
    }
  }
  return {text.size(), text.size(), 0};
}

void Footnotes::unmark(std::string& text) const {
  std::string plain;
  size_t at = 0;
  for (Mark mark = find_mark(text, 0); mark.begin < text.size(); mark = find_mark(text, at)) {
    plain.append(text, at, mark.begin - at);
    plain += "[^" + definitions_[mark.index].label + "]";
    at = mark.end;
  }
  if (at == 0) return;
  plain.append(text, at);
  text = std::move(plain);
}

size_t Footnotes::number(size_t index) {
  Definition& definition = definitions_[index];
  if (definition.number == 0) {
    numbered_.push_back(index);
    definition.number = numbered_.size();
  }
  return definition.number;
}

const std::string* Footnotes::next() {
  if (written_ == numbered_.size()) {
    while (unnumbered_ < definitions_.size() && definitions_[unnumbered_].number > 0) {
      ++unnumbered_;
    }
    if (unnumbered_ == definitions_.size()) return nullptr;
    number(unnumbered_);
  }
  return &definitions_[numbered_[written_++]].text;
}

}  // namespace threadbare

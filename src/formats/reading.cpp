#include "formats/reading.h"

#include <algorithm>
#include <utility>

#include "formats/input/encoding.h"
#include "formats/input/unrecognised.h"
#include "formats/json/string.h"
#include "thread/limits.h"

namespace threadbare {

namespace {
// Checking the encoding is many times as fast as reading; the bar should not jump to half at once.
constexpr size_t kDecodingShare = 8;
}  // namespace

Reading::Reading(TextHeap& heap, ReadOptions options)
    : heap_(&heap), options_(std::move(options)), list_(heap) {}

size_t Reading::position() const {
  const size_t size = heap_->input().size();
  switch (stage_) {
    case Stage::decode:
      return decoded_ / kDecodingShare;
    case Stage::recognise:
      return size / kDecodingShare;
    case Stage::read:
      return size / kDecodingShare + static_cast<size_t>(uint64_t{reader_->position()} *
                                                         (kDecodingShare - 1) / kDecodingShare);
    default:
      return size;
  }
}

void Reading::fail(ProblemCode code, std::string message, uint64_t byte) {
  problems_.fail(code, std::move(message), byte);
  stage_ = Stage::failed;
}

void Reading::decode(size_t budget) {
  if (decoded_ == 0) {
    const Encoding encoding = encoding_of(heap_->input());
    switch (encoding) {
      case Encoding::utf8:
        break;
      case Encoding::utf8_with_mark:
        heap_->drop_prefix(3);
        break;
      case Encoding::utf16_little:
      case Encoding::utf16_big: {
        bool replaced = false;
        heap_->own(utf8_from_utf16(heap_->input(), encoding == Encoding::utf16_big, &replaced));
        if (replaced) {
          problems_.warn(ProblemCode::bad_text,
                         "some of this UTF-16 was not valid and was replaced by U+FFFD");
        }
        break;
      }
      case Encoding::binary:
        return fail(ProblemCode::binary_input, describe_binary(heap_->input()),
                    heap_->input().find('\0'));
    }
    if (heap_->input().find_first_not_of(" \t\r\n\v\f") == std::string_view::npos) {
      return fail(ProblemCode::empty_input, "the file is empty: there is no thread in it");
    }
  }
  const std::string_view input = heap_->input();
  const size_t until = budget < input.size() - decoded_ ? decoded_ + budget : input.size();
  decoded_ = valid_utf8_end(input, decoded_, until);
  if (decoded_ < until) {
    problems_.warn(ProblemCode::bad_text,
                   "bytes that are not valid UTF-8, from here on, were replaced by U+FFFD",
                   decoded_);
    heap_->own(repaired_utf8(input));
    decoded_ = heap_->input().size();
  }
  if (decoded_ >= heap_->input().size()) stage_ = Stage::recognise;
}

void Reading::recognise() {
  if (!options_.format.empty()) {
    format_ = format_named(options_.format);
    if (format_ == nullptr) {
      return fail(ProblemCode::unknown_format,
                  "there is no format called “" + options_.format + "”");
    }
  } else {
    const Sample sample = take_sample(heap_->input());
    for (const Format* format : formats()) {
      if (!format->recognises(sample)) continue;
      format_ = format;
      break;
    }
    if (format_ == nullptr) reader_ = open_unrecognised(sample, problems_);
  }
  if (format_ != nullptr) reader_ = format_->open(list_, problems_);
  stage_ = Stage::read;
}

void Reading::settle() {
  reader_.reset();
  const Piece source = heap_->add(format_->name);
  const Piece base = heap_->add(options_.base);
  for (size_t i = 0; i < list_.size(); ++i) {
    ThreadFacts& facts = list_[i].facts();
    if (facts.source.empty()) facts.source = source;
    if (facts.base.empty()) facts.base = base;
  }
  threads_ = list_.settle(problems_, unescape_in_place);
  if (threads_.empty()) {
    return fail(ProblemCode::no_comments, "this is " + std::string(format_->name) +
                                              ", but there is neither a post nor a comment in it");
  }
  stage_ = Stage::done;
}

Reading::Progress Reading::step(size_t budget) {
  switch (stage_) {
    case Stage::decode:
      decode(budget);
      break;
    case Stage::recognise:
      recognise();
      break;
    case Stage::read:
      switch (reader_->step(budget)) {
        case FormatReader::Progress::more:
          break;
        case FormatReader::Progress::done:
          stage_ = Stage::settle;
          break;
        case FormatReader::Progress::failed:
          stage_ = Stage::failed;
          break;
      }
      break;
    case Stage::settle:
      settle();
      break;
    case Stage::done:
      return Progress::done;
    case Stage::failed:
      break;
  }
  if (stage_ == Stage::failed) {
    problems_.locate(heap_->input());
    return Progress::failed;
  }
  return stage_ == Stage::done ? Progress::done : Progress::more;
}

Reading::Progress Reading::finish() {
  constexpr size_t kBudget = size_t{64} << 20;
  Progress progress = Progress::more;
  while (progress == Progress::more) progress = step(kBudget);
  return progress;
}

}  // namespace threadbare

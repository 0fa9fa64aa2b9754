#include "formats/reading/reading.h"

#include <algorithm>
#include <utility>

#include "formats/json/string.h"
#include "formats/mapped.h"
#include "formats/reading/description.h"
#include "formats/reading/recognition.h"
#include "formats/reading/unrecognised.h"
#include "thread/limits.h"

namespace threadbare {

namespace {
// Checking the encoding is many times as fast as reading; the bar should not jump to half at once.
constexpr size_t kDecodingShare = 8;
}  // namespace

Reading::Reading(TextHeap& heap, ReadOptions options)
    : heap_(&heap), options_(std::move(options)), list_(heap) {
  if (!options_.map.empty() && options_.format.empty()) options_.format = kMapped.name;
  const uint64_t size = heap.input().size();
  uint64_t begin = 0;
  for (const uint64_t part : options_.parts) {
    parts_.push_back({begin, std::min(part, size - begin), nullptr});
    begin += parts_.back().size;
  }
  if (parts_.empty()) parts_.push_back({0, size, nullptr});
}

std::string_view Reading::format() const {
  for (const Part& part : parts_) {
    if (part.format != nullptr) return part.format->name;
  }
  return {};
}

std::string_view Reading::text_of(const Part& part) const {
  return heap_->input().substr(part.begin, part.size);
}

// Puts `text` in the place of a part's bytes. Those behind it move.
void Reading::replace(Part& part, std::string text) {
  const std::string_view input = heap_->input();
  if (parts_.size() > 1) {
    text.insert(0, input.substr(0, part.begin));
    text.append(input.substr(part.begin + part.size));
  } else {
    part.begin = 0;
  }
  const uint64_t size = text.size() - (parts_.size() > 1 ? input.size() - part.size : 0);
  const uint64_t growth = size - part.size;  // wraps around where it shrinks, as the sums below do
  part.size = size;
  for (size_t i = part_ + 1; i < parts_.size(); ++i) parts_[i].begin += growth;
  heap_->own(std::move(text));
}

size_t Reading::position() const {
  const size_t size = heap_->input().size();
  const size_t before = part_ < parts_.size() ? static_cast<size_t>(parts_[part_].begin) : size;
  switch (stage_) {
    case Stage::decode:
      return (before + (conversion_ ? conversion_->position() : decoded_)) / kDecodingShare;
    case Stage::recognise:
    case Stage::read: {
      const uint64_t read = before + (reader_ != nullptr ? reader_->position() : 0);
      return size / kDecodingShare +
             static_cast<size_t>(read * (kDecodingShare - 1) / kDecodingShare);
    }
    default:
      return size;
  }
}

void Reading::fail(ProblemCode code, std::string message, uint64_t byte) {
  problems_.fail(code, std::move(message), byte);
  stage_ = Stage::failing;
}

// Of one part of several just a warning.
void Reading::fail_part(ProblemCode code, std::string message, uint64_t byte) {
  if (parts_.size() == 1) return fail(code, std::move(message), byte);
  problems_.warn(ProblemCode::skipped_part, std::move(message), byte);
  parts_[part_].size = 0;
}

// Whether a format wants the part as it came. Remembers which.
bool Reading::is_for_raw_bytes(Part& part) {
  Sample sample;
  sample.input = text_of(part);
  for (const Format* format : formats()) {
    if (!format->raw_bytes) continue;
    const bool wanted = options_.format.empty() ? !format->recognises(sample).empty()
                                                : options_.format == format->name;
    if (wanted) part.format = format;
  }
  return part.format != nullptr;
}

void Reading::begin_decoding(Part& part) {
  const Encoding encoding = encoding_of(text_of(part));
  if (encoding == Encoding::utf8_with_mark) {
    part.begin += 3;
    part.size -= 3;
  } else if (encoding == Encoding::utf16_little || encoding == Encoding::utf16_big) {
    return convert(part, encoding);
  } else if (encoding == Encoding::binary) {
    return fail_part(
        ProblemCode::binary_input, describe_binary(text_of(part)),
        part.begin + std::min(text_of(part).find('\0'), static_cast<size_t>(part.size) - 1));
  }
  refuse_if_blank(part);
}

void Reading::refuse_if_blank(Part& part) {
  if (text_of(part).find_first_not_of(" \t\r\n\v\f") != std::string_view::npos) return;
  const uint64_t byte = parts_.size() == 1 ? Place::kNowhere : part.begin;
  fail_part(ProblemCode::empty_input, "the file is empty: there is no thread in it", byte);
}

void Reading::convert(Part& part, Encoding from) {
  if (!Conversion::can_hold(heap_->input().size())) {
    return fail(ProblemCode::too_large,
                "this file is not in valid UTF-8, and too large to be converted here; "
                "convert it first",
                part.begin);
  }
  conversion_.emplace(text_of(part), from);
}

void Reading::end_conversion(Part& part) {
  const bool was_utf8 = conversion_->is_from_utf8();
  const bool replaced = conversion_->replaced();
  replace(part, conversion_->take());
  conversion_.reset();
  decoded_ = part.size;
  if (was_utf8) return;
  if (replaced) {
    problems_.warn(ProblemCode::bad_text,
                   "some of this UTF-16 was not valid and was replaced by U+FFFD", part.begin);
  }
  refuse_if_blank(part);
}

void Reading::decode(size_t budget) {
  Part& part = parts_[part_];
  problems_.set_part(static_cast<uint32_t>(part_));
  if (decoded_ == 0 && !conversion_) {
    if (is_for_raw_bytes(part)) {
      decoded_ = part.size;
    } else {
      begin_decoding(part);
    }
    if (stage_ != Stage::decode) return;
  }
  if (conversion_) {
    if (!conversion_->step(budget)) return;
    end_conversion(part);
    if (stage_ != Stage::decode) return;
  } else {
    const std::string_view text = text_of(part);
    const size_t until = budget < text.size() - decoded_ ? decoded_ + budget : text.size();
    decoded_ = part.format != nullptr ? until : valid_utf8_end(text, decoded_, until);
    if (decoded_ < until) {
      problems_.warn(ProblemCode::bad_text,
                     "bytes that are not valid UTF-8, from here on, were replaced by U+FFFD",
                     part.begin + decoded_);
      return convert(part, Encoding::utf8);
    }
  }
  if (decoded_ < part.size) return;
  decoded_ = 0;
  if (++part_ < parts_.size()) return;
  part_ = 0;
  stage_ = Stage::recognise;
}

FormatReader& Reading::reader_of(const Format& format) {
  for (const auto& [known, reader] : readers_) {
    if (known == &format) return *reader;
  }
  readers_.emplace_back(&format, &format == &kMapped
                                     ? open_mapped_reader(options_.map, list_, problems_)
                                     : format.open(format, list_, problems_));
  return *readers_.back().second;
}

void Reading::recognise() {
  Part& part = parts_[part_];
  problems_.set_part(static_cast<uint32_t>(part_));
  if (part.size == 0) return next_part();  // it was refused before
  stage_ = Stage::read;
  Sample sample = take_sample(text_of(part));
  sample.strict = options_.strict;
  if (!options_.map.empty() && !options_.format.empty() && options_.format != kMapped.name) {
    return fail(ProblemCode::bad_map, "there is a map, but “" + options_.format +
                                          "” is not read by one; it is “mapped” that is");
  }
  if (!options_.format.empty()) {
    part.format = format_named(options_.format);
    if (part.format == nullptr) {
      std::string complaint = "there is no format called “" + options_.format + "”";
      if (!left_out().empty()) complaint.append("; ").append(left_out());
      return fail(ProblemCode::unknown_format, std::move(complaint));
    }
    Sample inside = sample;
    if (claim(inside) == part.format) sample = std::move(inside);
  } else if (part.format == nullptr) {
    part.format = claim(sample);
  }
  if (part.format == nullptr) {
    unrecognised_ = open_unrecognised(sample, part.begin, problems_);
    reader_ = unrecognised_.get();
    return;
  }
  list_.set_format(part.format->name);
  reader_ = &reader_of(*part.format);
  if (problems_.failed()) {
    stage_ = Stage::failing;
  } else {
    reader_->begin(sample);
  }
}

void Reading::read(size_t budget) {
  switch (reader_->step(budget)) {
    case FormatReader::Progress::more:
      break;
    case FormatReader::Progress::done:
      next_part();
      break;
    case FormatReader::Progress::failed:
      if (parts_.size() == 1) {
        stage_ = Stage::failing;
      } else {
        problems_.forgive();
        next_part();
      }
      break;
  }
}

void Reading::next_part() {
  reader_ = nullptr;
  stage_ = ++part_ < parts_.size() ? Stage::recognise : Stage::finish;
}

std::vector<uint64_t> Reading::part_starts() const {
  std::vector<uint64_t> starts;
  starts.reserve(parts_.size());
  for (const Part& part : parts_) starts.push_back(part.begin);
  return starts;
}

void Reading::finish_readers(Pace& pace) {
  problems_.set_part(Place::kAnyPart);
  for (; finished_ < readers_.size(); ++finished_) {
    const auto& [format, reader] = readers_[finished_];
    list_.set_format(format->name);
    if (!reader->finish(pace)) return;
  }
  if (problems_.failed()) {
    stage_ = Stage::failing;
    return;
  }
  readers_.clear();
  const Piece base = heap_->add(options_.base);
  for (size_t i = 0; i < list_.size(); ++i) {
    ThreadFacts& facts = list_[i].facts();
    if (facts.base.empty()) facts.base = base;
  }
  stage_ = Stage::settle;
}

void Reading::settle(Pace& pace) {
  if (!list_.settle(pace, problems_, part_starts(), unescape_in_place, threads_)) return;
  // Something that was just named, and that nothing replies to.
  std::erase_if(threads_,
                [](const Thread& thread) { return !thread.has_post() && thread.size() == 0; });
  if (threads_.empty()) return explain_emptiness();
  stage_ = Stage::done;
}

// There is no thread in it: says why.
void Reading::explain_emptiness() {
  for (const Problem& warning : problems_.warnings()) {
    // A file that is cut before its first comment is whole, one of several that nobody reads, or
    // one of which its format says why it has no comments.
    if (warning.code != ProblemCode::truncated && warning.code != ProblemCode::skipped_part &&
        warning.code != ProblemCode::no_comments) {
      continue;
    }
    const ProblemCode code = warning.code == ProblemCode::truncated ? ProblemCode::bad_json
                             : warning.code == ProblemCode::no_comments
                                 ? ProblemCode::no_comments
                                 : ProblemCode::unknown_format;
    problems_.fail_at(code, warning.message.substr(0, warning.message.find("; what is whole")),
                      warning.place);
    stage_ = Stage::failing;
    return;
  }
  return fail(ProblemCode::no_comments, "this is " + std::string(format()) +
                                            ", but there is neither a post nor a comment in it");
}

double Reading::share_settled() const {
  constexpr double kFinishing = 0.1;
  if (stage_ == Stage::finish) {
    const auto count = static_cast<double>(readers_.size());
    return kFinishing * static_cast<double>(finished_) / (count + 1);
  }
  if (stage_ == Stage::settle) return kFinishing + (1 - kFinishing) * list_.share_settled();
  // A failure may come at any time.
  return stage_ == Stage::done || part_ == parts_.size() ? 1 : 0;
}

Reading::Progress Reading::step(size_t budget) {
  Pace pace(budget);
  switch (stage_) {
    case Stage::decode:
      decode(budget);
      break;
    case Stage::recognise:
      recognise();
      break;
    case Stage::read:
      read(budget);
      break;
    case Stage::finish:
      finish_readers(pace);
      break;
    case Stage::settle:
      settle(pace);
      break;
    case Stage::failing:
      if (problems_.locate(pace, heap_->input(), part_starts())) stage_ = Stage::failed;
      break;
    case Stage::done:
    case Stage::failed:
      break;
  }
  if (stage_ == Stage::done) return Progress::done;
  if (stage_ == Stage::failed) return Progress::failed;
  if (heap_->is_full() && stage_ != Stage::failing) {
    fail(ProblemCode::too_large,
         "this file, with the text that has to be made of it, takes more than the 4 GB that can be "
         "read at once");
  }
  return Progress::more;
}

Reading::Progress Reading::finish() {
  constexpr size_t kBudget = size_t{64} << 20;
  Progress progress = Progress::more;
  while (progress == Progress::more) progress = step(kBudget);
  return progress;
}

}  // namespace threadbare

#include "formats/xml/record_scanner.h"

#include <algorithm>

#include "thread/limits.h"

namespace threadbare {

uint64_t XmlRecordText::byte(size_t place) const {
  const auto after = std::upper_bound(
      shifts.begin(), shifts.end(), place,
      [](size_t sought, const std::pair<size_t, uint64_t>& shift) { return sought < shift.first; });
  if (after == shifts.begin()) return place;
  return place + std::prev(after)->second;
}

XmlRecordScanner::Found XmlRecordScanner::fail(ProblemCode code, std::string message, size_t at) {
  problems_->fail(code, std::move(message), offset_ + at);
  return Found::failed;
}

XmlRecordScanner::Found XmlRecordScanner::too_deep(size_t at) {
  return fail(ProblemCode::too_deep,
              "elements are nested more than " + std::to_string(kMaxXmlDepth) +
                  " levels deep here, which no export does",
              at);
}

void XmlRecordScanner::complain(std::string what, size_t at) {
  if (complained_) return;
  complained_ = true;
  problems_->warn(ProblemCode::bad_xml, "this XML is not well-formed: " + std::move(what),
                  offset_ + at);
}

bool XmlRecordScanner::within_caps(const XmlMarkup& markup) {
  if (markup.kind == Kind::doctype) {
    fail(ProblemCode::bad_xml,
         "this XML has a DOCTYPE, with which a small file can unfold to a huge one, so it is not "
         "read; exports have none: take it out, or export again",
         markup.begin);
    return false;
  }
  if (markup.attributes > kMaxXmlAttributes) {
    fail(ProblemCode::bad_xml,
         "this tag has more than " + std::to_string(kMaxXmlAttributes) +
             " attributes, which no export has",
         markup.begin);
    return false;
  }
  if (markup.kind == Kind::start_tag && open_containers_.size() + open_.size() >= kMaxXmlDepth) {
    too_deep(markup.begin);
    return false;
  }
  return true;
}

void XmlRecordScanner::complain_of_open(const XmlMarkup& end_tag) {
  complain("“" + std::string(open_.back()) + "” is not closed before “</" +
               std::string(end_tag.name) + ">”; it was closed here",
           end_tag.begin);
}

// The text ends inside something. Said once: after the record that is cut comes nothing.
void XmlRecordScanner::end_early() {
  if (ended_) return;
  ended_ = true;
  position_ = text_.size();
  const std::string_view inside = !open_.empty()              ? open_.front()
                                  : !open_containers_.empty() ? open_containers_.back()
                                                              : std::string_view();
  if (inside.empty()) return;
  problems_->warn(
      ProblemCode::truncated,
      "the file ends too early, inside “" + std::string(inside) + "”; what is whole was kept",
      offset_ + text_.size());
}

// The containers up to the one that the tag closes; false if it closes none.
bool XmlRecordScanner::leave_containers(const XmlMarkup& end_tag) {
  const auto found = std::find(open_containers_.rbegin(), open_containers_.rend(), end_tag.name);
  if (found == open_containers_.rend()) return false;
  open_containers_.erase(std::prev(found.base()), open_containers_.end());
  return true;
}

XmlRecordScanner::Found XmlRecordScanner::begin_container(const XmlMarkup& start_tag) {
  position_ = start_tag.end;
  open_containers_.push_back(start_tag.name);
  begin_record(start_tag.begin);
  if (!start_tag.well_formed) {
    mend(start_tag.begin, start_tag.end, well_formed_tag(text_, start_tag));
  }
  end_record(start_tag.end);
  record_.text.append("</").append(start_tag.name).append(">");
  return Found::container;
}

XmlRecordScanner::Found XmlRecordScanner::next() {
  complained_ = false;
  open_.clear();
  while (true) {
    const XmlMarkup markup = next_markup(text_, position_);
    if (!within_caps(markup)) return Found::failed;
    switch (markup.kind) {
      case Kind::none:
      case Kind::unfinished:
        end_early();
        return Found::end;
      case Kind::start_tag:
        if (std::find(containers_.begin(), containers_.end(), markup.name) != containers_.end()) {
          return begin_container(markup);
        }
        return scan_record(markup);
      case Kind::empty_tag:
        return scan_record(markup);
      case Kind::end_tag:
        if (!leave_containers(markup)) {
          complain("“</" + std::string(markup.name) + ">” closes nothing; it was left out",
                   markup.begin);
        }
        break;
      default:
        break;
    }
    position_ = markup.end;
  }
}

void XmlRecordScanner::begin_record(size_t at) {
  record_.text.clear();
  record_.shifts.clear();
  record_.unfinished = 0;
  record_.shifts.emplace_back(0, offset_ + at);
  copied_ = at;
}

// Puts `by` in the place of a stretch of the input.
void XmlRecordScanner::mend(size_t from, size_t until, std::string_view by) {
  record_.text.append(text_.substr(copied_, from - copied_)).append(by);
  copied_ = until;
  record_.shifts.emplace_back(record_.text.size(), offset_ + until - record_.text.size());
}

void XmlRecordScanner::end_record(size_t at) {
  record_.text.append(text_.substr(copied_, at - copied_));
}

// All but the outermost `keep` of the record's open elements, where `at` is in the input.
void XmlRecordScanner::close_elements(size_t keep, size_t at) {
  std::string tags;
  for (; open_.size() > keep; open_.pop_back()) tags.append("</").append(open_.back()).append(">");
  if (!tags.empty()) mend(at, at, tags);
}

// False if the tag closes no element of the record: it may close a container.
bool XmlRecordScanner::read_end_tag(const XmlMarkup& markup) {
  const auto found = std::find(open_.rbegin(), open_.rend(), markup.name);
  if (found == open_.rend()) return false;
  const auto level = static_cast<size_t>(std::prev(found.base()) - open_.begin());
  if (level + 1 < open_.size()) {
    complain_of_open(markup);
    close_elements(level + 1, markup.begin);
  }
  if (!markup.well_formed) mend(markup.begin, markup.end, well_formed_tag(text_, markup));
  open_.pop_back();
  return true;
}

XmlRecordScanner::Found XmlRecordScanner::scan_record(const XmlMarkup& first) {
  begin_record(first.begin);
  XmlMarkup markup = first;
  while (true) {
    position_ = markup.end;
    switch (markup.kind) {
      case Kind::none:
      case Kind::unfinished:
        end_early();
        record_.unfinished = open_.size();
        close_elements(0, markup.begin);
        return Found::record;
      case Kind::start_tag:
      case Kind::empty_tag:
        if (!open_.empty() && markup.name == open_.front()) {
          complain("“" + std::string(markup.name) +
                       "” is not closed before the next one begins; it was closed here",
                   markup.begin);
          close_elements(0, markup.begin);
          position_ = markup.begin;
          if (++nested_ > kMaxXmlDepth) return too_deep(markup.begin);
          return Found::record;
        }
        if (!markup.well_formed) {
          complain("this tag has attributes without quotes, or worse; they were read all the same",
                   markup.begin);
          mend(markup.begin, markup.end, well_formed_tag(text_, markup));
        }
        if (markup.kind == Kind::start_tag) open_.push_back(markup.name);
        break;
      case Kind::end_tag:
        if (read_end_tag(markup)) break;
        if (std::find(open_containers_.begin(), open_containers_.end(), markup.name) !=
            open_containers_.end()) {
          complain_of_open(markup);
          close_elements(0, markup.begin);
          position_ = markup.begin;
          return Found::record;
        }
        complain("“</" + std::string(markup.name) + ">” closes nothing; it was left out",
                 markup.begin);
        mend(markup.begin, markup.end, "");
        break;
      case Kind::stray:
        complain("a “<” begins nothing here; it was read as text", markup.begin);
        mend(markup.begin, markup.end, "&lt;");
        break;
      case Kind::comment:
      case Kind::instruction:
        mend(markup.begin, markup.end, "");
        break;
      default:
        break;
    }
    if (open_.empty()) {
      end_record(position_);
      nested_ = 0;
      return Found::record;
    }
    markup = next_markup(text_, position_);
    if (!within_caps(markup)) return Found::failed;
    const size_t closer = text_.substr(0, markup.begin).find("]]>", position_);
    if (closer != std::string_view::npos) {
      complain("“]]>” stands in plain text: a CDATA section ended too early", closer);
    }
  }
}

}  // namespace threadbare

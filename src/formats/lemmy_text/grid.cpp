#include "formats/lemmy_text/grid.h"

#include <algorithm>
#include <array>

namespace threadbare::lemmy_text {

namespace {

// Wider steps than this are no indentation of replies.
constexpr uint32_t kMaxStep = 32;

// The width of a step where nothing tells it: that of most browsers and text mode browsers.
constexpr uint32_t kUsualStep = 2;

// What speaks against a step: age lines off its grid, and levels that it leaves empty. A step of a
// single column is so rare that a stray line is the likelier cause, and odd steps are a bit rarer
// than even ones.
constexpr uint64_t kOffGridCost = 6;
constexpr uint64_t kEmptyLevelCost = 2;
constexpr uint64_t kMaxCostOfOneJump = 6;
constexpr uint64_t kSingleColumnCost = 8;
constexpr uint64_t kOddStepCost = 1;

// How many quoted age lines of one indentation a single line of text can unmask.
constexpr size_t kMaxQuotedTogether = 8;

/// A paragraph that happens to have an age alone on a line goes on before and behind it.
void drop_ages_in_paragraphs(std::vector<Header>& headers) {
  size_t parted_before = 0;
  size_t parted_behind = 0;
  for (size_t i = 0; i < headers.size(); ++i) {
    parted_before += i > 0 && headers[i].blank_before ? 1 : 0;
    parted_behind += headers[i].blank_after ? 1 : 0;
  }
  // What most other headers have can be asked of this one.
  const bool blank_before_is_usual = headers.size() > 2 && parted_before * 2 > headers.size() - 1;
  const bool blank_behind_is_usual = headers.size() > 1 && parted_behind * 2 >= headers.size();
  size_t kept = 0;
  for (size_t i = 0; i < headers.size(); ++i) {
    const Header& header = headers[i];
    const bool in_paragraph =
        header.continues_text && !header.age.has_score() &&
        ((blank_before_is_usual && i > 0) || (blank_behind_is_usual && header.text_continues));
    if (!in_paragraph) headers[kept++] = header;
  }
  headers.resize(kept);
}

/// Columns of the headers that have no tabs: the width of a tab is not known yet.
std::vector<uint64_t> columns_without_tabs(const std::vector<Header>& headers) {
  std::vector<uint64_t> columns;
  columns.reserve(headers.size());
  for (const Header& header : headers) {
    if (header.indent.tabs == 0) columns.push_back(header.indent.spaces);
  }
  return columns;
}

/// The columns modulo `step` that most headers have; of several, that of the first header.
uint32_t usual_remainder(const std::vector<uint64_t>& columns, uint32_t step) {
  std::array<size_t, kMaxStep> counts{};
  for (uint64_t column : columns) ++counts[static_cast<size_t>(column % step)];
  uint32_t usual = columns.empty() ? 0 : static_cast<uint32_t>(columns.front() % step);
  for (uint32_t remainder = 0; remainder < step; ++remainder) {
    if (counts[remainder] > counts[usual]) usual = remainder;
  }
  return usual;
}

uint64_t cost_of_step(const std::vector<uint64_t>& columns, uint32_t step) {
  const uint32_t remainder = usual_remainder(columns, step);
  uint64_t cost = step == 1 ? kSingleColumnCost : step % 2 * kOddStepCost;
  uint64_t last = 0;
  bool first = true;
  for (uint64_t column : columns) {
    if (column % step != remainder) {
      cost += kOffGridCost;
      continue;
    }
    if (!first && column > last + step) {
      cost += std::min(((column - last) / step - 1) * kEmptyLevelCost, kMaxCostOfOneJump);
    }
    last = column;
    first = false;
  }
  return cost;
}

/// By how much an author stands to the left of its age line, 0 if that cannot be said.
uint64_t author_offset(const Header& header) {
  if (!header.author || header.author_indent.tabs != header.indent.tabs ||
      header.author_indent.spaces > header.indent.spaces) {
    return 0;
  }
  return header.indent.spaces - header.author_indent.spaces;
}

uint32_t find_step(const std::vector<Header>& headers, const std::vector<uint64_t>& columns) {
  std::array<bool, kMaxStep + 1> proposed{};
  const auto propose = [&](uint64_t step) {
    if (step > 0 && step <= kMaxStep) proposed[static_cast<size_t>(step)] = true;
  };
  for (size_t i = 1; i < columns.size(); ++i) {
    propose(columns[i] > columns[i - 1] ? columns[i] - columns[i - 1]
                                        : columns[i - 1] - columns[i]);
  }
  bool by_address = false;
  for (const Header& header : headers) {
    if (header.author != AuthorLine::Form::addressed) continue;
    const uint64_t offset = author_offset(header);
    propose(offset);
    by_address = by_address || offset > 0;
  }
  const bool known = std::find(proposed.begin(), proposed.end(), true) != proposed.end();
  if (!known) {
    for (const Header& header : headers) propose(author_offset(header));
  }
  uint32_t best = 0;
  uint64_t least = ~uint64_t{0};
  for (uint32_t step = kMaxStep; step > 0; --step) {
    if (!proposed[step]) continue;
    uint64_t cost = cost_of_step(columns, step);
    if (by_address) {
      for (const Header& header : headers) {
        const bool against = header.author == AuthorLine::Form::addressed &&
                             author_offset(header) != step && author_offset(header) > 0;
        cost += against ? kOffGridCost : 0;
      }
    }
    if (cost < least) {
      least = cost;
      best = step;
    }
  }
  if (best > 0) return best;
  const bool tabs_alone = std::any_of(headers.begin(), headers.end(),
                                      [](const Header& header) { return header.indent.tabs > 0; });
  return tabs_alone ? 1 : kUsualStep;
}

/// The least column on the grid. A date under the title of the article can be an age line too: then
/// it stands alone, further left than any comment, and two steps or more from the next one.
uint64_t find_base(const std::vector<Header>& headers, uint32_t step, bool has_post) {
  std::vector<uint64_t> columns;
  columns.reserve(headers.size());
  for (const Header& header : headers) columns.push_back(header.indent.columns(step));
  const uint32_t remainder = usual_remainder(columns, step);

  uint64_t least = ~uint64_t{0};
  uint64_t second = ~uint64_t{0};
  for (uint64_t column : columns) {
    if (column % step != remainder || column == least) continue;
    if (column < least) {
      second = least;
      least = column;
    } else {
      second = std::min(second, column);
    }
  }
  const bool alone = std::count(columns.begin(), columns.end(), least) == 1;
  const bool date_of_article = has_post && alone && columns.front() == least &&
                               columns.size() > 2 && second != ~uint64_t{0} &&
                               second >= least + uint64_t{2} * step;
  return date_of_article ? second : least;
}

/// Whether `header`, which comes right after `before` (or the post), is an age that somebody
/// quotes: the text goes on behind it further left, where the text before it stood. Nobody's age
/// line with a score or an author is a quotation: better a stray comment than a lost one.
bool is_quoted(const Header& header, const Header* before, const Outline& outline, uint32_t step) {
  if (header.author || header.age.has_score()) return false;
  const uint64_t own = header.indent.columns(step);
  if (before == nullptr) {
    return outline.post_indent && header.first_text &&
           outline.post_indent->columns(step) <= header.first_text->columns(step) &&
           header.first_text->columns(step) < own;
  }
  if (!header.shallowest_text) return false;
  const uint64_t text = header.shallowest_text->columns(step);
  return before->indent.columns(step) <= text && text < own;
}

/// Drops the last of `kept` if the text behind it shows that it is quoted, together with those of
/// the same indentation right before it.
void drop_quoted(std::vector<Header>& headers, size_t& kept, const Outline& outline,
                 uint32_t step) {
  if (kept == 0) return;
  const Header& last = headers[kept - 1];
  size_t first = kept - 1;
  while (first > 1 && kept - first < kMaxQuotedTogether &&
         headers[first - 1].indent == last.indent) {
    --first;
  }
  if (is_quoted(last, first > 0 ? &headers[first - 1] : nullptr, outline, step)) kept = first;
}

bool author_stands_right(const Header& header, const Grid& grid) {
  const uint64_t own = header.indent.columns(grid.step);
  const uint64_t author = header.author_indent.columns(grid.step);
  if (own == author) return grid.flat || header.author != AuthorLine::Form::display;
  return own == author + grid.step;
}

}  // namespace

Grid settle_headers(Outline& outline) {
  std::vector<Header>& headers = outline.headers;
  Grid grid;
  drop_ages_in_paragraphs(headers);
  if (headers.empty()) return grid;
  grid.step = find_step(headers, columns_without_tabs(headers));
  grid.base = find_base(headers, grid.step, outline.post_indent.has_value());

  size_t kept = 0;
  for (size_t i = 0; i < headers.size(); ++i) {
    const Header header = headers[i];
    if (!grid.holds(header.indent.columns(grid.step))) {
      // Its text is part of what the header before it begins.
      if (kept > 0 && header.shallowest_text &&
          (!headers[kept - 1].shallowest_text ||
           header.shallowest_text->columns(grid.step) <
               headers[kept - 1].shallowest_text->columns(grid.step))) {
        headers[kept - 1].shallowest_text = header.shallowest_text;
      }
      continue;
    }
    drop_quoted(headers, kept, outline, grid.step);
    headers[kept++] = header;
  }
  drop_quoted(headers, kept, outline, grid.step);
  headers.resize(kept);

  grid.flat = headers.size() > 1 &&
              std::all_of(headers.begin(), headers.end(),
                          [](const Header& header) { return header.indent == Indent(); });
  for (Header& header : headers) {
    header.depth = grid.depth(header.indent.columns(grid.step));
    if (header.author && !author_stands_right(header, grid)) header.author.reset();
  }
  return grid;
}

uint32_t attach_more_lines(Outline& outline, const Grid& grid) {
  std::vector<Header>& headers = outline.headers;
  const auto add = [](uint32_t& sum, uint32_t count) {
    sum = static_cast<uint32_t>(std::min<uint64_t>(uint64_t{sum} + count, ~uint32_t{0} - 1));
  };
  uint32_t under_none = 0;
  std::vector<size_t> path;  // of the last header: its ancestors and itself
  size_t next = 0;
  for (const MoreLine& more : outline.more_lines) {
    for (; next < headers.size() && headers[next].begin() < more.begin; ++next) {
      while (!path.empty() && headers[path.back()].depth >= headers[next].depth) path.pop_back();
      path.push_back(next);
    }
    // The path is left as it is: the next count may stand under the last comment again.
    const uint64_t columns = more.indent.columns(grid.step);
    const auto under =
        std::upper_bound(path.begin(), path.end(), columns, [&](uint64_t column, size_t header) {
          return column < headers[header].indent.columns(grid.step);
        });
    add(under == path.begin() ? under_none : headers[*(under - 1)].unloaded, more.count);
  }
  return under_none;
}

}  // namespace threadbare::lemmy_text

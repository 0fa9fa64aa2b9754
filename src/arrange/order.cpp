#include "arrange/order.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "arrange/sort_by_key.h"

namespace threadbare {

namespace {

constexpr std::string_view kNames[] = {"source", "old", "new", "top", "controversial", "best"};

double time_key(const Comment& comment) {
  if (comment.time() != kUnknownTime) return static_cast<double>(comment.time());
  const int64_t age = comment.details().age_seconds;
  return age >= 0 ? -static_cast<double>(age) : kLastKey;
}

// The natural logarithm of a number from 1 on. Those of the C library bring tables of 6 KB into the
// module that a page loads, and nothing else needs them.
double logarithm(double number) {
  int exponent = 0;
  const double fraction = std::frexp(number, &exponent);
  // ln x is the series 2 (t + t^3 / 3 + ...) of t = (x - 1) / (x + 1), here between -1/3 and 0.
  const double t = (fraction - 1) / (fraction + 1);
  double sum = 0;
  double power = t;
  for (int divisor = 1; divisor < 32; divisor += 2, power *= t * t) sum += power / divisor;
  constexpr double kLogarithmOf2 = 0.693147180559945;
  return exponent * kLogarithmOf2 + 2 * sum;
}

// Votes to the power of how evenly they are split, as its logarithm, which ranks alike.
double controversy(const Comment& comment) {
  if (!comment.up() || !comment.down()) return kLastKey;
  const double up = std::max(0, *comment.up());
  const double down = std::max(0, *comment.down());
  if (up == 0 || down == 0) return 0;
  return logarithm(up + down) * (up > down ? down / up : up / down);
}

// The lower bound of the Wilson score interval: the share of up votes that a comment would likely
// keep if everybody voted. 1.2816 is the normal quantile of 80 %.
// https://en.wikipedia.org/wiki/Binomial_proportion_confidence_interval#Wilson_score_interval
double wilson(double up, double down) {
  const double votes = up + down;
  if (votes == 0) return 0;
  constexpr double kZ = 1.281551565545;
  const double share = up / votes;
  const double centre = share + kZ * kZ / (2 * votes);
  const double spread = kZ * std::sqrt((share * (1 - share) + kZ * kZ / (4 * votes)) / votes);
  return (centre - spread) / (1 + kZ * kZ / votes);
}

double score_key(const Comment& comment) {
  return comment.score() ? *comment.score() : kLastKey;
}

// Votes are compared with votes only: one comment without them, and all go by score.
bool votes_are_known(const Thread& thread) {
  bool any = false;
  for (uint32_t i = 0; i < thread.size(); ++i) {
    const Comment comment = thread[i];
    if (comment.up() && comment.down()) {
      any = true;
    } else if (comment.score()) {
      return false;
    }
  }
  return any;
}

std::vector<double> keys_of(const Thread& thread, Order order) {
  const bool by_votes = order == Order::best && votes_are_known(thread);
  std::vector<double> keys(thread.size());
  for (uint32_t i = 0; i < thread.size(); ++i) {
    const Comment comment = thread[i];
    switch (order) {
      case Order::source:
        break;
      case Order::new_first:
        keys[i] = time_key(comment);
        break;
      case Order::old_first: {
        const double key = time_key(comment);
        keys[i] = key == kLastKey ? kLastKey : -key;
        break;
      }
      case Order::top:
        keys[i] = score_key(comment);
        break;
      case Order::controversial:
        keys[i] = controversy(comment);
        break;
      case Order::best:
        if (!by_votes) {
          keys[i] = score_key(comment);
        } else {
          keys[i] = comment.up() ? wilson(std::max(0, *comment.up()), std::max(0, *comment.down()))
                                 : kLastKey;
        }
        break;
    }
  }
  return keys;
}

}  // namespace

std::string_view name_of(Order order) {
  return kNames[static_cast<size_t>(order)];
}

std::optional<Order> order_named(std::string_view name) {
  const auto found = std::find(std::begin(kNames), std::end(kNames), name);
  if (found == std::end(kNames)) return std::nullopt;
  return static_cast<Order>(found - std::begin(kNames));
}

std::vector<uint32_t> arrange(const Thread& thread, Order order) {
  const uint32_t size = thread.size();
  std::vector<uint32_t> rows(size);
  if (order == Order::source) {
    std::iota(rows.begin(), rows.end(), 0u);
    return rows;
  }
  const std::vector<double> keys = keys_of(thread, order);
  // A comment's subtree keeps its size wherever it goes, so each group of siblings can be laid out
  // on its own, once the row of its parent is known: parents come before their children.
  std::vector<uint32_t> siblings;
  auto lay_out = [&](uint32_t first_comment, uint32_t end_comment, uint32_t row,
                     std::vector<uint32_t>& row_of) {
    siblings.clear();
    for (uint32_t i = first_comment; i < end_comment; i = thread.end(i)) siblings.push_back(i);
    sort_by_key(siblings, keys);
    for (uint32_t sibling : siblings) {
      row_of[sibling] = row;
      row += thread.end(sibling) - sibling;
    }
  };
  std::vector<uint32_t> row_of(size);
  lay_out(0, size, 0, row_of);
  for (uint32_t i = 0; i < size; ++i) {
    if (thread.descendants(i) > 0) lay_out(i + 1, thread.end(i), row_of[i] + 1, row_of);
  }
  for (uint32_t i = 0; i < size; ++i) rows[row_of[i]] = i;
  return rows;
}

}  // namespace threadbare

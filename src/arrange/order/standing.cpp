#include "arrange/order/standing.h"

#include <algorithm>
#include <cmath>

#include "arrange/order/sort_by_key.h"

namespace threadbare {

namespace {

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

double score_key(const Comment& comment) {
  return comment.score() ? *comment.score() : kLastKey;
}

// A comment is as new as the newest below it. Replies stand behind what they reply to, so that one
// way back through the thread is enough.
void spread_upwards(const Thread& thread, std::vector<double>& keys) {
  for (uint32_t i = thread.size(); i-- > 0;) {
    const uint32_t parent = thread.parent(i);
    if (parent != Thread::kNone) keys[parent] = std::max(keys[parent], keys[i]);
  }
}

double best_key(const Comment& comment, bool by_votes) {
  if (!by_votes) return score_key(comment);
  return comment.up() && comment.down() ? wilson_bound(*comment.up(), *comment.down()) : kLastKey;
}

}  // namespace

// The lower bound of the Wilson score interval: the share of up votes that a comment would likely
// keep if everybody voted. 1.2816 is the normal quantile of 80 %.
// https://en.wikipedia.org/wiki/Binomial_proportion_confidence_interval#Wilson_score_interval
double wilson_bound(int32_t ups, int32_t downs) {
  const double up = std::max(0, ups);
  const double down = std::max(0, downs);
  const double votes = up + down;
  if (votes == 0) return 0;
  constexpr double kZ = 1.281551565545;
  const double share = up / votes;
  const double centre = share + kZ * kZ / (2 * votes);
  const double spread = kZ * std::sqrt((share * (1 - share) + kZ * kZ / (4 * votes)) / votes);
  return (centre - spread) / (1 + kZ * kZ / votes);
}

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

Timestamp newest_below(const Thread& thread, uint32_t comment) {
  Timestamp newest = kUnknownTime;
  for (uint32_t i = comment; i < thread.end(comment); ++i) {
    newest = std::max(newest, thread[i].time());
  }
  return newest;
}

std::vector<double> standings(const Thread& thread, Order order) {
  const bool by_votes = order == Order::best && votes_are_known(thread);
  std::vector<double> keys(thread.size());
  for (uint32_t i = 0; i < thread.size(); ++i) {
    const Comment comment = thread[i];
    switch (order) {
      case Order::source:
        break;
      case Order::new_first:
      case Order::activity:
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
        keys[i] = best_key(comment, by_votes);
        break;
      case Order::replies:
        keys[i] = thread.descendants(i);
        break;
    }
  }
  if (order == Order::activity) spread_upwards(thread, keys);
  return keys;
}

}  // namespace threadbare

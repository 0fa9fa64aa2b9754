// Where comments stand among their siblings: what each order goes by.
#ifndef THREADBARE_ARRANGE_STANDING_H_
#define THREADBARE_ARRANGE_STANDING_H_

#include <cstdint>
#include <vector>

#include "arrange/order/order.h"
#include "thread/thread.h"

namespace threadbare {

/// For each comment a number that is the larger the further up it stands in `order`, kLastKey where
/// what the order goes by is not known. Complexity: linear.
std::vector<double> standings(const Thread& thread, Order order);

/// Whether Order::best goes by votes. They are compared with votes only: one comment that has a
/// score without them, and all go by score. Complexity: linear.
bool votes_are_known(const Thread& thread);

/// The lower bound of the Wilson interval, 80 %, of the share of up votes: from 0 up to 1. Counts
/// below 0 are taken as 0.
double wilson_bound(int32_t ups, int32_t downs);

/// The time of the newest of a comment and all below it, or kUnknownTime. Complexity: linear in how
/// many those are.
Timestamp newest_below(const Thread& thread, uint32_t comment);

}  // namespace threadbare

#endif  // THREADBARE_ARRANGE_STANDING_H_
